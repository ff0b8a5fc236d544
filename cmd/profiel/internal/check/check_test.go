package check

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

var update = flag.Bool("update", false, "write what the checks find into the fixtures")

// want is the part of a fixture that says which problems its site has.
const want = "want"

// TestFixtures runs every check over each small site in testdata, one an outcome.
func TestFixtures(t *testing.T) {
	fixtures, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(fixtures) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, fixture := range fixtures {
		t.Run(strings.TrimSuffix(filepath.Base(fixture), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(fixture)
			if err != nil {
				t.Fatal(err)
			}
			got := printed(t, Run(siteIn(archive), baseOf(fixture)))
			if *update {
				writeWant(t, fixture, archive, got)
			}
			if expected := fileIn(archive, want); got != expected {
				t.Errorf("got\n%s\nwant\n%s", got, expected)
			}
		})
	}
}

func baseOf(fixture string) string {
	if strings.HasSuffix(fixture, "base-path.txtar") {
		return "https://example.org/profiel/"
	}
	return "https://example.org"
}

func printed(t *testing.T, problems diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, diag.Text, problems); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func siteIn(archive *txtar.Archive) fstest.MapFS {
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name != want {
			site[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return site
}

func fileIn(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func writeWant(t *testing.T, fixture string, archive *txtar.Archive, got string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == want })
	archive.Files = append(archive.Files, txtar.File{Name: want, Data: []byte(got)})
	if err := os.WriteFile(fixture, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryNameHasAFixture holds the package comment's list of names against what the fixtures show.
func TestEveryNameHasAFixture(t *testing.T) {
	source, err := os.ReadFile("check.go")
	if err != nil {
		t.Fatal(err)
	}
	fixtures, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, fixture := range fixtures {
		archive, err := txtar.ParseFile(fixture)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(fileIn(archive, want))
	}
	comment, _, _ := strings.Cut(string(source), "\npackage check")
	names := 0
	for _, word := range strings.FieldsFunc(comment, func(r rune) bool { return strings.ContainsRune(" \t\n,", r) }) {
		if !strings.HasPrefix(word, "output-") {
			continue
		}
		names++
		tested := word == "output-unreadable" || word == "output-heavy-page" // tests of their own
		if !tested && !strings.Contains(all.String(), "["+word+"]") {
			t.Errorf("no fixture has a problem %s", word)
		}
	}
	if names < 10 {
		t.Errorf("the package comment names %d problems", names)
	}
}

func TestHeavyPage(t *testing.T) {
	body := strings.Repeat("x", maxPage)
	site := fstest.MapFS{"index.html": {Data: []byte(`<html lang="nl"><title>A</title><h1>A</h1>` + body)}}
	problems := Run(site, "")
	if len(problems) != 1 || problems[0].Name != "output-heavy-page" || problems[0].Severity != diag.Warning {
		t.Errorf("got %v", problems)
	}
}

func TestUnreadablePage(t *testing.T) {
	problems := Run(os.DirFS(filepath.Join(t.TempDir(), "nothing")), "")
	if len(problems) != 1 || problems[0].Name != "output-unreadable" {
		t.Errorf("got %v", problems)
	}
}

func TestMergeNamesTheOtherPages(t *testing.T) {
	site := fstest.MapFS{}
	for i := range 6 {
		site[fmt.Sprintf("p%d.html", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			`<html lang="nl"><title>%d</title><h1>A</h1><a href="p%d.html"></a><a href="/weg/"></a>`, i, (i+1)%6)}
	}
	problems := Run(site, "")
	if len(problems) != 1 {
		t.Fatalf("got %d problems, want 1:\n%v", len(problems), problems)
	}
	if want := "there is no such file; also in p1.html, p2.html, p3.html and 2 more"; problems[0].Hint != want {
		t.Errorf("hint %q, want %q", problems[0].Hint, want)
	}
}

func TestInbound(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/orphans.txtar")
	if err != nil {
		t.Fatal(err)
	}
	got := Inbound(siteIn(archive), "https://example.org")
	for address, want := range map[string]int{"/": 0, "/los/": 0, "/over/": 1, "/404.html": 0, "/inbed/": 0} {
		if count, known := got[address]; !known || count != want {
			t.Errorf("%s: %d pages link to it (known: %v), want %d", address, count, known, want)
		}
	}
	if count, known := got["/cm-001/"]; known && count > 0 {
		t.Errorf("a redirect page counts %d links that are its target's", count)
	}
}

func TestReachable(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/orphans.txtar")
	if err != nil {
		t.Fatal(err)
	}
	got := Reachable(siteIn(archive), "https://example.org")
	if want := []string{"data/lijst.csv", "index.html", "over/index.html"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// BenchmarkRun is a site of three hundred heavy pages.
func BenchmarkRun(b *testing.B) {
	site := bigSite(300)
	for b.Loop() {
		Run(site, "https://example.org")
	}
}

// bigSite has pages of the real site's size, each with links to all others.
func bigSite(pages int) fstest.MapFS {
	var links strings.Builder
	for i := range pages {
		fmt.Fprintf(&links, `<li class="task"><a href="/p%d/" data-code="CM-%03d">Taak nummer %d met een titel</a></li>`+"\n", i, i, i)
	}
	site := fstest.MapFS{"index.html": {Data: []byte(`<html lang="nl"><title>Start</title><h1>A</h1>` + links.String())}}
	for i := range pages {
		site[fmt.Sprintf("p%d/index.html", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			`<html lang="nl"><title>Pagina %d</title><h1 id="kop">A</h1><a href="#kop">x</a>%s`, i, links.String())}
	}
	return site
}
