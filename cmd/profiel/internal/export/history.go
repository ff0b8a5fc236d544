package export

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// history says what each edition changed about a task, oldest first; the first edition changes nothing.
func history(s *site.Site, t *profile.Task) []string {
	var notes []string
	for _, e := range s.Profile.History(t) {
		if e.Kind != profile.First && e.Kind != profile.Unchanged {
			notes = append(notes, eventNotes(wordsIn(s.Config.Language), e, e.Edition.Title, plain)...)
		}
	}
	return notes
}

// plain is for notes that are no Markdown.
func plain(text string) string { return text }

// eventNotes says what an edition made of a task, a sentence a change. name is what the edition is called; write writes any other
// text of the profile.
func eventNotes(text words, e profile.Event, name string, write func(string) string) []string {
	switch e.Kind {
	case profile.First:
		return []string{fmt.Sprintf(text.First, name)}
	case profile.Added:
		return []string{fmt.Sprintf(text.New, name)}
	case profile.Unchanged:
		return []string{fmt.Sprintf(text.Unchanged, name)}
	case profile.Gone:
		return []string{strings.TrimSpace(fmt.Sprintf(text.Gone, name) + " " + write(e.Reason))}
	case profile.Back:
		return append([]string{fmt.Sprintf(text.Back, name)}, changeNotes(text, e.Change, name, write)...)
	}
	return changeNotes(text, e.Change, name, write)
}

// changeNotes is what eventNotes says of a change.
func changeNotes(text words, d profile.Difference, name string, write func(string) string) []string {
	var notes []string
	add := func(changed bool, form, from, to string) {
		if changed {
			notes = append(notes, fmt.Sprintf(form, name, write(from), write(to)))
		}
	}
	add(d.MovedArea(), text.AreaMoved, d.From.Area.Title, d.To.Area.Title)
	add(d.MovedLevel(), text.Level, d.From.Level.Title, d.To.Level.Title)
	add(d.Reworded(), text.Renamed, d.From.Title, d.To.Title)
	add(d.Typography(), text.Typographical, d.From.Title, d.To.Title)
	return notes
}
