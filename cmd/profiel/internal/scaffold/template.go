package scaffold

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"text/template"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

//go:embed templates
var templates embed.FS

// view is what a template gets. Names are slugs.
type view struct {
	Title, Slug string
	Weight      int // 0: none
	Draft       bool
	Blank       bool // title and name are still to be written

	// Of the kinds that have them.
	Code     string
	Areas    []string
	Levels   []string
	Editions []string
	Top      bool // the level of a task is the highest

	// What the site has, for comments that say what to choose from or show an example.
	AllAreas       []string
	AllLevels      []string
	Current        string // the edition; "" on a site without
	SomeCode       string // of a task nearby
	SomeCompetency string
	SomeCoreTask   string
	Required       []string // fields that a vacancy must have
	Optional       []string // fields that it may have
}

// Level is the one level of a task.
func (v view) Level() string { return v.Levels[0] }

// show fills in what the site has. The rest of the view is there already.
func (v *view) show(p *profile.Profile) {
	v.AllAreas, v.AllLevels, v.SomeCode = slugs(p.Entries(content.KindArea)), slugs(p.Entries(content.KindLevel)), v.Code
	if p.Current != nil {
		v.Current = p.Current.Slug
	}
	if n := len(v.AllLevels); n > 0 && len(v.Levels) == 1 {
		v.Top = v.AllLevels[n-1] == v.Level()
	}
	for _, t := range p.Tasks {
		if len(v.Areas) > 0 && t.Area.Slug == v.Areas[0] {
			v.SomeCode = t.Code
		}
	}
	if len(p.Competencies) > 0 {
		v.SomeCompetency = p.Competencies[0].Slug
	}
	for _, f := range p.Fields {
		if f.Required {
			v.Required = append(v.Required, f.ID)
		} else {
			v.Optional = append(v.Optional, f.ID)
		}
	}
	for _, m := range p.Models {
		if len(m.CoreTasks) > 0 {
			v.SomeCoreTask = m.CoreTasks[0].ID()
		}
	}
}

// fill fills in the template of a kind, in a language; one that has no templates gets the Dutch ones.
func fill(language string, kind content.Kind, v view) ([]byte, error) {
	dir := "templates/nl"
	if language == "en" {
		dir = "templates/en"
	}
	name := string(kind) + ".md"
	t, err := template.New(name).Funcs(template.FuncMap{"toml": toml, "choice": choice}).ParseFS(templates, path.Join(dir, name), dir+"/parts.md")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = t.Execute(&text, v)
	return text.Bytes(), err
}

// toml writes a text or a list of texts as TOML, which understands every escape that JSON has; DEL is the one character that JSON
// leaves as it is and TOML refuses, and a title has no such characters.
func toml(value any) (string, error) {
	switch v := value.(type) {
	case string:
		var b strings.Builder
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		err := encoder.Encode(v)
		return strings.TrimSpace(b.String()), err
	case []string:
		parts := make([]string, 0, len(v))
		for _, one := range v {
			part, err := toml(one)
			if err != nil {
				return "", err
			}
			parts = append(parts, part)
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	}
	return "", fmt.Errorf("cannot write %T as TOML", value)
}

// choice lists names to choose from.
func choice(names []string) string { return strings.Join(names, ", ") }
