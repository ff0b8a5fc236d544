//go:build browser

package browsertest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// Limits of the check of a vacancy's text, held on both halves of the ads: what it finds must be there, and what is there found.
const (
	fewestAds       = 24
	leastAreas      = 0.8
	leastLevels     = 0.7
	leastWordings   = 0.9
	slowestMegabyte = 1000 // milliseconds, for a text of a million characters
)

// ad is a job ad with what is in it; testdata/ads/README.md explains the labels.
type ad struct {
	Name     string   `toml:"-"`
	Text     string   `toml:"-"`
	Set      string   `toml:"set"`
	Kind     string   `toml:"kind"`
	Areas    []string `toml:"areas"`
	Levels   []string `toml:"levels"`
	Social   bool     `toml:"social"`
	Mixes    bool     `toml:"mixes"`
	Wordings []string `toml:"wordings"`
}

// outcome is what the check finds in an ad, by names.
type outcome struct {
	Areas    []string `json:"areas"`
	Levels   []string `json:"levels"`
	Wordings []string `json:"wordings"`
	Social   bool     `json:"social"`
	Mixes    bool     `json:"mixes"`
}

// matcher evaluates a function body with the site's own check in m and its data in data.
func matcher(body string) string {
	return `(async () => {
	const script = ` + siteScript + `;
	const {createMatcher} = await import(new URL("vacancy-matcher.js", script).href);
	const data = await (await fetch("/data/vacancy-check.json")).json();
	const m = createMatcher(data);
	` + body + `
})()`
}

const outcomes = `return TEXTS.map(text => {
	const r = m.check(text);
	return {
		areas: r.areas.map(i => data.areas[i].id), levels: r.levels.map(i => data.levels[i].id), social: r.social, mixes: r.mixes,
		wordings: [...new Set(r.findings.map(f => data.wordings[f.rule].id))],
	};
});`

// score counts names that were found and were there, that only were found, and that only were there.
type score struct{ right, wrong, missed int }

func (s *score) add(got, want []string) {
	for _, name := range got {
		if slices.Contains(want, name) {
			s.right++
		} else {
			s.wrong++
		}
	}
	for _, name := range want {
		if !slices.Contains(got, name) {
			s.missed++
		}
	}
}

func (s score) precision() float64 { return float64(s.right) / float64(s.right+s.wrong) }
func (s score) recall() float64    { return float64(s.right) / float64(s.right+s.missed) }

// check reports a score and fails the test when it is too low.
func (s score) check(t *testing.T, what string, least float64) {
	t.Helper()
	t.Logf("%-9s precision %.3f, recall %.3f (%d right, %d wrong, %d missed)", what, s.precision(), s.recall(), s.right, s.wrong, s.missed)
	if s.precision() < least || s.recall() < least {
		t.Errorf("%s: precision %.3f and recall %.3f, want %.2f each", what, s.precision(), s.recall(), least)
	}
}

func TestVacancyMatcher(t *testing.T) {
	ads := readAds(t)
	if len(ads) < fewestAds {
		t.Errorf("there are %d ads, want at least %d", len(ads), fewestAds)
	}
	var texts []string
	for _, a := range ads {
		texts = append(texts, a.Text)
	}
	found := eval[[]outcome](open(t, "/vacatures/controle/", options{}), matcher(strings.ReplaceAll(outcomes, "TEXTS", quote(texts))))
	for _, set := range []string{"tuning", "heldout"} {
		t.Run(set, func(t *testing.T) {
			var areas, levels, wordings, flags score
			for i, a := range ads {
				if a.Set != set {
					continue
				}
				got := found[i]
				areas.add(got.Areas, a.Areas)
				levels.add(got.Levels, a.Levels)
				wordings.add(got.Wordings, a.Wordings)
				flags.add(got.flags(), outcome{Social: a.Social, Mixes: a.Mixes}.flags())
				logDifference(t, a, got)
			}
			areas.check(t, "areas", leastAreas)
			levels.check(t, "levels", leastLevels)
			wordings.check(t, "wordings", leastWordings)
			t.Logf("social media alone, three levels in one: %+v", flags)
		})
	}
}

