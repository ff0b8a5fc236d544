package render

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// layoutsDir is the real layouts, seen from this package.
const layoutsDir = "../../../../layouts"

// website is a site with its pages, for questions by selector.
type website struct {
	t        *testing.T
	site     *site.Site
	renderer *Renderer
}

// small is the small site in the real layouts, with changes: file, old text, new text, and so on.
func small(t *testing.T, changes ...string) website {
	t.Helper()
	fsys := smallsite.New()
	for c := range slices.Chunk(changes, 3) {
		smallsite.Replace(t, fsys, c[0], c[1], c[2])
	}
	w, problems := websiteOf(t, fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w
}

// websiteOf returns the site with the problems of its content.
func websiteOf(t *testing.T, fsys fstest.MapFS) (website, diag.List) {
	t.Helper()
	s, problems := graph(t, fsys)
	r, found := New(s, os.DirFS(layoutsDir), Options{Assets: "/assets/x", Stylesheet: "/assets/x/css/site.css"})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return website{t, s, r}, problems
}

func graph(t *testing.T, fsys fstest.MapFS) (*site.Site, diag.List) {
	t.Helper()
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, found := site.Build(tree, prof, site.Options{BaseURL: tree.Config.BaseURL})
	problems.Add(found...)
	return s, problems
}

// page renders the page at an address.
func (w website) page(url string) htmltest.Element {
	w.t.Helper()
	p, ok := w.site.Page(url)
	if !ok {
		w.t.Fatalf("there is no page at %s", url)
	}
	var b bytes.Buffer
	if err := w.renderer.Page(&b, p); err != nil {
		w.t.Fatalf("%s: %v", url, err)
	}
	return htmltest.Parse(w.t, b.Bytes())
}

// Every layout executes with every page of its kind, and every kind is there.
func TestEveryKind(t *testing.T) {
	w := small(t)
	seen := map[site.Kind]bool{}
	for _, p := range w.site.Pages {
		seen[p.Kind] = true
		page := w.page(p.URL)
		page.WantCount("body.kind-"+string(p.Kind)+" > main#inhoud", 1)
		page.WantCount("h1", 1)
		page.Want("h1", p.Title)
		page.WantCount("[style], script:not([src]), style", 0)
		if lang := page.One("html").Attr("lang"); lang != "nl" {
			t.Errorf("%s: lang %q", p.URL, lang)
		}
	}
	for _, kind := range site.Kinds() {
		if !seen[kind] {
			t.Errorf("no page of kind %s", kind)
		}
	}
}

// A site may lack every part of a profile, and every output may be off.
func TestBareSites(t *testing.T) {
	for name, change := range map[string][2]string{
		"without areas":        {`areas = "gebieden"`, ""},
		"without levels":       {`levels = "niveaus"`, ""},
		"without editions":     {"editions = \"edities\"", ""},
		"without competencies": {`competencies = "competenties"`, ""},
		"without models":       {`models = "modellen"`, ""},
		"without outputs":      {"[folders]", "[outputs]\npinned = false\npermalinks = false\nmarkdown = false\ndata = false\nsearch = false\n[folders]"},
		"without edition":      {`edition = "nieuw"`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := smallsite.New()
			smallsite.Replace(t, fsys, "site.toml", change[0], change[1])
			w, _ := websiteOf(t, fsys)
			for _, p := range w.site.Pages {
				checkLinks(t, w, p)
			}
		})
	}
}

