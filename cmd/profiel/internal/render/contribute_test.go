package render

import (
	"net/url"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/site"
)

const (
	editor = "https://github.com/bouw/profiel/edit/hoofd/content/"
	issues = "https://github.com/bouw/profiel/issues/new?"
)

func TestEditor(t *testing.T) {
	w := small(t)
	for address, want := range map[string]string{
		"/":                        "_index.md",
		"/over/wie/":               "over/wie.md",
		"/gebieden/bouwen/":        "gebieden/bouwen/_index.md",
		"/gebieden/bouwen/wens/":   "gebieden/bouwen/wens.md",
		"/edities/oud/":            "edities/oud.md",
		"/edities/oud/bw-006/":     "gebieden/schilderen/plafonds.md", // the words of an edition stand in the file of the task
		"/vacatures/bouwer/":       "vacatures/bouwer.md",
		"/modellen/vijf/een/":      "modellen/vijf/een.md",
		"/matrix/":                 "",
		"/edities/oud-nieuw/":      "",
		"/hulp/":                   "", // a folder without a page of its own
		"/vacatures/samenstellen/": "",
	} {
		page := w.page(address)
		if want == "" {
			page.WantCount(".contribute details a, .contribute ol", 0)
			page.WantCount(".contribute details p", 1)
			continue
		}
		page.WantCount(".contribute ol > li", 3)
		if got := page.One(".contribute details a").Attr("href"); got != editor+want {
			t.Errorf("%s leads to %s", address, got)
		}
	}
}

// The form for an issue knows the page, whatever its title holds.
func TestIssue(t *testing.T) {
	w := small(t)
	for _, p := range w.site.Pages {
		if p.Kind == site.Embed { // made to be shown inside other sites
			w.page(p.URL).WantCount(".contribute", 0)
			continue
		}
		link := w.page(p.URL).One(".contribute a[href*='/issues/new']").Attr("href")
		query, ok := strings.CutPrefix(link, issues)
		values, err := url.ParseQuery(query)
		if !ok || err != nil {
			t.Errorf("%s leads to %s: %v", p.URL, link, err)
		}
		if p.Kind == site.NotFound { // its address is any
			continue
		}
		if values.Get("pagina") != p.Title || values.Get("adres") != "https://bouw.example"+p.URL {
			t.Errorf("%s: %v", p.URL, values)
		}
	}
}

func TestNobodyKnowsTheRepository(t *testing.T) {
	w := small(t, "site.toml", `repository = "https://github.com/bouw/profiel"`, "")
	for _, p := range w.site.Pages {
		w.page(p.URL).WantCount(".contribute, a[href*='github.com']", 0)
	}
}
