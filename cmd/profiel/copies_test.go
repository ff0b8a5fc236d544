package main

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"beroepsprofiel/cmd/profiel/internal/site"
)

var (
	codeInMarkdown = regexp.MustCompile("(?ms)^ {0,3}```.*?^ {0,3}``` *$|`[^`\n]+`")
	linkInMarkdown = regexp.MustCompile(`\]\(<?([^)\s>]*)|(?m:^\[[^\]^]+\]: *<?([^\s>]+))`)
)

// Who reads a page as Markdown, at its address or in a copy of it, can follow every link. This reads the output as text and
// knows nothing of how it was made.
func TestLinksInMarkdown(t *testing.T) {
	m := mustPortal(t)
	pages, links := 0, 0
	err := fs.WalkDir(m.output, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "index.md" {
			return err
		}
		pages++
		source, err := fs.ReadFile(m.output, name)
		text := codeInMarkdown.ReplaceAllString(string(source), "")
		if strings.Contains(text, "[[") {
			t.Errorf("%s: [[ is left", name)
		}
		for _, found := range linkInMarkdown.FindAllStringSubmatch(text, -1) {
			links++
			if address := found[1] + found[2]; !leadsSomewhere(m.output, address) {
				t.Errorf("%s: %q leads nowhere", name, address)
			}
		}
		return err
	})
	if err != nil || pages < 300 || links < 2500 {
		t.Errorf("%d pages, %d links, %v", pages, links, err)
	}
}

// leadsSomewhere reports whether an address is one of another site, of a heading of the same page, or of a file in the output.
func leadsSomewhere(output fs.FS, address string) bool {
	file, _, _ := strings.Cut(address, "#")
	file, _, _ = strings.Cut(file, "?")
	if file == "" {
		return strings.HasPrefix(address, "#") && address != "#"
	}
	if strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	info, err := fs.Stat(output, strings.TrimPrefix(file, "/"))
	return strings.Contains(file, ":") || strings.HasPrefix(file, "/") && err == nil && !info.IsDir()
}

// markdownCopy reads the copy of a page as another program would, and counts its parts by kind: "Table", "RawHTML", and headings
// by level: "h1".
func markdownCopy(t *testing.T, m made, url string) map[string]int {
	t.Helper()
	source, err := fs.ReadFile(m.output, strings.TrimPrefix(url, "/")+"index.md")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser().Parse(text.NewReader(source))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, isHeading := n.(*ast.Heading); isHeading && entering {
			count["h"+string(rune('0'+h.Level))]++
		} else if entering {
			count[n.Kind().String()]++
		}
		return ast.WalkContinue, nil
	})
	return count
}

// Every page with a text has a copy that the page itself names, and that is Markdown with one title and without HTML.
func TestEveryPageHasACopy(t *testing.T) {
	m := mustPortal(t)
	for _, p := range m.site.Pages {
		named := m.page(t, p.URL).Attrs("link[rel=alternate][type='text/markdown']", "href")
		if slices.Contains([]site.Kind{site.Search, site.VacancyBuilder, site.VacancyCheck, site.NotFound, site.Embed}, p.Kind) {
			if len(named) > 0 {
				t.Errorf("%s names the copy %q", p.URL, named)
			}
			continue
		}
		if len(named) != 1 || named[0] != p.URL+"index.md" {
			t.Errorf("%s names the copies %q", p.URL, named)
		}
		if n := markdownCopy(t, m, p.URL); n["h1"] != 1 || n["RawHTML"]+n["HTMLBlock"] > 0 {
			t.Errorf("the copy of %s has %v", p.URL, n)
		}
	}
}

// The copies hold the profile: the tasks of an edition in its matrix, and what it changed.
func TestCopiesHoldTheProfile(t *testing.T) {
	m := mustPortal(t)
	cells := extast.KindTableCell.String()
	for url, rows := range map[string]int{"/matrix/": 36, "/edities/2017/matrix/": 37, "/matrix/modereren/": 6, "/edities/2017-herzien/": 9} {
		columns := 4
		if url == "/edities/2017-herzien/" {
			columns = 8
		}
		if n := markdownCopy(t, m, url); n["Table"] != 1 || n[cells] != columns*(1+rows) {
			t.Errorf("the copy of %s has %v", url, n)
		}
	}
	for url, tasks := range map[string]int{"/edities/2017/": 81, "/edities/herzien/": 84} {
		text, err := fs.ReadFile(m.output, strings.TrimPrefix(url, "/")+"index.md")
		if n := strings.Count(string(text), "\n- [CM-"); err != nil || n != tasks {
			t.Errorf("the copy of %s lists %d tasks, %v", url, n, err)
		}
	}
}

// Everything that llms.txt names is there.
func TestLLMsLeadsToFiles(t *testing.T) {
	m := mustPortal(t)
	text, err := fs.ReadFile(m.output, "llms.txt")
	links := linkInMarkdown.FindAllStringSubmatch(string(text), -1)
	for _, found := range links {
		address, isOurs := strings.CutPrefix(found[1], portalURL)
		if !isOurs || !leadsSomewhere(m.output, address) {
			t.Errorf("%q leads nowhere", found[1])
		}
	}
	if err != nil || len(links) < 84+8+3+3+8 {
		t.Errorf("%d links, %v", len(links), err)
	}
}
