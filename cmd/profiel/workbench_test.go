package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/server"
)

// A state that was made of the one before is the state that reading everything makes, in every file and every problem.
func TestAdjustedStatesAreWholeStates(t *testing.T) {
	dir := t.TempDir()
	for from, to := range map[string]string{"testdata/site": ".", "../../layouts": "layouts", "../../static": "static"} {
		if err := copyMissing(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	w := newWorkbench(dir, portalOptions{})
	if _, err := w.load(nil); err != nil {
		t.Fatal(err)
	}
	const task, over = "content/aandachtsgebieden/modereren/huisregels-bewaken.md", "content/over.md"
	for _, step := range []struct {
		what      string
		file      string
		old, text string
		adjusted  bool // nothing else is read
	}{
		{"another word", task, "## Aanpak", "## Aanpak\n\nEen nieuwe zin.", true},
		{"a link more", task, "Een nieuwe zin.", "Zie [[CM-003]] en [over](/over/).", true},
		{"a heading that others link to is gone", task, "## Aanpak", "## Werkwijze", true},
		{"and is back", task, "## Werkwijze", "## Aanpak", true},
		{"a link less", task, "Zie [[CM-003]] en [over](/over/).", "", true},
		{"HTML", over, "", "\n<b>vet</b> [[CM-001]]\n", true},
		{"the same link twice", over, "<b>vet</b>", "[[CM-001]] [[CM-002]]", true},
		{"a broken link", over, "[[CM-002]]", "[weg](/weg/) [weg](/#weg)", true},
		{"the text of the home page", "content/_index.md", "", "\n## Kop\n\n[[CM-001]]\n", true},
		{"a page of the menu", "content/aandachtsgebieden/_index.md", "", "\nTekst.\n", true},
		{"a character that nobody sees", over, "[[CM-001]]", "[[CM-001]]\u202e", false},
		{"and it is gone", over, "\u202e", "", true},
		{"a layout", "layouts/components/site-footer.html", "<footer", "<p>Onder</p><footer", true},
		{"a layout that fails", "layouts/pages/task.html", "{{.Page.Title}}", "{{.Page.Titel}}", true},
		{"a layout that does not parse", "layouts/pages/task.html", "{{.Page.Titel}}", "{{if}}", true},
		{"and is good again", "layouts/pages/task.html", "{{if}}", "{{.Page.Title}}", true},
		{"a text behind a layout", task, "", "\nNog een zin.\n", true},
		{"a title", task, `title = "`, `title = "Nieuw: `, false},
		{"a text behind a title", task, "Nog een zin.", "En nog een.", true},
		{"front matter that cannot be read", over, "title =", "titel: ", false},
		{"a text behind that", over, "", "\nTekst.\n", false},
		{"and is good again", over, "titel: ", "title =", false},
		{"a stylesheet", "static/css/tokens.css", "", "\n/* */\n", true},
		{"a script", "static/js/site.js", "", "\n// .\n", false},
		{"a new page", "content/nieuw.md", "", "+++\ntitle = \"Nieuw\"\n+++\n[[CM-001]]\n", false},
		{"the text of the new page", "content/nieuw.md", "[[CM-001]]", "[[CM-002]] [over](over.md)", true},
		{"a setting", "site.toml", "", "\n# .\n", false},
	} {
		editFile(t, filepath.Join(dir, step.file), step.old, step.text)
		compareWithWhole(t, w, dir, step.what, []string{step.file})
		if adjusted := w.last.portal.files == nil; adjusted != step.adjusted {
			t.Errorf("%s: adjusted %t", step.what, adjusted)
		}
	}
	for _, file := range []string{"content/nieuw.md", "layouts/pages/task.html", "layouts", "content"} {
		if err := os.RemoveAll(filepath.Join(dir, file)); err != nil {
			t.Fatal(err)
		}
		compareWithWhole(t, w, dir, "without "+file, []string{file})
	}
}

// While only stylesheets change, a page that has swapped its stylesheet finds its scripts where they were.
func TestAssetsOfBefore(t *testing.T) {
	dir := smallSiteFolder(t)
	w := newWorkbench(dir, portalOptions{})
	first, err := w.load(nil)
	if err != nil {
		t.Fatal(err)
	}
	script := strings.TrimPrefix(strings.Replace(first.Stylesheet, "css/site.css", "js/site.js", 1), "/")
	style := filepath.Join(dir, "static", "css", "tokens.css")
	for range foldersKept + 1 {
		editFile(t, style, "", "/* */\n")
		now, err := w.load([]string{"static/css/tokens.css"})
		if err != nil || now.Stylesheet == first.Stylesheet {
			t.Fatal(now.Stylesheet, err)
		}
		if len(w.last.before) <= foldersKept-1 {
			if _, err := now.Open(script); err != nil {
				t.Errorf("%s: %v", script, err)
			}
		}
	}
	if len(w.last.before) != foldersKept {
		t.Errorf("%d folders are kept, want %d", len(w.last.before), foldersKept)
	}
	now, err := w.load([]string{"site.toml"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := now.Open(script); err == nil {
		t.Error("the assets of before are there after another change")
	}
}

// editFile replaces the first occurrence of a text in a file; without old it adds the text.
func editFile(t *testing.T, name, old, text string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil && old != "" {
		t.Fatal(err)
	}
	changed := string(data) + text
	if old != "" {
		changed = strings.Replace(string(data), old, text, 1)
	}
	if changed == string(data) {
		t.Fatalf("%s: %q is not in it", name, old)
	}
	if err := os.WriteFile(name, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
}

func compareWithWhole(t *testing.T, w *workbench, dir, what string, changed []string) {
	t.Helper()
	got, errGot := w.load(changed)
	whole := newWorkbench(dir, portalOptions{})
	want, errWant := whole.load(nil)
	if (errGot == nil) != (errWant == nil) {
		t.Fatalf("%s: got %v, want %v", what, errGot, errWant)
	}
	if errWant != nil {
		return
	}
	if g, w := got.Problems.Sorted(), want.Problems.Sorted(); !slices.Equal(g, w) {
		t.Errorf("%s: got the problems\n%s\nwant\n%s", what, printed(t, g), printed(t, w))
	}
	if got.Stylesheet != want.Stylesheet || len(got.Redirects) != len(want.Redirects) {
		t.Errorf("%s: another stylesheet or other redirects", what)
	}
	for _, f := range whole.last.portal.files {
		compareFile(t, what, f.Path, got, want)
	}
}

func compareFile(t *testing.T, what, name string, got, want server.Site) {
	t.Helper()
	g, errGot := got.Open(name)
	w, errWant := want.Open(name)
	if (errGot == nil) != (errWant == nil) || errGot != nil && errGot.Error() != errWant.Error() {
		t.Errorf("%s: %s: got %v, want %v", what, name, errGot, errWant)
	}
	if !bytes.Equal(g, w) {
		t.Errorf("%s: %s differs from what a whole load makes", what, name)
	}
	if g, w := got.Source(name).Name, want.Source(name).Name; g != w {
		t.Errorf("%s: the source of %s is %q, want %q", what, name, g, w)
	}
}

func printed(t *testing.T, problems diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, diag.Text, problems); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
