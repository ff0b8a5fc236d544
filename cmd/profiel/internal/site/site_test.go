package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// build makes the graph of a site, drafts included, with the problems of every stage.
func build(t *testing.T, fsys fstest.MapFS) (*Site, diag.List) {
	t.Helper()
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, found := Build(tree, prof, Options{BaseURL: tree.Config.BaseURL, Files: []string{"/favicon.svg", "/data/profile.json", "/sitemap.xml"}})
	problems.Add(found...)
	return s, problems.Sorted()
}

// small is the graph of the small site with changes: file, old text, new text, and so on.
func small(t *testing.T, changes ...string) *Site {
	t.Helper()
	s, problems := changed(t, changes...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func changed(t *testing.T, changes ...string) (*Site, diag.List) {
	t.Helper()
	fsys := smallsite.New()
	for c := range slices.Chunk(changes, 3) {
		smallsite.Replace(t, fsys, c[0], c[1], c[2])
	}
	return build(t, fsys)
}

func mustPage(t *testing.T, s *Site, url string) *Page {
	t.Helper()
	p, ok := s.Page(url)
	if !ok {
		t.Fatalf("there is no page at %s", url)
	}
	return p
}

func urls(pages []*Page) string {
	var all []string
	for _, p := range pages {
		all = append(all, p.URL)
	}
	return strings.Join(all, " ")
}

func urlOf(p *Page) string {
	if p == nil {
		return ""
	}
	return p.URL
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func TestAddressesAndKinds(t *testing.T) {
	s := small(t)
	var got []string
	for _, p := range s.Pages {
		got = append(got, fmt.Sprintf("%s %s %s", p.URL, p.Kind, p.Title))
	}
	wanted := []string{
		"/ home Welkom",
		"/404.html not-found Pagina niet gevonden",
		"/competenties/ competencies Competenties",
		"/competenties/handig/ competency Handig",
		"/edities/ editions Edities",
		"/edities/eerste/ edition Eerste editie",
		"/edities/nieuw/ edition Nieuwe editie",
		"/edities/nieuw/bw-001/ pinned-task Metselen",
		"/edities/nieuw/bw-002/ pinned-task Voegen & <afwerken>",
		"/edities/nieuw/bw-003/ pinned-task Klant’s wens",
		"/edities/nieuw/bw-004/ pinned-task Spuiten",
		"/edities/nieuw/bw-006/ pinned-task Plafonds schilderen",
		"/edities/nieuw/matrix/ matrix Matrix nieuwe editie",
		"/edities/oud-nieuw/ edition-diff Van oude editie naar nieuwe editie",
		"/edities/oud/ edition Oude editie",
		"/edities/oud/bw-001/ pinned-task Metselen",
		"/edities/oud/bw-002/ pinned-task Voegen",
		"/edities/oud/bw-003/ pinned-task Klant's wens",
		"/edities/oud/bw-005/ pinned-task Kalken",
		"/edities/oud/bw-006/ pinned-task Plafonds schilderen",
		"/edities/oud/matrix/ matrix Matrix oude editie",
		"/embed/bw-001/ embed Metselen",
		"/embed/bw-002/ embed Voegen & <afwerken>",
		"/embed/bw-003/ embed Klant’s wens",
		"/embed/bw-004/ embed Spuiten",
		"/embed/bw-005/ embed Kalken",
		"/embed/bw-006/ embed Plafonds schilderen",
		"/gebieden/ areas Gebieden",
		"/gebieden/bouwen/ area Bouwen",
		"/gebieden/bouwen/metselen/ task Metselen",
		"/gebieden/bouwen/voegen/ task Voegen & <afwerken>",
		"/gebieden/bouwen/wens/ task Klant’s wens",
		"/gebieden/schilderen/ area Schilderen",
		"/gebieden/schilderen/kalken/ task Kalken",
		"/gebieden/schilderen/plafonds/ task Plafonds schilderen",
		"/gebieden/schilderen/spuiten/ task Spuiten",
		"/hulp/ section Hulp",
		"/hulp/bij/ section Bij",
		"/hulp/bij/begin/ page Beginnen",
		"/matrix/ matrix Matrix",
		"/matrix/bouwen/ matrix Matrix Bouwen",
		"/matrix/schilderen/ matrix Matrix Schilderen",
		"/modellen/ models Modellen",
		"/modellen/vijf/ model Vijf kerntaken",
		"/modellen/vijf/een/ core-task Eerste kerntaak",
		"/modellen/vijf/twee/ core-task Tweede kerntaak",
		"/niveaus/ levels Niveaus",
		"/niveaus/hoog/ level Hoog",
		"/niveaus/laag/ level Laag",
		"/over/ section Over",
		"/over/plan/ page Plan",
		"/over/wie/ page Wie",
		"/vacatures/ vacancies Vacatures",
		"/vacatures/bouwer/ vacancy Bouwer gezocht",
		"/vacatures/controle/ vacancy-check Vacature controleren",
		"/vacatures/samenstellen/ vacancy-builder Vacature samenstellen",
		"/zoeken/ search Zoeken",
	}
	if !slices.Equal(got, wanted) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
	kinds := map[Kind]bool{}
	for _, p := range s.Pages {
		kinds[p.Kind] = true
	}
	if len(kinds) != len(Kinds()) {
		t.Errorf("the small site has %d kinds of pages, want all %d", len(kinds), len(Kinds()))
	}
}

func TestPagesOfTheProfile(t *testing.T) {
	s := small(t)
	task := mustPage(t, s, "/gebieden/bouwen/voegen/")
	pinned := mustPage(t, s, "/edities/oud/bw-002/")
	want(t, "code", task.Task.Code, "BW-002")
	if pinned.Task != task.Task || pinned.Version.Edition.Slug != "oud" || pinned.Version.Title != "Voegen" {
		t.Errorf("pinned page: %+v", pinned.Version)
	}
	for url, ok := range map[string]bool{
		"/gebieden/bouwen/":      mustPage(t, s, "/gebieden/bouwen/").Area != nil,
		"/matrix/bouwen/":        mustPage(t, s, "/matrix/bouwen/").Area != nil,
		"/matrix/":               mustPage(t, s, "/matrix/").Area == nil,
		"/niveaus/laag/":         mustPage(t, s, "/niveaus/laag/").Level != nil,
		"/edities/oud/":          mustPage(t, s, "/edities/oud/").Edition != nil,
		"/competenties/handig/":  mustPage(t, s, "/competenties/handig/").Competency != nil,
		"/modellen/vijf/":        mustPage(t, s, "/modellen/vijf/").Model != nil,
		"/modellen/vijf/een/":    mustPage(t, s, "/modellen/vijf/een/").CoreTask != nil,
		"/gebieden/bouwen/wens/": mustPage(t, s, "/gebieden/bouwen/wens/").Area == nil,
	} {
		if !ok {
			t.Errorf("%s does not have what its kind shows", url)
		}
	}
}

func TestOutputPath(t *testing.T) {
	s := small(t)
	for url, path := range map[string]string{
		"/": "index.html", "/over/wie/": "over/wie/index.html", "/404.html": "404.html", "/edities/oud/bw-001/": "edities/oud/bw-001/index.html",
	} {
		want(t, url, mustPage(t, s, url).Output(), path)
	}
}

func TestOutputsSwitchedOff(t *testing.T) {
	s := small(t, "site.toml", "[folders]", "[outputs]\npinned = false\npermalinks = false\nsearch = false\n[folders]")
	for _, p := range s.Pages {
		if p.Kind == Pinned || p.Kind == Search {
			t.Errorf("%s is there", p.URL)
		}
	}
	for _, r := range s.Redirects {
		if !r.Alias {
			t.Errorf("%s is there", r.From)
		}
	}
	task := mustPage(t, s, "/gebieden/bouwen/voegen/").Task
	want(t, "address of a version", s.VersionURL(task.Versions[0]), "/gebieden/bouwen/voegen/")
	want(t, "address of a version, pinned", small(t).VersionURL(task.Versions[0]), "/edities/oud/bw-002/")
}

func TestEnglish(t *testing.T) {
	s := small(t, "site.toml", "[folders]", "language = \"en\"\n[folders]")
	want(t, "search", mustPage(t, s, "/search/").Title, "Search")
	want(t, "404", mustPage(t, s, "/404.html").Title, "Page not found")
}

// Without content there are a home page and a page for a wrong address.
func TestEmptySite(t *testing.T) {
	s, problems := build(t, fstest.MapFS{"site.toml": {Data: []byte("title = \"Leeg\"\nsummary = \"Niets.\"\n[outputs]\nsearch = false\n")},
		"content/.keep": {}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want(t, "pages", urls(s.Pages), "/ /404.html")
	want(t, "home", s.Home.Title+" "+s.Home.Summary, "Leeg Niets.")
}

func TestAbsolute(t *testing.T) {
	want(t, "absolute", small(t).Absolute("/over/"), "https://bouw.example/over/")
}

func TestDrafts(t *testing.T) {
	if !mustPage(t, small(t), "/over/plan/").Draft {
		t.Error("the draft is not marked")
	}
	tree, _, err := content.Load(smallsite.New())
	if err != nil {
		t.Fatal(err)
	}
	tree = tree.WithoutDrafts()
	prof, _ := profile.New(tree)
	s, problems := Build(tree, prof, Options{})
	if _, ok := s.Page("/over/plan/"); ok || len(problems) > 0 {
		t.Errorf("draft %v, problems %v", ok, problems)
	}
}

func TestLower(t *testing.T) {
	for name, want := range map[string]string{
		"Editie 2017": "editie 2017", "Editie van CMNL": "editie van CMNL", "Één": "één", "A": "a", "": "",
		"HR-beleid": "HR-beleid", "CMNL 2027": "CMNL 2027", "IT": "IT",
	} {
		if got := Lower(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
