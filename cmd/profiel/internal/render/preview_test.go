package render

import (
	"fmt"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// previewed is the small site as a preview.
func previewed(t *testing.T, p site.Preview, changes ...string) website {
	t.Helper()
	w := small(t, changes...)
	w.site.Preview = &p
	w.renderer.preview = newPreview(w.site)
	return w
}

func TestPreviewOfAProposal(t *testing.T) {
	w := previewed(t, site.Preview{
		Proposal: "12", Branch: "proef", Commit: "1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304",
		Sources: []string{"content/over/wie.md", "content/gebieden/bouwen/wens.md", "content/stip.svg"},
	})
	for _, p := range w.site.Pages {
		page := w.page(p.URL)
		page.WantCount(".preview-note", 1)
		page.WantCount("meta[name=robots][content=noindex]", 1)
		if p.Kind == site.Embed {
			page.Want(".preview-note", "Voorvertoning van voorstel 12")
			continue
		}
		page.Want(".preview-note strong", "Voorvertoning van voorstel 12.")
		page.Want(".preview-note summary", "2 pagina’s veranderen")
		page.Want(".preview-note li", "Klant’s wens", "Wie")
		page.WantCount(".contribute a[href*='/edit/']", 0)
		if got := page.One(".preview-note strong a").Attr("href"); got != "https://github.com/bouw/profiel/pull/12" {
			t.Errorf("%s: %s", p.URL, got)
		}
	}
	page := w.page("/over/wie/")
	page.Want(".preview-note a[aria-current=page]", "Wie")
	page.Want(".preview-note a[href='https://github.com/bouw/profiel/commit/1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304']", "1a2b3c4")
	page.Want(".contribute a[href='https://github.com/bouw/profiel/pull/12']", "Zeg het bij voorstel 12")
	if got := page.One("link[rel=canonical]").Attr("href"); got != "https://bouw.example/over/wie/" {
		t.Errorf("canonical: %s", got)
	}
	w.page("/").WantCount(".preview-note [aria-current]", 0)
}

// The branch is in the repository itself, so that is where the editor changes the page.
func TestPreviewOfABranch(t *testing.T) {
	w := previewed(t, site.Preview{Branch: "proef/<1>"})
	page := w.page("/over/wie/")
	page.Want(".preview-note strong", "Voorvertoning van de branch proef/<1>.")
	page.WantCount(".preview-note details, .preview-note code", 0)
	if got := page.One(".contribute details a").Attr("href"); got != "https://github.com/bouw/profiel/edit/proef/%3C1%3E/content/over/wie.md" {
		t.Error(got)
	}
}

func TestPreviewOfWhoKnowsWhat(t *testing.T) {
	page := previewed(t, site.Preview{}).page("/over/wie/")
	page.Want(".preview-note strong", "Voorvertoning.")
	page.Want(".contribute summary", "Stel een verbetering voor")
	nobody := previewed(t, site.Preview{Proposal: "12", Commit: "1a2b3c4"}, "site.toml", `repository = "https://github.com/bouw/profiel"`, "")
	page = nobody.page("/over/wie/")
	page.Want(".preview-note strong", "Voorvertoning van voorstel 12.")
	page.Want(".preview-note code", "1a2b3c4")
	page.WantCount("a[href*='github.com']", 0)
}

// A proposal that changes a hundred pages does not put a hundred links on every page.
func TestPreviewThatChangesMuch(t *testing.T) {
	fsys := smallsite.New()
	p := site.Preview{Proposal: "12"}
	for i := range 25 {
		name := fmt.Sprintf("content/veel/p%02d.md", i)
		smallsite.Replace(t, fsys, name, "", fmt.Sprintf("+++\ntitle = \"Pagina %02d\"\n+++\n", i))
		p.Sources = append(p.Sources, name)
	}
	w, _ := websiteOf(t, fsys)
	w.site.Preview = &p
	w.renderer.preview = newPreview(w.site)
	page := w.page("/")
	page.Want(".preview-note summary", "25 pagina’s veranderen")
	page.WantCount(".preview-note li", 21)
	page.Want(".preview-note li:last-child", "en nog 5")
}

func TestTheSiteIsNoPreview(t *testing.T) {
	w := small(t)
	for _, p := range w.site.Pages {
		w.page(p.URL).WantCount(".preview-note", 0)
	}
}
