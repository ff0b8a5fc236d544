package render

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// change is one line of a task's history.
type change struct {
	Version profile.Version
	New     bool     // no edition before lists it, although there is one with tasks
	Same    bool     // nothing changed since the edition before
	Notes   []string // what changed since the edition before
}

// When is when the edition was published, unless its title says so.
func (c change) When() string {
	if strings.Contains(c.Version.Edition.Title, c.Version.Edition.Published) {
		return ""
	}
	return c.Version.Edition.Published
}

func (r *Renderer) taskView(base Base, t *profile.Task) taskView {
	prof := r.site.Profile
	v := taskView{Base: base, Task: t, History: r.history(t)}
	now, listed := t.In(prof.Current)
	v.Version, v.Basis, v.Gone = now, now.Basis, !listed
	v.Lower = r.step(t, -1)
	v.Higher = r.step(t, +1)
	return v
}

// step returns the tasks of the area one level lower (-1) or higher (+1); nil when there is no such level or no task.
func (r *Renderer) step(t *profile.Task, by int) *step {
	prof := r.site.Profile
	number := t.Level.Number + by
	if number < 1 || number > len(prof.Levels) {
		return nil
	}
	level := prof.Levels[number-1]
	tasks := prof.Cell(prof.Current, t.Area, level)
	if len(tasks) == 0 {
		return nil
	}
	return &step{Level: level, Tasks: tasks}
}

// history tells what each edition made of a task, newest first.
func (r *Renderer) history(t *profile.Task) []change {
	var changes []change
	for i, v := range t.Versions {
		c := change{Version: v}
		switch {
		case i > 0:
			c.Notes = differences(t.Versions[i-1], v)
			c.Same = len(c.Notes) == 0
		default:
			c.New = r.hasEarlierTasks(v.Edition)
		}
		changes = append(changes, c)
	}
	slices.Reverse(changes)
	return changes
}

func (r *Renderer) hasEarlierTasks(e *profile.Edition) bool {
	for _, other := range r.site.Profile.Editions {
		if other == e {
			return false
		}
		if len(other.Tasks) > 0 {
			return true
		}
	}
	return false
}

// differences says in Dutch what changed between two versions of a task.
func differences(from, to profile.Version) []string {
	var notes []string
	if from.Level != to.Level {
		notes = append(notes, "niveau van "+strings.ToLower(from.Level.Title)+" naar "+strings.ToLower(to.Level.Title))
	}
	if from.Area != to.Area {
		notes = append(notes, "van aandachtsgebied "+from.Area.Title+" naar "+to.Area.Title)
	}
	switch {
	case from.Title == to.Title:
	case plainQuotes(from.Title) == plainQuotes(to.Title):
		notes = append(notes, "alleen het leesteken veranderde; eerst “"+from.Title+"”")
	default:
		notes = append(notes, "anders verwoord; eerst “"+from.Title+"”")
	}
	return notes
}

// plainQuotes takes the typography out of a title: a curled apostrophe is no rewording.
func plainQuotes(s string) string {
	return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(s)
}

func (r *Renderer) pinnedView(base Base, v profile.Version) pinnedView {
	view := pinnedView{Base: base, Task: v.Task, Version: v}
	now, listed := v.Task.In(r.site.Profile.Current)
	view.Now, view.Gone = now, !listed
	if listed {
		view.Changes = differences(v, now)
	}
	return view
}
