package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"beroepsprofiel/cmd/profiel/internal/check"
	"beroepsprofiel/cmd/profiel/internal/ledger"
	"beroepsprofiel/cmd/profiel/internal/lint"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// These tests add an edition to the real portal as its makers would in ten years: Markdown only. It moves a task to another
// level and one to another area, rewords one, adds one and retires one; everything else stays.

const (
	tasksDir = "content/aandachtsgebieden/"
	newLevel = tasksDir + "analyseren/community-rapportages-maken.md"                             // CM-002
	oldArea  = tasksDir + "adviseren/advies-over-strategisch-belang-community.md"                 // CM-019
	newArea  = tasksDir + "managen/advies-over-strategisch-belang-community.md"                   // likewise
	newWords = tasksDir + "analyseren/uitvoeren-van-onderzoek.md"                                 // CM-001
	added    = tasksDir + "begeleiden/digitaal-weerbaar-maken.md"                                 // CM-085
	retired  = tasksDir + "modereren/cultuur-en-identiteit-van-de-community-reflecteren.md"       // CM-084
	why      = "Dit hoort voortaan bij de strategie."                                             // CM-084 left
	words    = "Onderzoek uitvoeren in de community"                                              // CM-001 in 2027
	oldURL   = "/aandachtsgebieden/adviseren/advies-over-strategisch-belang-community/"           // CM-019 before
	addedURL = "/aandachtsgebieden/begeleiden/digitaal-weerbaar-maken/"                           // CM-085
	leftURL  = "/aandachtsgebieden/modereren/cultuur-en-identiteit-van-de-community-reflecteren/" // CM-084
)

