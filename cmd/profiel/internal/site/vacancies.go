package site

import (
	"fmt"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// vacancyFields is the path, below content/, of the file that declares the fields of vacancies.
func vacancyFields(folders content.Folders) string { return folders.Vacancies + "/_index.md" }

// form is what the braces in the body of a vacancy mean.
func (b *builder) form() *markdown.Form {
	index := vacancyFields(b.tree.Config.Folders)
	form := &markdown.Form{Fields: map[string]markdown.FormField{}, Slots: map[string]string{}, Source: content.Dir + "/" + index}
	for _, f := range b.site.Profile.Fields {
		form.Fields[f.ID] = markdown.FormField{Label: f.Label, Long: f.Multiline}
	}
	for word, slot := range profile.Slots() {
		form.Slots[word] = string(slot)
	}
	_, form.Open = b.tree.LeftOutAt(index)
	return form
}

// hasTasks reports whether the text of a vacancy has a place for its tasks.
func hasTasks(body markdown.Document) bool {
	return slices.ContainsFunc(body.Slots, func(s markdown.Slot) bool { return s.Name == string(profile.SlotTasks) })
}

// tasksPlace is what is added to the text of a vacancy that gives its tasks no place: without them nobody reads what the work is.
func (b *builder) tasksPlace() string {
	word := textOf(b.tree.Config.Language).TasksWord
	return fmt.Sprintf("\n\n## %s\n\n{%s}\n", titleOf(word), word)
}

// checkVacancies reports every required field that the text of a vacancy does not have.
func (b *builder) checkVacancies() {
	for _, p := range b.site.Pages {
		if p.Vacancy == nil {
			continue
		}
		for _, f := range b.site.Profile.Fields {
			if f.Required && !slices.Contains(p.Body.Fields, f.ID) {
				b.problems.Add(missingField(p, f.ID, fmt.Sprintf("%q may not be left out: %s", f.Label, f.Reason)))
			}
		}
	}
}

func missingField(p *Page, name, hint string) diag.Problem {
	return p.File.Problem([]string{"title"}, "", diag.Problem{
		Name: "missing-field", Message: fmt.Sprintf("the text of this vacancy does not use {%s}", name), Hint: hint,
	})
}

// addVacancyTools adds the page on which a reader makes a vacancy in the browser. It works on the data.
func (b *builder) addVacancyTools() {
	config := b.tree.Config
	if !config.Outputs.Data || !b.tree.HasVacancies() {
		return
	}
	text := textOf(config.Language)
	b.add(&Page{Kind: VacancyBuilder, URL: b.site.VacancyBuilderURL(), Title: text.Builder, Summary: text.BuilderSummary})
}

// VacancyBuilderURL is the address of the page on which a reader makes a vacancy.
func (s *Site) VacancyBuilderURL() string {
	return "/" + s.Config.Folders.Vacancies + "/" + textOf(s.Config.Language).BuilderSlug + "/"
}
