// Package htmltest lets tests ask a page questions by CSS selector, as a browser or a stranger's script would, so that a test
// holds what a page says and not how it is written.
package htmltest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Element is an element of a page, or the page itself. A selector that is not valid CSS fails the test.
type Element struct {
	t    testing.TB
	node *html.Node
}

// Parse reads a page. Every text is some page to an HTML parser, so this cannot fail on what the page holds.
func Parse(t testing.TB, page []byte) Element {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return Element{t, root}
}

// All returns the elements below this one that match the selector, in the order of the page.
func (e Element) All(selector string) []Element {
	e.t.Helper()
	matcher, err := cascadia.ParseGroup(selector)
	if err != nil {
		e.t.Fatalf("selector %q: %v", selector, err)
	}
	var found []Element
	for _, n := range cascadia.QueryAll(e.node, matcher) {
		found = append(found, Element{e.t, n})
	}
	return found
}

// One returns the only element that matches; another number of them fails the test.
func (e Element) One(selector string) Element {
	e.t.Helper()
	found := e.All(selector)
	if len(found) != 1 {
		e.t.Fatalf("%d elements match %q, want 1", len(found), selector)
	}
	return found[0]
}

// Texts returns the text of every element that matches.
func (e Element) Texts(selector string) []string {
	e.t.Helper()
	var texts []string
	for _, found := range e.All(selector) {
		texts = append(texts, found.Text())
	}
	return texts
}

// Attrs returns an attribute of every element that matches; "" where an element does not have it.
func (e Element) Attrs(selector, name string) []string {
	e.t.Helper()
	var values []string
	for _, found := range e.All(selector) {
		values = append(values, found.Attr(name))
	}
	return values
}

// Want fails the test unless the texts of the elements that match are these, in this order.
func (e Element) Want(selector string, texts ...string) {
	e.t.Helper()
	if got := e.Texts(selector); !slices.Equal(got, texts) {
		e.t.Errorf("%s: got %q, want %q", selector, got, texts)
	}
}

// WantCount fails the test unless that many elements match.
func (e Element) WantCount(selector string, n int) {
	e.t.Helper()
	if got := len(e.All(selector)); got != n {
		e.t.Errorf("%d elements match %q, want %d", got, selector, n)
	}
}

// Text returns the text of the element on one line, with white space as a browser shows it.
func (e Element) Text() string {
	var b strings.Builder
	writeText(&b, e.node)
	return strings.Join(strings.Fields(b.String()), " ")
}

// inline are elements that stand in the run of a text.
var inline = []string{"a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "time"}

func writeText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for child := range n.ChildNodes() {
		writeText(b, child)
	}
	if n.Type == html.ElementNode && !slices.Contains(inline, n.Data) {
		b.WriteByte(' ')
	}
}

// Raw returns the text of the element with its white space as it stands.
func (e Element) Raw() string {
	var b strings.Builder
	for n := range e.node.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// Attr returns the value of an attribute, "" when the element does not have it.
func (e Element) Attr(name string) string {
	for _, a := range e.node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Has reports whether the element has an attribute.
func (e Element) Has(name string) bool {
	return slices.ContainsFunc(e.node.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// Tag returns the element's name, in lower case.
func (e Element) Tag() string { return e.node.Data }
