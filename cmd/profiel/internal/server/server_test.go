package server

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// running is a preview of a folder, from the outside.
type running struct {
	address string
	stop    context.CancelFunc
	done    chan error
	log     *lines // without the address
}

// lines passes on what is written to it, one write an element.
type lines struct{ written chan string }

func (l *lines) Write(p []byte) (int, error) {
	l.written <- string(p)
	return len(p), nil
}

func start(t *testing.T, o Options) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{stop: cancel, done: make(chan error, 1), log: &lines{make(chan string, 100)}}
	t.Cleanup(cancel)
	out := &lines{make(chan string, 100)}
	o.Out, o.Log = out, r.log
	go func() { r.done <- Run(ctx, "127.0.0.1:0", o) }()
	select {
	case line := <-out.written:
		r.address = strings.TrimSuffix(strings.TrimSpace(line), "/")
	case err := <-r.done:
		t.Fatal(err)
	}
	return r
}

// page returns what stands at an address.
func (r *running) page(t *testing.T, path string) string {
	t.Helper()
	response, err := http.Get(r.address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// fileSite is a site whose home page is a file of the folder.
func fileSite(root string) func([]string) (Site, error) {
	return func([]string) (Site, error) {
		text, err := os.ReadFile(filepath.Join(root, "content", "_index.md"))
		page := append([]byte("<body>"), text...)
		return Site{Open: files{"index.html": page}.open, Stylesheet: "/assets/x/css/site.css"}, err
	}
}

func folder(t *testing.T) (root string, write func(name, text string)) {
	d := &watched{t: t, root: t.TempDir()}
	d.write("content/_index.md", "een")
	d.write("static/css/site.css", "")
	return d.root, d.write
}

func TestRunFromChangeToEvent(t *testing.T) {
	root, write := folder(t)
	r := start(t, Options{Root: root, Load: fileSite(root)})
	page := r.page(t, "/")
	if !strings.Contains(page, "<body>een") {
		t.Fatalf("home page: %s", page)
	}
	_, rest, _ := strings.Cut(page, `data-state="`)
	version, _, _ := strings.Cut(rest, `"`)
	messages := stream(t, r.address, version, "")

	write("static/css/site.css", "body {}")
	if got := <-messages; !strings.HasSuffix(got, "/style//assets/x/css/site.css") {
		t.Errorf("after a change of a stylesheet: %q", got)
	}
	write("content/_index.md", "twee")
	if got := <-messages; !strings.HasSuffix(got, "/reload/") {
		t.Errorf("after a change of content: %q", got)
	}
	if page := r.page(t, "/"); !strings.Contains(page, "<body>twee") {
		t.Errorf("home page after the event: %s", page)
	}

	if first := <-r.log.written; !strings.HasPrefix(first, "loaded in ") {
		t.Errorf("log of the first load: %q", first)
	}
	if line := <-r.log.written; !strings.HasPrefix(line, "changed: static/css/site.css; loaded in ") {
		t.Errorf("log of a change: %q", line)
	}

	begin := time.Now()
	r.stop()
	if err := <-r.done; err != nil {
		t.Errorf("Run: %v, want nil", err)
	}
	if took := time.Since(begin); took > patience {
		t.Errorf("the end took %s with an open event stream", took)
	}
	if message, open := <-messages; open {
		t.Errorf("after the end: %q, want the end of the stream", message)
	}
}

func TestRunFailedLoadIsMended(t *testing.T) {
	root, write := folder(t)
	var mended atomic.Bool
	load := func(changed []string) (Site, error) {
		if !mended.Load() {
			return Site{}, errors.New("site.toml: no title")
		}
		return fileSite(root)(changed)
	}
	r := start(t, Options{Root: root, Load: load})
	if page := r.page(t, "/"); !strings.Contains(page, "site.toml: no title") {
		t.Fatalf("page of a failed load: %s", page)
	}
	messages := stream(t, r.address, "older", "")
	<-messages
	mended.Store(true)
	write("site.toml", "title = 'x'")
	if got := <-messages; !strings.HasSuffix(got, "/reload/") {
		t.Errorf("after mending: %q", got)
	}
	if page := r.page(t, "/"); !strings.Contains(page, "<body>een") {
		t.Errorf("page after mending: %s", page)
	}
}

func TestRunEndsDuringLoad(t *testing.T) {
	root, _ := folder(t)
	loading, release := make(chan bool), make(chan bool)
	defer close(release)
	r := start(t, Options{Root: root, Load: func([]string) (Site, error) {
		close(loading)
		<-release
		return testSite(), nil
	}})
	<-loading
	r.stop()
	select {
	case err := <-r.done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("Run waits for a load")
	}
}

func TestRunErrors(t *testing.T) {
	root, _ := folder(t)
	r := start(t, Options{Root: root, Load: fileSite(root)})
	taken := strings.TrimPrefix(r.address, "http://")
	err := Run(t.Context(), taken, Options{Root: root, Load: fileSite(root), Out: io.Discard, Log: io.Discard})
	if _, ok := errors.AsType[*ListenError](err); !ok || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("taken port: %v", err)
	}
	err = Run(t.Context(), "127.0.0.1:0", Options{Root: filepath.Join(root, "weg"), Load: fileSite(root), Out: io.Discard, Log: io.Discard})
	if err == nil || !strings.Contains(err.Error(), "cannot watch") {
		t.Errorf("missing folder: %v", err)
	}
}
