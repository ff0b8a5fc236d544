package profile

import (
	"testing"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func versionCode(v Version) string { return v.Task.Code }

func changeCode(d Difference) string { return d.To.Task.Code }

func TestDiff(t *testing.T) {
	diffs := small(t).Diffs()
	if len(diffs) != 1 {
		t.Fatalf("%d pairs of editions with tasks", len(diffs))
	}
	d := diffs[0]
	want(t, "name", d.Name(), "oud-nieuw")
	want(t, "added", words(d.Added, versionCode), "BW-004")
	want(t, "gone", words(d.Gone, versionCode), "BW-005")
	want(t, "changed", words(d.Changed, changeCode), "BW-003 BW-002 BW-006")
	want(t, "moved level", words(d.MovedLevel(), changeCode), "BW-002")
	want(t, "moved area", words(d.MovedArea(), changeCode), "BW-006")
	want(t, "reworded", words(d.Reworded(), changeCode), "BW-002")
	want(t, "typography", words(d.Typography(), changeCode), "BW-003")
	for _, c := range []struct {
		name      string
		got, want DiffCounts
	}{
		{"total", d.Total, DiffCounts{5, 5, 1, 1, 3, 1, 1, 1, 1, 1}},
		{"bouwen", d.Areas[0].DiffCounts, DiffCounts{4, 3, 0, 0, 2, 1, 0, 1, 1, 1}},
		{"schilderen", d.Areas[1].DiffCounts, DiffCounts{1, 2, 1, 1, 1, 0, 1, 0, 0, 0}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

// Of three editions with tasks there are three pairs, each from older to newer.
func TestDiffsOfThreeEditions(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/edities/later.md", "", "+++\ntitle = \"Latere editie\"\nweight = 40\n+++\n")
	smallsite.Replace(t, fsys, "content/gebieden/bouwen/metselen.md", `["oud", "nieuw"]`, `["oud", "nieuw", "later"]`)
	p, problems := load(t, fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want(t, "pairs", words(p.Diffs(), (*Diff).Name), "oud-nieuw oud-later nieuw-later")
	for _, d := range p.Diffs() {
		n := d.Total
		if n.Before != n.Gone+n.Changed+n.Unchanged || n.After != n.Added+n.Changed+n.Unchanged {
			t.Errorf("%s does not add up: %+v", d.Name(), n)
		}
	}
}
