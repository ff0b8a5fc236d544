package server

import (
	"context"
	"maps"
	"slices"
	"time"
)

// One save is several events within a millisecond or two, and a checkout is hundreds. A set of changes is ready when nothing has
// happened for quietTime, but at the latest latestTime after its first change, so that something that writes without end cannot keep
// the preview old.
const (
	quietTime  = 4 * time.Millisecond
	latestTime = 200 * time.Millisecond
)

// debounce gathers paths and sends them on as sets, each path once and sorted, until ctx ends. While the receiver is busy the
// set grows, so that the receiver always gets everything that changed since its last one.
func debounce(ctx context.Context, paths <-chan string, changes chan<- []string) {
	pending := map[string]bool{}
	var first time.Time // when the wait for quiet began
	ready := false
	quiet := time.NewTimer(quietTime)
	defer quiet.Stop()
	for {
		var send chan<- []string // nil, so never chosen, until there is a set that is ready
		var set []string
		if ready && len(pending) > 0 {
			send, set = changes, slices.Sorted(maps.Keys(pending))
		}
		select { // a waiting receiver goes before new paths, or a stream of those would make it wait longer
		case send <- set:
			clear(pending)
			continue
		default:
		}
		select {
		case <-ctx.Done():
			return
		case path := <-paths:
			if ready || len(pending) == 0 {
				first, ready = time.Now(), false
			}
			pending[path] = true
			quiet.Reset(min(quietTime, time.Until(first.Add(latestTime))))
		case <-quiet.C:
			ready = true
		case send <- set:
			clear(pending)
		}
	}
}
