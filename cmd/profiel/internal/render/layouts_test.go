package render

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// plainLayouts are layouts that say no more than where they stand.
func plainLayouts() fstest.MapFS {
	fsys := fstest.MapFS{
		"base.html":           {Data: []byte("{{/* A. */ -}}\n<title>{{.Page.Title}}</title>\n  {{template \"main\" .}}")},
		"redirect.html":       {Data: []byte("<a href=\"{{.To.URL}}\">{{.To.Title}}</a>")},
		"components/een.html": {Data: []byte("<p>{{.Page.URL}}</p>")},
	}
	for _, kind := range site.Kinds() {
		fsys["pages/"+string(kind)+".html"] = &fstest.MapFile{Data: []byte("{{define \"main\"}}<h1>{{.Page.Kind}}</h1>\n\t{{template \"een\" .}}{{end}}")}
	}
	return fsys
}

func TestPlainLayouts(t *testing.T) {
	s, _ := graph(t, smallsite.New())
	r, problems := New(s, plainLayouts(), Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, p := range s.Pages {
		var b bytes.Buffer
		if err := r.Page(&b, p); err != nil {
			t.Fatal(err)
		}
		page := htmltest.Parse(t, b.Bytes())
		page.Want("h1", string(p.Kind))
		page.Want("p", p.URL)
		if strings.Contains(b.String(), "\n\t") || strings.Contains(b.String(), "\n ") {
			t.Errorf("%s: the indent of a layout is in the page", p.URL)
		}
	}
}

func TestLayoutProblems(t *testing.T) {
	s, _ := graph(t, smallsite.New())
	for _, c := range []struct {
		file, text string // no text: the file is missing
		line       int
		message    string
		broken     string // the kind that cannot be rendered, "redirect" or "all" (kinds)
	}{
		{"pages/task.html", "", 0, "the layout is missing", "task"},
		{"base.html", "", 0, "the layout is missing", "all"},
		{"redirect.html", "", 0, "the layout is missing", "redirect"},
		{"pages/task.html", "{{define \"main\"}}\n\n{{if}}\n{{end}}{{end}}", 3, "missing value for if", "task"},
		{"pages/area.html", "{{define \"main\"}}\n{{end}}\n{{noSuchThing .}}", 3, `function "noSuchThing" not defined`, "area"},
		{"components/een.html", "<p>\n{{.Page.URL}", 2, "bad character U+007D '}'", "all"},
		{"redirect.html", "\n{{end}}", 2, "unexpected {{end}}", "redirect"},
	} {
		t.Run(c.file+" "+c.message, func(t *testing.T) {
			layouts := plainLayouts()
			if c.text == "" {
				delete(layouts, c.file)
			} else {
				layouts[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			}
			r, problems := New(s, layouts, Options{})
			if len(problems) != 1 {
				t.Fatalf("got %v", problems)
			}
			p := problems[0]
			if p.File != "layouts/"+c.file || p.Line != c.line || p.Message != c.message || p.Name != "bad-layout" || p.Hint == "" {
				t.Errorf("want %s:%d: %s, got\n%s", c.file, c.line, c.message, p)
			}
			checkBroken(t, r, c.broken)
		})
	}
}

// TestEveryLayoutProblemIsReported: a broken component does not hide what is wrong with other layouts.
func TestEveryLayoutProblemIsReported(t *testing.T) {
	s, _ := graph(t, smallsite.New())
	layouts := plainLayouts()
	for _, file := range []string{"components/een.html", "components/twee.html", "pages/task.html", "redirect.html"} {
		layouts[file] = &fstest.MapFile{Data: []byte("{{if}}")}
	}
	if _, problems := New(s, layouts, Options{}); len(problems) != 4 {
		t.Errorf("want 4 problems, got %v", problems)
	}
}

// What is made once is the same as what is made every time, also when its data is a value, and also where it goes wrong.
func TestOnce(t *testing.T) {
	s, _ := graph(t, smallsite.New())
	layouts := plainLayouts()
	layouts["components/kruimel.html"] = &fstest.MapFile{Data: []byte("{{with .Parent}}{{once \"kruimel\" .}} {{end}}<b>{{.Title}}</b>\n")}
	layouts["pages/task.html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}<p>{{template "kruimel" .Page}}</p><p>{{once "kruimel" .Page}}</p>{{end}}`)}
	layouts["pages/area.html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{once "kruimel" .Groups}}{{end}}`)}
	layouts["pages/level.html"] = &fstest.MapFile{Data: []byte("{{define \"main\"}}\n{{once \"kruimel\" .Level}}{{end}}")}
	r, problems := New(s, layouts, Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	w := website{t, s, r}
	for range 2 {
		page := w.page("/gebieden/bouwen/voegen/")
		page.Want("p", "Welkom Gebieden Bouwen Voegen & <afwerken>", "Welkom Gebieden Bouwen Voegen & <afwerken>")
		page.WantCount("p b", 8)
	}
	for url, want := range map[string]string{
		"/gebieden/bouwen/": "layouts/pages/area.html:1:20: error: data of type []render.Group cannot be told from other data: use template instead of once [bad-layout]",
		"/niveaus/hoog/":    "layouts/components/kruimel.html:1:8: error: can't evaluate field Parent in type *profile.Level [bad-layout]",
	} {
		p, _ := s.Page(url)
		if err := r.Page(&bytes.Buffer{}, p); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// checkBroken holds that all pages can be rendered but those of what is broken.
func checkBroken(t *testing.T, r *Renderer, broken string) {
	t.Helper()
	for _, p := range r.site.Pages {
		err := r.Page(&bytes.Buffer{}, p)
		if want := broken == "all" || broken == string(p.Kind); (err != nil) != want {
			t.Errorf("%s: %v", p.URL, err)
		}
	}
	err := r.Redirect(&bytes.Buffer{}, r.site.Redirects[0])
	if want := broken == "redirect"; (err != nil) != want {
		t.Errorf("redirect: %v", err)
	}
}

// Every layout starts with what it is and which data it takes.
func TestFirstLines(t *testing.T) {
	layouts := os.DirFS(layoutsDir)
	seen := 0
	err := fs.WalkDir(layouts, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		text, err := fs.ReadFile(layouts, name)
		first, _, _ := strings.Cut(string(text), "\n")
		if !strings.HasPrefix(first, "{{/* ") || !strings.Contains(first, " Data: ") || !strings.HasSuffix(first, ". */ -}}") {
			t.Errorf("layouts/%s starts with %q", name, first)
		}
		return err
	})
	if err != nil || seen < len(site.Kinds()) {
		t.Errorf("%d layouts, %v", seen, err)
	}
}
