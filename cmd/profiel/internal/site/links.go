package site

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/parallel"
)

// convertBodies turns every body into HTML, in parallel; each page is written by one goroutine only.
func (b *builder) convertBodies() {
	form := b.form()
	found := make([]diag.List, len(b.site.Pages))
	parallel.Each(len(found), func(i int) {
		if p := b.site.Pages[i]; p.File != nil {
			found[i] = b.convertBody(p, form)
		}
	})
	for _, problems := range found {
		b.problems.Add(problems...)
	}
}

// Limits are those of a site for the bodies of its pages.
func Limits(config content.Config) markdown.Limits {
	l := config.Limits
	return markdown.Limits{Nesting: l.Nesting, Columns: l.Columns, References: l.References << 10, HTML: l.HTML}
}

// convertBody turns the body of a page with a file into HTML.
func (b *builder) convertBody(p *Page, form *markdown.Form) (found diag.List) {
	src := p.Source()
	if p.Vacancy != nil {
		src.Form = form
	}
	p.Body, found = b.converter.Convert(src, b.resolver(p))
	if p.Vacancy != nil && !hasTasks(p.Body) {
		p.added = b.tasksPlace()
		src.Body = p.Written()
		p.Body, found = b.converter.Convert(src, b.resolver(p))
	}
	if b.options.Forget {
		p.File.Body, p.Body = nil, p.Body.WithoutSource()
	}
	return found
}

// Written is what the page's body was made of: the file's, and what a vacancy must have and its file leaves out.
func (p *Page) Written() []byte { return append(slices.Clip(p.File.Body), p.added...) }

// Source is the body of a page that has a file.
func (p *Page) Source() markdown.Source {
	return markdown.Source{File: p.File.Source(), Body: p.File.Body, Line: p.File.BodyLine}
}

// resolver finds where the links of a page's body lead.
func (b *builder) resolver(from *Page) markdown.Resolver {
	return func(ref markdown.Ref) (markdown.Target, diag.Problem, bool) {
		written, query, hasQuery := strings.Cut(ref.Path, "?")
		target, problem, ok := b.resolvePath(from, ref.Kind, written)
		if ok && hasQuery {
			target.URL += "?" + query
		}
		return target, problem, ok
	}
}

func (b *builder) resolvePath(from *Page, kind markdown.RefKind, written string) (markdown.Target, diag.Problem, bool) {
	switch kind {
	case markdown.RefCode:
		return b.resolveCode(written)
	case markdown.RefDocument:
		return b.resolveDocument(from, written)
	case markdown.RefFile:
		return b.resolveFile(from, written)
	default:
		return b.resolveAddress(written)
	}
}

func (b *builder) resolveCode(code string) (markdown.Target, diag.Problem, bool) {
	if t, ok := b.site.Profile.Task(code); ok {
		return markdown.Target{URL: t.URL, Title: t.Title}, diag.Problem{}, true
	}
	l, ok := b.site.Profile.LeftOut(code)
	switch {
	case !ok:
		return markdown.Target{}, b.site.Profile.UnknownCode(code), false
	case l.Draft:
		return markdown.Target{}, l.DraftLink(code), false
	}
	return markdown.Target{URL: l.File.URL, Title: cmp.Or(l.File.Title, code)}, diag.Problem{}, true
}

func (b *builder) resolveDocument(from *Page, name string) (markdown.Target, diag.Problem, bool) {
	wanted := path.Join(path.Dir(from.File.Path), name)
	if p, ok := b.byPath[wanted]; ok {
		return markdown.Target{URL: p.URL, Title: p.Title}, diag.Problem{}, true
	}
	l, ok := b.tree.LeftOutAt(wanted)
	switch {
	case !ok:
		return markdown.Target{}, broken(fmt.Sprintf("there is no file content/%s", wanted), wanted, slices.Collect(maps.Keys(b.byPath))), false
	case l.Draft:
		return markdown.Target{}, l.DraftLink(l.File.Source()), false
	}
	return markdown.Target{URL: "/" + wanted}, diag.Problem{}, true // no page, so nobody misses a heading on it
}

// resolveFile finds a file beside the document. A relative link to a page names its file, so that it also works in an editor.
func (b *builder) resolveFile(from *Page, name string) (markdown.Target, diag.Problem, bool) {
	url := path.Join("/", path.Dir(from.File.Path), name)
	target, problem, ok := b.resolveAddress(url)
	p, isPage := b.site.byURL[url+"/"]
	switch {
	case ok:
	case isPage:
		problem.Hint = fmt.Sprintf("write the path to its .md file, or its address: %s", p.URL)
	case looksLikeHost.MatchString(name):
		problem.Message, problem.Hint = fmt.Sprintf("there is no file content%s", url), fmt.Sprintf("for another site write the whole address: https://%s", name)
	case path.Ext(name) != "":
		problem = broken(fmt.Sprintf("there is no file content%s", url), url, slices.Collect(maps.Keys(b.files)))
	}
	return target, problem, ok
}

