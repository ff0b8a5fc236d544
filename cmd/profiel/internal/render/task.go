package render

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// change is one line of a task's history.
type change struct {
	Kind   profile.EventKind
	URL    string // of the task in the edition; of the edition when the task is gone
	Title  string // of the edition
	When   string // when that was published, unless its title says so
	Reason string
	Change *profile.Difference // nil when nothing changed
}

func (r *Renderer) newChange(e profile.Event) change {
	c := change{Kind: e.Kind, URL: r.site.VersionURL(e.Version), Title: e.Edition.Title, Reason: e.Reason}
	if e.Kind == profile.Gone {
		c.URL = e.Edition.URL
	}
	if !strings.Contains(e.Edition.Title, e.Edition.Published) {
		c.When = e.Edition.Published
	}
	if !e.Change.None() {
		c.Change = &e.Change
	}
	return c
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
		Place: place{r.site.Profile, t.Area, t.Level},
	}
}

// history tells what each edition made of a task, newest first.
func (r *Renderer) history(t *profile.Task) []change {
	events := r.site.Profile.History(t)
	changes := make([]change, 0, len(events))
	for _, e := range slices.Backward(events) {
		changes = append(changes, r.newChange(e))
	}
	return changes
}

func (r *Renderer) pinnedView(base Base, v profile.Version) pinnedView {
	now, _ := v.Task.In(r.site.Profile.Current)
	return pinnedView{
		Base: base, Task: v.Task, Version: v, Standing: r.standing(v.Task), Reference: r.reference(v), Now: now, Since: profile.Difference{From: v, To: now},
	}
}
