package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

func TestServeRefusesStrangers(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	if addr := newRoot().Commands(); !slices.ContainsFunc(addr, func(c *cobra.Command) bool {
		flag := c.Flags().Lookup("addr")
		return flag != nil && flag.DefValue == "127.0.0.1:1313"
	}) {
		t.Error("serve does not listen on the loopback address unless told otherwise")
	}
	const events = "/_profiel/events"
	for _, test := range []struct {
		method, address string
		headers         []string
		status          int
	}{
		{"GET", "/", nil, 200},
		{"HEAD", "/", nil, 200},
		{"GET", "/", []string{"Host: evil.example"}, 403},
		{"GET", "/", []string{"Host: evil.example:1313"}, 403},
		{"GET", "http://evil.example/", nil, 403},
		{"GET", events, nil, 403},
		{"GET", events, []string{"Origin: http://evil.example"}, 403},
		{"GET", events, []string{"Origin: null"}, 403},
		{"GET", events, []string{"Origin: http://" + s.host}, 200},
		{"GET", events, []string{"Sec-Fetch-Site: same-origin"}, 200},
		{"POST", "/", nil, 405},
		{"PUT", "/index.html", nil, 405},
		{"PATCH", "/", nil, 405},
		{"DELETE", "/", nil, 405},
		{"OPTIONS", "/", nil, 405},
		{"TRACE", "/", nil, 405},
		{"POST", events, []string{"Origin: http://" + s.host}, 405},
		{"GET", "/../site.toml", nil, 400},
		{"GET", "/assets/../../site.toml", nil, 400},
		{"GET", "/%2e%2e/site.toml", nil, 400},
		{"GET", "/%2E%2E%2Fsite.toml", nil, 400},
		{"GET", "/..%5csite.toml", nil, 400},
		{"GET", "/..%255csite.toml", nil, 404},
		{"GET", "/index.html%00.png", nil, 400},
		{"GET", "//evil.example/", nil, 400},
		{"GET", "/%0d%0aX-A:%20b", nil, 400},
		{"GET", "/site.toml", nil, 404},
		{"GET", "/content/_index.md", nil, 404},
		{"GET", "/layouts/base.html", nil, 404},
		{"GET", "/.git/config", nil, 404},
		{"GET", "/data/", nil, 404},
		{"GET", "/assets/", nil, 404},
		{"GET", "/_profiel/", nil, 404},
	} {
		response, body := s.ask(test.method, test.address, test.headers...)
		if response.StatusCode != test.status {
			t.Errorf("%s %s %q: status %d, want %d\n%s", test.method, test.address, test.headers, response.StatusCode, test.status, body)
		}
		if response.Header.Get("X-A") != "" {
			t.Errorf("%s %s: headers %v", test.method, test.address, response.Header)
		}
	}
}

// TestServeHasThePolicyOfTheSite compares it with what a host sends that reads _headers.
func TestServeHasThePolicyOfTheSite(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	rules := string(fileOf(t, mustPortal(t).output, "_headers"))
	for _, address := range []string{"/", "/matrix/", "/nergens/", "/embed/cm-001/", "/data/profile.json"} {
		want := hostHeaders(rules, address)
		want.Del("Strict-Transport-Security") // without TLS it must not be there
		want.Set("Cache-Control", "no-store")
		response, _ := s.ask("GET", address)
		for _, name := range slices.Sorted(maps.Keys(want)) {
			if got := response.Header.Get(name); got != want.Get(name) {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want.Get(name))
			}
		}
		if response.Header.Get("Set-Cookie") != "" || response.Header.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: headers %v", address, response.Header)
		}
	}
}

func TestServeFollowsTheDisk(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	const file, page = "content/over.md", "/over/"
	text, err := os.ReadFile(s.path(file))
	s.must(err)
	found := func(status int, _ string) bool { return status == http.StatusOK }
	gone := func(status int, _ string) bool { return status == http.StatusNotFound }
	s.until("served", page, found)
	s.must(os.Rename(s.path(file), s.path("content/wie.md")))
	s.until("the old address of a renamed page is gone", page, gone)
	s.until("the new one is there", "/wie/", found)
	s.must(os.Rename(s.path("content/wie.md"), s.path(file)))
	s.until("back", page, found)
	s.must(os.Remove(s.path(file)))
	s.until("a deleted page is gone", page, gone)
	s.must(os.WriteFile(s.path(file), text, 0o644))
	s.until("back", page, found)
}

