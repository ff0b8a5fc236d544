package search

import (
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Entries lists what of a site can be found: every page that a reader would look for, each task once.
func Entries(s *site.Site) []Entry {
	var entries []Entry
	for _, p := range s.Pages {
		if isWanted(p) {
			entries = append(entries, newEntry(p))
		}
	}
	return entries
}

// isWanted reports whether a reader would look for a page. The matrix of one area says what the page of that area says.
func isWanted(p *site.Page) bool {
	switch p.Kind {
	case site.Pinned, site.Embed, site.NotFound, site.Search:
		return false
	case site.Matrix:
		return p.Area == nil
	}
	return true
}

func newEntry(p *site.Page) Entry {
	kind, label := group(p.Kind)
	e := Entry{URL: p.URL, Title: p.Title, Kind: kind, KindLabel: label, Summary: p.Summary, Text: p.Body.Text}
	for _, h := range p.Body.Headings {
		e.Headings = append(e.Headings, h.Text)
	}
	if p.Task != nil {
		e.addTask(p.Task)
	}
	return e
}

func (e *Entry) addTask(t *profile.Task) {
	e.Code, e.Area, e.Level = t.Code, t.Area.Title, t.Level.Title
	e.Headings = nil // every task has the same headings
	for _, v := range t.Versions {
		e.Editions = append(e.Editions, v.Edition.Slug)
		if v.Title != t.Title {
			e.Aliases = append(e.Aliases, v.Title)
		}
	}
}

// group is the kind under which a result is shown, and its Dutch name.
func group(k site.Kind) (kind, label string) {
	switch k {
	case site.Task:
		return "task", "Taken"
	case site.Area:
		return "area", "Aandachtsgebieden"
	case site.Level:
		return "level", "Niveaus"
	case site.Edition, site.EditionDiff:
		return "edition", "Edities"
	case site.Competency:
		return "competency", "Competenties"
	case site.CoreTask:
		return "core-task", "Kerntaken"
	case site.Model:
		return "model", "Kerntaken"
	case site.Vacancy:
		return "vacancy", "Vacatures"
	case site.Matrix:
		return "matrix", "Matrix"
	}
	return "page", "Pagina’s"
}
