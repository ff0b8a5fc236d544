package meaning

import (
	"bytes"
	"path"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// textChanged reports that a page tells its reader something else, besides what facts say. Bodies are compared as a page shows them,
// so that markup which comes to the same is no change, nor the new name of a page that a link leads to.
func (c *comparer) textChanged(p pair) bool {
	if !sameText(sentences(c.old.Site, p.old), sentences(c.now.Site, p.now)) {
		return true
	}
	if bytes.Equal(p.old.File.Body, p.now.File.Body) && p.old.URL == p.now.URL {
		return false
	}
	return !sameText(c.shown(p.old, c.today), c.shown(p.now, func(url string) string { return url }))
}

func sameText(a, b string) bool { return profile.SameWords(oneLine(a), oneLine(b)) }

// shown is a body as HTML in which every link within the site leads to what it means: a task's code, or an address of today.
func (c *comparer) shown(p *site.Page, today func(string) string) string {
	if c.converter == nil {
		c.converter = markdown.New(site.Limits(c.now.Site.Config))
	}
	dir := path.Dir(p.File.Path)
	resolve := func(ref markdown.Ref) (markdown.Target, diag.Problem, bool) {
		written, query, _ := strings.Cut(ref.Path, "?")
		target := markdown.Target{Title: written}
		switch ref.Kind {
		case markdown.RefDocument:
			target.URL = today(content.Address(path.Join(dir, written)))
		case markdown.RefFile:
			target.URL = today(path.Join("/", dir, written))
		default:
			target.URL = today(written)
		}
		target.URL += "?" + query
		return target, diag.Problem{}, true
	}
	document, _ := c.converter.Convert(markdown.Source{File: p.File.Source(), Body: p.File.Body, Line: p.File.BodyLine}, resolve)
	return document.HTML
}
