package render

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// change is one line of a task's history.
type change struct {
	Version profile.Version
	Since   *profile.Difference // from the edition before that lists it; nil for the first
	New     bool                // the first, although an edition before it lists tasks
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
		if i > 0 {
			c.Since = &profile.Difference{From: t.Versions[i-1], To: v}
		} else {
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

func (r *Renderer) pinnedView(base Base, v profile.Version) pinnedView {
	view := pinnedView{Base: base, Task: v.Task, Version: v}
	now, listed := v.Task.In(r.site.Profile.Current)
	view.Now, view.Gone = now, !listed
	view.Since = profile.Difference{From: v, To: now}
	return view
}
