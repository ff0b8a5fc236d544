package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// where returns what outside programs read from a task's page.
func where(e htmltest.Element) string {
	return e.Attr("data-code") + " " + e.Attr("data-area") + " " + e.Attr("data-level")
}

func TestTaskHooks(t *testing.T) {
	w := small(t)
	for url, want := range map[string]string{
		"/gebieden/bouwen/voegen/":       "BW-002 bouwen hoog",
		"/gebieden/schilderen/plafonds/": "BW-006 schilderen laag",
		"/gebieden/schilderen/kalken/":   "BW-005 schilderen laag",
		"/edities/oud/bw-002/":           "BW-002 bouwen laag",
		"/edities/oud/bw-006/":           "BW-006 bouwen laag",
		"/edities/nieuw/bw-006/":         "BW-006 schilderen laag",
	} {
		if got := where(w.page(url).One("article[data-code][data-area][data-level]")); got != want {
			t.Errorf("%s: got %s, want %s", url, got, want)
		}
	}
}

func TestHistory(t *testing.T) {
	w := small(t)
	for url, want := range map[string][]string{
		"/gebieden/bouwen/metselen/": {"Nieuwe editie Ongewijzigd.", "Oude editie 2001 Eerste editie met takenlijst."},
		"/gebieden/bouwen/voegen/": {"Nieuwe editie niveau van laag naar hoog anders verwoord; eerst “Voegen”",
			"Oude editie 2001 Eerste editie met takenlijst."},
		"/gebieden/bouwen/wens/": {"Nieuwe editie alleen het leesteken veranderde; eerst “Klant's wens”",
			"Oude editie 2001 Eerste editie met takenlijst."},
		"/gebieden/schilderen/spuiten/": {"Nieuwe editie Nieuw in deze editie."},
		"/gebieden/schilderen/kalken/":  {"Nieuwe editie Vervallen.", "Oude editie 2001 Eerste editie met takenlijst."},
		"/gebieden/schilderen/plafonds/": {"Nieuwe editie van aandachtsgebied Bouwen naar Schilderen",
			"Oude editie 2001 Eerste editie met takenlijst."},
	} {
		w.page(url).Want(".history > li", want...)
	}
	page := w.page("/gebieden/bouwen/voegen/")
	if got := strings.Join(page.Attrs(".history > li > a", "href"), " "); got != "/edities/nieuw/bw-002/ /edities/oud/bw-002/" {
		t.Errorf("links of the history: %s", got)
	}
}

func TestTaskPage(t *testing.T) {
	page := small(t).page("/gebieden/bouwen/metselen/")
	page.Want(".eyebrow:first-child > *", "BW-001", "Bouwen", "Laag")
	page.Want(".source a[href='/edities/nieuw/bw-001/']", "nieuwe editie")
	page.WantCount(".wording .notice, .footnote", 0)
	page.Want(".explanation .lead", "Je legt stenen.")
	page.Want(".explanation .prose h2", "Begin")
	page.Want("[aria-labelledby=competenties] a[href='/competenties/handig/']", "Handig")
	page.Want("[aria-labelledby=kerntaken] a[href='/modellen/vijf/een/']", "Eerste kerntaak")
	page.Want("[aria-labelledby=ritme] p", "Dagelijks")
	page.Want("[aria-labelledby=verwijzen] dt", "Vast adres", "Adres in nieuwe editie", "Bronvermelding", "Kaart op je eigen site")
	page.Want("copy-text [data-copy]", "https://bouw.example/bw-001/", "https://bouw.example/edities/nieuw/bw-001/",
		"“Metselen” (BW-001), bouwen, laag. Bouwprofiel, nieuwe editie. https://bouw.example/edities/nieuw/bw-001/",
		`<iframe src="https://bouw.example/embed/bw-001/" title="BW-001 Metselen" width="480" height="260" loading="lazy" `+
			`style="border:0;max-width:100%"></iframe>`)
	if got := page.Attrs("link[type='application/json+oembed']", "href"); !slices.Equal(got, []string{"https://bouw.example/embed/bw-001/oembed.json"}) {
		t.Errorf("oEmbed: %q", got)
	}
	page.Want("[aria-labelledby=groeipad] h3", "Een niveau hoger: Hoog")
	page.Want("[aria-labelledby=groeipad] li a", "Klant’s wens", "Voegen & <afwerken>")
	page.Want("[aria-labelledby=verwant] .where", "Bouwen, hoog", "Schilderen, laag")
	page.Want("[aria-labelledby=genoemd] a", "Welkom", "Bouwen", "Wie")
	for _, section := range page.All("section[aria-labelledby]") {
		page.WantCount("#"+section.Attr("aria-labelledby"), 1)
	}
}

