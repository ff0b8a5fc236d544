// Package external asks other sites whether what this site links to is still there. It is the one part of the program that goes onto
// the network, and does so only when a person or a job asks for it.
//
//	external-broken    the address leads nowhere: 404 or 410, no such host, a certificate that is not valid, redirects without end
//	external-moved     a warning: the page says that it has another address for good
//	external-unsure    a warning: no answer, or one that says nothing about the page, such as 403 or 429 for programs
//	external-private   the address leads to a machine that only some networks reach
//
// It asks politely: one question at a time to one host, with a pause between; HEAD, and GET where HEAD gives an error; again after a
// while when a host has no time, as long as it wishes. It sends no cookies and reads no pages. It goes past proxies and refuses to
// reach what is not on the public internet, also behind a redirect: who writes a link must not make a machine ask its own network.
package external

import (
	"context"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// Checker is how to ask. [New] gives what suits the internet.
type Checker struct {
	Agent   string                // what the questions say they come from
	Timeout time.Duration         // for one answer
	Tries   int                   // how often to ask a host that has no time
	Wait    time.Duration         // before the second try; twice as long before each next one
	Longest time.Duration         // the longest wait that a host may ask for
	Pause   time.Duration         // between two questions to one host
	Hosts   int                   // how many to ask at the same time
	Reach   func(netip.Addr) bool // which addresses may be asked
}

// New returns a checker for the internet. site is the address of the site that asks; it may be empty.
func New(site string) Checker {
	agent := "profiel-check"
	if site != "" {
		agent += " (+" + site + ")"
	}
	return Checker{
		Agent: agent, Timeout: 20 * time.Second, Tries: 3, Wait: 2 * time.Second, Longest: time.Minute, Pause: 500 * time.Millisecond,
		Hosts: 8, Reach: IsPublic,
	}
}

// Check asks for every address of some links, once each. It ends early with ctx; the report is then not whole.
func (c Checker) Check(ctx context.Context, links []Link) Report {
	byHost := map[string][]string{}
	places := map[string][]Link{}
	for _, l := range links {
		address, _, _ := strings.Cut(l.URL, "#")
		if places[address] == nil {
			byHost[hostOf(address)] = append(byHost[hostOf(address)], address)
		}
		places[address] = append(places[address], l)
	}
	var report Report
	var guard sync.Mutex
	var hosts errgroup.Group
	hosts.SetLimit(max(c.Hosts, 1))
	client := c.client()
	for _, addresses := range byHost {
		hosts.Go(func() error {
			for _, address := range addresses {
				o := c.ask(ctx, client, address)
				o.Links = places[address]
				guard.Lock()
				report.Outcomes = append(report.Outcomes, o)
				guard.Unlock()
				sleep(ctx, c.Pause)
			}
			return nil
		})
	}
	_ = hosts.Wait() // the goroutines return no error
	slices.SortFunc(report.Outcomes, func(a, b Outcome) int { return strings.Compare(a.Address, b.Address) })
	return report
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// sleep waits, but not longer than ctx lasts.
func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
