package meaning

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// hostile are texts that mean something in Markdown or to GitHub.
var hostile = []string{
	"@jan", "a@b.nl", "@org/team", "#12", "org/repo#12", "GH-12", "gh-7", "Fixes #3", "https://example.org/x", "http://github.com/o/r/issues/1",
	"www.example.org", "WWW.example.org", "ftp://x.example",
	"<b>", "<!-- ", "-->", "<script>alert(1)</script>", "&amp;", "&#64;jan", "[x](https://kwaad.example)", "![x](y)", "[x]: y", "[^1]", "[x][y]",
	"*a*", "**a**", "_a_", "__a__", "~~a~~", "`a`", "```", "~~~", "# kop", "## kop", "- punt", "+ punt", "1. punt", "> citaat", "| a | b |", "---", "===",
	`\`, `\*`, "$a$", "$$a$$", "a\nb", "\n\n# kop", "a\u202eb", "a\x00b", "  a  ", "]", "](", "**", "{{x}}", "{% x %}", "<https://x.example>", ":tada:",
}

// parsed reads Markdown as GitHub does and returns its text, and what it has besides text in paragraphs.
func parsed(markdown string) (plain string, other []string) {
	source := []byte(markdown)
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser().Parse(text.NewReader(source))
	var b strings.Builder
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph:
		case *ast.Text:
			b.Write(n.Value(source))
		case *ast.String:
			b.Write(n.Value)
		case *ast.Link:
			other = append(other, "Link to "+string(n.Destination))
		default:
			other = append(other, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	return unescaped.Replace(b.String()), other
}

// unescaped undoes what stays of an escape in the texts of goldmark's tree.
var unescaped = strings.NewReplacer(unseen, "\u200b", `\\`, `\`, `\`, "")

// reference is what GitHub would make a reference of in a text.
var reference = regexp.MustCompile(`(?i)@[a-z0-9]|#[0-9]|\bgh-[0-9]|://|\bwww\.`)

func TestPlainSaysNothing(t *testing.T) {
	for _, h := range hostile {
		for _, around := range []string{"%s", "x %s", "%s y", "x%sy", "“%s”", "(%s)"} {
			checkPlain(t, fmt.Sprintf(around, h))
		}
		for _, other := range hostile {
			checkPlain(t, h+other)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, h := range hostile {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, written string) {
		if utf8.ValidString(written) { // what package content reads is
			checkPlain(t, written)
		}
	})
}

// checkPlain holds that a text, as the label of a line and behind it, comes out as nothing but itself.
func checkPlain(t *testing.T, written string) {
	t.Helper()
	got, other := parsed("x " + plain(written))
	if len(other) > 0 {
		t.Errorf("%q makes %v: %s", written, other, plain(written))
	}
	if reference.MatchString(got) {
		t.Errorf("%q refers to something: %q", written, got)
	}
	want := strings.ReplaceAll(oneLine(written), `\`, "")
	if seen := strings.NewReplacer("\u200b", "", `\`, "").Replace(got); !sameLetters(seen, "x "+want) {
		t.Errorf("%q is shown as %q", written, seen)
	}
}

// sameLetters compares but for the characters that cannot be printed.
func sameLetters(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < ' ' || r == '\uFFFD' || '\u007f' <= r && r <= '\u009f' || '\u200b' <= r && r <= '\u2069' || r == '\u061c' {
				return -1
			}
			return r
		}, s)
	}
	return strings.TrimSpace(letters(a)) == strings.TrimSpace(letters(b))
}

// hostileSite is the small site with a text wherever one can stand.
func hostileSite(t *testing.T, words string) fstest.MapFS {
	t.Helper()
	toml := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\x00", "").Replace(words)
	return changed(t, smallsite.New(), []change{
		{metselen, `title = "Metselen"`, `title = "` + toml + `"`},
		{bouwen, `title = "Bouwen"`, `title = "` + toml + `"`},
		{bouwen, "Samen bouwen", toml},
		{laag, `title = "Laag"`, `title = "` + toml + `"`},
		{laag, "1 jaar", toml},
		{oud, `title = "Oude editie"`, `title = "` + toml + `"`},
		{oud, `"Jan"`, `"` + toml + `"`},
		{handig, `title = "Handig"`, `title = "` + toml + `"`},
		{kalken, "+++\ntitle", "+++\nsummary = \"" + toml + "\"\ntitle"},
		{spuiten, `edition = ["nieuw"]`, "edition = [\"oud\"]\n[in.nieuw]\ngone = \"" + toml + "\"\n"},
		{spuiten, "competencies = [\"handig\"]\n", ""},
		{fields, "label = \"Salaris\"", "label = \"" + toml + "\""},
		{fields, "required = true\n", ""},
		{"site.toml", "Bouwprofiel", toml},
	})
}

// Whatever stands in the sources, the list has no links but those to the site, no HTML, and refers to nobody.
func TestNothingGetsThrough(t *testing.T) {
	before := load(t, smallsite.New())
	for _, h := range hostile {
		after := load(t, hostileSite(t, "a "+h+" b"))
		after.Errors = 0 // some of the texts are errors, which is said above the list
		list := Compare(before, after).Markdown("https://bouw.example")
		got, other := parsed(list)
		if reference.MatchString(got) {
			t.Errorf("%q refers to something: %s", h, reference.FindString(got))
		}
		for _, kind := range other {
			switch {
			case slices.Contains([]string{"Heading", "List", "ListItem", "TextBlock", "Emphasis", "CodeSpan"}, kind):
			case strings.HasPrefix(kind, "Link to https://bouw.example/"):
			default:
				t.Errorf("%q makes a %s:\n%s", h, kind, list)
			}
		}
		for _, line := range strings.Split(list, "\n") {
			if line != "" && !strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "### ") && !strings.HasPrefix(line, "## ") {
				t.Errorf("%q makes a line of its own: %q", h, line)
			}
		}
	}
}

func TestDestination(t *testing.T) {
	for address, want := range map[string]string{
		"https://x.example/a/":           "https://x.example/a/",
		"https://x.example/a b)(c>\n\\/": "https://x.example/a%20b%29%28c%3E%0A%5C/",
		"https://x.example/é/":           "https://x.example/%C3%A9/",
	} {
		if got := destination(address); got != want {
			t.Errorf("%q: got %q", address, got)
		}
	}
}

func TestCodeSpan(t *testing.T) {
	for written, want := range map[string]string{"/a/": "`/a/`", "/a`b/": "`` /a`b/ ``", "/a``b`/": "``` /a``b`/ ```", "a\nb": "`a�b`"} {
		if got := codeSpan(written); got != want {
			t.Errorf("%q: got %q", written, got)
		}
	}
}

// Lists and quotations that nobody reads to the end are cut.
func TestLong(t *testing.T) {
	long := strings.Repeat("lang ", 100)
	got := told(t, change{laag, "1 jaar", long})
	if len([]rune(got)) > 300 || !strings.Contains(got, "…”") {
		t.Error(got)
	}
	before, after := smallsite.New(), smallsite.New()
	smallsite.Replace(t, before, laag, "1 jaar", long)
	smallsite.Replace(t, after, laag, "1 jaar", long+"anders")
	if got := Compare(load(t, before), load(t, after)).Markdown(""); !strings.Contains(got, "**Laag**: ervaring: verderop gewijzigd\n") {
		t.Error(got)
	}
	var makers []string
	for i := range 20 {
		makers = append(makers, fmt.Sprintf("%q", fmt.Sprint("M", i)))
	}
	got = told(t, change{oud, `"Jan", "Piet", "Klaas"`, strings.Join(makers, ", ")})
	if !strings.Contains(got, "M10, M11 en nog 8;") {
		t.Error(got)
	}
	var changes []change
	for i := range 15 {
		changes = append(changes, change{fmt.Sprintf("content/over/weg-%02d.md", i), "", "+++\ntitle = \"Weg\"\n+++\n"})
	}
	got = Compare(load(t, changed(t, smallsite.New(), changes)), load(t, smallsite.New())).Markdown("")
	if !strings.HasSuffix(got, "- `/over/weg-11/`: vervalt\n- **nog 3 adressen**: vervallen\n") {
		t.Error(got)
	}
}

func TestVanishedBelowAnother(t *testing.T) {
	got := told(t, change{file: "content/hulp/bij/begin.md"})
	if !strings.HasSuffix(got, "### Adressen\n\n- `/hulp/`: vervalt, met alles eronder (2)\n") {
		t.Error(got)
	}
}
