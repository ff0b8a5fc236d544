package export

import (
	"bytes"
	"encoding/json"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// diffLinkJSON is where profile.json says that two editions are compared.
type diffLinkJSON struct {
	From string `json:"from"`
	To   string `json:"to"`
	URL  string `json:"url"`  // the page
	Data string `json:"data"` // the same as JSON
}

func newDiffLink(p *site.Page) diffLinkJSON {
	return diffLinkJSON{From: p.Diff.From.Slug, To: p.Diff.To.Slug, URL: p.URL, Data: site.DiffDataURL(p.Diff)}
}

// diffJSON is what changed between two editions. Addresses are as in profile.json. What is here is explained in
// diff.schema.json.
type diffJSON struct {
	Schema string `json:"$schema"`
	diffLinkJSON
	BaseURL string         `json:"base_url"`
	Total   countsJSON     `json:"total"`
	Areas   []areaDiffJSON `json:"areas"`
	Added   []diffTaskJSON `json:"added"`
	Gone    []diffTaskJSON `json:"gone"`
	Changed []changeJSON   `json:"changed"`
}

// countsJSON counts tasks; see [profile.DiffCounts].
type countsJSON struct {
	Before     int `json:"before"`
	After      int `json:"after"`
	Added      int `json:"added"`
	Gone       int `json:"gone"`
	Changed    int `json:"changed"`
	MovedLevel int `json:"moved_level"`
	MovedArea  int `json:"moved_area"`
	Reworded   int `json:"reworded"`
	Typography int `json:"typography"`
	Unchanged  int `json:"unchanged"`
}

type areaDiffJSON struct {
	ID string `json:"id"`
	countsJSON
}

type diffTaskJSON struct {
	Code       string   `json:"code"`
	Permalink  string   `json:"permalink"`
	ReplacedBy []string `json:"replaced_by,omitempty"`
	versionJSON
}

type changeJSON struct {
	Code       string         `json:"code"`
	Permalink  string         `json:"permalink"`
	From       versionJSON    `json:"from"`
	To         versionJSON    `json:"to"`
	MovedLevel bool           `json:"moved_level"`
	MovedArea  bool           `json:"moved_area"`
	Reworded   bool           `json:"reworded"`
	Typography bool           `json:"typography"`
	Words      []profile.Span `json:"words"`
}

// Diff writes data/diff-<from>-<to>.json for the page that compares two editions.
func Diff(w *bytes.Buffer, s *site.Site, p *site.Page) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(newDiff(s, p))
}

func newDiff(s *site.Site, p *site.Page) diffJSON {
	d := p.Diff
	j := diffJSON{
		Schema: s.Absolute(diffSchemaURL), diffLinkJSON: newDiffLink(p), BaseURL: s.BaseURL, Total: countsJSON(d.Total), Areas: []areaDiffJSON{},
		Added: diffTasks(s, d.Added), Gone: diffTasks(s, d.Gone), Changed: []changeJSON{},
	}
	for _, a := range d.Areas {
		j.Areas = append(j.Areas, areaDiffJSON{a.Area.Slug, countsJSON(a.DiffCounts)})
	}
	for _, c := range d.Changed {
		j.Changed = append(j.Changed, changeJSON{
			Code: c.To.Task.Code, Permalink: s.PermanentURL(c.To.Task), From: newVersion(s, c.From), To: newVersion(s, c.To),
			MovedLevel: c.MovedLevel(), MovedArea: c.MovedArea(), Reworded: c.Reworded(), Typography: c.Typography(), Words: c.Words(),
		})
	}
	return j
}

func diffTasks(s *site.Site, versions []profile.Version) []diffTaskJSON {
	tasks := make([]diffTaskJSON, 0, len(versions))
	for _, v := range versions {
		tasks = append(tasks, diffTaskJSON{v.Task.Code, s.PermanentURL(v.Task), codes(v.Task.ReplacedBy), newVersion(s, v)})
	}
	return tasks
}

func newVersion(s *site.Site, v profile.Version) versionJSON {
	return versionJSON{v.Title, v.Area.Slug, v.Level.Slug, s.VersionURL(v)}
}