// sources copies the repository's sources into memory.
func sources(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := copyTo(fsys, os.DirFS(root), "site.toml", "content", "layouts", "static")
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

func copyTo(to fstest.MapFS, from fs.FS, names ...string) error {
	for _, name := range names {
		err := fs.WalkDir(from, name, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(from, name)
			to[name] = &fstest.MapFile{Data: data, Mode: 0o644}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// edit replaces a text in a file, which must be there.
func edit(t testing.TB, fsys fstest.MapFS, name, old, text string) {
	t.Helper()
	f, ok := fsys[name]
	if !ok || !bytes.Contains(f.Data, []byte(old)) {
		t.Fatalf("there is no %q in %s", old, name)
	}
	f.Data = bytes.Replace(f.Data, []byte(old), []byte(text), 1)
}

// say adds lines at the end of a file's front matter.
func say(t testing.TB, fsys fstest.MapFS, name, lines string) {
	edit(t, fsys, name, "\n+++\n", "\n"+lines+"+++\n")
}

func withEdition2027(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := sources(t)
	edit(t, fsys, "site.toml", `edition    = "herzien"`, `edition    = "2027"`)
	fsys["content/edities/2027.md"] = &fstest.MapFile{Mode: 0o644, Data: []byte(`+++
title = "Editie 2027"
summary = "De editie van 2027."
weight = 40
published = "2027"
makers = ["De vereniging"]
+++

Zie ook de [editie herzien](herzien.md).
`)}
	for name, f := range fsys {
		if strings.HasPrefix(name, tasksDir) && path.Base(name) != "_index.md" && name != retired {
			f.Data = bytes.Replace(f.Data, []byte(`"herzien"]`), []byte(`"herzien", "2027"]`), 1)
		}
	}
	edit(t, fsys, newLevel, `level = "operationeel"`, `level = "tactisch"`)
	say(t, fsys, newLevel, "\n[in.2017]\nlevel = \"operationeel\"\n\n[in.herzien]\nlevel = \"operationeel\"\n")
	edit(t, fsys, newWords, `title = "Uitvoeren van onderzoek"`, `title = "`+words+`"`)
	say(t, fsys, newWords, "\n[in.2017]\ntitle = \"Uitvoeren van onderzoek\"\n\n[in.herzien]\ntitle = \"Uitvoeren van onderzoek\"\n")
	fsys[newArea] = fsys[oldArea]
	delete(fsys, oldArea)
	say(t, fsys, newArea, "aliases = [\""+oldURL+"\"]\n\n[in.2017]\narea = \"adviseren\"\n\n[in.herzien]\narea = \"adviseren\"\n")
	say(t, fsys, retired, "replaced_by = [\"CM-082\"]\n\n[in.2027]\ngone = \""+why+"\"\n")
	fsys[added] = &fstest.MapFile{Mode: 0o644, Data: []byte(`+++
title = "Digitaal weerbaar maken"
summary = "Je leert leden hoe ze nep en dwang herkennen."
code = "CM-085"
level = "operationeel"
edition = ["2027"]
+++
`)}
	return fsys
}

func mustPortal2027(t *testing.T) made {
	t.Helper()
	fsys := withEdition2027(t)
	p, problems, err := loadPortal(fsys, portalOptions{BaseURL: portalURL, Changed: changedFor2027(fsys)})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems.Sorted(), err)
	}
	files, err := output.Memory(p.files)
	if err != nil {
		t.Fatal(err)
	}
	return made{portal: p, output: files}
}

func TestEdition2027(t *testing.T) {
	before, now := mustPortal(t), mustPortal2027(t)
	t.Run("the whole site is right", func(t *testing.T) {
		for _, p := range check.Run(now.output, portalURL) {
			t.Error(p)
		}
	})
	t.Run("nothing is missing", func(t *testing.T) {
		for _, p := range lint.Run(now.tree, now.site.Profile, false) {
			t.Error(p)
		}
	})
	t.Run("no address is lost", func(t *testing.T) {
		for _, f := range before.files {
			if strings.HasPrefix(f.Path, "assets/") {
				continue
			}
			if _, err := fs.Stat(now.output, f.Path); err != nil && f.Path != strings.TrimPrefix(oldURL, "/")+"index.md" {
				t.Error(err)
			}
		}
	})
	t.Run("no address that was ever published is lost", func(t *testing.T) { nothingLost(t, before, now) })
	t.Run("older editions are frozen", func(t *testing.T) { sameEditions(t, before, now) })
	t.Run("pages of tasks", func(t *testing.T) { pagesIn2027(t, now) })
	t.Run("differences", func(t *testing.T) { differencesIn2027(t, now) })
	t.Run("data", func(t *testing.T) { dataIn2027(t, now) })
	t.Run("linked data", func(t *testing.T) { linkedDataIn2027(t, now) })
	t.Run("feed", func(t *testing.T) { feedIn2027(t, now) })
	t.Run("sitemap", func(t *testing.T) { sitemapIn2027(t, now) })
	t.Run("llms.txt", func(t *testing.T) { llmsIn2027(t, now) })
	t.Run("copies in Markdown", func(t *testing.T) { copiesIn2027(t, now) })
}

// nothingLost holds the portal with the new edition against the list of addresses, with all of today's in it.
func nothingLost(t *testing.T, before, now made) {
	l := mustLedger(t, os.DirFS(root))
	text, _ := l.Accept(ledger.Site{Addresses: before.addresses()})
	l, problems := ledger.Parse(text)
	problems.Add(l.Check(ledger.Site{Config: now.tree.Config, Addresses: now.addresses()}, ledger.History{})...)
	for _, p := range problems {
		t.Error(p)
	}
	text, added := l.Accept(ledger.Site{Addresses: now.addresses()})
	if want := "\n/cm-085/ " + addedURL + "\n"; added == 0 || !strings.Contains(string(text), want) {
		t.Errorf("%d new addresses, without%s", added, want)
	}
}

// sameEditions holds that what an older edition says stayed to the letter: of each task, of the whole and in the matrix.
func sameEditions(t *testing.T, before, now made) {
	for edition := range editionsWithTasks {
		address := "/edities/" + edition + "/"
		for _, p := range before.site.Pages {
			if p.Kind != site.Pinned || p.Version.Edition.Slug != edition {
				continue
			}
			if got, want := wording(now, t, p.URL), wording(before, t, p.URL); got != want {
				t.Errorf("%s says %s; it said %s", p.URL, got, want)
			}
		}
		for url, selector := range map[string]string{address: ".edition-area", address + "matrix/": "tbody td"} {
			got, want := now.page(t, url).Texts(selector), before.page(t, url).Texts(selector)
			if len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("%s says %q; it said %q", url, got, want)
			}
		}
	}
}

// wording is what a pinned page says of its task.
func wording(m made, t *testing.T, url string) string {
	article := m.page(t, url).One("article[data-code]")
	return strings.Join([]string{article.Attr("data-code"), article.Attr("data-area"), article.Attr("data-level"), article.One("h1").Text()}, " ")
}

func pagesIn2027(t *testing.T, m made) {
	for code, want := range map[string]struct{ pinned, then, hooks string }{
		"CM-001": {"/edities/herzien/cm-001/", "CM-001 analyseren operationeel Uitvoeren van onderzoek", "CM-001 analyseren operationeel " + words},
		"CM-002": {"/edities/2017/cm-002/", "CM-002 analyseren operationeel Community rapportages maken", "CM-002 analyseren tactisch Community rapportages maken"},
		"CM-019": {"/edities/2017/cm-019/", "CM-019 adviseren strategisch Advies over strategisch belang community",
			"CM-019 managen strategisch Advies over strategisch belang community"},
		"CM-085": {"/edities/2027/cm-085/", "CM-085 begeleiden operationeel Digitaal weerbaar maken", "CM-085 begeleiden operationeel Digitaal weerbaar maken"},
	} {
		if got := wording(m, t, m.task(t, code).URL); got != want.hooks {
			t.Errorf("%s is now %s", code, got)
		}
		if got := wording(m, t, want.pinned); got != want.then {
			t.Errorf("%s says %s", want.pinned, got)
		}
	}
	m.page(t, "/edities/2017/cm-002/").Want("[aria-labelledby=nu] .difference li", "niveau van operationeel naar tactisch")
	m.page(t, m.task(t, "CM-019").URL).Want(".history > li", "Editie 2027 van aandachtsgebied Adviseren naar Managen",
		"Editie herzien circa 2023 Ongewijzigd.", "Editie 2017 Eerste editie met takenlijst.")
	m.page(t, m.task(t, "CM-085").URL).Want(".history > li", "Editie 2027 Nieuw in deze editie.")
	left := m.page(t, leftURL)
	left.Want(".wording .notice p", "Deze taak staat sinds editie 2027 niet meer in het profiel. De laatste editie met deze taak is editie herzien.",
		"Waarom: "+why, "In plaats daarvan: Moderatie strategie.")
	left.Want(".history > li:first-child", "Editie 2027 Vervallen. "+why)
	m.page(t, "/edities/2027/").WantCount("[itemprop=hasDefinedTerm]", 84)
	m.page(t, "/edities/2027/matrix/").WantCount("li[data-code]:not([hidden])", 84)
	m.page(t, "/matrix/").WantCount("li[data-code]:not([hidden])", 84)
	m.page(t, "/matrix/").WantCount("li[data-code=CM-084][hidden][data-editions=herzien]", 1)
	m.page(t, "/edities/herzien/").Want(".notice a", "editie 2027")
}

func differencesIn2027(t *testing.T, m made) {
	for url, want := range map[string][]string{
		"/edities/herzien-2027/": {"1", "1", "1", "1", "1", "0", "80"},
		"/edities/2017-2027/":    {"3", "0", "2", "1", "3", "1", "74"},
	} {
		m.page(t, url).Want("tfoot td", want...)
		m.page(t, "/edities/").WantCount(".diff-list a[href='"+url+"']", 1)
	}
	page := m.page(t, "/edities/herzien-2027/")
	page.Want("[aria-labelledby=vervallen] .successors", "In plaats daarvan: Moderatie strategie.")
	page.Want(".diff-words", "vervallen: Uitvoeren van onderzoek nieuw: Onderzoek uitvoeren in de community")
	var data exportedDiff
	readJSON(t, m, "data/diff-herzien-2027.json", &data)
	if len(data.Added) != 1 || data.Added[0].Code != "CM-085" || len(data.Gone) != 1 || data.Gone[0].Code != "CM-084" || data.Total["unchanged"] != 80 {
		t.Errorf("got %+v", data)
	}
}

func readJSON(t *testing.T, m made, name string, into any) {
	t.Helper()
	text, err := fs.ReadFile(m.output, name)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func dataIn2027(t *testing.T, m made) {
	var data exportedProfile
	readJSON(t, m, "data/profile.json", &data)
	byCode := map[string]string{}
	for _, task := range data.Tasks {
		then := task.Editions["herzien"]
		if left := task.Gone.Edition == "2027" && task.Gone.Reason == why; left != (task.Code == "CM-084") {
			t.Errorf("%s: got %+v", task.Code, task.Gone)
		}
		byCode[task.Code] = strings.Join([]string{task.Area, task.Level, task.Title, "|", then.Area, then.Level, then.Title, "|", task.Editions["2027"].URL}, " ")
	}
	for code, want := range map[string]string{
		"CM-001": "analyseren operationeel " + words + " | analyseren operationeel Uitvoeren van onderzoek | /edities/2027/cm-001/",
		"CM-019": "managen strategisch Advies over strategisch belang community | adviseren strategisch Advies over strategisch belang community | /edities/2027/cm-019/",
		"CM-084": "modereren strategisch Cultuur en identiteit van de community reflecteren | " +
			"modereren strategisch Cultuur en identiteit van de community reflecteren | ",
	} {
		if byCode[code] != want {
			t.Errorf("%s: got %q", code, byCode[code])
		}
	}
	text, err := fs.ReadFile(m.output, "data/profile.csv")
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))))
	reader.Comma = ';'
	if records, err := reader.ReadAll(); err != nil || len(records) != 1+81+84+84 {
		t.Errorf("profile.csv: %d lines, %v", len(records), err)
	}
	workbook, err := fs.ReadFile(m.output, "data/profile.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Taken", "Matrix 2017", "Matrix herzien", "Matrix 2027"}) {
		t.Errorf("profile.xlsx has the sheets %q", got)
	}
}