func TestServeKeepsTheLastGoodSite(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	_, before := s.ask("GET", "/over/")
	body, _, _ := strings.Cut(before, "<aside class=\"profiel-source\"")
	for _, broken := range []string{
		"+++\ntitle = \"<script>alert(1)</script>\n+++\n",
		"+++\ntitle = \"Over\"\nlevel = \"<script>alert(1)</script>\"\n+++\n",
		"+++\ntitle = \"Over\"\n+++\n\n<script>alert(1)</script>\n",
	} {
		text, err := os.ReadFile(s.path("content/over.md"))
		s.must(err)
		s.must(os.WriteFile(s.path("content/over.md"), []byte(broken), 0o644))
		s.until("the mistake is shown", "/", func(status int, body string) bool {
			return status == http.StatusOK && strings.Contains(body, `class="profiel-problems"`)
		})
		for _, address := range []string{"/", "/over/"} {
			response, shown := s.ask("GET", address)
			if response.StatusCode != http.StatusOK || strings.Contains(shown, "<script>alert") || !strings.Contains(shown, "content/over.md:") {
				t.Errorf("%s with %q: status %d\n%s", address, broken, response.StatusCode, shown)
			}
		}
		s.must(os.WriteFile(s.path("content/over.md"), text, 0o644))
		s.until("mended", "/over/", func(status int, shown string) bool {
			return status == http.StatusOK && strings.HasPrefix(shown, body) && !strings.Contains(shown, `class="profiel-problems"`)
		})
	}
}

// TestServeIsDeafToBuilds builds beside the preview, once into the sources, which build refuses: nothing is loaded again.
func TestServeIsDeafToBuilds(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	s.until("served", "/", func(status int, _ string) bool { return status == http.StatusOK })
	for out, right := range map[string]bool{"public": true, "content/uit": false, "static": false} {
		build := newRoot()
		build.SetArgs([]string{"-C", s.dir, "build", "--out", s.path(out)})
		build.SetOut(io.Discard)
		build.SetErr(io.Discard)
		if err := build.Execute(); (err == nil) != right {
			t.Errorf("build --out %s: %v", out, err)
		}
	}
	time.Sleep(500 * time.Millisecond) // more than the preview waits for the end of a change
	if said := s.log.text(); strings.Count(said, "loaded in") != 1 || strings.Contains(said, "changed:") {
		t.Errorf("the log says\n%s", said)
	}
	s.must(os.WriteFile(s.path("content/nieuw.md"), []byte("+++\ntitle = \"Nieuw\"\n+++\n"), 0o644))
	s.until("a change is heard", "/nieuw/", func(status int, _ string) bool { return status == http.StatusOK })
}

// TestServeFollowsNoLinkOut plants links to a file and a folder outside the site, and one that leads in a circle.
func TestServeFollowsNoLinkOut(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	s.until("served", "/", func(status int, _ string) bool { return status == http.StatusOK })
	outside := t.TempDir()
	s.must(os.WriteFile(filepath.Join(outside, "_index.md"), []byte("+++\ntitle = \"Geheim\"\n+++\n"), 0o600))
	for name, to := range map[string]string{
		"static/geheim.txt": filepath.Join(outside, "_index.md"), "content/geheim.md": filepath.Join(outside, "_index.md"),
		"content/geheim": outside, "content/lus": "..",
	} {
		s.must(os.Symlink(to, s.path(name)))
	}
	s.must(os.WriteFile(s.path("content/nieuw.md"), []byte("+++\ntitle = \"Nieuw\"\n+++\n"), 0o644)) // the watcher follows no link either
	s.until("the mistake is shown", "/", func(_ int, body string) bool { return strings.Contains(body, "static/geheim.txt") })
	for _, address := range []string{"/geheim.txt", "/geheim/", "/geheim/index.html", "/lus/", "/lus/over/"} {
		if response, body := s.ask("GET", address); response.StatusCode != http.StatusNotFound || strings.Contains(body, "Geheim") {
			t.Errorf("%s: status %d\n%s", address, response.StatusCode, body)
		}
	}
}

// TestServeFollowsASwitch changes many files at once, as a switch to another branch does, there and back.
func TestServeFollowsASwitch(t *testing.T) {
	t.Parallel()
	s := startServe(t)
	for _, way := range []string{"there", "and back"} {
		for n := range 200 {
			name := s.path(fmt.Sprintf("content/tak/pagina-%d.md", n))
			s.must(os.MkdirAll(filepath.Dir(name), 0o755))
			s.must(os.WriteFile(name, fmt.Appendf(nil, "+++\ntitle = \"Pagina %d\"\n+++\n\nEen zin.\n", n), 0o644))
		}
		s.must(os.WriteFile(s.path("content/tak/_index.md"), []byte("+++\ntitle = \"Tak\"\n+++\n"), 0o644))
		s.until(way+": the last page is there", "/tak/pagina-199/", func(status int, body string) bool {
			return status == http.StatusOK && !strings.Contains(body, `class="profiel-problems"`)
		})
		s.must(os.RemoveAll(s.path("content/tak")))
		s.until(way+": all are gone", "/tak/pagina-0/", func(status int, _ string) bool { return status == http.StatusNotFound })
	}
}
