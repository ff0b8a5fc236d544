package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

var update = flag.Bool("update", false, "write the golden files")

const base = "https://profiel.example/pad"

// build makes the graph of a site whose sources have no problems, without dates.
func build(t *testing.T, fsys fs.FS) *site.Site {
	t.Helper()
	return dated(t, fsys, nil)
}

// dated is the same with dates: the day of March 2026 on which each file below content/ changed, at noon in a Dutch winter.
func dated(t *testing.T, fsys fs.FS, days map[string]int) *site.Site {
	t.Helper()
	changed := map[string]time.Time{}
	for name, day := range days {
		changed["content/"+name] = time.Date(2026, 3, day, 12, 0, 0, 0, time.FixedZone("", 60*60))
	}
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, found := site.Build(tree, prof, site.Options{BaseURL: base, Changed: changed})
	problems.Add(found...)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// written is what a function of this package writes for a site.
func written(t *testing.T, write func(*bytes.Buffer, *site.Site) error, s *site.Site) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s (go test -update writes it); got\n%s", file, got)
	}
}

func TestJSON(t *testing.T) {
	s := build(t, smallsite.New())
	first := written(t, JSON, s)
	golden(t, "profile.json", first)
	if again := written(t, JSON, build(t, smallsite.New())); !bytes.Equal(first, again) {
		t.Error("a second build of the same sources gives other bytes")
	}
}

// contract is what profile.json promises to hold at least; a pointer tells a key that is missing from one that is empty.
type contract struct {
	Title, Language, Edition *string
	Editions, Levels, Areas  []item
	Vacancies                []item
	Diffs                    []struct{ From, To, URL *string }
	Tasks                    []struct {
		Code, Title, Area, Level, URL, Permalink *string
		Editions                                 map[string]struct{ Title, Area, Level, URL *string }
	}
}

type item struct{ ID, Title, URL *string }

// TestJSONKeepsTheContract reads the file as another program would, and follows what it says.
func TestJSONKeepsTheContract(t *testing.T) {
	s := build(t, smallsite.New())
	var got contract
	if err := json.Unmarshal(written(t, JSON, s), &got); err != nil {
		t.Fatal(err)
	}
	if got.Title == nil || *got.Title != s.Config.Title || *got.Language != "nl" || *got.Edition != s.Profile.Current.Slug {
		t.Errorf("got %v %v %v", got.Title, got.Language, got.Edition)
	}
	if got.Diffs == nil || got.Vacancies == nil {
		t.Error("an empty list is null")
	}
	known := map[string]bool{}
	for _, list := range [][]item{got.Editions, got.Levels, got.Areas, got.Vacancies} {
		if len(list) == 0 {
			t.Error("a list is empty: the site has one of each")
		}
		for _, i := range list {
			known[*i.ID] = true
			if p, ok := s.Page(*i.URL); !ok || p.Title != *i.Title {
				t.Errorf("%s: there is no page %q at %s", *i.ID, *i.Title, *i.URL)
			}
		}
	}
	if len(got.Tasks) != len(s.Profile.Tasks) {
		t.Errorf("got %d tasks, want %d", len(got.Tasks), len(s.Profile.Tasks))
	}
	for _, task := range got.Tasks {
		if p, ok := s.Page(*task.URL); !ok || p.Title != *task.Title || !known[*task.Area] || !known[*task.Level] {
			t.Errorf("%s: there is no page %q at %s", *task.Code, *task.Title, *task.URL)
		}
		isPermalink := func(r site.Redirect) bool { return r.From == *task.Permalink && r.To.URL == *task.URL }
		if !slices.ContainsFunc(s.Redirects, isPermalink) {
			t.Errorf("%s: %s does not lead to the task", *task.Code, *task.Permalink)
		}
		for edition, v := range task.Editions {
			if p, ok := s.Page(*v.URL); !known[edition] || !ok || p.Title != *v.Title || !known[*v.Area] || !known[*v.Level] {
				t.Errorf("%s in %s: there is no page %q at %s", *task.Code, edition, *v.Title, *v.URL)
			}
		}
	}
}

// TestJSONNamesNoAddressThatIsSwitchedOff follows every address on a site without permanent addresses and pages of editions.
func TestJSONNamesNoAddressThatIsSwitchedOff(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "site.toml", "[folders]", "[outputs]\npinned = false\npermalinks = false\n[folders]")
	s := build(t, fsys)
	var got contract
	if err := json.Unmarshal(written(t, JSON, s), &got); err != nil {
		t.Fatal(err)
	}
	for _, task := range got.Tasks {
		addresses := []string{*task.URL, *task.Permalink}
		for _, v := range task.Editions {
			addresses = append(addresses, *v.URL)
		}
		for _, url := range addresses {
			if _, ok := s.Page(url); !ok {
				t.Errorf("%s: there is no page at %s", *task.Code, url)
			}
		}
	}
}

// TestSitemap holds that the pages to find are in it, and no others: no drafts, nothing of one edition.
func TestSitemap(t *testing.T) {
	s := build(t, smallsite.New())
	text := written(t, Sitemap, s)
	golden(t, "sitemap.xml", text)
	var got struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Loc     []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(got.Loc) || len(slices.Compact(slices.Clone(got.Loc))) != len(got.Loc) {
		t.Errorf("not sorted, or one address twice: %v", got.Loc)
	}
	for _, p := range s.Pages {
		want := p.Kind != site.NotFound && p.Kind != site.Pinned && p.Kind != site.Embed && !p.Draft
		if slices.Contains(got.Loc, base+p.URL) != want {
			t.Errorf("%s (%s): want it in the sitemap: %t", p.URL, p.Kind, want)
		}
	}
}

// TestSitemapWithDates holds that a page has the day of its last change, and no date where that is not known.
func TestSitemapWithDates(t *testing.T) {
	days := map[string]int{"over/wie.md": 2, "gebieden/bouwen/metselen.md": 3, "gebieden/bouwen/_index.md": 1}
	var got struct {
		URLs []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(written(t, Sitemap, dated(t, smallsite.New(), days)), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"/over/wie/": "2026-03-02", "/gebieden/bouwen/metselen/": "2026-03-03", "/matrix/": "2026-03-03", "/matrix/bouwen/": "2026-03-03",
		"/edities/oud/matrix/": "2026-03-03", "/edities/nieuw/matrix/": "2026-03-03", "/edities/oud-nieuw/": "2026-03-03", "/gebieden/bouwen/": "2026-03-01",
	}
	for _, u := range got.URLs {
		if url := strings.TrimPrefix(u.Loc, base); u.LastMod != want[url] {
			t.Errorf("%s: last changed %q, want %q", url, u.LastMod, want[url])
		}
	}
}

func TestRobots(t *testing.T) {
	want := "User-agent: *\nAllow: /\nSitemap: " + base + "/sitemap.xml\n"
	if got := string(written(t, Robots, build(t, smallsite.New()))); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
