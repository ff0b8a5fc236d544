package profile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

// VacancyCheck is what the check of a vacancy's text knows beside the tasks themselves. Package vacancycheck explains how a phrase
// is written.
type VacancyCheck struct {
	Entry
	Example  string              // a text to try the check on
	Certain  []string            // phrases that say: this is about a community
	Likely   []string            // phrases of which two different ones say so
	Own      []string            // phrases for a place where a community can be at home
	Social   []string            // phrases for channels of others
	Aside    []string            // phrases for conditions and the procedure: a sentence that asks nothing
	Groups   map[string][]string // what @name in a phrase stands for
	Cells    []CellPhrases       // by area and level
	Wordings []Wording
}

// CellPhrases is how vacancies put the work of one area at one level.
type CellPhrases struct {
	Area    *Area
	Level   *Level
	Phrases []string
}

// Wording is what a vacancy had better not say: phrases, why, and what to write instead.
type Wording struct {
	ID     string // its name, and the anchor of its explanation
	Title  string
	Words  []string
	Except []string // phrases in which the words mean something else
	Reason string
	Source string // a web address: where the rule can be read
	Read   string // what stands there
	Better string
}

// addVacancyCheck reads the page that checks vacancies, if there is one.
func (b *builder) addVacancyCheck() {
	for i, d := range b.tree.VacancyCheck {
		if i > 0 {
			b.problems.Add(d.Problem(nil, "", diag.Problem{
				Name: "second-check", Message: "another file checks vacancies already: " + b.tree.VacancyCheck[0].Source(),
				Hint: "keep one: controle.md, or check.md on a site in English",
			}))
			continue
		}
		c := &VacancyCheck{
			Entry: entry(d.File), Example: d.Front.Example, Certain: d.Front.Community.Certain, Likely: d.Front.Community.Likely,
			Own: d.Front.Places.Own, Social: d.Front.Places.Social, Aside: d.Front.Aside.Words, Groups: d.Front.Group,
		}
		c.Cells = b.cellPhrases(d)
		for _, id := range d.NamesIn("wording") {
			c.Wordings = append(c.Wordings, b.wording(d.File, id, d.Front.Wording[id]))
		}
		b.profile.VacancyCheck = c
	}
}

// cellPhrases gives the phrases in the order of the matrix.
func (b *builder) cellPhrases(d content.Document[content.VacancyCheck]) []CellPhrases {
	var cells []CellPhrases
	for area, levels := range d.Front.Phrases {
		a, ok := lookUp(b, d.File, content.KindArea, b.areas, []string{"phrases", area}, area)
		for level, phrases := range levels {
			key := []string{"phrases", area, level}
			b.checkGroups(d, key, phrases)
			if l, found := lookUp(b, d.File, content.KindLevel, b.levels, key, level); ok && found {
				cells = append(cells, CellPhrases{Area: a, Level: l, Phrases: phrases})
			}
		}
	}
	slices.SortFunc(cells, func(x, y CellPhrases) int {
		return 10*(slices.Index(b.profile.Areas, x.Area)-slices.Index(b.profile.Areas, y.Area)) + x.Level.Number - y.Level.Number
	})
	return cells
}

// checkGroups reports phrases that name a group that the page does not have.
func (b *builder) checkGroups(d content.Document[content.VacancyCheck], key, phrases []string) {
	for _, phrase := range phrases {
		for _, word := range strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '/' }) {
			name, isGroup := strings.CutPrefix(word, "@")
			if _, known := d.Front.Group[name]; isGroup && !known {
				names := slices.Sorted(maps.Keys(d.Front.Group))
				b.problems.Add(d.Problem(key, phrase, diag.Problem{
					Name: "unknown-group", Message: fmt.Sprintf("unknown group of words %q", word),
					Hint: strings.TrimSpace(diag.DidYouMean(name, names) + " groups stand below [group]: " + strings.Join(names, ", ")),
				}))
			}
		}
	}
}

// wording takes a rule; one without a reason, a cure or a place to read it is only an opinion.
func (b *builder) wording(f *content.File, id string, w content.Wording) Wording {
	for _, need := range []struct{ key, value string }{{"words", strings.Join(w.Words, "")}, {"title", w.Title}, {"reason", w.Reason}, {"source", w.Source}, {"read", w.Read}, {"better", w.Better}} {
		if need.value == "" {
			b.problems.Add(f.Problem([]string{"wording", id}, "", diag.Problem{
				Name: "incomplete-wording", Message: fmt.Sprintf("the wording %q has no %s", id, need.key),
				Hint: `a rule needs title, words, reason, source, read and better: who reads it may disagree, and must be able to look it up`,
			}))
		}
	}
	return Wording{
		ID: id, Title: typography.Curl(w.Title), Words: w.Words, Except: w.Except,
		Reason: typography.Curl(w.Reason), Source: w.Source, Read: typography.Curl(w.Read), Better: typography.Curl(w.Better),
	}
}
