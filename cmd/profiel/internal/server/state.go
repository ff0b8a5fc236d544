package server

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// version is a site with the name by which browsers know it.
type version struct {
	Site
	id string // differs between any two versions, also of different runs
}

// state is what requests are answered from. It does not change, but remembers what it made.
type state struct {
	version
	err     error    // what Load returned
	earlier []string // ids of versions that differ from this one only in stylesheets, newest first
	good    *version // the last version without errors, when this one has some and there was one before

	files       sync.Map      // of string to *file: what was asked for, a few MB at most
	onEveryPage func() []byte // newOnEveryPage, once
}

// earlierKept bounds state.earlier in a long session with a stylesheet.
const earlierKept = 16

// next is the state after a load. old is nil at the first load; changed is what led to the load.
func (old *state) next(site Site, err error, changed []string) *state {
	now := &state{version: version{Site: site, id: strconv.FormatInt(time.Now().UnixNano(), 36)}, err: err}
	if old != nil && onlyStyles(changed) && old.err == nil && err == nil && sameProblems(old.Problems, site.Problems) {
		now.earlier = append([]string{old.id}, old.earlier[:min(len(old.earlier), earlierKept-1)]...)
	}
	if !now.isGood() {
		now.good = old.lastGood()
	}
	if err != nil && now.good != nil {
		now.Site = now.good.Site
	}
	now.onEveryPage = sync.OnceValue(now.newOnEveryPage)
	return now
}

func (s *state) isGood() bool { return s.err == nil && !s.Problems.HasErrors() }

// lastGood is the last version without errors up to this state; nil when there was none.
func (s *state) lastGood() *version {
	switch {
	case s == nil:
		return nil
	case s.isGood():
		return &s.version
	}
	return s.good
}

// restyles reports whether a page of the version with this id is up to date once it has the new stylesheet.
func (s *state) restyles(id string) bool { return slices.Contains(s.earlier, id) }

// open is Site.Open, but a mistake in a page does not take the page away.
func (s *state) open(name string) ([]byte, error) {
	body, err := s.Open(name)
	if err != nil && s.good != nil && s.hasErrorIn(s.good.source(name).Name) {
		if last, lastErr := s.good.Open(name); lastErr == nil {
			return last, nil
		}
	}
	return body, err
}

// hasErrorIn reports whether there is an error in a file. A page whose file is there, but wrong, stands as it was; one whose file is
// gone is gone, whatever else is wrong.
func (s *state) hasErrorIn(file string) bool {
	return file != "" && slices.ContainsFunc(s.Problems, func(p diag.Problem) bool { return p.File == file && p.Severity == diag.Error })
}

func onlyStyles(changed []string) bool {
	return len(changed) > 0 && !slices.ContainsFunc(changed, func(path string) bool {
		return !strings.HasPrefix(path, "static/") || !strings.HasSuffix(path, ".css")
	})
}

func sameProblems(a, b diag.List) bool { return slices.Equal(a.Sorted(), b.Sorted()) }

// store keeps the newest state and tells who waits for the next one.
type store struct {
	mu       sync.Mutex
	state    *state        // nil before the first load
	replaced chan struct{} // closed when there is a newer state
}

func newStore() *store { return &store{replaced: make(chan struct{})} }

// get returns the newest state, nil before the first load, and a channel that is closed when there is a newer one.
func (s *store) get() (*state, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, s.replaced
}

func (s *store) set(newer *state) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = newer
	close(s.replaced)
	s.replaced = make(chan struct{})
}

// wait returns the newest state, and waits for the first one. It returns nil when ctx ends before that.
func (s *store) wait(ctx context.Context) *state {
	now, replaced := s.get()
	if now != nil {
		return now
	}
	select {
	case <-ctx.Done():
		return nil
	case <-replaced:
		now, _ = s.get()
		return now
	}
}
