package server

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// debounced runs a test with a debounce in a bubble with its own clock.
func debounced(t *testing.T, test func(t *testing.T, paths chan<- string, changes <-chan []string)) {
	synctest.Test(t, func(t *testing.T) {
		paths, changes := make(chan string), make(chan []string)
		go debounce(t.Context(), paths, changes)
		test(t, paths, changes)
	})
}

func TestDebounceWaitsForQuiet(t *testing.T) {
	debounced(t, func(t *testing.T, paths chan<- string, changes <-chan []string) {
		time.Sleep(time.Hour) // an idle start is no readiness
		start := time.Now()
		for _, path := range []string{"b", "a", "b"} {
			paths <- path
			time.Sleep(quietTime / 2)
		}
		got := <-changes
		if want := []string{"a", "b"}; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		if took, want := time.Since(start), 2*(quietTime/2)+quietTime; took != want {
			t.Errorf("ready after %s, want %s", took, want)
		}
	})
}

func TestDebounceDoesNotWaitForever(t *testing.T) {
	debounced(t, func(t *testing.T, paths chan<- string, changes <-chan []string) {
		start := time.Now()
		ready := make(chan time.Duration, 1)
		go func() {
			<-changes
			ready <- time.Since(start)
		}()
		for n := range 3 * int(latestTime/quietTime) {
			paths <- fmt.Sprint(n)
			time.Sleep(quietTime / 3)
		}
		if took := <-ready; took != latestTime {
			t.Errorf("ready after %s of writing without end, want %s", took, latestTime)
		}
	})
}

func TestDebounceGathersWhileReceiverIsBusy(t *testing.T) {
	debounced(t, func(t *testing.T, paths chan<- string, changes <-chan []string) {
		paths <- "a"
		time.Sleep(time.Second)
		paths <- "b"
		start := time.Now()
		if got, want := <-changes, []string{"a", "b"}; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		if took := time.Since(start); took != quietTime {
			t.Errorf("ready %s after the last change, want %s", took, quietTime)
		}
		select {
		case again := <-changes:
			t.Errorf("sent again: %v", again)
		case <-time.After(time.Hour):
		}
	})
}