// An old edition is cited as it was, and has no card: a card shows the task as it is now.
func TestReferenceToAnEdition(t *testing.T) {
	small(t).page("/edities/oud/bw-002/").Want("copy-text [data-copy]", "https://bouw.example/bw-002/", "https://bouw.example/edities/oud/bw-002/",
		"“Voegen” (BW-002), bouwen, laag. Bouwprofiel, oude editie. https://bouw.example/edities/oud/bw-002/")
	off := "[outputs]\npinned = false\npermalinks = false\nembeds = false\n[folders]"
	page := small(t, "site.toml", "[folders]", off).page("/gebieden/bouwen/voegen/")
	page.Want("copy-text [data-copy]",
		"“Voegen & <afwerken>” (BW-002), bouwen, hoog. Bouwprofiel, nieuwe editie. https://bouw.example/gebieden/bouwen/voegen/")
	page.WantCount("link[type='application/json+oembed']", 0)
}

// A card is a small page without scripts, and leads to the task in a window of its own.
func TestCard(t *testing.T) {
	page := small(t).page("/embed/bw-002/")
	page.Want(".eyebrow > *", "BW-002", "Bouwen", "Hoog")
	page.Want("h1 a[href='/gebieden/bouwen/voegen/'][target=_blank][rel=noopener]", "Voegen & <afwerken>")
	page.Want(".where", "Bouwprofiel, nieuwe editie")
	page.Want("h1 + p", "Je maakt het “af”.")
	page.WantCount("meta[name=robots][content=noindex]", 1)
	page.WantCount("script, img, form, iframe, nav", 0)
	small(t).page("/embed/bw-005/").Want(".where", "Bouwprofiel, oude editie. Staat sinds nieuwe editie niet meer in het profiel.")
}

func TestGrowthPathDown(t *testing.T) {
	page := small(t).page("/gebieden/bouwen/voegen/")
	page.Want("[aria-labelledby=groeipad] h3", "Een niveau lager: Laag")
	page.Want("[aria-labelledby=groeipad] li", "Metselen BW-001")
	// no task one level higher: the cell is empty
	small(t).page("/gebieden/schilderen/spuiten/").WantCount("[aria-labelledby=groeipad]", 0)
}

// A page names the first tasks of a level, and leads to the rest.
func TestGrowthPathIsShort(t *testing.T) {
	fsys := smallsite.New()
	for i := range firstTasks {
		smallsite.Replace(t, fsys, fmt.Sprintf("content/gebieden/bouwen/extra-%d.md", i), "",
			fmt.Sprintf("+++\ntitle = \"Extra %d\"\ncode = \"BW-%d\"\nlevel = \"laag\"\nedition = [\"nieuw\"]\n+++\n", i, 100+i))
	}
	w, _ := websiteOf(t, fsys)
	page := w.page("/gebieden/bouwen/voegen/")
	page.WantCount("[aria-labelledby=groeipad] li", firstTasks)
	page.Want("[aria-labelledby=groeipad] p a[href='/matrix/bouwen/?level=laag']", "Bekijk alle 9 taken op dit niveau")
	small(t).page("/gebieden/bouwen/voegen/").WantCount("[aria-labelledby=groeipad] p", 0)
}

// A task that left the profile keeps its page, which says so and leads to what replaced it.
func TestRetiredTask(t *testing.T) {
	w := small(t)
	page := w.page("/gebieden/schilderen/kalken/")
	page.Want(".wording .notice", "Deze taak staat sinds nieuwe editie niet meer in het profiel. De laatste editie met deze taak is oude editie. "+
		"In plaats daarvan: Spuiten.")
	page.Want(".notice a[href='/edities/nieuw/']", "nieuwe editie")
	page.Want(".notice a[href='/edities/oud/bw-005/']", "oude editie")
	page.Want(".history > li:first-child > a[href='/edities/nieuw/']", "Nieuwe editie")
	page.Want(".notice a[href='/gebieden/schilderen/spuiten/']", "Spuiten")
	page.WantCount(".source", 0)
	w.page("/edities/oud/bw-005/").Want("[aria-labelledby=nu] p", "Deze taak staat sinds nieuwe editie niet meer in het profiel. "+
		"De laatste editie met deze taak is oude editie.", "In plaats daarvan: Spuiten.")
	w.page("/gebieden/schilderen/").Want("[aria-labelledby=laag] .task-link", "Plafonds schilderen", "Spuiten")

	w = small(t, "content/gebieden/schilderen/kalken.md", "replaced_by = [\"BW-004\"]\n", "[in.nieuw]\ngone = \"Kalk is er niet meer.\"\n")
	page = w.page("/gebieden/schilderen/kalken/")
	page.Want(".wording .notice p + p", "Waarom: Kalk is er niet meer.")
	page.WantCount(".successors", 0)
	page.Want(".history > li:first-child", "Nieuwe editie Vervallen. Kalk is er niet meer.")
	w.page("/edities/oud/bw-005/").Want("[aria-labelledby=nu] p + p", "Waarom: Kalk is er niet meer.")
}

