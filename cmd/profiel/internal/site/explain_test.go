package site

import (
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/github"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func TestExplanation(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/over/wie.md", "", "+++\ntitle = \"Wie\"\n+++\n## Over broken-link\n\n### `broken-link`\n\n### 2-vaak `x`\n")
	smallsite.Replace(t, fsys, "site.toml", "repository = \"https://github.com/bouw/profiel\"\n", "")
	tree, _, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, _ := profile.New(tree)
	s, _ := Build(tree, prof, Options{Repository: github.Repository{Owner: "bouw", Name: "profiel"}, Folder: "sites/bouw/"})
	p, id, ok := s.Explanation("broken-link")
	if !ok || p.URL != "/over/wie/" || id != "broken-link" {
		t.Fatalf("got %v %q %v", p, id, ok)
	}
	if got := s.ViewURL(p); got != "https://github.com/bouw/profiel/blob/hoofd/sites/bouw/content/over/wie.md" {
		t.Errorf("got %q", got)
	}
	for _, word := range []string{"x", "broken", ""} {
		if p, _, ok := s.Explanation(word); ok {
			t.Errorf("%q is explained on %s", word, p.URL)
		}
	}
}
