package render

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/github"
	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/scaffold"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// form is what a link to the form for a new file fills in.
type form struct{ file, text string }

func formOf(t *testing.T, link htmltest.Element) form {
	t.Helper()
	address := link.Attr("href")
	query, ok := strings.CutPrefix(address, "https://github.com/bouw/profiel/new/hoofd?")
	values, err := url.ParseQuery(query)
	if !ok || err != nil || len(address) >= github.LongestAddress {
		t.Fatalf("%s: %v", address, err)
	}
	return form{values.Get("filename"), values.Get("value")}
}

// What a link fills in is what profiel new writes.
func (w website) blank(request scaffold.Request) form {
	w.t.Helper()
	f, err := scaffold.Blank(w.site, request)
	if err != nil {
		w.t.Fatal(err)
	}
	return form{f.Source(), string(f.Text)}
}

const newLinks = ".new-files a[href*='/new/']"

func TestNewTasks(t *testing.T) {
	w := small(t)
	page := w.page("/gebieden/schilderen/")
	page.Want(newLinks, "Nieuwe taak, laag", "Nieuwe taak, hoog")
	for i, level := range []string{"laag", "hoog"} {
		got := formOf(t, page.All(newLinks)[i])
		want := w.blank(scaffold.Request{Kind: content.KindTask, Areas: []string{"schilderen"}, Levels: []string{level}})
		if got != want || got.file != "content/gebieden/schilderen/nieuwe-taak.md" || !strings.Contains(got.text, "code = \"BW-007\"\n") {
			t.Errorf("%s: %q", level, got)
		}
	}
	page.WantCount(".new-files details", 0)
}

func TestNewVacancy(t *testing.T) {
	w := small(t)
	page := w.page("/vacatures/")
	page.Want(newLinks, "Nieuwe vacature")
	if got := formOf(t, page.One(newLinks)); got != w.blank(scaffold.Request{Kind: content.KindVacancy}) || got.file != "content/vacatures/nieuwe-vacature.md" {
		t.Errorf("%q", got)
	}
	w.page("/vacatures/bouwer/").WantCount(".new-files", 0)
}

func TestPageAboutContributing(t *testing.T) {
	w := small(t, "content/bijdragen/_index.md", "", "+++\ntitle = \"Bijdragen\"\n+++\n")
	page := w.page("/bijdragen/")
	page.Want(".new-files dt", "Bouwen", "Schilderen", "Vacatures")
	page.Want(newLinks, "Nieuwe taak, laag", "Nieuwe taak, hoog", "Nieuwe taak, laag", "Nieuwe taak, hoog", "Nieuwe vacature")
	if got := formOf(t, page.All(newLinks)[3]); got.file != "content/gebieden/schilderen/nieuwe-taak.md" || !strings.Contains(got.text, "level = \"hoog\"\n") {
		t.Errorf("%q", got)
	}
	w.page("/over/").WantCount(".new-files", 0)
}

// A code that was given before is not offered again.
func TestGivenCodes(t *testing.T) {
	w := small(t)
	w.renderer.options.Given = []string{"/bw-011/"}
	if got := formOf(t, w.page("/gebieden/bouwen/").All(newLinks)[0]); !strings.Contains(got.text, "code = \"BW-012\"\n") {
		t.Error(got.text)
	}
}

// A template that makes the address too long stands on the page, to copy.
func TestTemplateToCopy(t *testing.T) {
	fsys := smallsite.New()
	for i := range 90 {
		slug := fmt.Sprintf("%s-%d", strings.Repeat("lang", 20), i)
		smallsite.Replace(t, fsys, "content/gebieden/"+slug+"/_index.md", "", fmt.Sprintf("+++\ntitle = \"Gebied %d\"\n+++\n", i))
	}
	w, problems := websiteOf(t, fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	page := w.page("/vacatures/")
	got, want := formOf(t, page.One(newLinks)), w.blank(scaffold.Request{Kind: content.KindVacancy})
	if got != (form{file: want.file}) {
		t.Errorf("%q", got)
	}
	if text := page.One(".new-files copy-text [data-copy]").Raw(); text != want.text {
		t.Errorf("got %q\nwant %q", text, want.text)
	}
}

func TestNothingToAdd(t *testing.T) {
	const about = "content/bijdragen/_index.md"
	w := small(t, "site.toml", `repository = "https://github.com/bouw/profiel"`, "", about, "", "+++\ntitle = \"Bijdragen\"\n+++\n")
	for _, address := range []string{"/bijdragen/", "/vacatures/", "/gebieden/bouwen/"} {
		w.page(address).WantCount(".new-files", 0)
	}
}
