package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

func TestProse(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"gebieden/bouwen/_index.md": withFront("title = \"Bouwen\"\nsummary = \"Stenen en meer.\"\n[in.2017]\ncharacteristic = \"Zelf maken\"\n" +
			"[in.2017.empty]\nhoog = \"Nog niets.\""),
		"gebieden/bouwen/muur.md": withFront("title = \"Muur\"\ncode = \"BW-01\"\nlevel = \"laag\"\nedition = [\"oud\"]\n[in.oud]\ntitle = \"Wand\"\n" +
			"level_basis = \"geraden\"\n[in.nieuw]\ngone = \"\"\"Niemand\nwil dit.\"\"\""),
		"niveaus/laag.md":        withFront("title = \"Laag\"\neducation = \"mbo\"\nexperience = \"1 jaar\""),
		"edities/oud.md":         withFront("title = \"Oud\"\nsources = [\"Een boek\"]\n[level_basis]\ngeraden = \"Een gok.\""),
		"competenties/handig.md": withFront("title = \"Handig\"\nareas = [\"bouwen\"]\n[area.bouwen]\nreason = \"Met handen.\""),
		"vacatures/_index.md":    withFront("title = \"V\"\n[field.loon]\nlabel = \"Loon\"\nhint = \"Van tot\"\nrequired = true\nreason = \"Daarom.\""),
	}))
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	want := map[string]string{
		"gebieden/bouwen/_index.md": "summary: Stenen en meer.|in.2017.empty.hoog: Nog niets.",
		"gebieden/bouwen/muur.md":   "in.nieuw.gone: Niemand\nwil dit.",
		"niveaus/laag.md":           "",
		"edities/oud.md":            "level_basis.geraden: Een gok.",
		"competenties/handig.md":    "area.bouwen.reason: Met handen.",
		"vacatures/_index.md":       "field.loon.label: Loon|field.loon.hint: Van tot|field.loon.reason: Daarom.",
	}
	for _, f := range tree.Files() {
		var all []string
		for _, prose := range f.Prose() {
			all = append(all, strings.Join(prose.Key, ".")+": "+prose.Text)
		}
		if got := strings.Join(all, "|"); got != want[f.Path] {
			t.Errorf("%s: got %q, want %q", f.Path, got, want[f.Path])
		}
	}
}

func TestWordProblem(t *testing.T) {
	tree, _, err := Load(site(map[string]string{
		"over.md": withFront("title = \"Foutje\"\nsummary = \"Eén foutje hier.\""),
	}))
	if err != nil || len(tree.Pages) != 1 {
		t.Fatal(tree, err)
	}
	for word, want := range map[string]diag.Position{
		"foutje": {Line: 3, Column: 16, Width: 6},
		"elders": {Line: 3, Column: 1, Width: 7}, // cannot be found, such as behind an escape
	} {
		p := tree.Pages[0].WordProblem([]string{"summary"}, word, diag.Problem{Name: "x"})
		if p.File != "content/over.md" || p.Position != want || p.Excerpt != `summary = "Eén foutje hier."` || p.Name != "x" {
			t.Errorf("%s: got %+v", word, p)
		}
	}
}

func TestAddresses(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"over.md": withFront("title = \"https://geen adres\"\n# summary = \"https://comment.example/\"\n" +
			"summary = 'https://een.example/a?b#c'\naliases = [\"/x/\"]"),
		"vacatures/_index.md": withFront("title = \"V\"\n[field.loon]\nlabel = \"Loon\"\nsource = \"http://twee.example\""),
	}))
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	var all []string
	for _, f := range tree.Files() {
		for _, a := range f.Addresses() {
			all = append(all, fmt.Sprintf("%s:%d:%d+%d %s in %s", f.Path, a.Line, a.Column, a.Width, a.URL, a.Excerpt))
		}
	}
	want := []string{
		`over.md:4:12+25 https://een.example/a?b#c in summary = 'https://een.example/a?b#c'`,
		`vacatures/_index.md:5:11+19 http://twee.example in source = "http://twee.example"`,
	}
	if !slices.Equal(all, want) {
		t.Errorf("got %q", all)
	}
}
