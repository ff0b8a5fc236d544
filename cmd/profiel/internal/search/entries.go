package search

import (
	"cmp"
	"iter"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Entries are what of a site can be found, in the order of their addresses: every page that a reader would look for, each task once.
// Each is made when it is asked for, for it holds the plain text of its page.
func Entries(s *site.Site) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, p := range wanted(s.Pages) {
			if !yield(newEntry(p)) {
				return
			}
		}
	}
}

func wanted(pages []*site.Page) []*site.Page {
	var list []*site.Page
	for _, p := range pages {
		if isWanted(p) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *site.Page) int { return cmp.Compare(a.URL, b.URL) })
	return list
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
	e := Entry{URL: p.URL, Title: p.Title, Kind: kind, KindLabel: label, Summary: p.Summary, Text: p.Body.Text()}
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
