package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// everyday is how many of the calls of a build get a fault every day, spread evenly; when soaking, all do.
const everyday = 4

// TestKilledAtEveryCall kills a build before each of its calls that changes the file system, where two folders can be exchanged and
// where they cannot. There is the old site or the new one; only in the second case there may be none, and the next build, also one that
// fails, puts the old one back.
func TestKilledAtEveryCall(t *testing.T) {
	p := newPublication(t, t.TempDir())
	for name, noExchange := range map[string]bool{"exchange": false, "two steps": true} {
		t.Run(name, func(t *testing.T) {
			states := outcomes{}
			calls := everyCall(t, p, fault{noExchange: noExchange}, func(version string, got outcome) {
				state := p.state(t)
				if state == "nothing" && noExchange {
					p.failing(t)
					if put := p.state(t); put == "mixed" || put == "nothing" || put == version {
						t.Fatalf("killed at %s: the next build put back %s", got.call, put)
					}
				} else if !got.killed || !slices.Contains(versionNames[:], state) {
					t.Fatalf("killed at %s (%v): the output is %s", got.call, got.killed, state)
				}
				states[map[bool]string{true: "with the new site", false: "with the old site"}[state == version]]++
				if state == "nothing" {
					states["with the old site"]--
					states["with none until the next build"]++
				}
			})
			t.Logf("killed at %d calls: 0 mixed sites, every next build succeeded; %s", calls, states)
		})
	}
}

// TestEveryCallFails has each call of a build that changes the file system fail. The build succeeds all the same or ends with status 3 and a
// path; there is the old site or the new one.
func TestEveryCallFails(t *testing.T) {
	p := newPublication(t, t.TempDir())
	for _, errno := range []syscall.Errno{syscall.ENOSPC, syscall.EIO, syscall.EACCES}[:soakOr(3, 1)] {
		t.Run(errno.Error(), func(t *testing.T) {
			ended := outcomes{}
			calls := everyCall(t, p, fault{errno: errno}, func(version string, got outcome) {
				state := p.state(t)
				whole := slices.Contains(versionNames[:], state)
				named := strings.Contains(got.said, "public") && strings.Contains(got.said, errno.Error())
				switch {
				case got.status == exitOK && state == version:
					ended["succeeded all the same"]++
				case got.status == exitIO && whole && named:
					ended[fmt.Sprintf("ended with status %d", exitIO)]++
				default:
					t.Fatalf("%s fails: status %d, the output is %s\n%s", got.call, got.status, state, got.said)
				}
			})
			t.Logf("%d calls failed: 0 mixed sites, every next build succeeded; %s", calls, ended)
		})
	}
}

// everyCall builds in turn the two versions with the fault at each call, or every day at some, looks at what came of it, and builds once more.
// It returns how many faults there were.
func everyCall(t *testing.T, p *publication, f fault, look func(version string, got outcome)) (faults int) {
	t.Helper()
	p.publish(t, versionNames[1])
	p.set(t, versionNames[0])
	all := traced(t, p.build(t), fault{noExchange: f.noExchange}).calls
	if all < 100 {
		t.Fatalf("a build makes %d calls", all)
	}
	step := 1
	if !isSoak() {
		step = all / everyday
	}
	for f.at = 1; ; f.at += step {
		version := versionNames[(faults+1)%2] // the other one stands
		p.set(t, version)
		got := traced(t, p.build(t), f)
		if got.call == "" { // a build takes some calls more than another
			return faults
		}
		faults++
		look(version, got)
		p.publish(t, version)
	}
}

// failing runs a build that fails by what is in the content.
func (p *publication) failing(t *testing.T) {
	t.Helper()
	if err := writeBelow(p.dir, "content/fout.md", "+++\n"); err != nil {
		t.Fatal(err)
	}
	if said, err := p.build(t).CombinedOutput(); err == nil {
		t.Fatalf("a build of broken content succeeds\n%s", said)
	}
	if err := os.Remove(filepath.Join(p.dir, "content", "fout.md")); err != nil {
		t.Fatal(err)
	}
}
