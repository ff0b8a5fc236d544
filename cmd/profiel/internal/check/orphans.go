package check

import (
	"maps"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/parallel"
)

// home is the page where readers come in.
const home = "index.html"

// clicks are, for the file of each page, the files that its reader can go to by a link.
type clicks map[string]map[string]bool

func (s *site) clicks() clicks {
	linked := make([]map[string]bool, len(s.pages))
	parallel.Each(len(s.pages), func(i int) { linked[i] = s.linksOf(s.pages[i]) })
	all := make(clicks, len(s.pages))
	for i, p := range s.pages {
		all[p.file] = linked[i]
	}
	return all
}

// linksOf are the files that a page's reader can go to by a click, each once. A redirect page stands for the page that it leads to.
func (s *site) linksOf(p *page) map[string]bool {
	linked := make(map[string]bool)
	for _, e := range p.elements {
		if e.tag != "a" && e.tag != "area" {
			continue
		}
		for _, value := range e.addresses() {
			if file := s.destination(p.file, value); file != "" {
				linked[file] = true
			}
		}
	}
	return linked
}

// destination is the file that a link leads to in the end, "" when it is not one of this site.
func (s *site) destination(from, value string) string {
	file := s.resolve(from, value).file
	for range maxHops {
		p := s.byFile[file]
		if p == nil || !p.isRedirect() {
			return file
		}
		file = s.resolve(file, p.sentTo).file
	}
	return ""
}

// inbound counts for each page the other pages with a link to it.
func (s *site) inbound(c clicks) map[string]int {
	count := make(map[string]int, len(s.pages))
	for _, p := range s.pages {
		count[address(p.file)] += 0
		if p.isRedirect() {
			continue
		}
		for to := range c[p.file] {
			if to != p.file && s.byFile[to] != nil {
				count[address(to)]++
			}
		}
	}
	return count
}

// follow adds a file to those that are reached, and all that links lead to from there.
func (c clicks) follow(file string, reached map[string]bool) {
	if reached[file] {
		return
	}
	reached[file] = true
	for to := range c[file] {
		c.follow(to, reached)
	}
}

// checkOrphans reports pages that a reader cannot find: no other page links to them, or only pages that cannot be found either. Of
// pages that hang together one is reported, for a link to that one mends them all.
func checkOrphans(s *site) diag.List {
	clicks := s.clicks()
	count := s.inbound(clicks)
	reached := make(map[string]bool)
	clicks.follow(home, reached)
	var problems diag.List
	report := func(message string, isOne func(p *page) bool) {
		for _, p := range s.pages {
			exempt := p.is404() || p.noIndex || p.isRedirect()
			if !exempt && !reached[p.file] && isOne(p) {
				problems.Add(p.whole("output-orphan", message+address(p.file), ""))
				clicks.follow(p.file, reached)
			}
		}
	}
	report("no other page links to ", func(p *page) bool { return count[address(p.file)] == 0 })
	if s.byFile[home] != nil {
		report("no links lead from the home page to ", func(*page) bool { return true })
	}
	return problems
}

// reachable are the files that a reader comes to by links from the home page, sorted.
func (s *site) reachable() []string {
	reached := make(map[string]bool)
	s.clicks().follow(home, reached)
	return slices.Sorted(maps.Keys(reached))
}
