package render

import (
	"os"
	"testing"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// dated is the small site of which every file changed in the night of 3 March 2026, by a Dutch clock.
func dated(t *testing.T) website {
	t.Helper()
	tree, problems, err := content.Load(smallsite.New())
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	changed := map[string]time.Time{}
	for _, f := range tree.Files() {
		changed[f.Source()] = time.Date(2026, 3, 3, 0, 30, 0, 0, time.FixedZone("", 60*60))
	}
	prof, _ := profile.New(tree)
	s, _ := site.Build(tree, prof, site.Options{Changed: changed})
	r, problems := New(s, os.DirFS(layoutsDir), Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return website{t, s, r}
}

// A page with a text of its own says when that changed. What is generated does not: a page of one edition stays as it is, however
// often the explanation of its task changes.
func TestPagesSayWhenTheyChanged(t *testing.T) {
	w := dated(t)
	for _, p := range w.site.Pages {
		page := w.page(p.URL)
		if p.File == nil || p.Kind == site.Home {
			page.WantCount(".changed, time", 0)
			continue
		}
		page.Want(".prose > .changed:last-child", "Laatst gewijzigd: 3 maart 2026")
		page.Want(".changed time[datetime='2026-03-03']", "3 maart 2026")
	}
}

func TestPagesWithoutDates(t *testing.T) {
	w := small(t)
	for _, p := range w.site.Pages {
		w.page(p.URL).WantCount(".changed, time", 0)
	}
}