// flags are the names of what an ad is said to be.
func (o outcome) flags() []string {
	var names []string
	if o.Social {
		names = append(names, "social")
	}
	if o.Mixes {
		names = append(names, "mixes")
	}
	return names
}

func logDifference(t *testing.T, a ad, got outcome) {
	t.Helper()
	for _, pair := range [][2][]string{
		{got.Areas, a.Areas}, {got.Levels, a.Levels}, {got.Wordings, a.Wordings}, {got.flags(), outcome{Social: a.Social, Mixes: a.Mixes}.flags()},
	} {
		var s score
		if s.add(pair[0], pair[1]); s.wrong+s.missed > 0 {
			t.Logf("%s: got %s, want %s", a.Name, strings.Join(pair[0], " "), strings.Join(pair[1], " "))
		}
	}
	if a.Kind == "control" && len(got.Areas) > 0 {
		t.Errorf("%s is another profession, but %s was found in it", a.Name, strings.Join(got.Areas, " "))
	}
}

// readAds reads the ads with their labels, in order of name.
func readAds(t *testing.T) []ad {
	t.Helper()
	files, err := filepath.Glob("testdata/ads/*.md")
	if err != nil {
		t.Fatal(err)
	}
	var ads []ad
	for _, file := range files {
		if filepath.Base(file) == "README.md" {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(source), "+++\n", 3)
		a := ad{Name: strings.TrimSuffix(filepath.Base(file), ".md")}
		if len(parts) != 3 {
			t.Fatalf("%s has no front matter", file)
		}
		if meta, err := toml.Decode(parts[1], &a); err != nil || len(meta.Undecoded()) > 0 {
			t.Fatalf("%s: %v %v", file, err, meta.Undecoded())
		}
		a.Text = strings.TrimSpace(parts[2])
		ads = append(ads, a)
	}
	return ads
}

// TestVacancyMatcherIsQuick gives it a million characters: an ad over and over, one endless sentence, and one endless word.
func TestVacancyMatcherIsQuick(t *testing.T) {
	ad := readAds(t)[0].Text
	p := open(t, "/vacatures/controle/", options{})
	for name, text := range map[string]string{
		"an ad over and over": `(` + quote(ad+"\n") + `).repeat(1e6 / ` + quote(len(ad)) + `)`,
		"one sentence":        `"vragen leden beantwoorden ".repeat(40000)`,
		"one word":            `"jong".repeat(250000)`,
		"only line ends":      `"\n".repeat(1000000)`,
	} {
		took := eval[float64](p, matcher(`const text = `+text+`; const start = performance.now(); m.check(text); return performance.now() - start`))
		t.Logf("%s: %.0f ms", name, took)
		if took > slowestMegabyte {
			t.Errorf("%s took %.0f ms, want at most %d", name, took, slowestMegabyte)
		}
	}
}

// TestVacancyMatcherSaysWhere holds the places of what is found to the text.
func TestVacancyMatcherSaysWhere(t *testing.T) {
	text := "Community manager\n- Je beantwoordt de vragen van leden. Je bent jong 😀 van geest!\n- Je maakt de site in WordPress."
	got := eval[[]string](open(t, "/vacatures/controle/", options{}), matcher(`
	const text = `+quote(text)+`, r = m.check(text), cut = ({start, end}) => text.slice(start, end);
	return [
		...r.sentences.map(cut), "hits", ...r.sentences.flatMap(s => s.hits).flatMap(h => h.ranges.map(cut)),
		"asks", ...r.sentences.filter(s => s.asks).map(cut), "findings", ...r.findings.map(cut),
	]`))
	want := []string{
		"Community manager", "- Je beantwoordt de vragen van leden.", "Je bent jong 😀 van geest!", "- Je maakt de site in WordPress.",
		"hits", "vragen", "beantwoordt", "asks", "Je bent jong 😀 van geest!", "- Je maakt de site in WordPress.", "findings", "jong",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
