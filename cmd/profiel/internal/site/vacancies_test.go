package site

import (
	"bytes"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/markdown"
)

const (
	bouwer = "content/vacatures/bouwer.md"
	velden = "content/vacatures/_index.md"
)

func TestVacancyBody(t *testing.T) {
	p := mustPage(t, small(t), "/vacatures/bouwer/")
	if p.Vacancy == nil || len(p.Body.Fields) != 2 || len(p.Body.Slots) != 3 || len(p.Body.Blocks) != 7 {
		t.Errorf("fields %v, slots %v, blocks %v", p.Body.Fields, p.Body.Slots, p.Body.Blocks)
	}
	var slots []string
	for _, b := range p.Body.Blocks {
		if b.Kind == markdown.BlockSlot {
			slots = append(slots, b.Slot)
		}
	}
	if len(slots) != 3 || slots[0] != "tasks" || slots[1] != "levels" || slots[2] != "competencies" {
		t.Errorf("got %v", slots)
	}
}

// A text that gives the tasks no place has them at its end.
func TestVacancyWithoutTasks(t *testing.T) {
	s, problems := changed(t, bouwer, "{taken}\n", "")
	if len(problems) > 0 {
		t.Error(problems)
	}
	p := mustPage(t, s, "/vacatures/bouwer/")
	n := len(p.Body.Blocks)
	if last := p.Body.Blocks[n-1]; p.Body.Blocks[n-2].Runs[0].Text != "Taken" || last.Slot != "tasks" {
		t.Errorf("the text ends with %v", p.Body.Blocks[n-2:])
	}
	if !strings.HasSuffix(string(p.Written()), "\n## Taken\n\n{taken}\n") || bytes.Contains(p.File.Body, []byte("{taken}")) {
		t.Errorf("written: %s", p.Written())
	}
}

// Braces are text on every other page.
func TestBracesElsewhere(t *testing.T) {
	s := small(t, "content/over/wie.md", "Terug naar", "{taken} en {niets} {salaris}: terug naar")
	want(t, "text", mustPage(t, s, "/over/wie/").Body.Text(), "{taken} en {niets} {salaris}: terug naar Voegen & <afwerken> en Metselen.")
}

func TestVacancyProblems(t *testing.T) {
	for _, c := range []struct{ file, old, text, want string }{
		{bouwer, "**{salaris}**", "geld", `
content/vacatures/bouwer.md:2:1: error: the text of this vacancy does not use {salaris} [missing-field]
    title = "Bouwer gezocht"
    ^^^^^
    "Salaris" may not be left out: Iedereen wil het weten.
`},
		{bouwer, "{doel}", "{Doel}", `
content/vacatures/bouwer.md:9:14: error: unknown field "Doel" [unknown-field]
    Je werkt aan {Doel} voor **{salaris}**, zoals [de *wet*](https://wet.example/) zegt.
                 ^^^^^^
    did you mean "doel"? fields are declared in content/vacatures/_index.md; write \{ if the brace is meant as text
`},
	} {
		_, problems := changed(t, c.file, c.old, c.text)
		want(t, c.old, printed(problems), c.want)
	}
}

// Of fields whose declarations cannot be read nobody can say that they are unknown: the file has a problem of its own.
func TestUnreadableFields(t *testing.T) {
	s, problems := changed(t, velden, "title = ", "title : ")
	if len(problems) != 1 || problems[0].Name != "bad-toml" {
		t.Errorf("got %v", problems)
	}
	want(t, "fields", mustPage(t, s, "/vacatures/bouwer/").Body.Fields[0], "doel")
}

func TestVacancyTools(t *testing.T) {
	s := small(t)
	want(t, "parent", mustPage(t, s, s.VacancyBuilderURL()).Parent.URL, "/vacatures/")
	s = small(t, "site.toml", "[folders]", "language = \"en\"\n[folders]")
	want(t, "builder", mustPage(t, s, "/vacatures/compose/").Title, "Compose a vacancy")
	s = small(t, "site.toml", "[folders]", "[outputs]\ndata = false\n[folders]")
	if _, ok := s.Page(s.VacancyBuilderURL()); ok {
		t.Error("there is a page to compose vacancies on a site without data")
	}
}
