package export

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func copyOf(t *testing.T, s *site.Site, url string) string {
	t.Helper()
	page, ok := s.Page(url)
	if !ok {
		t.Fatalf("there is no page at %s", url)
	}
	var b bytes.Buffer
	if err := Markdown(&b, s, page); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ source, want string }{
		"title, summary, text": {
			"+++\ntitle = \"Over\"\nsummary = \"Kort gezegd.\"\n+++\n\n\nEen *zin* & meer.\n\n- Een\n",
			"# Over\n\nKort gezegd.\n\nEen *zin* & meer.\n\n- Een\n",
		},
		"no summary":                  {"+++\ntitle = \"Over\"\n+++\nEen zin.\n", "# Over\n\nEen zin.\n"},
		"an indented first line":      {"+++\ntitle = \"Over\"\n+++\n\n    code\n", "# Over\n\n    code\n"},
		"no text":                     {"+++\ntitle = \"Over\"\n+++\n", "# Over\n"},
		"Windows line ends and a BOM": {"\uFEFF+++\r\ntitle = \"Over\"\r\n+++\r\n\r\nEen zin.\r\n", "# Over\n\nEen zin.\n"},
		"links": {
			"+++\ntitle = \"Over\"\n+++\n\nZie [[BW-002]], [begin](gebieden/bouwen/metselen.md#begin) en [`[[BW-002]]`][r].\n\n[r]: over/wie.md\n",
			"# Over\n\nZie [Voegen & \\<afwerken\\>](/gebieden/bouwen/voegen/), [begin](/gebieden/bouwen/metselen/#begin) en " +
				"[`[[BW-002]]`][r].\n\n[r]: /over/wie/\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := smallsite.New()
			smallsite.Replace(t, fsys, "content/proef.md", "", test.source)
			if got := copyOf(t, build(t, fsys), "/proef/"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// copies are the copies of all pages of a site that have one, by address.
func copies(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, p := range s.Pages {
		if s.MarkdownURL(p) != "" {
			all[p.URL] = copyOf(t, s, p.URL)
		}
	}
	return all
}

// TestMarkdownOfEveryKind holds the copies of the small site.
func TestMarkdownOfEveryKind(t *testing.T) {
	s := build(t, smallsite.New())
	all := copies(t, s)
	var archive txtar.Archive
	none := []site.Kind{site.Search, site.VacancyBuilder, site.VacancyCheck, site.NotFound, site.Embed}
	kinds := map[site.Kind]bool{}
	for _, kind := range none {
		kinds[kind] = true
	}
	for _, p := range s.Pages {
		if text, ok := all[p.URL]; ok {
			kinds[p.Kind] = true
			archive.Files = append(archive.Files, txtar.File{Name: p.URL, Data: []byte(text)})
		}
	}
	if len(kinds) != len(site.Kinds()) {
		t.Errorf("copies of %d kinds of pages, want all %d", len(kinds), len(site.Kinds()))
	}
	golden(t, "copies.txtar", txtar.Format(&archive))
}

// awkward is the small site with names that would be markup, and a task that left with a reason.
func awkward(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := smallsite.New()
	for _, c := range [][3]string{
		{"content/gebieden/bouwen/metselen.md", `title = "Metselen"`, "title = \"# *1* | [x](y) <b>`code`\""},
		{"content/gebieden/bouwen/metselen.md", `summary = "Je legt stenen."`, `summary = "- geen lijst | <i>_echt_"`},
		{"content/gebieden/bouwen/_index.md", `title = "Bouwen"`, `title = "1. Bouwen | slopen"`},
		{"content/niveaus/laag.md", `title = "Laag"`, `title = "Laag & <lager>"`},
		{"content/edities/oud.md", `title = "Oude editie"`, `title = "Oude [editie]"`},
		{"content/edities/oud.md", `makers = ["Jan"`, `makers = ["*Jan*"`},
		{"content/gebieden/schilderen/kalken.md", "replaced_by = [\"BW-004\"]\n", "replaced_by = [\"BW-004\"]\n[in.nieuw]\ngone = \"Kalk | <verf>\"\n"},
		{"content/gebieden/schilderen/_index.md", `"Nog niet beschreven."`, `"+ nog | niet"`},
	} {
		smallsite.Replace(t, fsys, c[0], c[1], c[2])
	}
	return fsys
}
