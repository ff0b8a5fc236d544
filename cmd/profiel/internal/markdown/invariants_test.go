package markdown

import (
	"io"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// bounded is a converter with the limits of a site.
var bounded = sync.OnceValue(func() *Converter { return New(strict) })

// checkInvariants converts a body and checks what holds for every body.
func checkInvariants(t *testing.T, body string) {
	if !utf8.ValidString(body) {
		t.Skip("bodies are UTF-8")
	}
	doc, problems := bounded().Convert(Source{File: "a.md", Body: []byte(body), Line: 1}, resolveAll)
	if !utf8.ValidString(doc.HTML) || !utf8.ValidString(doc.Text()) {
		t.Errorf("output is not UTF-8")
	}
	lines := strings.Split(body, "\n")
	for _, p := range problems {
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Width < 1 || p.File == "" || p.Name == "" {
			t.Errorf("problem without a place or name: %+v", p)
		}
	}
	places := Source{Body: []byte(body), Line: 1}.Places()
	for _, l := range doc.Links {
		if at, _ := places.At(l.Offset, l.Width); at.Line > len(lines) || l.Offset < 0 || l.Width < 1 {
			t.Errorf("link without a place: %+v", l)
		}
	}
	checkHTML(t, doc.HTML)
	checkAllowed(t, doc.HTML)
}

// checkHTML reads the HTML as a stranger would: elements close in order, ids are unique, no element or attribute is there that
// this package does not write, no link stands in another.
func checkHTML(t *testing.T, source string) {
	var open []string
	ids := map[string]bool{}
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if tokens.Err() != io.EOF {
				t.Errorf("not HTML: %v", tokens.Err())
			}
			if len(open) > 0 {
				t.Errorf("not closed: %v in %q", open, source)
			}
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("comment or doctype in %q", source)
		case html.StartTagToken:
			open = checkStart(t, tokens.Token(), open, ids)
		case html.EndTagToken:
			name := tokens.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v in %q", name, open, source)
			}
			open = open[:len(open)-1]
		}
	}
}

const (
	knownElements = " h1 h2 h3 h4 h5 h6 p a em strong del code pre span div ul ol li dl dt dd table thead tbody tr th td hr br " +
		"img input blockquote section sup "
	knownAttributes = " id class href src alt title role tabindex aria-label aria-hidden start type disabled checked " +
		"scope loading decoding "
	voidElements = " hr br img input "
)

func checkStart(t *testing.T, token html.Token, open []string, ids map[string]bool) []string {
	if !strings.Contains(knownElements, " "+token.Data+" ") {
		t.Errorf("element <%s>", token.Data)
	}
	for _, a := range token.Attr {
		if !strings.Contains(knownAttributes, " "+a.Key+" ") {
			t.Errorf("attribute %s in <%s>", a.Key, token.Data)
		}
		if a.Key == "id" {
			if ids[a.Val] {
				t.Errorf("id %q twice", a.Val)
			}
			ids[a.Val] = true
		}
	}
	for _, parent := range open {
		if token.Data == "a" && parent == "a" {
			t.Errorf("link in a link")
		}
	}
	if strings.Contains(voidElements, " "+token.Data+" ") {
		return open
	}
	return append(open, token.Data)
}
