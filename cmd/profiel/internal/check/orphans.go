package check

import "beroepsprofiel/cmd/profiel/internal/diag"

// inbound counts for each page the other pages with a link to it. A redirect page counts as the page that it leads to.
func (s *site) inbound() map[string]int {
	linked := make([]map[string]bool, len(s.pages))
	inParallel(len(s.pages), func(i int) { linked[i] = s.linksOf(s.pages[i]) })
	count := make(map[string]int, len(s.pages))
	for i, p := range s.pages {
		count[address(p.file)] += 0
		if p.isRedirect() {
			continue
		}
		for to := range linked[i] {
			if to != p.file {
				count[address(to)]++
			}
		}
	}
	return count
}

// linksOf are the files of the pages that a page's reader can go to by a click, each once.
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

// destination is the page that a link leads to in the end, "" when it is not one of this site.
func (s *site) destination(from, value string) string {
	file := s.resolve(from, value).file
	for range maxHops {
		p := s.byFile[file]
		if p == nil {
			return ""
		}
		if !p.isRedirect() {
			return file
		}
		file = s.resolve(file, p.sentTo).file
	}
	return ""
}

// checkOrphans reports pages that no other page links to: a reader cannot find them. The home page is where readers come in.
func checkOrphans(s *site) diag.List {
	count := s.inbound()
	var problems diag.List
	for _, p := range s.pages {
		exempt := p.file == "index.html" || p.is404() || p.noIndex || p.isRedirect()
		if !exempt && count[address(p.file)] == 0 {
			problems.Add(p.whole("output-orphan", "no other page links to "+address(p.file), ""))
		}
	}
	return problems
}
