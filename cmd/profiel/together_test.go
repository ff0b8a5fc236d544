package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestBuildsTogether has eight builds, four of each version, write to one folder at once: each succeeds, one of the versions stands in the
// end, and where folders can be exchanged there is a site at every moment.
func TestBuildsTogether(t *testing.T) {
	const builds = 8
	parent := t.TempDir()
	sites := [2]*publication{newPublication(t, filepath.Join(parent, "a")), newPublication(t, filepath.Join(parent, "b"))}
	sites[1].out = sites[0].out
	for n, version := range versionNames {
		sites[n].publish(t, version)
	}
	var stop atomic.Bool
	var watch sync.WaitGroup
	looks, missing := 0, 0
	watch.Go(func() {
		for ; !stop.Load(); looks++ {
			time.Sleep(100 * time.Microsecond)
			if _, err := os.Stat(filepath.Join(sites[0].out, "index.html")); err != nil {
				missing++
			}
		}
	})
	ended := outcomes{}
	for round := range soakOr(50, 2) {
		for n := range sites { // other bytes than the last time, so that nobody has nothing to do
			name := fmt.Sprintf("static/ronde-%d.txt", n)
			if err := writeBelow(sites[n].dir, name, fmt.Sprint(round)); err != nil {
				t.Fatal(err)
			}
		}
		runTogether(t, sites, builds)
		ended[sites[0].whichStands(t, sites, parent)]++
		if left := sites[0].leftovers(t); len(left) > 0 {
			t.Fatalf("beside the site: %v", left)
		}
	}
	stop.Store(true)
	watch.Wait()
	if missing > 0 && runtime.GOOS == "linux" {
		t.Errorf("%d of %d times there was no site", missing, looks)
	}
	t.Logf("%d rounds of %d builds at once, looked %d times and missed the site %d times; stood in the end: %s",
		soakOr(50, 2), builds, looks, missing, ended)
}

// runTogether starts builds of the two sites in turn and waits for all.
func runTogether(t *testing.T, sites [2]*publication, builds int) {
	t.Helper()
	commands := make([]*exec.Cmd, builds)
	said := make([]strings.Builder, builds)
	for n := range commands {
		commands[n] = sites[n%2].build(t)
		commands[n].Stdout, commands[n].Stderr = &said[n], &said[n]
		if err := commands[n].Start(); err != nil {
			t.Fatal(err)
		}
	}
	for n, command := range commands {
		if err := command.Wait(); err != nil {
			t.Errorf("build %d: %v\n%s", n, err, said[n].String())
		}
	}
}

// whichStands names the site of which the output folder is the same as what it builds elsewhere.
func (p *publication) whichStands(t *testing.T, sites [2]*publication, parent string) string {
	t.Helper()
	stands := sumOf(t, p.out)
	var names []string
	for n, site := range sites {
		elsewhere := filepath.Join(parent, "elders")
		succeed(t, site.command(t, "build", "--out", elsewhere))
		if sumOf(t, elsewhere) == stands {
			names = append(names, versionNames[n])
		}
	}
	if !slices.Contains(versionNames[:], strings.Join(names, " ")) {
		t.Fatalf("the output is %q", names)
	}
	return names[0]
}
