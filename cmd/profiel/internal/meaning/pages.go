package meaning

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// pair is one thing on both sides. One of the two may be nil: it is new, or gone.
type pair struct {
	kind     content.Kind
	old, now *site.Page
}

// match finds out what became of every page that has a file, and lists the pairs: in the order of the new site's navigation, then
// what is gone.
func (c *comparer) match() {
	from := map[*site.Page]*site.Page{}
	for _, old := range c.old.Site.Pages {
		heir := c.heir(old)
		if heir != nil && from[heir] == nil {
			from[heir], c.heirs[old] = old, heir
		}
	}
	for _, p := range walk(nil, c.now.Site.Home) {
		if kind, ok := c.now.kindOf(p); ok {
			c.pairs = append(c.pairs, pair{kind, from[p], p})
		}
	}
	for _, p := range c.old.Site.Pages {
		if kind, ok := c.old.kindOf(p); ok && c.heirs[p] == nil && !c.now.cannotSay(p) {
			c.pairs = append(c.pairs, pair{kind, p, nil})
		}
	}
}

// walk appends a page and all below it, in the order of the navigation.
func walk(pages []*site.Page, p *site.Page) []*site.Page {
	pages = append(pages, p)
	for _, child := range p.Children {
		pages = walk(pages, child)
	}
	return pages
}

// kindOf returns what a page's file describes; ok is false for a generated page, and for one whose file has a problem, so that the
// profile does not know it.
func (s Side) kindOf(p *site.Page) (kind content.Kind, ok bool) {
	if p.File == nil {
		return "", false
	}
	kind = s.Site.Config.Folders.KindOf(p.File.Path)
	return kind, kind == content.KindPage || p.Kind != site.Ordinary
}

// cannotSay reports that a page may be there all the same: its file, or the one with its code, has a problem.
func (s Side) cannotSay(p *site.Page) bool {
	if l, ok := s.Tree.LeftOutAt(p.File.Path); ok {
		return !l.Draft
	}
	if same, ok := s.Site.Page(p.URL); ok && same.File != nil && same.File.Path == p.File.Path {
		_, known := s.kindOf(same)
		return !known
	}
	if p.Task != nil {
		l, ok := s.Site.Profile.LeftOut(p.Task.Code)
		return ok && !l.Draft
	}
	return false
}

// heir returns what a page became; nil when it is gone, or generated.
func (c *comparer) heir(old *site.Page) *site.Page {
	kind, ok := c.old.kindOf(old)
	if !ok {
		return nil
	}
	if old.Task != nil {
		if t, ok := c.now.Site.Profile.Task(old.Task.Code); ok {
			return c.pageOf(t.Entry)
		}
		return nil
	}
	heir, ok := c.now.Site.Page(old.URL)
	if !ok {
		heir = c.movedTo(old, kind)
	}
	if heir == nil || !c.now.isKind(heir, kind) {
		return nil
	}
	return heir
}

// isKind reports whether a page's file describes a kind.
func (s Side) isKind(p *site.Page, kind content.Kind) bool {
	is, ok := s.kindOf(p)
	return ok && is == kind
}

// movedTo returns the page that a page moved to: the one whose aliases name its address, or else the only new one of its kind with
// its title; nil when there is none. One that was there before did not move: it took another in.
func (c *comparer) movedTo(old *site.Page, kind content.Kind) *site.Page {
	for _, r := range c.now.Site.Redirects {
		if r.Alias && r.From == old.URL {
			return c.ifNew(r.To)
		}
	}
	var found *site.Page
	for _, p := range c.now.Site.Pages {
		if p.Title != old.Title || !c.now.isKind(p, kind) || c.ifNew(p) == nil {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// ifNew returns a page whose address the old site does not have; nil for any other.
func (c *comparer) ifNew(p *site.Page) *site.Page {
	if _, wasThere := c.old.Site.Page(p.URL); wasThere {
		return nil
	}
	return p
}

// pageOf returns the new page of something in the profile.
func (c *comparer) pageOf(e profile.Entry) *site.Page {
	p, _ := c.now.Site.Page(e.URL)
	return p
}

// heirOf returns what the page of something in the old profile became; nil when it is gone.
func (c *comparer) heirOf(e profile.Entry) *site.Page {
	p, ok := c.old.Site.Page(e.URL)
	if !ok {
		return nil
	}
	return c.heirs[p]
}

// today is the address that an address of the old site has now: where a page moved, the new one.
func (c *comparer) today(url string) string {
	if p, ok := c.old.Site.Page(url); ok && c.heirs[p] != nil {
		return c.heirs[p].URL
	}
	return url
}

// addresses lists the addresses that changed or vanish.
func (c *comparer) addresses() []item {
	var items []item
	kept := map[string]bool{}
	for _, p := range c.now.Site.Pages {
		kept[p.URL] = true
	}
	for _, r := range c.now.Site.Redirects {
		kept[r.From] = true
	}
	for _, old := range c.old.Site.Pages {
		heir := c.heirs[old]
		if heir == nil || heir.URL == old.URL {
			continue
		}
		says := c.words.Leads
		if !kept[old.URL] {
			says = c.words.LeadsNot
		}
		items = append(items, item{addresses: []string{old.URL, heir.URL}, facts: []fact{{says: says}}})
		kept[old.URL] = true
	}
	return append(items, c.vanished(kept)...)
}

// vanished lists the addresses of the old site that are not kept: of those below another one that is not, only the number.
func (c *comparer) vanished(kept map[string]bool) []item {
	var urls []string
	for _, p := range c.old.Site.Pages {
		urls = append(urls, p.URL)
	}
	for _, r := range c.old.Site.Redirects {
		urls = append(urls, r.From)
	}
	lost := sortedBut(urls, kept)
	var items []item
	for i := 0; i < len(lost); {
		top, below := lost[i], 0
		for i++; i < len(lost) && strings.HasPrefix(lost[i], top); i++ {
			below++
		}
		items = append(items, item{addresses: []string{top}, facts: []fact{{says: c.words.vanishes(below)}}})
	}
	if rest := len(items) - few; rest > 1 {
		return append(items[:few], item{name: fmt.Sprintf(c.words.MoreOfThem, rest), facts: []fact{{says: c.words.TheyVanish}}})
	}
	return items
}