// checkLinks holds that every link of a page leads to a page, a redirect or a file.
func checkLinks(t *testing.T, w website, p *site.Page) {
	t.Helper()
	for _, href := range w.page(p.URL).Attrs("a[href^='/']", "href") {
		url, _, _ := strings.Cut(href, "#")
		url, _, _ = strings.Cut(url, "?")
		_, isPage := w.site.Page(url)
		isRedirect := slices.ContainsFunc(w.site.Redirects, func(r site.Redirect) bool { return r.From == url })
		isFile := strings.HasPrefix(url, "/data/") || url == "/feed.xml" || url == "/over/foto.png"
		if !isPage && !isRedirect && !isFile {
			t.Errorf("%s links to %s, which does not exist", p.URL, url)
		}
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	w := small(t)
	for _, p := range w.site.Pages {
		checkLinks(t, w, p)
	}
}

func TestHead(t *testing.T) {
	w := small(t)
	for url, want := range map[string]struct{ title, canonical, description, robots string }{
		"/":                          {"Bouwprofiel", "https://bouw.example/", "Een klein profiel.", ""},
		"/gebieden/bouwen/metselen/": {"Metselen (BW-001) · Bouwprofiel", "https://bouw.example/gebieden/bouwen/metselen/", "Je legt stenen.", ""},
		"/edities/oud/bw-002/":       {"Voegen (BW-002, oude editie) · Bouwprofiel", "https://bouw.example/gebieden/bouwen/voegen/", "Je maakt het “af”.", ""},
		"/gebieden/bouwen/":          {"Bouwen (aandachtsgebied) · Bouwprofiel", "https://bouw.example/gebieden/bouwen/", "Stenen op stenen.", ""},
		"/modellen/vijf/een/":        {"Eerste kerntaak (kerntaak, Vijf kerntaken) · Bouwprofiel", "https://bouw.example/modellen/vijf/een/", "Een klein profiel.", ""},
		"/404.html":                  {"Pagina niet gevonden · Bouwprofiel", "", "Een klein profiel.", "noindex"},
		"/over/plan/":                {"Plan · Bouwprofiel", "", "Een klein profiel.", "noindex"},
	} {
		head := w.page(url).One("head")
		head.Want("title", want.title)
		head.WantCount("link[rel=alternate][type='application/atom+xml'][href='/feed.xml']", 1)
		copies := []string{url + "index.md"}
		if url == "/404.html" {
			copies = nil
		}
		if got := head.Attrs("link[rel=alternate][type='text/markdown']", "href"); !slices.Equal(got, copies) {
			t.Errorf("%s names the copies %q", url, got)
		}
		for selector, value := range map[string]string{"meta[name=description]": want.description, "meta[name=robots]": want.robots} {
			if got := strings.Join(head.Attrs(selector, "content"), " "); got != value {
				t.Errorf("%s: %s: got %q, want %q", url, selector, got, value)
			}
		}
		if got := strings.Join(head.Attrs("link[rel=canonical]", "href"), " "); got != want.canonical {
			t.Errorf("%s: canonical %q, want %q", url, got, want.canonical)
		}
	}
	titles := map[string]string{}
	for _, p := range w.site.Pages {
		title := w.page(p.URL).One("head > title").Text()
		if other, taken := titles[title]; taken && p.Kind != site.Pinned {
			t.Errorf("%s and %s are both called %q", other, p.URL, title)
		}
		titles[title] = p.URL
	}
}

func TestNavigation(t *testing.T) {
	page := small(t).page("/gebieden/bouwen/wens/")
	page.Want(".breadcrumbs li", "Start", "Gebieden", "Bouwen", "Klant’s wens")
	page.Want(".breadcrumbs [aria-current=page]", "Klant’s wens")
	page.Want(".site-menu a", "Matrix", "Gebieden", "Over")
	page.Want(".site-menu a[aria-current=true]", "Gebieden")
	page.Want(".previous", "Vorige Metselen")
	page.Want(".next", "Volgende Voegen & <afwerken>")
	page.Want(".site-footer li:first-child", "Vacatures")
	home := small(t).page("/")
	home.WantCount(".breadcrumbs, .previous-next", 0)
	home.Want("a[aria-current=page]", "Bouwprofiel")
}

// A preview shows drafts, and says of each that it is one, also where it stands in a list.
func TestDrafts(t *testing.T) {
	const draft = "draft = true\n"
	w := small(t, "content/gebieden/bouwen/wens.md", "weight = 10\n", "weight = 10\n"+draft, "content/vacatures/bouwer.md", "level = [\"laag\"]\n", "level = [\"laag\"]\n"+draft)
	w.page("/over/plan/").Want(".draft-note", "Dit is een concept: alleen jij ziet deze pagina.")
	w.page("/over/").Want(".cards li", "Plan concept", "Wie")
	w.page("/gebieden/bouwen/").Want(".task-cards li:has(.where)", "Klant’s wens BW-003 concept")
	w.page("/vacatures/").Want(".vacancy-list a + .where", "concept")
}

func TestRedirect(t *testing.T) {
	w := small(t)
	var b bytes.Buffer
	if err := w.renderer.Redirect(&b, w.site.Redirects[2]); err != nil {
		t.Fatal(err)
	}
	page := htmltest.Parse(t, b.Bytes())
	page.Want("title", "Voegen & <afwerken> · Bouwprofiel")
	page.Want("p a[href='/gebieden/bouwen/voegen/']", "/gebieden/bouwen/voegen/")
	if got := page.One("meta[http-equiv=refresh]").Attr("content"); got != "0; url=/gebieden/bouwen/voegen/" {
		t.Errorf("refresh: %q", got)
	}
	if got := page.One("link[rel=canonical]").Attr("href"); got != "https://bouw.example/gebieden/bouwen/voegen/" {
		t.Errorf("canonical: %q", got)
	}
}

// What an author writes is text, wherever it lands: in elements, attributes and the drawing.
func TestEscaping(t *testing.T) {
	const title, written = `<b>&amp; "x" 'y'</b>`, `<b>&amp; \"x\" 'y'</b>`
	w := small(t,
		"content/gebieden/bouwen/_index.md", `title = "Bouwen"`, `title = "`+written+`"`,
		"content/gebieden/bouwen/_index.md", `"Stenen op stenen."`, `"`+written+`"`,
		"content/gebieden/bouwen/_index.md", `"Samen bouwen"`, `"`+written+`"`,
		"content/niveaus/hoog.md", `title = "Hoog"`, `title = "`+written+`"`,
		"content/edities/oud.md", `title = "Oude editie"`, `title = "`+written+`"`,
		"content/gebieden/bouwen/metselen.md", `title = "Metselen"`, `title = "`+written+`"`,
		"content/gebieden/bouwen/metselen.md", `"Je legt stenen."`, `"`+written+`"`,
		"site.toml", `title = "Bouwprofiel"`, `title = "`+written+`"`,
	)
	for _, p := range w.site.Pages {
		page := w.page(p.URL)
		page.Want("h1", p.Title)
		page.WantCount("b, afwerken", 0)
		if p.Kind == site.Embed {
			page.WantCount(".where", 1)
			continue // it has a skeleton of its own
		}
		page.Want(".site-name", title)
		if got := page.One("meta[property='og:title']").Attr("content"); got != p.Title {
			t.Errorf("%s: og:title %q", p.URL, got)
		}
	}
	area := w.page("/gebieden/bouwen/")
	area.Want(".page-header .lead", "<b>&amp; “x” ‘y’</b>")
	area.Want(".task-group a.task-link", title, "Klant’s wens", "Voegen & <afwerken>")
	home := w.page("/")
	if got := home.All(".matrix-picture .cell")[1].Attr("aria-label"); got != title+", "+title+": 2 taken" {
		t.Errorf("label of a cell: %q", got)
	}
}
