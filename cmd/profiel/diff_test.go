package main

import (
	"encoding/json"
	"io/fs"
	"slices"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// exportedDiff is the part of a diff's data that this test reads.
type exportedDiff struct {
	Total       map[string]int
	Areas       []map[string]any
	Added, Gone []struct{ Code string }
	Changed     []struct {
		Code                 string
		MovedLevel           bool `json:"moved_level"`
		MovedArea            bool `json:"moved_area"`
		Reworded, Typography bool
		Words                []profile.Span
	}
}

// TestDifferencesAgreeWithTheSources holds the page and its data against what the published editions say.
func TestDifferencesAgreeWithTheSources(t *testing.T) {
	m := mustPortal(t)
	text, err := fs.ReadFile(m.output, "data/diff-2017-herzien.json")
	if err != nil {
		t.Fatal(err)
	}
	var data exportedDiff
	if err := json.Unmarshal(text, &data); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	note := func(list string, is bool, code string) {
		if is {
			got[list] = append(got[list], code)
		}
	}
	for _, task := range data.Added {
		note("nieuw", true, task.Code)
	}
	for _, task := range data.Gone {
		note("vervallen", true, task.Code)
	}
	for _, c := range data.Changed {
		note("niveau", c.MovedLevel, c.Code)
		note("gebied", c.MovedArea, c.Code)
		note("verwoord", c.Reworded, c.Code)
		note("leesteken", c.Typography, c.Code)
	}
	page := m.page(t, "/edities/2017-herzien/")
	for list, want := range map[string][]string{
		"nieuw": {"CM-082", "CM-083", "CM-084"}, "vervallen": nil, "niveau": {"CM-079"}, "gebied": nil,
		"verwoord": {"CM-034", "CM-064"}, "leesteken": {"CM-018"},
	} {
		slices.Sort(got[list])
		if !slices.Equal(got[list], want) {
			t.Errorf("%s: got %q, want %q", list, got[list], want)
		}
		page.WantCount("[aria-labelledby="+list+"] li", len(want))
	}
	n := data.Total
	if n["before"] != 81 || n["after"] != 84 || n["changed"] != 4 || n["unchanged"] != 77 || len(data.Areas) != 8 {
		t.Errorf("got %v for %d areas", n, len(data.Areas))
	}
	page.Want("tfoot td", "3", "0", "1", "0", "2", "1", "77")
	page.Want(".diff-words",
		"Presentaties op strategisch niveau vervallen: (informer nieuw: (informeren en betrekken)",
		"Doelstellingen vervallen: & KPI's, (beïnvloeden ROI, waardebeoordeling nieuw: en kritische prestatie indicatoren, (waardebepaling community)")
}
