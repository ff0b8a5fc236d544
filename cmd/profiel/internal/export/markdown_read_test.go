package export

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// readCopy is what another program reads in a copy.
type readCopy struct {
	titles []string // headings above all others
	raw    int      // pieces of HTML
	links  []string
	rows   int // of tables, with their header
	inRows int // links in tables
}

func read(source string) readCopy {
	var c readCopy
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	tree := markdown.Parser().Parse(text.NewReader([]byte(source)))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				c.titles = append(c.titles, textOf(n, source))
			}
		case *ast.RawHTML, *ast.HTMLBlock:
			c.raw++
		case *ast.Link:
			c.links = append(c.links, string(n.Destination))
			if _, inTable := n.Parent().(*extast.TableCell); inTable {
				c.inRows++
			}
		case *extast.TableHeader, *extast.TableRow:
			c.rows++
		}
		return ast.WalkContinue, nil
	})
	return c
}

// textOf is the plain text of a node that holds nothing but text; markup in it shows as such.
func textOf(n ast.Node, source string) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(util.UnescapePunctuations(t.Segment.Value([]byte(source))))
		} else {
			b.WriteString("(" + child.Kind().String() + ")")
		}
	}
	return b.String()
}

// TestMarkdownIsMarkdown holds that a page's title is the one heading above all others, that no name became markup, and that
// every link leads to a page or a file of the site.
func TestMarkdownIsMarkdown(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{"small": smallsite.New(), "awkward": awkward(t), "in English": withoutEditions()} {
		s := build(t, fsys)
		for url, source := range copies(t, s) {
			c := read(source)
			p, _ := s.Page(url)
			if len(c.titles) != 1 || c.titles[0] != p.Title || !strings.HasPrefix(source, "# ") {
				t.Errorf("%s: the title of %s is %q, want %q", name, url, c.titles, p.Title)
			}
			if c.raw > 0 {
				t.Errorf("%s: HTML in the copy of %s:\n%s", name, url, source)
			}
			for _, link := range c.links {
				link, _, _ := strings.Cut(link, "#")
				if _, ok := s.Page(link); !ok && link != "/over/foto.png" && link != "https://wet.example/" {
					t.Errorf("%s: %s links to %s", name, url, link)
				}
			}
		}
	}
}

// TestMarkdownMatrix counts what is in the tables: the tasks of an edition, and beside them in each row the area.
func TestMarkdownMatrix(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{"small": smallsite.New(), "awkward": awkward(t)} {
		s := build(t, fsys)
		for url, want := range map[string]struct{ rows, tasks int }{
			"/matrix/": {4, 5}, "/matrix/bouwen/": {2, 3}, "/matrix/schilderen/": {2, 2}, "/edities/oud/matrix/": {4, 5}, "/edities/nieuw/matrix/": {4, 5},
		} {
			c, levels := read(copyOf(t, s, url)), len(s.Profile.Levels)
			if strings.HasPrefix(url, "/edities/") {
				levels = 0 // an edition has no pages of levels
			}
			if c.rows != 1+want.rows || c.inRows != levels+want.rows+want.tasks {
				t.Errorf("%s: %s has %d rows and %d links in them, want %+v", name, url, c.rows, c.inRows, want)
			}
		}
		if c := read(copyOf(t, s, "/edities/oud-nieuw/")); c.rows != 1+2+1 {
			t.Errorf("%s: the differences have %d rows", name, c.rows)
		}
	}
	if c := read(copyOf(t, build(t, withoutEditions()), "/matrix/")); c.rows != 2 || c.inRows != 1+2 {
		t.Errorf("without editions: %d rows, %d links in them", c.rows, c.inRows)
	}
}

// TestMarkdownOfATask holds what a reader of the copy may look for.
func TestMarkdownOfATask(t *testing.T) {
	s := build(t, awkward(t))
	for url, lines := range map[string][]string{
		"/gebieden/bouwen/voegen/": {
			"- Code: BW-002", "- Niveau: [Hoog](/niveaus/hoog/)", "- Vast adres: <" + base + "/bw-002/>",
			"- [Nieuwe editie](/edities/nieuw/bw-002/): van niveau Laag & \\<lager\\> naar Hoog.",
			"- [Nieuwe editie](/edities/nieuw/bw-002/): de naam ging van “Voegen” naar “Voegen & \\<afwerken\\>”.",
			"- [Oude \\[editie\\]](/edities/oud/bw-002/): eerste editie met takenlijst.",
		},
		"/gebieden/schilderen/kalken/": {
			"Deze taak staat sinds [nieuwe editie](/edities/nieuw/) niet meer in het profiel. De laatste editie met deze taak is " +
				"[oude \\[editie\\]](/edities/oud/bw-005/). Kalk \\| \\<verf\\> In plaats daarvan: [BW-004 Spuiten](/gebieden/schilderen/spuiten/).",
			"- [Nieuwe editie](/edities/nieuw/): staat er niet meer in. Kalk \\| \\<verf\\>",
		},
		"/edities/oud/bw-003/":   {"- [Nieuwe editie](/edities/nieuw/bw-003/): alleen andere aanhalingstekens, van “Klant's wens” naar “Klant’s wens”."},
		"/edities/oud/bw-005/":   {"- Editie: [Oude \\[editie\\]](/edities/oud/)", "- De taak met uitleg: [Kalken](/gebieden/schilderen/kalken/)"},
		"/edities/nieuw/bw-004/": {"Dit is de editie die nu geldt."},
		"/edities/oud/bw-006/":   {"- Over het niveau: Het niveau volgt uit de volgorde.", "- Aandachtsgebied: [1\\. Bouwen \\| slopen](/edities/oud/#bouwen)"},
	} {
		got := "\n" + copyOf(t, s, url)
		for _, line := range lines {
			if !strings.Contains(got, "\n"+line+"\n") {
				t.Errorf("%s: there is no line %s in%s", url, line, got)
			}
		}
	}
	if got := copyOf(t, s, "/edities/oud/bw-001/"); !strings.HasSuffix(got, "In [nieuwe editie](/edities/nieuw/bw-001/) staat deze taak er precies zo.\n") {
		t.Errorf("got %s", got)
	}
}

func TestMarkdownURL(t *testing.T) {
	s := build(t, smallsite.New())
	for url, want := range map[string]string{
		"/": "/index.md", "/over/wie/": "/over/wie/index.md", "/matrix/": "/matrix/index.md", "/edities/oud/bw-001/": "/edities/oud/bw-001/index.md",
		"/zoeken/": "", "/404.html": "", "/embed/bw-001/": "",
	} {
		p, _ := s.Page(url)
		if got := s.MarkdownURL(p); got != want {
			t.Errorf("%s: got %q", url, got)
		}
	}
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "site.toml", "[folders]", "[outputs]\nmarkdown = false\n[folders]")
	if without := build(t, fsys); len(copies(t, without)) > 0 {
		t.Error("copies that are switched off")
	}
}
