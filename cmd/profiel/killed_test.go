package main

import (
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestKilledAtRandomMoments kills builds: there is the old site or the new one, and the next build succeeds and leaves nothing beside it.
func TestKilledAtRandomMoments(t *testing.T) {
	p := newPublication(t, t.TempDir())
	p.publish(t, versionNames[1])
	took := p.duration(t, versionNames[1])
	ended := outcomes{}
	for n := range soakOr(500, 8) {
		version := versionNames[n%2]
		p.stop(t, version, os.Kill, momentIn(took, n))
		state := p.state(t)
		if !slices.Contains(versionNames[:], state) {
			t.Fatalf("kill %d: the output is %s", n, state)
		}
		switch left := p.leftovers(t); {
		case len(left) > 0 && state == version:
			ended["while the old site was removed"]++
		case len(left) > 0:
			ended["while the new site was written"]++
		case state == version:
			ended["with the new site in place"]++
		default:
			ended["before anything was written"]++
		}
		took = p.duration(t, version)
	}
	t.Logf("%d kills: 0 mixed sites, every next build succeeded; %s", soakOr(500, 8), ended)
}

// TestAskedToStop asks builds to stop: there is the old site or the new one, and nothing beside it.
func TestAskedToStop(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal that asks a program to stop")
	}
	p := newPublication(t, t.TempDir())
	p.publish(t, versionNames[1])
	took := p.duration(t, versionNames[1])
	ended := outcomes{}
	for n := range soakOr(200, 4) {
		version := versionNames[n%2]
		signal := []syscall.Signal{syscall.SIGTERM, syscall.SIGINT}[n/2%2]
		status, said := p.stop(t, version, signal, momentIn(took, n))
		state, left := p.state(t), p.leftovers(t)
		switch {
		case len(left) > 0 || status == exitOK && state != version || !slices.Contains(versionNames[:], state):
			t.Fatalf("stop %d: status %d, the output is %s, beside it %v\n%s", n, status, state, left, said)
		case status == exitOK:
			ended["were done already"]++
		case status == 128+int(signal) && state != version && strings.Contains(said, "is as it was"):
			ended["stopped with the old site in place"]++
		case status == -1: // before the program listened
			ended["ended at once"]++
		default:
			t.Fatalf("stop %d: status %d\n%s", n, status, said)
		}
		took = p.duration(t, version)
	}
	t.Logf("%d signals, nothing left beside the site: %s", soakOr(200, 4), ended)
}

// duration publishes a version and returns how long that took.
func (p *publication) duration(t *testing.T, version string) time.Duration {
	t.Helper()
	start := time.Now()
	p.publish(t, version)
	return time.Since(start)
}

// moment is a moment in a build: some time after its start, or after it has begun to write.
type moment struct {
	after   time.Duration
	writing bool
}

// momentIn is the nth random moment in a build that takes some time. Every other one is while it writes, which is a small part of it.
func momentIn(took time.Duration, n int) moment {
	if n/2%2 == 0 {
		return moment{after: rand.N(took * 5 / 4)}
	}
	return moment{rand.N(took / 4), true}
}

// stop begins to build a version and sends a signal at some moment. It returns the exit status, -1 when a signal ended the build, and what
// the build said.
func (p *publication) stop(t *testing.T, version string, signal os.Signal, when moment) (status int, said string) {
	t.Helper()
	p.set(t, version)
	command := p.build(t)
	var out strings.Builder
	command.Stdout, command.Stderr = &out, &out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		_ = command.Wait() // how it ended is looked at below
		close(done)
	}()
	for when.writing && isOpen(done, 100*time.Microsecond) && len(p.leftovers(t)) == 0 {
	}
	if isOpen(done, when.after) {
		_ = command.Process.Signal(signal) // it may have ended
	}
	<-done
	return command.ProcessState.ExitCode(), out.String()
}

// isOpen waits, and reports whether a channel is open until then.
func isOpen(done chan struct{}, wait time.Duration) bool {
	select {
	case <-done:
		return false
	case <-time.After(wait):
		return true
	}
}
