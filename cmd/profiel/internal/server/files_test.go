package server

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// counted is a site that counts in opens how often each of its files is made.
func counted(s Site, opens *sync.Map) Site {
	open := s.Open
	s.Open = func(name string) ([]byte, error) {
		count, _ := opens.LoadOrStore(name, new(atomic.Int64))
		count.(*atomic.Int64).Add(1)
		time.Sleep(time.Millisecond) // so that others ask meanwhile
		return open(name)
	}
	return s
}

func timesMade(opens *sync.Map, name string) int64 {
	count, ok := opens.Load(name)
	if !ok {
		return 0
	}
	return count.(*atomic.Int64).Load()
}

// TestMadeOnce asks for files many times at once. What cannot be made, or is not there, is not kept.
func TestMadeOnce(t *testing.T) {
	var opens sync.Map
	h := newHandler(storeOf(counted(testSite(), &opens), nil), everyHost)
	var all sync.WaitGroup
	for range 20 {
		for _, target := range []string{"/", "/assets/a1/css/site.css", "/weg/"} {
			all.Go(func() { get(t, h, http.MethodGet, target) })
		}
	}
	all.Wait()
	for range 2 {
		get(t, h, http.MethodGet, "/stuk/")
		get(t, h, http.MethodGet, "/weg/")
	}
	for name, want := range map[string]int64{"index.html": 1, "assets/a1/css/site.css": 1, "404.html": 1, "stuk/index.html": 2} {
		if got := timesMade(&opens, name); got != want {
			t.Errorf("%s was made %d times, want %d", name, got, want)
		}
	}
	if timesMade(&opens, "weg/index.html") < 2 {
		t.Error("it is remembered what is not there")
	}
}

// TestLargeFilesAreNotKept holds that only pages are kept whatever their size.
func TestLargeFilesAreNotKept(t *testing.T) {
	large := []byte(strings.Repeat("x", keptBytes+1))
	var opens sync.Map
	s := Site{Open: files{"groot.pdf": large, "groot.html": large}.open}
	h := newHandler(storeOf(counted(s, &opens), nil), everyHost)
	for range 2 {
		for _, target := range []string{"/groot.pdf", "/groot.html"} {
			if w := get(t, h, http.MethodGet, target); w.Body.Len() < len(large) {
				t.Errorf("%s: %d bytes", target, w.Body.Len())
			}
		}
	}
	if pdf, page := timesMade(&opens, "groot.pdf"), timesMade(&opens, "groot.html"); pdf != 2 || page != 1 {
		t.Errorf("made %d and %d times, want 2 and 1", pdf, page)
	}
}

// TestPrepared holds that a new state is known with the pages that were asked for just before, and makes no other.
func TestPrepared(t *testing.T) {
	var opens sync.Map
	first := (*state)(nil).next(testSite(), nil, nil)
	for _, name := range []string{"index.html", "matrix/index.html", "data/profile.ttl"} {
		if _, err := first.file(name); err != nil {
			t.Fatal(err)
		}
	}
	old, _ := first.files.Load("matrix/index.html")
	old.(*file).asked.Store(time.Now().Add(-2 * recently).UnixNano())
	next := first.next(counted(testSite(), &opens), nil, []string{"content/a.md"})
	next.prepare(first)
	for name, want := range map[string]int64{"index.html": 1, "matrix/index.html": 0, "data/profile.ttl": 0} {
		if got := timesMade(&opens, name); got != want {
			t.Errorf("%s was made %d times, want %d", name, got, want)
		}
	}
	(*state)(nil).next(testSite(), nil, nil).prepare(nil)
}

func TestAskedSince(t *testing.T) {
	s := (*state)(nil).next(testSite(), nil, nil)
	begin := time.Now()
	for _, name := range []string{"index.html", "matrix/index.html", "404.html", "index.html"} {
		time.Sleep(time.Millisecond)
		_, _ = s.file(name)
	}
	if got := strings.Join(s.askedSince(begin), " "); got != "index.html 404.html matrix/index.html" {
		t.Errorf("got %s", got)
	}
}
