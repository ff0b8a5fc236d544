package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
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

// TestServeUnderLoad asks a preview of this portal for its pages over many connections while files change: no answer fails. How long
// answers take and how much memory it needs is logged, for that depends on what else the machine does.
func TestServeUnderLoad(t *testing.T) {
	readers, during := 8, 2*time.Second
	if isSoak() {
		readers, during = 64, 30*time.Second
	}
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
	base, process := servedByProcess(t, dir)
	addresses := addressesIn(t, base+"/sitemap.xml")
	end := time.Now().Add(during)
	var all sync.WaitGroup
	times := make([][]time.Duration, readers)
	for n := range readers {
		all.Go(func() { times[n] = read(t, base, addresses[n%len(addresses):], end) })
	}
	changes := change(t, filepath.Join(dir, "content", "over", "waarvoor.md"), end)
	all.Wait()
	took := slices.Concat(times...)
	slices.Sort(took)
	t.Logf("%d answers over %d connections during %d changes: half within %s, 99%% within %s, the slowest %s; %s", len(took), readers, changes,
		took[len(took)/2], took[len(took)*99/100], took[len(took)-1], memoryOf(process))
	if changes == 0 {
		t.Error("nothing changed")
	}
}

// servedByProcess runs `profiel serve` in a process of its own until the test ends, and returns its address, without a slash at the
// end, and its number.
func servedByProcess(t *testing.T, dir string) (base string, process int) {
	t.Helper()
	command := program(t, dir, "serve", "--addr", "127.0.0.1:0")
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
	return strings.TrimRight(line, "/\n"), command.Process.Pid
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

// change adds a sentence to a file again and again until the end, and returns how often it did.
func change(t *testing.T, file string, end time.Time) (changes int) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for ; time.Now().Before(end); changes++ {
		if err := os.WriteFile(file, fmt.Appendf(nil, "%s\nVerandering %d.\n", text, changes), 0o644); err != nil {
			t.Fatal(err)
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
