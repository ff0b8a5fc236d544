package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

func TestEachCallsOnce(t *testing.T) {
	for _, n := range []int{0, 1, 3, 4, 1000} {
		calls := make([]atomic.Int32, n)
		Each(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d, number %d was called %d times", n, i, got)
			}
		}
	}
}

func TestEachAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		want := int32(2 * runtime.GOMAXPROCS(0))
		var running atomic.Int32
		hold := make(chan struct{})
		go Each(2*int(want), func(int) {
			running.Add(1)
			<-hold
		})
		synctest.Wait()
		if got := running.Load(); got != want {
			t.Errorf("%d calls at once, want %d", got, want)
		}
		close(hold)
	})
}
