package server

import (
	"errors"
	"log"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestLoadsOneAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var running, loads atomic.Int32
		newest := newStore()
		p := &preview{newest: newest, log: log.New(t.Output(), "", 0), load: func([]string) (Site, error) {
			if running.Add(1) > 1 {
				t.Error("two loads at the same time")
			}
			defer running.Add(-1)
			time.Sleep(time.Second)
			loads.Add(1)
			return testSite(), nil
		}}
		changes := make(chan []string)
		go p.run(t.Context(), changes)
		first := newest.wait(t.Context())
		changes <- []string{"content/a.md"}
		changes <- []string{"content/b.md"} // waits until the load for a.md is done
		synctest.Wait()
		if got := loads.Load(); got != 2 {
			t.Errorf("%d loads before the last change was taken, want 2", got)
		}
		time.Sleep(2 * time.Second)
		if now, _ := newest.get(); now.id == first.id || loads.Load() != 3 {
			t.Errorf("%d loads, want 3; the newest state is the first: %v", loads.Load(), now.id == first.id)
		}
	})
}

func TestReport(t *testing.T) {
	took := 38 * time.Millisecond
	for _, test := range []struct {
		name    string
		l       loaded
		changed []string
		want    string
	}{
		{"first", loaded{site: testSite()}, nil, "loaded in 38 ms"},
		{"one file", loaded{site: testSite()}, []string{"site.toml"}, "changed: site.toml; loaded in 38 ms"},
		{"many files", loaded{site: testSite()}, []string{"a", "b", "c", "d", "e"}, "changed: a, b, c and 2 more; loaded in 38 ms"},
		{"failed", loaded{err: errors.New("no content/")}, []string{"a"}, "changed: a; loading failed after 38 ms: no content/"},
		{"problem", loaded{site: testSite(unknownLevel)}, []string{"a"},
			"changed: a; loaded in 38 ms, 1 error, 0 warnings\n" + unknownLevelText()},
	} {
		if got := report(test.l, test.changed, took); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func unknownLevelText() string {
	p := testSite(unknownLevel).Problems[0]
	return strings.ReplaceAll(p.String(), "\r", "")
}
