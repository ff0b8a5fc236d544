package check

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// reference is an address that an element names.
type reference struct {
	element element
	value   string
}

// references are all addresses that a page names, wherever HTML has room for one.
func (p *page) references() []reference {
	var all []reference
	for _, e := range p.elements {
		for _, value := range e.addresses() {
			all = append(all, reference{e, value})
		}
	}
	if p.isRedirect() {
		all = append(all, reference{p.sentOn, p.sentTo})
	}
	return all
}

func (e element) addresses() []string {
	var values []string
	for _, a := range e.attrs {
		switch a.Key {
		case "href", "xlink:href", "src", "poster", "action", "formaction", "cite", "data":
			values = append(values, a.Val)
		case "srcset", "imagesrcset":
			values = append(values, srcset(a.Val)...)
		}
	}
	if e.tag == "meta" && isPictureMeta(e) {
		values = append(values, e.attr("content"))
	}
	return slices.DeleteFunc(values, func(v string) bool { return v == "" && e.tag == "form" })
}

// isPictureMeta reports whether a meta element names a page or a picture for other sites to show (Open Graph, Twitter cards).
func isPictureMeta(e element) bool {
	switch firstOf(e.attr("property"), e.attr("name")) {
	case "og:image", "og:url", "twitter:image":
		return true
	}
	return false
}

// srcset splits a list of pictures, each an address and a width or density.
func srcset(value string) []string {
	var addresses []string
	for candidate := range strings.SplitSeq(value, ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			addresses = append(addresses, fields[0])
		}
	}
	return addresses
}

// checkLinks reports addresses within the site that lead nowhere.
func checkLinks(s *site, p *page) diag.List {
	var problems diag.List
	for _, r := range p.references() {
		t := s.resolve(p.file, r.value)
		switch {
		case !t.internal:
		case t.missing != "":
			problems.Add(p.at(r.element, "output-broken-link", fmt.Sprintf("%q leads nowhere", r.value), t.missing))
		case !s.hasAnchor(t):
			problems.Add(p.at(r.element, "output-broken-anchor",
				fmt.Sprintf("%q: no element of %s has that id", r.value, t.address), ""))
		}
	}
	return problems
}

// hasAnchor reports whether the place within a file that a target names exists. Only HTML and SVG have such places; a fragment
// with "=" in it is no place but something for a script of that page.
func (s *site) hasAnchor(t target) bool {
	id, _, _ := strings.Cut(t.fragment, ":~:")
	if id == "" || id == "top" || strings.Contains(id, "=") {
		return true
	}
	if p := s.byFile[t.file]; p != nil {
		return p.ids[id]
	}
	if path.Ext(t.file) == ".svg" {
		return strings.Contains(s.text(t.file), `id="`+html.EscapeString(id)+`"`)
	}
	return true
}

// cssURL finds the addresses in a stylesheet: url(…) and @import "…".
var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+?)["']?\s*\)|@import\s+["']([^"']+)["']`)

// cssComment finds comments, whose addresses load nothing.
var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// checkStylesheets reports what a stylesheet loads and does not exist, or loads from another host.
func checkStylesheets(s *site) diag.List {
	var problems diag.List
	for file := range s.files {
		if path.Ext(file) != ".css" {
			continue
		}
		for _, match := range cssURL.FindAllStringSubmatch(cssComment.ReplaceAllString(s.text(file), ""), -1) {
			problems.Add(s.checkStylesheetURL(file, firstOf(match[1], match[2]))...)
		}
	}
	return problems
}

func (s *site) checkStylesheetURL(file, value string) diag.List {
	if strings.HasPrefix(value, "#") || strings.HasPrefix(value, "data:") {
		return nil
	}
	t := s.resolve(file, value)
	switch {
	case !t.internal:
		return diag.List{{File: file, Name: "output-foreign-host", Message: fmt.Sprintf("%q is loaded from another host", value)}}
	case t.missing != "":
		return diag.List{{File: file, Name: "output-broken-link", Message: fmt.Sprintf("%q leads nowhere", value), Hint: t.missing}}
	}
	return nil
}
