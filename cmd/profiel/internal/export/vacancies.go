package export

import (
	"bytes"
	"encoding/json"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// vacanciesJSON is vacancies.json: the templates as the page that composes vacancies needs them. Tasks, levels, areas and
// competencies go by the names that they have in profile.json. What is here is explained in vacancies.schema.json.
type vacanciesJSON struct {
	Schema    string        `json:"$schema"`
	Title     string        `json:"title"`
	Language  string        `json:"language"`
	BaseURL   string        `json:"base_url"`
	Edition   string        `json:"edition"`
	Fields    []fieldJSON   `json:"fields"`
	Vacancies []vacancyJSON `json:"vacancies"`
}

type fieldJSON struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	Short     string `json:"short"`
	Hint      string `json:"hint"`
	Required  bool   `json:"required"`
	Multiline bool   `json:"multiline"`
	Property  string `json:"property,omitempty"`
	Reason    string `json:"reason"`
	Source    string `json:"source"`
}

type vacancyJSON struct {
	thingJSON
	Edition      string      `json:"edition"`
	Levels       []string    `json:"levels"`
	Areas        []string    `json:"areas"`
	Tasks        []string    `json:"tasks"`
	Competencies []string    `json:"competencies"`
	Blocks       []blockJSON `json:"blocks"`
}

// blockJSON is a heading, paragraph or list, or the place of the tasks, competencies or levels.
type blockJSON struct {
	Type    string      `json:"type"`
	Level   int         `json:"level,omitempty"`   // of a heading
	Runs    []runJSON   `json:"runs,omitempty"`    // of a heading or paragraph
	Ordered *bool       `json:"ordered,omitempty"` // of a list
	Items   [][]runJSON `json:"items,omitempty"`   // of a list
}

type runJSON struct {
	Text     string `json:"text,omitempty"`
	Field    string `json:"field,omitempty"`
	Href     string `json:"href,omitempty"`
	Strong   bool   `json:"strong,omitempty"`
	Emphasis bool   `json:"emphasis,omitempty"`
}

// Vacancies writes vacancies.json, byte-identical from run to run.
func Vacancies(w *bytes.Buffer, s *site.Site) error {
	d := vacanciesJSON{
		Schema: s.Absolute(vacanciesSchemaURL), Title: s.Config.Title, Language: s.Config.Language, BaseURL: s.BaseURL, Edition: s.Config.Edition,
		Fields: []fieldJSON{}, Vacancies: []vacancyJSON{},
	}
	for _, f := range s.Profile.Fields {
		d.Fields = append(d.Fields, fieldJSON(f))
	}
	for _, v := range s.Profile.Vacancies {
		if page, ok := s.Page(v.URL); ok {
			d.Vacancies = append(d.Vacancies, newVacancy(v, page.Body.Blocks))
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(d)
}

func newVacancy(v *profile.Vacancy, blocks []markdown.Block) vacancyJSON {
	j := vacancyJSON{
		thingJSON: thing(v.Entry), Levels: []string{}, Areas: []string{}, Tasks: []string{}, Competencies: []string{}, Blocks: []blockJSON{},
	}
	if v.Edition != nil {
		j.Edition = v.Edition.Slug
	}
	for _, l := range v.Levels {
		j.Levels = append(j.Levels, l.Slug)
	}
	for _, a := range v.Areas {
		j.Areas = append(j.Areas, a.Slug)
	}
	for _, t := range v.Tasks {
		j.Tasks = append(j.Tasks, t.Task.Code)
	}
	for _, c := range v.Competencies {
		j.Competencies = append(j.Competencies, c.Slug)
	}
	for _, b := range blocks {
		j.Blocks = append(j.Blocks, newBlock(b))
	}
	return j
}

func newBlock(b markdown.Block) blockJSON {
	j := blockJSON{Type: string(b.Kind), Level: b.Level, Runs: runs(b.Runs)}
	switch b.Kind {
	case markdown.BlockSlot:
		j.Type = b.Slot
	case markdown.BlockList:
		j.Ordered = &b.Ordered
		for _, item := range b.Items {
			j.Items = append(j.Items, runs(item))
		}
	}
	return j
}

func runs(list []markdown.Run) []runJSON {
	all := make([]runJSON, 0, len(list))
	for _, r := range list {
		all = append(all, runJSON(r))
	}
	return all
}
