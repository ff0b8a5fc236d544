//go:build browser

package browsertest

import (
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"beroepsprofiel/cmd/dev/internal/statichost"
)

// repository is the folder of go.mod and site.toml, seen from this one.
const repository = "../../.."

// world is what all tests share. TestMain makes it, and nothing changes it.
type world struct {
	site    fs.FS           // the built site
	baseURL string          // where it is served, without a slash at the end
	browser context.Context // of the running browser
}

var shared world

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (code int, err error) {
	temp, err := os.MkdirTemp("", "profiel-browsertest-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(temp)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 1, err
	}
	shared.baseURL = "http://" + listener.Addr().String()
	folder := os.Getenv("PROFIEL_SITE")
	if folder == "" {
		folder = filepath.Join(temp, "site")
		if err := build(temp, folder); err != nil {
			return 1, err
		}
	}
	shared.site = os.DirFS(folder)
	server := &http.Server{Handler: statichost.New(shared.site), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }()
	defer server.Close()
	stop, err := startBrowser(filepath.Join(temp, "chromium"))
	if err != nil {
		return 1, err
	}
	defer stop()
	return m.Run(), nil
}

// build makes the program and, with it, the site for the address at which it will be served.
func build(temp, folder string) error {
	program := filepath.Join(temp, "profiel")
	commands := [][]string{
		{"go", "build", "-o", program, "./cmd/profiel"},
		{program, "-C", ".", "build", "--out", folder, "--base-url", shared.baseURL},
	}
	for _, words := range commands {
		command := exec.Command(words[0], words[1:]...)
		command.Dir = repository
		command.Env = append(os.Environ(), "REPOSITORY_URL="+onGitHub)
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("%v: %w\n%s", words, err, output)
		}
	}
	return nil
}

// startBrowser starts Chromium with an empty profile in the given folder. stop ends it.
func startBrowser(profile string) (stop func(), err error) {
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.UserDataDir(profile),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", false),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), flags...)
	browser, stopBrowser := chromedp.NewContext(allocator)
	stop = func() { stopBrowser(); stopAllocator() }
	if err := chromedp.Do(browser); err != nil {
		stop()
		return nil, fmt.Errorf("start Chromium: %w", err)
	}
	shared.browser = browser
	return stop, nil
}
