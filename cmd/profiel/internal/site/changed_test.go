package site

import (
	"testing"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// dated is the graph of the small site whose files changed on days of March 2026.
func dated(t *testing.T, days map[string]int) *Site {
	t.Helper()
	changed := map[string]time.Time{}
	for name, day := range days {
		changed["content/"+name] = time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC)
	}
	tree, problems, err := content.Load(smallsite.New())
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	prof, _ := profile.New(tree)
	s, problems := Build(tree, prof, Options{Changed: changed})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func TestChanged(t *testing.T) {
	s := dated(t, map[string]int{
		"_index.md": 1, "over/wie.md": 2, "edities/oud.md": 20, "hulp/bij/begin.md": 4, "gebieden/bouwen/_index.md": 5,
		"gebieden/bouwen/metselen.md":     6, // BW-001, in both editions
		"gebieden/schilderen/spuiten.md":  7, // BW-004, in the new one only
		"gebieden/schilderen/kalken.md":   8, // BW-005, in the old one only
		"gebieden/schilderen/plafonds.md": 9, // BW-006, that was in bouwen
		"nergens.md":                      30,
	})
	for url, day := range map[string]int{
		// a page with a file has the date of that file, whatever it lists
		"/": 1, "/over/wie/": 2, "/edities/oud/": 20, "/gebieden/bouwen/": 5, "/gebieden/bouwen/metselen/": 6, "/over/": 0, "/niveaus/laag/": 0,
		// a task as an edition has it, and its card
		"/edities/oud/bw-001/": 6, "/embed/bw-001/": 6, "/edities/oud/bw-002/": 0,
		"/matrix/": 9, "/matrix/bouwen/": 9, "/matrix/schilderen/": 9, "/edities/oud/matrix/": 9, "/edities/oud-nieuw/": 9,
		// a folder without a text of its own
		"/edities/": 20, "/hulp/bij/": 4, "/hulp/": 0, "/modellen/": 0,
		"/zoeken/": 0, "/404.html": 0,
	} {
		got := mustPage(t, s, url).Changed
		if day == 0 && !got.IsZero() || day != 0 && (got.Day() != day || got.Month() != 3) {
			t.Errorf("%s changed at %s, want day %d", url, got, day)
		}
	}
}

// A matrix changes with the tasks in it, and with no others.
func TestChangedMatrices(t *testing.T) {
	for _, c := range []struct {
		file string
		urls map[string]bool
	}{
		{"gebieden/schilderen/spuiten.md", map[string]bool{
			"/matrix/": true, "/matrix/schilderen/": true, "/matrix/bouwen/": false, "/edities/oud/matrix/": false, "/edities/nieuw/matrix/": true,
			"/edities/oud-nieuw/": true,
		}},
		{"gebieden/schilderen/kalken.md", map[string]bool{
			"/matrix/": true, "/matrix/bouwen/": false, "/edities/oud/matrix/": true, "/edities/nieuw/matrix/": false, "/edities/oud-nieuw/": true,
		}},
		{"gebieden/schilderen/plafonds.md", map[string]bool{"/matrix/bouwen/": true, "/matrix/schilderen/": true}},
	} {
		s := dated(t, map[string]int{c.file: 3})
		for url, want := range c.urls {
			if got := !mustPage(t, s, url).Changed.IsZero(); got != want {
				t.Errorf("%s changed: %s has a date: %t, want %t", c.file, url, got, want)
			}
		}
	}
}

func TestNothingChangedWithoutDates(t *testing.T) {
	for _, p := range small(t).Pages {
		if !p.Changed.IsZero() {
			t.Errorf("%s changed at %s", p.URL, p.Changed)
		}
	}
}

func TestDate(t *testing.T) {
	dutch, english := small(t), small(t, "site.toml", "[folders]", "language = \"en\"\n[folders]")
	for written, want := range map[string][2]string{
		"2026-03-03T12:00:00Z":      {"3 maart 2026", "3 March 2026"},
		"2026-12-31T23:30:00+01:00": {"31 december 2026", "31 December 2026"}, // the day where it was committed
		"2013-01-01T00:00:00+01:00": {"1 januari 2013", "1 January 2013"},
	} {
		date, err := time.Parse(time.RFC3339, written)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{dutch.Date(date), english.Date(date)}; got != want {
			t.Errorf("%s: got %q", written, got)
		}
	}
}
