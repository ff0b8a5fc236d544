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
	took := p.duration(t)
	ended := outcomes{}
	for n := range soakOr(500, 8) {
		version := versionNames[n%2]
		p.stop(t, version, os.Kill, rand.N(took*5/4))
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
		p.publish(t, version)
	}
	t.Logf("%d kills: 0 mixed sites, every next build succeeded; %s", soakOr(500, 8), ended)
}

// TestAskedToStop asks builds to stop: there is the old site or the new one, and nothing beside it.
func TestAskedToStop(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal that asks a program to stop")
	}
	p := newPublication(t, t.TempDir())
	took := p.duration(t)
	ended := outcomes{}
	for n := range soakOr(200, 4) {
		version := versionNames[n%2]
		signal := []syscall.Signal{syscall.SIGTERM, syscall.SIGINT}[n/2%2]
		status, said := p.stop(t, version, signal, rand.N(took*5/4))
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
		p.publish(t, version)
	}
	t.Logf("%d signals, nothing left beside the site: %s", soakOr(200, 4), ended)
}

// duration publishes both versions and returns how long the second took.
func (p *publication) duration(t *testing.T) time.Duration {
	t.Helper()
	p.publish(t, versionNames[0])
	start := time.Now()
	p.publish(t, versionNames[1])
	return time.Since(start)
}

// stop begins to build a version and sends a signal after some time. It returns the exit status, -1 when a signal ended the build, and what
// the build said.
func (p *publication) stop(t *testing.T, version string, signal os.Signal, after time.Duration) (status int, said string) {
	t.Helper()
	p.set(t, version)
	command := p.build(t)
	var out strings.Builder
	command.Stdout, command.Stderr = &out, &out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = command.Process.Signal(signal) // it may have ended
	_ = command.Wait()
	return command.ProcessState.ExitCode(), out.String()
}
