package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// ending collects what is written to it, and ends a context at the first line.
type ending struct {
	bytes.Buffer
	end context.CancelFunc
}

func (e *ending) Write(p []byte) (int, error) {
	e.end()
	return e.Buffer.Write(p)
}

// locked is a buffer for several goroutines.
type locked struct {
	mutex sync.Mutex
	bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.Buffer.Write(p)
}

func (l *locked) text() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.String()
}

func TestServePrintsItsAddress(t *testing.T) {
	dir := t.TempDir()
	if err := copyMissing(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	defer end()
	out, log := &ending{end: end}, &locked{}
	root := newRoot()
	root.SetArgs([]string{"-C", dir, "serve", "--addr", "127.0.0.1:0"})
	root.SetOut(out)
	root.SetErr(log)
	if err := root.ExecuteContext(ctx); err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`^http://127\.0\.0\.1:\d+/\n$`)
	if !address.Match(out.Bytes()) {
		t.Errorf("standard output: %q", out)
	}
	if strings.Contains(log.text(), "http://") {
		t.Errorf("standard error: %q", log.text())
	}
}

func TestFilesOnDisk(t *testing.T) {
	p, _, err := loadPortal(os.DirFS("testdata/site"), portalOptions{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for page, want := range map[string]string{
		"over/index.html":                "content/over.md",
		"index.html":                     "content/_index.md",
		"edities/2017/cm-001/index.html": "content/aandachtsgebieden/modereren/huisregels-bewaken.md",
		"matrix/index.html":              "",
		"404.html":                       "",
		"favicon.svg":                    "",
	} {
		got := onDisk{dir, ""}.of(p.site)(page)
		if got.Name != want || got.Editor != "" || want != "" && got.Path != filepath.Join(dir, filepath.FromSlash(want)) {
			t.Errorf("%s: %+v", page, got)
		}
	}
	got := onDisk{dir, "vscode"}.of(p.site)("over/index.html").Editor
	if want := "vscode://file" + filepath.ToSlash(dir) + "/content/over.md"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := (onDisk{"", "vscode"}).editor("/een map/é.md"); got != "vscode://file/een%20map/%C3%A9.md" {
		t.Error(got)
	}
}
