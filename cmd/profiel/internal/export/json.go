// Package export makes the data files of a site: what machines read instead of pages.
package export

import (
	"bytes"
	"encoding/json"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// document is profile.json. Addresses start with a slash: they hold on every host, and base_url is what to put before them. Only
// the schema's is whole, for editors look it up. What is here is explained in profile.schema.json.
type document struct {
	Schema       string         `json:"$schema"`
	Title        string         `json:"title"`
	Language     string         `json:"language"`
	BaseURL      string         `json:"base_url"`
	Edition      string         `json:"edition"`
	Editions     []editionJSON  `json:"editions"`
	Levels       []levelJSON    `json:"levels"`
	Areas        []thingJSON    `json:"areas"`
	Competencies []thingJSON    `json:"competencies"`
	CoreTasks    []coreTaskJSON `json:"core_tasks"`
	Tasks        []taskJSON     `json:"tasks"`
	Vacancies    []thingJSON    `json:"vacancies"`
	Diffs        []diffLinkJSON `json:"diffs"`
}

type thingJSON struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	URL     string `json:"url"`
}

type editionJSON struct {
	thingJSON
	Published  string   `json:"published"`
	Makers     []string `json:"makers"`
	TasksKnown bool     `json:"tasks_known"`
	Tasks      int      `json:"tasks"`
}

// levelJSON quotes the profile: its texts are never typographed.
type levelJSON struct {
	thingJSON
	Education  string `json:"education"`
	Experience string `json:"experience"`
	Asks       string `json:"asks"`
}

type coreTaskJSON struct {
	thingJSON
	Model string   `json:"model"`
	Areas []string `json:"areas"`
	Tasks []string `json:"tasks"`
}

type taskJSON struct {
	Code         string                 `json:"code"`
	Title        string                 `json:"title"`
	Summary      string                 `json:"summary"`
	Area         string                 `json:"area"`
	Level        string                 `json:"level"`
	URL          string                 `json:"url"`
	Permalink    string                 `json:"permalink"`
	Editions     map[string]versionJSON `json:"editions"`
	Related      []string               `json:"related"`
	Competencies []string               `json:"competencies"`
	CoreTasks    []string               `json:"core_tasks"`
	Rhythm       string                 `json:"rhythm,omitempty"`
	Gone         *goneJSON              `json:"gone,omitempty"`
	ReplacedBy   []string               `json:"replaced_by,omitempty"`
}

// goneJSON is how a task left the profile.
type goneJSON struct {
	Edition string `json:"edition"`
	Reason  string `json:"reason"`
}

type versionJSON struct {
	Title string `json:"title"`
	Area  string `json:"area"`
	Level string `json:"level"`
	URL   string `json:"url"`
}

// JSON writes profile.json: the whole profile, in the profile's order, byte-identical from run to run.
func JSON(w *bytes.Buffer, s *site.Site) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(newDocument(s))
}

func newDocument(s *site.Site) document {
	p := s.Profile
	d := document{
		Schema: s.Absolute(profileSchemaURL), Title: s.Config.Title, Language: s.Config.Language, BaseURL: s.BaseURL,
		Edition: s.Config.Edition, Editions: []editionJSON{}, Levels: []levelJSON{}, Areas: []thingJSON{}, Competencies: []thingJSON{},
		CoreTasks: []coreTaskJSON{}, Tasks: []taskJSON{}, Vacancies: []thingJSON{}, Diffs: []diffLinkJSON{},
	}
	for _, e := range p.Editions {
		d.Editions = append(d.Editions, editionJSON{thing(e.Entry), e.Published, append([]string{}, e.Makers...), e.TasksKnown, len(e.Tasks)})
	}
	for _, l := range p.Levels {
		d.Levels = append(d.Levels, levelJSON{thing(l.Entry), l.Education, l.Experience, l.Asks})
	}
	for _, a := range p.Areas {
		d.Areas = append(d.Areas, thing(a.Entry))
	}
	for _, c := range p.Competencies {
		d.Competencies = append(d.Competencies, thing(c.Entry))
	}
	for _, m := range p.Models {
		for _, c := range m.CoreTasks {
			d.CoreTasks = append(d.CoreTasks, newCoreTask(c))
		}
	}
	for _, t := range p.Tasks {
		d.Tasks = append(d.Tasks, newTask(s, t))
	}
	for _, page := range s.Pages {
		if page.Kind == site.Vacancy {
			d.Vacancies = append(d.Vacancies, thingJSON{page.File.Slug(), page.Title, page.Summary, page.URL})
		}
	}
	for _, page := range s.Diffs {
		d.Diffs = append(d.Diffs, newDiffLink(page))
	}
	return d
}

func thing(e profile.Entry) thingJSON {
	return thingJSON{ID: e.Slug, Title: e.Title, Summary: e.Summary, URL: e.URL}
}

func newCoreTask(c *profile.CoreTask) coreTaskJSON {
	j := coreTaskJSON{thingJSON: thing(c.Entry), Model: c.Model.Slug, Areas: []string{}, Tasks: codes(c.Tasks)}
	j.ID = c.ID()
	for _, m := range c.Areas {
		j.Areas = append(j.Areas, m.Area.Slug)
	}
	return j
}

func newTask(s *site.Site, t *profile.Task) taskJSON {
	j := taskJSON{
		Code: t.Code, Title: t.Title, Summary: t.Summary, Area: t.Area.Slug, Level: t.Level.Slug, URL: t.URL,
		Permalink: s.PermanentURL(t), Editions: make(map[string]versionJSON, len(t.Versions)),
		Related: codes(t.Related), Competencies: []string{}, CoreTasks: []string{}, Rhythm: t.Rhythm,
	}
	for _, v := range t.Versions {
		j.Editions[v.Edition.Slug] = newVersion(s, v)
	}
	for _, c := range t.Competencies {
		j.Competencies = append(j.Competencies, c.Slug)
	}
	for _, c := range t.CoreTasks {
		j.CoreTasks = append(j.CoreTasks, c.ID())
	}
	if left, ok := s.Profile.Left(t); ok {
		j.Gone = &goneJSON{left.Edition.Slug, left.Reason}
	}
	if len(t.ReplacedBy) > 0 {
		j.ReplacedBy = codes(t.ReplacedBy)
	}
	return j
}

func codes(tasks []*profile.Task) []string {
	list := make([]string, 0, len(tasks))
	for _, t := range tasks {
		list = append(list, t.Code)
	}
	return list
}
