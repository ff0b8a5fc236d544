package scaffold

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// What a form begins with is a good page as it stands, also where an earlier writer forgot to give it a name.
func TestBlank(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		for _, r := range []Request{
			{Kind: content.KindTask, Areas: []string{"bouwen"}, Levels: []string{"hoog"}},
			{Kind: content.KindVacancy},
		} {
			s := small(t)
			s.Config.Language = language
			f, err := Blank(s, r)
			if err != nil {
				t.Fatal(err)
			}
			fsys := withFile(f)
			s, problems := load(t, fsys)
			if len(problems) > 0 {
				t.Errorf("%s of a %s: %v\n%s", language, r.Kind, problems, f.Text)
			}
			if p, ok := s.Page(f.URL); !ok || !strings.HasPrefix(string(f.Text), "+++\ntitle = \""+p.Title+"\"\n# ") {
				t.Errorf("%s at %s:\n%s", language, f.URL, f.Text)
			}
			s.Config.Language = language
			if again, err := Blank(s, r); err != nil || again.Path != f.Path {
				t.Errorf("%v: %s", err, again.Path)
			}
		}
	}
	if _, err := Blank(small(t), Request{Kind: content.KindLevel}); err == nil {
		t.Error("a kind that no form asks for has a form")
	}
}

func withFile(f File) fstest.MapFS {
	fsys := smallsite.New()
	fsys[f.Source()] = &fstest.MapFile{Data: f.Text, Mode: 0o644}
	return fsys
}
