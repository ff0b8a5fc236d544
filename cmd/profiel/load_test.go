package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// isSoak reports whether tests take the time and the numbers that they are meant for, instead of those for every day. It is set by
// `go run ./cmd/dev soak`.
func isSoak() bool { return os.Getenv("PROFIEL_SOAK") != "" }

// TestServeUnderLoad asks a preview of this portal for its pages over many connections while a text changes: no answer fails. How long
// answers take is logged, for that depends on what else the machine does.
func TestServeUnderLoad(t *testing.T) {
	const readers = 8
	dir := portalFolder(t)
	base := servedByProcess(t, program(t, dir, "serve", "--addr", "127.0.0.1:0"))
	addresses := addressesIn(t, base+"/sitemap.xml")
	end := time.Now().Add(2 * time.Second)
	var all sync.WaitGroup
	times := make([][]time.Duration, readers)
	for n := range readers {
		all.Go(func() { times[n] = read(t, base, addresses[n%len(addresses):], end) })
	}
	changes := change(t, dir, "text", end)
	all.Wait()
	took := slices.Concat(times...)
	slices.Sort(took)
	t.Logf("%d answers over %d connections during %d changes: half within %s, 99%% within %s, the slowest %s", len(took), readers, changes,
		took[len(took)/2], took[len(took)*99/100], took[len(took)-1])
	if changes == 0 {
		t.Error("nothing changed")
	}
}

// TestServeUnderWrk does the same to the program as it is released, with 64 connections of wrk for 30 seconds, while a text, a layout or
// a title changes. What the machine can do is seen from a server that sends one page and does nothing else. `go run ./cmd/dev soak`
// names the two programs.
func TestServeUnderWrk(t *testing.T) {
	if !isSoak() {
		t.Skip("takes two minutes, and needs wrk: go run ./cmd/dev soak --only load")
	}
	page := bytes.Repeat([]byte("profiel "), 2000)
	control := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(page) }))
	t.Logf("one page from memory: %s", wrk(t, control.URL, []string{"/"}))
	control.Close()
	for _, what := range []string{"text", "layout", "title"} {
		t.Run(what, func(t *testing.T) {
			dir := portalFolder(t)
			command := exec.Command(os.Getenv("PROFIEL_PROGRAM"), "-C", dir, "serve", "--addr", "127.0.0.1:0")
			base := servedByProcess(t, command)
			addresses := addressesIn(t, base+"/sitemap.xml")
			go change(t, dir, what, time.Now().Add(30*time.Second))
			t.Logf("while a %s changes: %s, %s", what, wrk(t, base, addresses), memoryOf(command.Process.Pid))
		})
	}
}

// wrk asks for addresses in turn over 64 connections for 30 seconds, and returns what came of it. An answer that is none fails the test.
func wrk(t *testing.T, base string, addresses []string) (summary string) {
	t.Helper()
	list := filepath.Join(t.TempDir(), "addresses")
	if err := os.WriteFile(list, []byte(strings.Join(addresses, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(os.Getenv("PROFIEL_WRK"), "-t2", "-c64", "-d30s", "--timeout", "30s", "-s", "testdata/wrk.lua", base)
	command.Env = append(os.Environ(), "ADDRESSES="+list)
	said, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "\nfaults: 0\n") {
		t.Errorf("%v\n%s", err, said)
	}
	_, summary, _ = strings.Cut(string(said), "\nanswers: ")
	return strings.TrimSpace(summary)
}

// portalFolder is a copy of this portal's sources.
func portalFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(root, "site.toml"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "site.toml"), config, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// servedByProcess runs `profiel serve` in a process of its own until the test ends, and returns its address, without a slash at the
// end.
func servedByProcess(t *testing.T, command *exec.Cmd) (base string) {
	t.Helper()
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait() // it was killed
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimRight(line, "/\n")
}

var location = regexp.MustCompile(`<loc>https?://[^/]+([^<]+)</loc>`)

// addressesIn are the paths of a site's pages.
func addressesIn(t *testing.T, sitemap string) []string {
	t.Helper()
	response, err := http.Get(sitemap)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	var addresses []string
	for _, found := range location.FindAllSubmatch(text, -1) {
		addresses = append(addresses, string(found[1]))
	}
	if len(addresses) < 100 {
		t.Fatalf("%d pages in %s", len(addresses), sitemap)
	}
	return addresses
}

// read asks for pages over one connection until the end, and returns how long each took.
func read(t *testing.T, base string, addresses []string, end time.Time) (times []time.Duration) {
	client := http.Client{Transport: &http.Transport{MaxConnsPerHost: 1}}
	defer client.CloseIdleConnections()
	for n := 0; time.Now().Before(end); n++ {
		began := time.Now()
		address := addresses[n%len(addresses)]
		response, err := client.Get(base + address)
		if err != nil {
			t.Error(err)
			return times
		}
		page, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !strings.HasSuffix(strings.TrimSpace(string(page)), "</html>") {
			t.Errorf("%s: %s, %v, %d bytes", address, response.Status, err, len(page))
		}
		times = append(times, time.Since(began))
	}
	return times
}

// change changes a file of a site twice a second until the end, and returns how often it did: the "text" of a page, its "title", or the
// "layout" of all pages.
func change(t *testing.T, dir, what string, end time.Time) (changes int) {
	t.Helper()
	name, old, form := "content/over/waarvoor.md", "+++\n", "+++\n\nVerandering %d.\n"
	switch what {
	case "title":
		old, form = "title = \"", "title = \"%d "
	case "layout":
		name, old, form = "layouts/components/site-footer.html", "<footer class=\"site-footer\">", "<footer class=\"site-footer\"><p>%d</p>"
	}
	file := filepath.Join(dir, name)
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), old) {
		t.Errorf("%s has no %q: %v", file, old, err)
		return 0
	}
	at := strings.LastIndex(string(text), old)
	for ; time.Now().Before(end); changes++ {
		changed := fmt.Appendf(nil, "%s"+form+"%s", text[:at], changes, text[at+len(old):])
		if err := os.WriteFile(file, changed, 0o644); err != nil {
			t.Error(err)
		}
		time.Sleep(500 * time.Millisecond)
	}
	return changes
}

// memoryOf is the most that a process has needed, as Linux says; elsewhere it is not known.
func memoryOf(process int) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		return "memory unknown"
	}
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	most, _, _ := strings.Cut(rest, "\n")
	return "at most " + strings.TrimSpace(most) + " of memory"
}
