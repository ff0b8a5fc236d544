package external

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func TestLinks(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "site.toml", "[folders]", "[occupation]\nname = \"Bouwer\"\nclose_match = [\"http://esco.example/bouwer\"]\n\n[folders]")
	smallsite.Replace(t, fsys, "content/over/wie.md", "", "+++\ntitle = \"Wie\"\n# bron: \"https://oud.example/\"\n+++\n"+
		"Zie [a](https://a.example/x#y), <https://b.example/>, www.c.example en [d][d].\n\n[d]: https://d.example/\n\n"+
		"Of [mail](mailto:a@b.example), `https://code.example/` en [intern](/over/).\n")
	tree, problems, err := content.Load(fsys)
	if err != nil || problems.HasErrors() {
		t.Fatal(problems, err)
	}
	prof, _ := profile.New(tree.WithoutDrafts())
	s, found := site.Build(tree.WithoutDrafts(), prof, site.Options{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	var got []string
	for _, l := range Links(s) {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", l.File, l.Line, l.Column, l.URL))
	}
	slices.Sort(got)
	want := []string{
		"content/over/wie.md:5:34 https://b.example/",
		"content/over/wie.md:5:55 http://www.c.example",
		"content/over/wie.md:5:9 https://a.example/x#y",
		"content/over/wie.md:7:6 https://d.example/",
		"content/vacatures/_index.md:10:11 https://wet.example/loon",
		"content/vacatures/bouwer.md:9:58 https://wet.example/",
		"content/vacatures/controle.md:18:11 https://wet.example/leeftijd",
		"site.toml:11:16 http://esco.example/bouwer",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
