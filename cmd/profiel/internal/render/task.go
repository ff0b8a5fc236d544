package render

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// change is one line of a task's history.
type change struct{ profile.Event }

// When is when the edition was published, unless its title says so.
func (c change) When() string {
	if strings.Contains(c.Edition.Title, c.Edition.Published) {
		return ""
	}
	return c.Edition.Published
}

// standing is how a task stands towards the current edition.
type standing struct {
	Listed bool
	Left   *profile.Event // how it left the profile; nil when it is listed, or still to come
}

func (r *Renderer) standing(t *profile.Task) standing {
	_, listed := t.In(r.site.Profile.Current)
	s := standing{Listed: listed}
	if left, ok := r.site.Profile.Left(t); ok {
		s.Left = &left
	}
	return s
}

func (r *Renderer) taskView(base Base, t *profile.Task) taskView {
	version := r.site.Profile.Latest(t)
	return taskView{
		Base: base, Task: t, Version: version, Standing: r.standing(t), Reference: r.withCard(r.reference(version)), History: r.history(t),
		Lower: r.step(t, -1), Higher: r.step(t, +1),
	}
}

// step is the level of the task's area that is one lower (-1) or higher (+1); empty when there is no such level or no task.
func (r *Renderer) step(t *profile.Task, by int) step {
	prof := r.site.Profile
	number := t.Level.Number + by
	if number < 1 || number > len(prof.Levels) {
		return step{}
	}
	s := step{profile: prof, Area: t.Area, Level: prof.Levels[number-1]}
	if s.Total() == 0 {
		return step{}
	}
	return s
}

// stepTasks is how many tasks of a neighbouring level a page names at most, so that pages do not grow with the profile.
const stepTasks = 8

// Tasks are the first tasks at the level.
func (s step) Tasks() []*profile.Task {
	tasks := s.profile.Cell(s.profile.Current, s.Area, s.Level)
	return tasks[:min(len(tasks), stepTasks)]
}

// Total is how many tasks there are.
func (s step) Total() int { return len(s.profile.Cell(s.profile.Current, s.Area, s.Level)) }

// All is the address of all the tasks; empty when Tasks has them.
func (s step) All() string {
	if s.Total() <= stepTasks {
		return ""
	}
	return site.MatrixURL(s.Area) + "?level=" + s.Level.Slug
}

// history tells what each edition made of a task, newest first.
func (r *Renderer) history(t *profile.Task) []change {
	var changes []change
	for _, e := range slices.Backward(r.site.Profile.History(t)) {
		changes = append(changes, change{e})
	}
	return changes
}

func (r *Renderer) pinnedView(base Base, v profile.Version) pinnedView {
	now, _ := v.Task.In(r.site.Profile.Current)
	return pinnedView{
		Base: base, Task: v.Task, Version: v, Standing: r.standing(v.Task), Reference: r.reference(v), Now: now, Since: profile.Difference{From: v, To: now},
	}
}
