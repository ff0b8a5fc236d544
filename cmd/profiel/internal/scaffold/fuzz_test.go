package scaffold

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// FuzzNew asks for a file with any title and name. It is refused, with a cure, or is one with which the site has no problem.
func FuzzNew(f *testing.F) {
	for _, title := range []string{
		"Stuken", "con", "NUL", "a\u202eb", "\xff", "+++", `"`, `\`, "]]", "{x}", "[[BW-001]]", "<b>", "\u0000", "é\u0301", "a_b", "# a", strings.Repeat("a", 97), strings.Repeat("a", 98),
		strings.Repeat("\U0001F600", 600), "=\n+++\n", "\u2028", "\u007f", "Controle", "_index", "Lpt1",
	} {
		for kind := range Kinds() {
			f.Add(kind, title, "")
			f.Add(kind, title, "naam")
			f.Add(kind, "Naam", title)
		}
	}
	s := small(f)
	f.Fuzz(func(t *testing.T, kind int, title, slug string) {
		kinds := Kinds()
		r := Request{Kind: kinds[((kind%len(kinds))+len(kinds))%len(kinds)], Title: title, Slug: slug, Areas: []string{"bouwen"}, Levels: []string{"hoog"}, Model: "vijf"}
		if r.Kind == content.KindCoreTask || r.Kind == content.KindCompetency {
			r.Levels = nil
		}
		file, err := New(s, r)
		if err != nil {
			if !strings.Contains(err.Error(), "\n  ") {
				t.Errorf("no cure: %v", err)
			}
			return
		}
		fsys := smallsite.New()
		fsys[file.Source()] = &fstest.MapFile{Data: file.Text, Mode: 0o644}
		again, problems := load(t, fsys)
		if len(problems) > 0 {
			t.Fatalf("%v in\n%s", problems, file.Text)
		}
		if p, ok := again.Page(file.URL); !ok || p.Title != strings.TrimSpace(title) {
			t.Errorf("%q is %+v", title, p)
		}
	})
}
