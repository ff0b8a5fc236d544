package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// rewrittenPages are the pages that are written again and again, in this order, every other one being removed first.
const rewrittenPages = 12

// TestContentRewrittenDuringBuilds builds while the content is written again, file by file and not at once, and files go and come back.
// What a build publishes is the content as it was at one moment: no half text, and no newer text beside an older one than there was then.
func TestContentRewrittenDuringBuilds(t *testing.T) {
	p := newPublication(t, t.TempDir())
	took := p.duration(t, versionNames[0])
	p.rewrite(t, 1)
	succeed(t, p.build(t))
	var stop atomic.Bool
	var writer sync.WaitGroup
	last := 1
	writer.Go(func() {
		for !stop.Load() {
			last++
			p.rewrite(t, last)
			time.Sleep(rand.N(3 * took))
		}
	})
	ended := outcomes{}
	for range soakOr(50, 4) {
		command := p.build(t)
		said, _ := command.CombinedOutput()
		switch status := command.ProcessState.ExitCode(); status {
		case exitOK:
			ended["succeeded"]++
		case exitIO:
			ended["gave up, for the sources went on changing"]++
		default: // a file may be empty for as long as a build takes, when the machine is busy
			if !strings.Contains(string(said), "the file is empty [missing-front-matter]") {
				t.Errorf("status %d\n%s", status, said)
			}
			ended["found a file empty that was being written"]++
		}
		p.oneMoment(t)
	}
	stop.Store(true)
	writer.Wait()
	succeed(t, p.build(t))
	if newest, oldest := p.oneMoment(t); newest != last || oldest != last {
		t.Errorf("after the last build there is %d and %d, want %d", newest, oldest, last)
	}
	t.Logf("%d builds during %d times that %d files were written, half of them removed before: 0 half texts, 0 sites of two moments; %s",
		soakOr(50, 4), last, rewrittenPages, ended)
}

// rewrite writes every page with a number at its begin and at its end, far apart.
func (p *publication) rewrite(t *testing.T, number int) {
	for n := range rewrittenPages {
		name := filepath.Join(p.dir, "content", "steeds", fmt.Sprintf("pagina-%02d.md", n))
		if n%2 == 1 {
			_ = os.Remove(name) // the first time it is not there
		}
		text := fmt.Sprintf("+++\ntitle = \"Pagina %d\"\n+++\n\nBegin-%d.\n", n, number)
		for range 200 {
			text += "\nNog een zin die een lezer niets leert.\n"
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Error(err)
		}
		if err := os.WriteFile(name, fmt.Appendf(nil, "%s\nEinde-%d.\n", text, number), 0o666); err != nil {
			t.Error(err)
		}
	}
}

var beginAndEnd = regexp.MustCompile(`(?s)Begin-(\d+)\..*Einde-(\d+)\..*</html>\s*$`)

// oneMoment holds the pages that were written to a moment at which they were so: each is whole, and the numbers go down once at most, by one.
// A page that is written next may be gone.
func (p *publication) oneMoment(t *testing.T) (newest, oldest int) {
	t.Helper()
	var numbers []int
	missing := 0
	for n := range rewrittenPages {
		name := fmt.Sprintf("steeds/pagina-%02d/index.html", n)
		page, err := os.ReadFile(filepath.Join(p.out, name))
		if os.IsNotExist(err) {
			missing++
			continue
		}
		found := beginAndEnd.FindSubmatch(page)
		if err != nil || found == nil || string(found[1]) != string(found[2]) {
			t.Fatalf("%s is not whole: %v, %q, %d bytes", name, err, found, len(page))
		}
		number, err := strconv.Atoi(string(found[1]))
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, number)
	}
	falls := 0
	for n := 1; n < len(numbers); n++ {
		falls += numbers[n-1] - numbers[n]
		if numbers[n] > numbers[n-1] {
			t.Fatalf("a site of two moments: %v", numbers)
		}
	}
	if falls > 1 || missing > 1 {
		t.Fatalf("a site of two moments: %v, and %d are gone", numbers, missing)
	}
	return numbers[0], numbers[len(numbers)-1]
}
