package check

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// page is one HTML file.
type page struct {
	file     string
	source   []byte
	elements []element // in the order of the source
	ids      map[string]bool
	noIndex  bool    // it asks search engines not to list it
	original string  // the address of the page that it names as its original (rel=canonical), "" when it names none
	sentOn   element // the meta refresh that sends its reader on at once; without a tag when there is none
	sentTo   string  // the address that sentOn names
}

// element is a start tag with its place in the source. Elements of an SVG drawing inside the page are among them.
type element struct {
	tag    string
	attrs  []html.Attribute
	offset int    // of the start tag in the page's source, in bytes
	width  int    // of the start tag, in bytes
	inSVG  bool   // part of a drawing: its <title> is not the page's
	text   string // what a <title> says
}

// parsePage reads the start tags of a page. It works on tokens and not on a tree: that keeps the places.
func parsePage(file string, source []byte) *page {
	p := &page{file: file, source: source, ids: map[string]bool{}}
	tokens := html.NewTokenizer(bytes.NewReader(source))
	var inTemplate, inSVG depth
	for offset := 0; ; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return p
		}
		width := len(tokens.Raw())
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			e := readElement(tokens, offset, width)
			open := kind == html.StartTagToken
			inTemplate.enter(e.tag == "template" && open)
			inSVG.enter(e.tag == "svg" && open)
			e.inSVG = inSVG > 0
			if inTemplate == 0 {
				p.add(e)
			}
		case html.EndTagToken:
			tag, _ := tokens.TagName()
			inTemplate.leave(string(tag) == "template")
			inSVG.leave(string(tag) == "svg")
		case html.TextToken:
			p.addText(string(tokens.Text()))
		}
		offset += width
	}
}

// depth counts how many elements of one kind are open.
type depth int

func (d *depth) enter(is bool) {
	if is {
		*d++
	}
}

func (d *depth) leave(is bool) {
	if is && *d > 0 {
		*d--
	}
}

func readElement(tokens *html.Tokenizer, offset, width int) element {
	tag, more := tokens.TagName()
	e := element{tag: string(tag), offset: offset, width: width}
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		e.attrs = append(e.attrs, html.Attribute{Key: string(key), Val: string(value)})
	}
	return e
}

func (p *page) add(e element) {
	p.elements = append(p.elements, e)
	if id := e.attr("id"); id != "" {
		p.ids[id] = true
	}
	if name := e.attr("name"); e.tag == "a" && name != "" {
		p.ids[name] = true
	}
	switch {
	case e.tag == "meta":
		p.addMeta(e)
	case e.tag == "link" && strings.EqualFold(e.attr("rel"), "canonical"):
		p.original = e.attr("href")
	}
}

func (p *page) addMeta(e element) {
	content := e.attr("content")
	if strings.EqualFold(e.attr("name"), "robots") && strings.Contains(content, "noindex") {
		p.noIndex = true
	}
	if !strings.EqualFold(e.attr("http-equiv"), "refresh") {
		return
	}
	_, rest, _ := strings.Cut(content, ";") // after the seconds
	if key, to, _ := strings.Cut(strings.TrimSpace(rest), "="); strings.EqualFold(key, "url") {
		p.sentOn, p.sentTo = e, strings.Trim(to, `'"`)
	}
}

// addText gives a text to the element before it, when that is a title: the only one whose text a check reads.
func (p *page) addText(text string) {
	if len(p.elements) == 0 {
		return
	}
	if last := &p.elements[len(p.elements)-1]; last.tag == "title" && last.text == "" {
		last.text = text
	}
}

// attr is the value of an attribute, "" when it is missing or empty.
func (e element) attr(key string) string {
	value, _ := e.lookup(key)
	return value
}

func (e element) lookup(key string) (value string, found bool) {
	i := slices.IndexFunc(e.attrs, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return "", false
	}
	return e.attrs[i].Val, true
}

// words are the parts of an attribute whose value is a list separated by spaces.
func (e element) words(key string) []string { return strings.Fields(e.attr(key)) }

// at makes a problem of an element of the page.
func (p *page) at(e element, name, message, hint string) diag.Problem {
	position, excerpt := diag.At(p.source, e.offset, e.width, 1)
	return diag.Problem{File: p.file, Position: position, Name: name, Message: message, Hint: hint, Excerpt: excerpt}
}

// whole makes a problem of the page as a whole.
func (p *page) whole(name, message, hint string) diag.Problem {
	return diag.Problem{File: p.file, Name: name, Message: message, Hint: hint}
}

// isRedirect reports whether the page only sends its reader on.
func (p *page) isRedirect() bool { return p.sentOn.tag != "" }

// is404 reports whether the page is what a host shows instead of one that does not exist.
func (p *page) is404() bool { return p.file == "404.html" }

// isListed reports whether a search engine may list the page under its own address. In a site that is kept out as a whole, all
// pages say that they may not be listed; those that may be, once it is published, are the ones with an address for search engines.
func (s *site) isListed(p *page) bool {
	if p.noIndex && !(s.keptOut && p.original != "") || p.isRedirect() || p.is404() {
		return false
	}
	return p.original == "" || s.resolve(p.file, p.original).file == p.file
}