// looksLikeHost matches what starts with the name of a site, as people write it.
var looksLikeHost = regexp.MustCompile(`^(www\.[^/]+|[a-z0-9-]+\.(nl|be|eu|com|org|net))(/|$)`)

func (b *builder) resolveAddress(url string) (markdown.Target, diag.Problem, bool) {
	if p, ok := b.site.byURL[url]; ok {
		return markdown.Target{URL: p.URL, Title: p.Title}, diag.Problem{}, true
	}
	if b.isPublished(url) || b.isRedirect(url) || b.isLeftOut(url) {
		return markdown.Target{URL: url}, diag.Problem{}, true
	}
	problem := broken(fmt.Sprintf("there is no page at %s", url), url, slices.Collect(maps.Keys(b.site.byURL)))
	if _, ok := b.site.byURL[url+"/"]; ok {
		problem.Hint = fmt.Sprintf("write the address with a slash at the end: %s/", url)
	}
	return markdown.Target{}, problem, false
}

// isPublished reports an address that is no page: a file of the site's folder, or one that is made for machines.
func (b *builder) isPublished(url string) bool { return b.files[url] }

// isLeftOut reports the address of a file that could not be read: its own problem is reported already.
func (b *builder) isLeftOut(url string) bool {
	return slices.ContainsFunc(b.tree.LeftOut, func(l content.LeftOut) bool { return !l.Draft && l.File.URL == url })
}

func (b *builder) isRedirect(url string) bool {
	return slices.ContainsFunc(b.site.Redirects, func(r Redirect) bool { return r.From == url })
}

func broken(message, written string, known []string) diag.Problem {
	hint := diag.DidYouMean(written, known)
	if hint == "" {
		hint = sameName(written, known)
	}
	return diag.Problem{Name: "broken-link", Message: message, Hint: hint}
}

// sameName suggests what bears the same name elsewhere: the usual mistake is a wrong folder.
func sameName(written string, known []string) string {
	base := path.Base(strings.TrimSuffix(written, "/"))
	for _, k := range slices.Sorted(slices.Values(known)) {
		if base != "_index.md" && path.Base(strings.TrimSuffix(k, "/")) == base {
			return fmt.Sprintf("did you mean %q?", k)
		}
	}
	return "check the spelling, or remove the link"
}

// checkAnchors reports links to a heading that the page does not have.
func (b *builder) checkAnchors() {
	for _, p := range b.site.Pages {
		b.checkAnchorsIn(p)
	}
}

func (b *builder) checkAnchorsIn(p *Page) {
	for _, link := range p.Body.Links {
		target, ok := b.pageOf(cmp.Or(link.URL, p.URL))
		if link.Fragment == "" || isState(link.Fragment) || !ok || slices.Contains(b.anchors(target), link.Fragment) {
			continue
		}
		b.problems.Add(diag.Problem{
			File: p.File.Source(), Position: link.Place.Position, Excerpt: link.Place.Excerpt,
			Name: "broken-anchor", Message: fmt.Sprintf("%s has no heading #%s", target.URL, link.Fragment),
			Hint: anchorHint(link.Fragment, b.anchors(target)),
		})
	}
}

// isState reports a fragment that is no place in the page but something for a script of it: "v=1&tasks=CM-017".
func isState(fragment string) bool { return strings.Contains(fragment, "=") }

// pageOf returns the page that a link leads to.
func (b *builder) pageOf(link string) (*Page, bool) {
	url, _, _ := strings.Cut(link, "?")
	return b.site.Page(url)
}

func anchorHint(written string, known []string) string {
	if near := diag.DidYouMean(written, known); near != "" {
		return near
	}
	if len(known) == 0 {
		return "that page has no headings: link to the page itself"
	}
	return "its headings: #" + strings.Join(known, ", #")
}

// anchors lists what a link may point at in a page: its headings, and the levels and areas that its layout shows.
func (b *builder) anchors(p *Page) []string {
	var ids []string
	for _, h := range p.Body.Headings {
		ids = append(ids, h.ID)
	}
	switch p.Kind {
	case Area:
		for _, l := range b.site.Profile.Levels {
			ids = append(ids, l.Slug)
		}
	case Level, Edition:
		for _, a := range b.site.Profile.Areas {
			ids = append(ids, a.Slug)
		}
	}
	return ids
}

// forgetLinks lets go of the links of the bodies, once everything that leads anywhere is known: see [Options].
func (b *builder) forgetLinks() {
	for _, p := range b.site.Pages {
		p.Body.Links, p.Body.External = nil, nil
	}
}

// addMentions turns the links of the bodies round: each page learns who links to it.
func (b *builder) addMentions() {
	for _, p := range b.site.Pages {
		for _, link := range p.Body.Links {
			target, ok := b.pageOf(link.URL)
			if !ok || target == p {
				continue
			}
			if n := len(target.MentionedOn); n == 0 || target.MentionedOn[n-1] != p { // the links of a page come one after the other
				target.MentionedOn = append(target.MentionedOn, p)
			}
		}
	}
}
