package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
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
	log.mutex.Lock()
	defer log.mutex.Unlock()
	if bytes.Contains(log.Bytes(), []byte("http://")) {
		t.Errorf("standard error: %q", log.Bytes())
	}
}