func linkedDataIn2027(t *testing.T, m made) {
	text, err := fs.ReadFile(m.output, "data/profile.ttl")
	if err != nil {
		t.Fatal(err)
	}
	said := strings.ReplaceAll(string(text), portalURL, "")
	for _, want := range []string{
		`</edities/2027/#scheme> rdf:type skos:ConceptScheme .`,
		`</cm-001/#concept> skos:prefLabel "` + words + `"@nl .`,
		`</cm-001/#concept> skos:altLabel "Uitvoeren van onderzoek"@nl .`,
		`</cm-002/#concept> skos:historyNote "Editie 2027: van niveau Operationeel naar Tactisch."@nl .`,
		`</cm-019/#concept> skos:broader </aandachtsgebieden/managen/#concept> .`,
		`</cm-084/#concept> owl:deprecated "true"^^xsd:boolean .`,
		`</cm-084/#concept> dct:isReplacedBy </cm-082/#concept> .`,
		`</cm-084/#concept> skos:historyNote "Editie 2027: staat er niet meer in. ` + why + `"@nl .`,
		`</cm-085/#concept> skos:inScheme </edities/2027/#scheme> .`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("is not said: %s", want)
		}
	}
	if strings.Contains(said, "</cm-084/#concept> skos:inScheme </edities/2027/#scheme>") {
		t.Error("the retired task is in the new edition")
	}
}
