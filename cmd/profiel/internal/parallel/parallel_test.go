package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
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

// TestEachAtOnce has every call wait for all that may run beside it: with fewer at once it would wait for ever.
func TestEachAtOnce(t *testing.T) {
	atOnce := int32(2 * runtime.GOMAXPROCS(0))
	var running atomic.Int32
	together := make(chan struct{})
	meet := sync.OnceFunc(func() { close(together) })
	Each(2*int(atOnce), func(int) {
		switch now := running.Add(1); {
		case now == atOnce:
			meet()
		case now > atOnce:
			t.Errorf("%d calls at once, want at most %d", now, atOnce)
		}
		<-together
		running.Add(-1)
	})
}
