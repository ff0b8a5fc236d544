package render

import (
	"strings"
	"testing"
)

func TestEditionDiff(t *testing.T) {
	page := small(t).page("/edities/oud-nieuw/")
	page.Want(".facts dd", "1 taak", "1 taak", "1 taak", "1 taak", "1 taak", "1 taak", "1 taak")
	page.Want("[aria-labelledby=nieuw] ins", "nieuw: Spuiten")
	page.Want("[aria-labelledby=vervallen] del", "vervallen: Kalken")
	page.Want("[aria-labelledby=vervallen] li > p:last-child", "In plaats daarvan: Spuiten.")
	page.Want("[aria-labelledby=niveau] li > p:nth-of-type(1)", "niveau: vervallen: laag nieuw: hoog")
	page.Want("[aria-labelledby=gebied] li > p:nth-of-type(1)", "gebied: vervallen: Bouwen nieuw: Schilderen")
	page.Want("[aria-labelledby=verwoord] .diff-words", "Voegen nieuw: & <afwerken>")
	page.Want("[aria-labelledby=leesteken] li > p:nth-of-type(1)", "eerst: Klant's wens")
	page.WantCount("[aria-labelledby=leesteken] ins, [aria-labelledby=leesteken] del", 0)
	page.Want("tbody tr", "Bouwen 0 0 1 0 1 1 1", "Schilderen 1 1 0 1 0 0 0")
	page.Want("tfoot tr", "Totaal 1 1 1 1 1 1 1")
	page.Want("a[href='/data/diff-oud-nieuw.json']", "JSON")
	links := strings.Join(page.Attrs("[aria-labelledby=verwoord] a", "href"), " ")
	if links != "/gebieden/bouwen/voegen/ /edities/oud/bw-002/ /edities/nieuw/bw-002/" {
		t.Errorf("links of a reworded task: %s", links)
	}
}

// Without pages of single editions the links would all lead to the task, which the title does already.
func TestEditionDiffWithoutPinnedPages(t *testing.T) {
	page := small(t, "site.toml", "[folders]", "[outputs]\npinned = false\n[folders]").page("/edities/oud-nieuw/")
	page.WantCount(".diff-links", 0)
	page.Want("[aria-labelledby=verwoord] .code", "BW-002")
	page.Want("[aria-labelledby=nieuw] .code", "BW-004")
	if links := page.Attrs("[aria-labelledby=verwoord] a", "href"); len(links) != 1 || links[0] != "/gebieden/bouwen/voegen/" {
		t.Errorf("links of a reworded task: %q", links)
	}
}

func TestEditionDiffIsLinked(t *testing.T) {
	w := small(t)
	for _, url := range []string{"/edities/", "/edities/oud/", "/edities/nieuw/"} {
		w.page(url).Want(".diff-list a[href='/edities/oud-nieuw/']", "Van oude editie naar nieuwe editie")
		w.page(url).Want(".diff-list .where", "1 nieuw, 1 vervallen, 3 gewijzigd, 1 ongewijzigd")
	}
	w.page("/edities/eerste/").WantCount(".diff-list", 0)
}

// Two editions that say the same have a page that says so.
func TestEditionDiffWithoutDifferences(t *testing.T) {
	w := small(t,
		"content/edities/later.md", "", "+++\ntitle = \"Latere editie\"\nweight = 40\n+++\n",
		"content/edities/laatste.md", "", "+++\ntitle = \"Laatste editie\"\nweight = 50\n+++\n",
		"content/gebieden/bouwen/metselen.md", `["oud", "nieuw"]`, `["oud", "nieuw", "later", "laatste"]`)
	page := w.page("/edities/later-laatste/")
	page.WantCount(".notice", 1)
	page.WantCount("h2", 1)
	w.page("/edities/later/").WantCount(".diff-list li", 3)
}
