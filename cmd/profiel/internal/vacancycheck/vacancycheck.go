// Package vacancycheck makes the data with which a browser checks the text of a vacancy: static/js/vacancy-matcher.js reads it
// and finds which areas and levels the text touches, without sending the text anywhere.
//
// # Two sources
//
// What vacancies write for the work of an area is listed by people, as phrases in the page that does the check; the title of
// every task is a phrase as well. Which task of that area a sentence is nearest to comes from the tasks' own words: every stem of a task weighs as much as the task repeats it
// (a title counts three times, a summary twice) and as few other tasks have it.
//
// # Phrases
//
// A phrase is a few words that must all stand in one sentence, near each other, in any order:
//
//	vragen beantwoorden      in every form: "beantwoordt een vraag" too
//	vragen/klachten oppakken one of the words around a slash will do
//	*bijeenkomst*            a star stands for any letters, or none
//	@leden begeleiden        one of the group "leden"; in a group an entry of several words is those words side by side
//
// In a wording the words stand side by side in that very form and order, and a group has no entries of several words; # stands for a number in digits, and a star alone for one
// word, whatever it is.
//
// # Format
//
// The file is one object:
//
//	version    1
//	edition    the edition that the tasks are taken from
//	areas      [{id, title, url}, …], levels likewise, in the profile's order
//	tasks      [[code, title, url, area, level], …], area and level as positions in those lists
//	words      {"stem": [task, weight, task, weight, …]}: which tasks have a word, and how much it says of them
//	forms      "word stem word stem …": words whose stem the browser would miss
//	stop       stop words, separated by spaces
//	groups     {"name": ["stem stem", …]}
//	phrases    [[area, level, phrase], …]
//	certain, likely, own, social, aside   lists of phrases
//	wordings   [{id, title, words, except, reason, source, read, better}, …]
//
// The words of phrases and groups are stems, but for those with a star and stop words; those of wordings are folded only.
package vacancycheck

import (
	"bytes"
	"encoding/json"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/words"
)

// document is the file as it is written; the package comment explains it.
type document struct {
	Version  int                 `json:"version"`
	Edition  string              `json:"edition"`
	Areas    []thing             `json:"areas"`
	Levels   []thing             `json:"levels"`
	Tasks    [][5]any            `json:"tasks"`
	Words    map[string][]int    `json:"words"`
	Forms    string              `json:"forms"`
	Stop     string              `json:"stop"`
	Groups   map[string][]string `json:"groups"`
	Phrases  [][3]any            `json:"phrases"`
	Certain  []string            `json:"certain"`
	Likely   []string            `json:"likely"`
	Own      []string            `json:"own"`
	Social   []string            `json:"social"`
	Aside    []string            `json:"aside"`
	Wordings []wording           `json:"wordings"`
}

type thing struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

type wording struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Words  []string `json:"words"`
	Except []string `json:"except"`
	Reason string   `json:"reason"`
	Source string   `json:"source"`
	Read   string   `json:"read"`
	Better string   `json:"better"`
}

// Data writes the file as compact JSON, byte-identical from run to run. The site must have the page: [profile.Profile.VacancyCheck].
func Data(w *bytes.Buffer, s *site.Site) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(newDocument(s))
}

func newDocument(s *site.Site) document {
	p, check := s.Profile, s.Profile.VacancyCheck
	tasks := textsOf(s)
	lexicon := words.NewLexicon(allTexts(tasks, check))
	d := document{
		Version: 1, Areas: []thing{}, Levels: []thing{}, Tasks: [][5]any{}, Phrases: [][3]any{}, Wordings: []wording{},
		Words: weigh(tasks, lexicon), Forms: lexicon.Exceptions(), Stop: words.StopList, Groups: map[string][]string{},
		Certain: stemmed(check.Certain, lexicon), Likely: stemmed(check.Likely, lexicon),
		Own: stemmed(check.Own, lexicon), Social: stemmed(check.Social, lexicon), Aside: stemmed(check.Aside, lexicon),
	}
	if p.Current != nil {
		d.Edition = p.Current.Slug
	}
	for _, a := range p.Areas {
		d.Areas = append(d.Areas, thing{a.Slug, a.Title, a.URL})
	}
	for _, l := range p.Levels {
		d.Levels = append(d.Levels, thing{l.Slug, l.Title, l.URL})
	}
	d.addTasks(p, tasks, lexicon)
	d.addRules(p, check, lexicon)
	return d
}

// addTasks adds the tasks, and their titles as phrases.
func (d *document) addTasks(p *profile.Profile, tasks []taskText, l words.Lexicon) {
	for _, t := range tasks {
		area, level := slices.Index(p.Areas, t.Area), t.Level.Number-1
		d.Tasks = append(d.Tasks, [5]any{t.Code, t.Title, t.URL, area, level})
		if phrase := titlePhrase(t.Title, l); phrase != "" {
			d.Phrases = append(d.Phrases, [3]any{area, level, phrase})
		}
	}
}

// addRules adds what people wrote.
func (d *document) addRules(p *profile.Profile, check *profile.VacancyCheck, l words.Lexicon) {
	for name, phrases := range check.Groups {
		d.Groups[name] = stemmed(phrases, l)
	}
	for _, c := range check.Cells {
		for _, phrase := range stemmed(c.Phrases, l) {
			d.Phrases = append(d.Phrases, [3]any{slices.Index(p.Areas, c.Area), c.Level.Number - 1, phrase})
		}
	}
	for _, rule := range check.Wordings {
		d.Wordings = append(d.Wordings, newWording(rule, check.Groups))
	}
}

func newWording(w profile.Wording, groups map[string][]string) wording {
	return wording{
		ID: w.ID, Title: w.Title, Words: folded(w.Words, groups), Except: folded(w.Except, groups), Reason: w.Reason, Source: w.Source, Read: w.Read, Better: w.Better,
	}
}
