package lint

import (
	"fmt"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// checkNoTasks reports areas, levels and editions without any task: their pages would be empty.
func checkNoTasks(prof *profile.Profile) diag.List {
	areas, levels := map[*profile.Area]bool{}, map[*profile.Level]bool{}
	for _, t := range prof.Tasks {
		areas[t.Area], levels[t.Level] = true, true
		for _, v := range t.Versions {
			areas[v.Area], levels[v.Level] = true, true
		}
	}
	var problems diag.List
	for _, a := range prof.Areas {
		if !areas[a] {
			problems.Add(noTasks(a.Entry, "area", fmt.Sprintf("write one: profiel new task --area %s", a.Slug)))
		}
	}
	for _, l := range prof.Levels {
		if !levels[l] {
			problems.Add(noTasks(l.Entry, "level", fmt.Sprintf("write one: profiel new task --level %s", l.Slug)))
		}
	}
	for _, e := range prof.Editions {
		if e.TasksKnown && len(e.Tasks) == 0 {
			problems.Add(noTasks(e.Entry, "edition", addEdition(e)+"; if its list is lost, write tasks_known = false here"))
		}
	}
	return problems
}

func noTasks(e profile.Entry, kind, hint string) diag.Problem {
	return atTitle(e.File, diag.Problem{Name: "no-tasks", Message: fmt.Sprintf("the %s %q has no task", kind, e.Slug), Hint: hint})
}

// addEdition is what mends an edition that was not added to its tasks.
func addEdition(e *profile.Edition) string {
	return fmt.Sprintf("add %q to the edition of every task that it lists", e.Slug)
}

// checkBalance holds every edition against the one before it. What is looked for is a list that was not finished: more than half
// of the tasks of the whole, of an area or of a level are missing, or all of a cell of the matrix. A task that says why it left, or
// what replaced it, is not missing.
func checkBalance(prof *profile.Profile) diag.List {
	var problems diag.List
	list := prof.Listing()
	for i := 1; i < len(list); i++ {
		b := balance{prof, list[i-1], list[i]}
		problems.Add(b.check()...)
	}
	return problems
}

// balance is an edition and the one before it.
type balance struct {
	prof     *profile.Profile
	from, to *profile.Edition
}

// check reports what is missing in the largest part that misses it, once.
func (b balance) check() diag.List {
	if lost, all := b.missing(func(profile.Version) bool { return true }); 2*lost > all {
		return diag.List{b.unbalanced(lost, all, "of")}
	}
	var problems diag.List
	areas, levels := map[*profile.Area]bool{}, map[*profile.Level]bool{}
	for _, a := range b.prof.Areas {
		if lost, all := b.missing(func(v profile.Version) bool { return v.Area == a }); 2*lost > all {
			areas[a] = true
			problems.Add(b.unbalanced(lost, all, fmt.Sprintf("in area %q of", a.Slug)))
		}
	}
	for _, l := range b.prof.Levels {
		if lost, all := b.missing(func(v profile.Version) bool { return v.Level == l && !areas[v.Area] }); 2*lost > all {
			levels[l] = true
			problems.Add(b.unbalanced(lost, all, fmt.Sprintf("on level %q of", l.Slug)))
		}
	}
	for _, a := range b.prof.Areas {
		for _, l := range b.prof.Levels {
			if !areas[a] && !levels[l] && b.isEmptied(a, l) {
				problems.Add(b.emptied(a, l))
			}
		}
	}
	return problems
}

// missing counts the tasks that the earlier edition has in a part, and those of them that the later one dropped without a word.
func (b balance) missing(in func(profile.Version) bool) (lost, all int) {
	for _, t := range b.from.Tasks {
		before, _ := t.In(b.from)
		if !in(before) {
			continue
		}
		all++
		if _, listed := t.In(b.to); !listed && !b.saysWhy(t) {
			lost++
		}
	}
	return lost, all
}

// saysWhy reports that a task explains that it is not in the later edition.
func (b balance) saysWhy(t *profile.Task) bool { return t.Gone[b.to] != "" || len(t.ReplacedBy) > 0 }

func (b balance) unbalanced(lost, all int, part string) diag.Problem {
	return atTitle(b.to.File, diag.Problem{
		Name:    "unbalanced-edition",
		Message: fmt.Sprintf("the edition %q does not list %d of the %d tasks %s edition %q, and does not say why", b.to.Slug, lost, all, part, b.from.Slug),
		Hint:    fmt.Sprintf("%s; a task that left says why: [in.%s] gone = \"…\"", addEdition(b.to), b.to.Slug),
	})
}

// isEmptied reports that a cell of the matrix had tasks and has none, for no reason that the area or each of the tasks gives.
func (b balance) isEmptied(a *profile.Area, l *profile.Level) bool {
	unexplained := func(t *profile.Task) bool { return !b.saysWhy(t) }
	return len(b.prof.Cell(b.to, a, l)) == 0 && a.In[b.to].Empty[l] == "" && slices.ContainsFunc(b.prof.Cell(b.from, a, l), unexplained)
}

func (b balance) emptied(a *profile.Area, l *profile.Level) diag.Problem {
	return atTitle(b.to.File, diag.Problem{
		Name: "unbalanced-edition",
		Message: fmt.Sprintf("the edition %q has no task in area %q on level %q; edition %q has %d",
			b.to.Slug, a.Slug, l.Slug, b.from.Slug, len(b.prof.Cell(b.from, a, l))),
		Hint: fmt.Sprintf("if that is right, say why in %s: [in.%s.empty] %s = \"…\"", content.Dir+"/"+a.File.Path, b.to.Slug, l.Slug),
	})
}