// A task of an edition to come has a page already, which says so.
func TestTaskToCome(t *testing.T) {
	w := small(t, "content/edities/later.md", "", "+++\ntitle = \"Later\"\nweight = 40\n+++\n",
		"content/gebieden/schilderen/spuiten.md", `["nieuw"]`, `["later"]`)
	w.page("/gebieden/schilderen/spuiten/").Want(".wording .notice", "Deze taak staat nog niet in de editie die nu geldt.")
	w.page("/edities/later/bw-004/").Want("[aria-labelledby=nu] p", "Deze taak staat nog niet in de editie die nu geldt.")
}

func TestPinnedPage(t *testing.T) {
	w := small(t)
	for url, want := range map[string]struct {
		banner, heading, now string
		changes              []string
	}{
		"/edities/oud/bw-001/":   {"oude editie", "Metselen", "In nieuwe editie staat deze taak er precies zo.", nil},
		"/edities/nieuw/bw-001/": {"nieuwe editie", "Metselen", "Dit is de editie die nu geldt.", nil},
		"/edities/oud/bw-002/": {"oude editie", "Voegen", "Wat er in nieuwe editie anders is:",
			[]string{"niveau van laag naar hoog", "anders verwoord; eerst “Voegen”"}},
		"/edities/oud/bw-003/": {"oude editie", "Klant's wens", "Wat er in nieuwe editie anders is:",
			[]string{"alleen het leesteken veranderde; eerst “Klant's wens”"}},
		"/edities/oud/bw-006/": {"oude editie", "Plafonds schilderen", "Wat er in nieuwe editie anders is:",
			[]string{"van aandachtsgebied Bouwen naar Schilderen"}},
	} {
		page := w.page(url)
		page.Want(".pinned > .notice", "Je leest deze taak zoals ze in "+want.banner+" staat. Lees de taak met uitleg")
		page.Want("h1", want.heading)
		page.Want("[aria-labelledby=nu] > p:first-of-type", want.now)
		page.Want("[aria-labelledby=nu] li", want.changes...)
		page.Want(".notice a:not([href^='/edities/'])", "Lees de taak met uitleg")
	}
	page := w.page("/edities/oud/bw-006/")
	page.Want(".eyebrow a[href='/edities/oud/#bouwen']", "Bouwen")
	page.Want(".eyebrow a[href='/edities/oud/matrix/?level=laag']", "Laag")
	page.Want(".previous-next a[rel=next][href='/edities/oud/bw-003/']", "Volgende Klant's wens")
	page.WantCount(".footnote", 1)
	w.page("/edities/nieuw/bw-006/").WantCount(".footnote", 0)
}

func TestWithoutPinnedPages(t *testing.T) {
	w := small(t, "site.toml", "[folders]", "[outputs]\npinned = false\n[folders]")
	page := w.page("/gebieden/bouwen/voegen/")
	for _, href := range page.Attrs(".history a, .source a:not([href='#verwijzen'])", "href") {
		if href != "/gebieden/bouwen/voegen/" {
			t.Errorf("link to %s", href)
		}
	}
	w.page("/edities/oud/").WantCount(".edition-area a[href='/gebieden/bouwen/voegen/']", 1)
}

