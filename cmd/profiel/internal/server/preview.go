package server

import (
	"context"
	"fmt"
	"log"
	"strings"
	"time"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// preview turns changes of the sources into states.
type preview struct {
	load   func(changed []string) (Site, error)
	log    *log.Logger
	newest *store
}

// run loads the site, and again after every set of changes, until ctx ends. It does not wait for a load that is under way
// then, so that Ctrl-C is quick.
func (p *preview) run(ctx context.Context, changes <-chan []string) {
	var changed []string
	for {
		started := time.Now()
		select {
		case <-ctx.Done():
			return
		case l := <-p.loading(changed):
			p.publish(l, changed, time.Since(started))
		}
		select {
		case <-ctx.Done():
			return
		case changed = <-changes:
		}
	}
}

type loaded struct {
	site Site
	err  error
}

func (p *preview) loading(changed []string) <-chan loaded {
	done := make(chan loaded, 1)
	go func() {
		site, err := p.load(changed)
		done <- loaded{site, err}
	}()
	return done
}

// publish logs before it makes the state known: who sees a new page finds the reason in the log.
func (p *preview) publish(l loaded, changed []string, took time.Duration) {
	p.log.Print(report(l, changed, took))
	old, _ := p.newest.get()
	now := old.next(l.site, l.err, changed)
	now.prepare(old)
	p.newest.set(now)
}

// report is one line about a load, followed by the problems.
func report(l loaded, changed []string, took time.Duration) string {
	var b strings.Builder
	if len(changed) > 0 {
		fmt.Fprintf(&b, "changed: %s; ", summary(changed))
	}
	if l.err != nil {
		fmt.Fprintf(&b, "loading failed after %s: %s", milliseconds(took), l.err)
		return b.String()
	}
	fmt.Fprintf(&b, "loaded in %s", milliseconds(took))
	if len(l.site.Problems) > 0 {
		fmt.Fprintf(&b, ", %s\n", l.site.Problems.Summary())
	}
	_ = diag.Print(&b, diag.Text, l.site.Problems) // a strings.Builder does not fail
	return b.String()
}

// summaryFiles is how many changed files a line of the log names.
const summaryFiles = 3

func summary(changed []string) string {
	if rest := len(changed) - summaryFiles; rest > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(changed[:summaryFiles], ", "), rest)
	}
	return strings.Join(changed, ", ")
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }
