package markdown

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed lists every element that this package writes, with its attributes.
var allowed = map[string]string{
	"h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "p": "class", "em": "", "strong": "", "del": "", "code": "class", "pre": "class", "br": "", "hr": "",
	"a": "class href title role aria-label", "span": "aria-hidden class data-field data-alone data-long", "ul": "", "ol": "start", "li": "id class",
	"div": "class role tabindex aria-label", "dl": "", "dt": "", "dd": "", "table": "", "thead": "", "tbody": "", "tr": "", "th": "scope class", "td": "class",
	"img": "src alt title loading decoding", "input": "type disabled checked aria-label", "blockquote": "", "section": "class role aria-label", "sup": "class id",
}

// checkAllowed reads the HTML as a browser does, mending what it thinks is wrong, and holds what it then sees against the list. Where
// something leads is a page of this site, or an address of a scheme that runs nothing.
func checkAllowed(t *testing.T, source string) {
	t.Helper()
	article := &html.Node{Type: html.ElementNode, Data: "article", DataAtom: atom.Article}
	nodes, err := html.ParseFragment(strings.NewReader(source), article)
	if err != nil {
		t.Fatalf("%v in %q", err, source)
	}
	for _, n := range nodes {
		article.AppendChild(n)
	}
	for n := range article.Descendants() {
		switch {
		case n.Type == html.TextNode:
		case n.Type != html.ElementNode || n.Namespace != "":
			t.Errorf("a node of type %d in %q", n.Type, source)
		default:
			checkElement(t, n)
		}
	}
}

func checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	attributes, known := allowed[n.Data]
	if !known {
		t.Errorf("element <%s>", n.Data)
	}
	for _, a := range n.Attr {
		if !slices.Contains(strings.Fields(attributes), a.Key) || a.Namespace != "" {
			t.Errorf("attribute %s in <%s>", a.Key, n.Data)
		}
		if a.Key == "href" || a.Key == "src" {
			checkAddress(t, a.Val)
		}
	}
}

// checkAddress reads an address as a browser does, without white space at its ends and without control characters.
func checkAddress(t *testing.T, address string) {
	t.Helper()
	plain := strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, strings.TrimSpace(address))
	if plain != address || strings.Contains(address, `\`) {
		t.Errorf("a browser reads the address %q otherwise", address)
	}
	scheme, _, found := strings.Cut(address, ":")
	if found && !strings.ContainsAny(scheme, "/?#") {
		if !slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(scheme)) {
			t.Errorf("the scheme of %q", address)
		}
		return
	}
	page := &url.URL{Scheme: "https", Host: "site.example", Path: "/page/"}
	if to, err := page.Parse(address); strings.HasPrefix(address, "//") || err == nil && to.Host != page.Host {
		t.Errorf("the address %q leaves the site", address)
	}
}
