// Package parallel does the same to many things at once.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do with 0 … n-1, in about that order, and returns when all calls have; so many run at once that the processors have work
// while some wait for a disk. A few goroutines make all the calls: a new one has a small stack, which is copied whenever it must grow.
func Each(n int, do func(i int)) {
	var started atomic.Int64
	var workers sync.WaitGroup
	for range min(n, 2*runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(started.Add(1)) - 1; i < n; i = int(started.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