// On a site without editions a task is as it is: no edition names it and none lacks it.
func TestTaskWithoutEditions(t *testing.T) {
	w := small(t,
		"site.toml", `editions = "edities"`, "",
		"site.toml", `edition = "nieuw"`, "",
		"content/gebieden/bouwen/_index.md", "[in.oud]\ncharacteristic = \"Zelf bouwen\"\n\n[in.nieuw]\ncharacteristic = \"Samen bouwen\"\n", "",
		"content/gebieden/bouwen/metselen.md", "edition = [\"oud\", \"nieuw\"]\n", "",
		"content/gebieden/bouwen/voegen.md", "edition = [\"oud\", \"nieuw\"]\n", "",
		"content/gebieden/bouwen/voegen.md", "\n[in.oud]\ntitle = \"Voegen\"\nlevel = \"laag\"\n", "",
		"content/gebieden/bouwen/voegen.md", " en [laag](/niveaus/laag/#bouwen)", "",
		"content/gebieden/bouwen/wens.md", "edition = [\"oud\", \"nieuw\"]\n", "",
		"content/gebieden/bouwen/wens.md", "\n[in.oud]\ntitle = \"Klant's wens\"\n", "",
		"content/gebieden/schilderen/_index.md", "[in.nieuw.empty]\nhoog = \"Nog niet beschreven.\"\n", "",
		"content/gebieden/schilderen/spuiten.md", "edition = [\"nieuw\"]\n", "",
		"content/gebieden/schilderen/kalken.md", "edition = [\"oud\"]\n", "",
		"content/gebieden/schilderen/plafonds.md", "edition = [\"oud\", \"nieuw\"]\n", "",
		"content/gebieden/schilderen/plafonds.md", "\n[in.oud]\narea = \"bouwen\"\nweight = 30\nlevel_basis = \"volgorde\"\n", "",
		"content/edities/oud.md", "published = \"2001\"\nmakers = [\"Jan\", \"Piet\", \"Klaas\"]\nsources = [\"Een boek\"]\n\n[level_basis]\nvolgorde = \"Het niveau volgt uit de volgorde.\"\n", "",
		"content/edities/eerste.md", "tasks_known = false\n", "",
	)
	page := w.page("/gebieden/bouwen/voegen/")
	page.WantCount(".notice, .source, .history, #edities", 0)
	page.WantCount("[aria-labelledby=groeipad] li", 1)
	w.page("/gebieden/bouwen/").WantCount(".task-cards > li", 3)
	w.page("/niveaus/laag/").WantCount(".task-cards > li", 4)
	w.page("/matrix/").WantCount("li[data-code]:not([hidden])", 6)
	w.page("/").WantCount(".tile", 6)
}

// TestMicrodata holds what schema.org's words say of tasks, editions and the occupation.
func TestMicrodata(t *testing.T) {
	w := small(t, "site.toml", "[folders]", `[occupation]
name = "Bouwer"
category = "ISCO-08 7112"
close_match = ["http://beroep.example/bouwer"]
[folders]`)
	const term, set = "[itemtype='https://schema.org/DefinedTerm']", "[itemtype='https://schema.org/DefinedTermSet']"
	task := w.page("/gebieden/bouwen/voegen/").One(term + "[itemid='https://bouw.example/bw-002/#concept']")
	task.Want("[itemprop=name]", "Voegen & <afwerken>")
	task.Want("[itemprop=termCode]", "BW-002")
	task.Want("[itemprop=description]", "Je maakt het “af”.")
	task.WantCount("link[itemprop=url][href='https://bouw.example/gebieden/bouwen/voegen/']", 1)
	task.WantCount("link[itemprop=inDefinedTermSet][href='https://bouw.example/#scheme']", 1)
	pinned := w.page("/edities/oud/bw-002/").One(term)
	pinned.Want("[itemprop=name]", "Voegen")
	pinned.WantCount("link[itemprop=inDefinedTermSet][href='https://bouw.example/edities/oud/#scheme']", 1)
	edition := w.page("/edities/oud/").One(set + "[itemid='https://bouw.example/edities/oud/#scheme']")
	edition.Want("[itemprop=name]", "Oude editie")
	edition.WantCount("a[itemprop=hasDefinedTerm][href^='/edities/oud/bw-']", 5)
	w.page("/").One(set+"[itemid='https://bouw.example/#scheme']").Want("[itemprop=name]", "Welkom")
	occupation := w.page("/").One("[itemtype='https://schema.org/Occupation'][itemid='https://bouw.example/#occupation']")
	occupation.WantCount("meta[itemprop=name][content=Bouwer]", 1)
	occupation.WantCount("meta[itemprop=occupationalCategory][content='ISCO-08 7112']", 1)
	occupation.WantCount("link[itemprop$='skos/core#closeMatch'][href='http://beroep.example/bouwer']", 1)
	occupation.WantCount("link[itemprop=skills]", 2)
	small(t).page("/").WantCount("[itemtype='https://schema.org/Occupation']", 0)
}
