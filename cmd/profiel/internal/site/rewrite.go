package site

import (
	"maps"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Rewrite returns the site with another text in one of its files, as [content.File.Reread] gives it, and what is wrong with that site;
// known is what was wrong before, with the files and the profile as well. It costs the one text and a look at all addresses: the rest
// is shared with the site as it was, which stays as it is. ok is false for a file that has no page, and for a vacancy, whose text
// the rest of the site depends on.
//
// Pages that point to the page with the text go on pointing to what it was. They say its address, title and kind, and those are the
// same.
func (s *Site) Rewrite(file *content.File, known diag.List) (next *Site, problems diag.List, ok bool) {
	old, ok := s.byURL[file.URL]
	if _, has := s.FileAt(file.Path); !ok || !has || old.Vacancy != nil {
		return nil, nil, false
	}
	b := *s.made
	b.problems = nil
	b.site = s.copy()
	page := *old
	page.File = file
	b.site.replace(&page)
	b.problems.Add(b.convertBody(&page, nil)...)
	b.moveMentions(old, &page)
	return b.site, append(b.stillKnown(old, &page, known), b.problems...), true
}

// FileAt returns the file with a path below content/ that has a page.
func (s *Site) FileAt(path string) (*content.File, bool) {
	p, ok := s.made.byPath[path]
	if !ok {
		return nil, false
	}
	p, ok = s.byURL[p.URL]
	if !ok || p.File == nil || p.File.Path != path {
		return nil, false
	}
	return p.File, true
}

// copy is the same site, to replace pages in.
func (s *Site) copy() *Site {
	next := *s
	next.Pages, next.Menu, next.Footer = slices.Clone(s.Pages), slices.Clone(s.Menu), slices.Clone(s.Footer)
	next.byURL = maps.Clone(s.byURL)
	return &next
}

// replace puts a page in the place of the one with its address.
func (s *Site) replace(p *Page) {
	s.byURL[p.URL] = p
	if s.Home.URL == p.URL {
		s.Home = p
	}
	for _, pages := range [][]*Page{s.Pages, s.Menu, s.Footer} {
		for i := range pages {
			if pages[i].URL == p.URL {
				pages[i] = p
			}
		}
	}
}

// moveMentions lets the pages know that only the old or only the new text links to.
func (b *builder) moveMentions(old, page *Page) {
	before, now := b.targets(old), b.targets(page)
	for url, target := range before {
		if now[url] == nil {
			b.mention(target, page.URL, nil)
		}
	}
	for url, target := range now {
		if before[url] == nil {
			b.mention(target, page.URL, page)
		}
	}
}

// targets are the other pages that a page links to, by address.
func (b *builder) targets(p *Page) map[string]*Page {
	targets := map[string]*Page{}
	for _, link := range p.Body.Links {
		if target, ok := b.pageOf(link.URL); ok && target.URL != p.URL {
			targets[target.URL] = target
		}
	}
	return targets
}

// mention replaces a page by one that is mentioned on by as well; without by, by the page with that address no more.
func (b *builder) mention(target *Page, url string, by *Page) {
	t := *target
	t.MentionedOn = slices.DeleteFunc(slices.Clone(t.MentionedOn), func(p *Page) bool { return p.URL == url })
	if by != nil {
		at, _ := slices.BinarySearchFunc(t.MentionedOn, url, func(p *Page, url string) int { return strings.Compare(p.URL, url) })
		t.MentionedOn = slices.Insert(t.MentionedOn, at, by)
	}
	b.site.replace(&t)
}

// stillKnown finds the links that lead to no heading, and returns the known problems that are not about the text. When the headings
// are others, any page may have such a link.
func (b *builder) stillKnown(old, page *Page, known diag.List) diag.List {
	sameHeadings := slices.Equal(b.anchors(old), b.anchors(page))
	if sameHeadings {
		b.checkAnchorsIn(page)
	} else {
		b.checkAnchors()
	}
	return slices.DeleteFunc(slices.Clone(known), func(p diag.Problem) bool {
		isOfText := p.File == page.File.Source() && p.Line >= page.File.BodyLine
		return isOfText || !sameHeadings && p.Name == "broken-anchor"
	})
}
