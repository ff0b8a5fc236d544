package server

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// file is a file of the output as it is sent, made when it is asked for.
type file struct {
	made  sync.Once
	parts [][]byte // what is sent, one after the other
	err   error
	asked atomic.Int64 // when it was asked for last, in nanoseconds since 1970
}

// keptBytes bounds what is kept of the files that are no pages: those are copied rather than made.
const keptBytes = 1 << 20

// file returns a file of the output as it is sent. It is made once: who asks meanwhile waits for it.
func (s *state) file(name string) (parts [][]byte, err error) {
	found, ok := s.files.Load(name)
	if !ok {
		found, _ = s.files.LoadOrStore(name, &file{})
	}
	f := found.(*file)
	f.asked.Store(time.Now().UnixNano())
	f.made.Do(func() {
		if f.parts, f.err = s.newFile(name); f.err != nil || !isPage(name) && length(f.parts) > keptBytes {
			s.files.Delete(name)
		}
	})
	return f.parts, f.err
}

func (s *state) newFile(name string) (parts [][]byte, err error) {
	body, err := s.open(name)
	switch {
	case err != nil:
		return nil, err
	case isPage(name):
		return s.enrich(body, s.source(name)), nil
	}
	return [][]byte{body}, nil
}

func length(parts [][]byte) (bytes int) {
	for _, part := range parts {
		bytes += len(part)
	}
	return bytes
}

// Many readers that ask for pages of a new state at once would wait for each other. So the pages that were asked for within
// recently are made before the state is known, unless that takes longer than prepareTime.
const (
	recently    = time.Second
	prepareTime = 200 * time.Millisecond
)

// prepare makes the pages that are asked for just now of old, those that were asked for last at first.
func (s *state) prepare(old *state) {
	if old == nil {
		return
	}
	began := time.Now()
	for _, name := range old.askedSince(began.Add(-recently)) {
		if time.Since(began) > prepareTime {
			return
		}
		_, _ = s.file(name) // who asks for it sees what is wrong
		runtime.Gosched()   // the readers go first
	}
}

// askedSince lists pages, those that were asked for last at first.
func (s *state) askedSince(begin time.Time) []string {
	asked := map[string]int64{}
	var names []string
	s.files.Range(func(name, f any) bool {
		if at := f.(*file).asked.Load(); isPage(name.(string)) && at >= begin.UnixNano() {
			asked[name.(string)] = at
			names = append(names, name.(string))
		}
		return true
	})
	slices.SortFunc(names, func(a, b string) int { return int(asked[b] - asked[a]) })
	return names
}
