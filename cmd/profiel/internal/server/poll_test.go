package server

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// refuses is what the system says at its limit.
func refuses(folder string) error { return fmt.Errorf("%s: %w", folder, syscall.ENOSPC) }

// sited is a site's folder that nobody watches yet, and the log of its watcher.
func sited(t *testing.T) (*watched, *strings.Builder, *log.Logger) {
	t.Helper()
	d := &watched{t: t, root: t.TempDir(), paths: make(chan string)}
	d.write("site.toml", "a")
	d.write("content/modereren/regels.md", "a")
	d.write("static/css/base.css", "a")
	var said strings.Builder
	return d, &said, log.New(&said, "", 0)
}

// follow runs a watcher until the test ends.
func (d *watched) follow(w *watcher) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- w.run(ctx, d.paths) }()
	d.t.Cleanup(func() {
		cancel()
		d.must(<-done)
	})
}

func TestPollWhereTheSystemWatchesNothing(t *testing.T) {
	d, said, logger := sited(t)
	w := &watcher{root: d.root, log: logger, add: refuses}
	d.must(w.begin(w.addAll()))
	if !strings.Contains(said.String(), "looking for changes") || !strings.Contains(said.String(), "max_user_watches") {
		t.Errorf("the log says %q", said)
	}
	d.write("content/modereren/regels.md", "between the start and the first look")
	d.follow(w)
	d.expect(nil, "content/modereren/regels.md")
	ignored := []string{"content/modereren/.regels.md.swp", "public/index.html", "static/css"}
	d.write(ignored[0], "a")
	d.write(ignored[1], "a")
	d.write("content/nieuw/diep/een.md", "a")
	d.write("site.toml", "bb")
	d.must(os.Remove(d.path("static/css/base.css")))
	d.expect(ignored, "content/nieuw/diep/een.md", "site.toml", "static/css/base.css")
	d.rename("content/nieuw", "content/oud")
	d.expect(ignored, "content/nieuw/diep/een.md", "content/oud/diep/een.md")
}

// TestPollFromALimitOn reaches the limit while it runs: what changed meanwhile is everything.
func TestPollFromALimitOn(t *testing.T) {
	d, said, logger := sited(t)
	w, err := newWatcher(d.root, logger)
	d.must(err)
	w.add = refuses
	d.follow(w)
	d.must(os.MkdirAll(d.path("content/nieuw"), 0o755))
	d.expect(nil, everything()...)
	if !strings.Contains(said.String(), filepath.Join("content", "nieuw")) {
		t.Errorf("the log says %q", said)
	}
	d.write("content/nieuw/een.md", "a")
	d.expect(nil, "content/nieuw/een.md")
}
