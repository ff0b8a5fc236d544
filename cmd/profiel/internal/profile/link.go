package profile

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// linkTasks resolves what tasks say of each other, of competencies and of core tasks, and completes both directions.
func (b *builder) linkTasks() {
	docs := make(map[string]content.Document[content.Task], len(b.tree.Tasks))
	for _, d := range b.tree.Tasks {
		docs[d.Path] = d
	}
	for _, t := range b.profile.Tasks {
		d := docs[t.File.Path]
		t.Related = b.tasks(t.File, "related", d.Front.Related)
		t.ReplacedBy = b.tasks(t.File, "replaced_by", d.Front.ReplacedBy)
		for _, c := range t.Competencies {
			c.Tasks = append(c.Tasks, t)
		}
		for _, id := range d.Front.CoreTasks {
			b.linkCoreTask(t, id)
		}
	}
	b.completeCoreTasks()
}

func (b *builder) linkCoreTask(t *Task, id string) {
	c, ok := b.coreTasks[id]
	if !ok {
		b.problems.Add(t.File.Problem([]string{"core_tasks"}, id, b.unknown("core task", id, slices.Collect(maps.Keys(b.coreTasks)))))
		return
	}
	if !slices.Contains(c.Tasks, t) {
		c.Tasks = append(c.Tasks, t)
	}
}

// completeCoreTasks gives each task the core tasks that list it: either side may state the relation.
func (b *builder) completeCoreTasks() {
	for _, m := range b.profile.Models {
		for _, c := range m.CoreTasks {
			slices.SortFunc(c.Tasks, compareTasks)
			for _, t := range c.Tasks {
				t.CoreTasks = append(t.CoreTasks, c)
			}
		}
	}
}

// linkAreas gives each area the competencies and core tasks that are laid onto it.
func (b *builder) linkAreas() {
	for _, c := range b.profile.Competencies {
		for _, m := range c.Areas {
			m.Area.Competencies = append(m.Area.Competencies, m)
		}
	}
	for _, model := range b.profile.Models {
		for _, c := range model.CoreTasks {
			for _, m := range c.Areas {
				m.Area.CoreTasks = append(m.Area.CoreTasks, m)
			}
		}
	}
}

// tasks resolves codes that stand in a front-matter key.
func (b *builder) tasks(f *content.File, key string, codes []string) []*Task {
	var tasks []*Task
	for _, code := range codes {
		if t, ok := b.profile.byCode[code]; ok {
			if !slices.Contains(tasks, t) {
				tasks = append(tasks, t)
			}
			continue
		}
		if _, known := b.profile.leftOut[code]; known {
			continue
		}
		b.problems.Add(f.Problem([]string{key}, code, UnknownCode(code, b.profile.Codes())))
	}
	return tasks
}

// UnknownCode is the problem that a code leads to no task; place and file are the caller's.
func UnknownCode(code string, known []string) diag.Problem {
	hint := "codes are given in the front matter of tasks"
	if near := diag.DidYouMean(code, known); near != "" {
		hint = near + " " + hint
	}
	return diag.Problem{Name: "unknown-code", Message: fmt.Sprintf("unknown code %q", code), Hint: hint}
}

// unknown is the problem that a word names nothing of a kind.
func (b *builder) unknown(kind, written string, known []string) diag.Problem {
	slices.Sort(known)
	name, hint := "unknown-value", "known: "+strings.Join(known, ", ")
	folders := b.tree.Config.Folders
	switch kind {
	case "level":
		name, hint = "unknown-level", "levels are defined in content/"+folders.Levels+"/"
	case "edition":
		name, hint = "unknown-edition", "editions are defined in content/"+folders.Editions+"/"
	case "area":
		name, hint = "unknown-area", "areas are defined in content/"+folders.Areas+"/"
	case "competency":
		name, hint = "unknown-competency", "competencies are defined in content/"+folders.Competencies+"/"
	case "core task":
		name, hint = "unknown-core-task", "core tasks are defined in content/"+folders.Models+"/"
	}
	if near := diag.DidYouMean(written, known); near != "" {
		hint = near + " " + hint
	}
	return diag.Problem{Name: name, Message: fmt.Sprintf("unknown %s %q", kind, written), Hint: hint}
}

func (b *builder) edition(f *content.File, key []string, slug string) (*Edition, bool) {
	return lookUp(b, f, b.editions, "edition", key, slug)
}

func (b *builder) level(f *content.File, key []string, slug string) (*Level, bool) {
	if slug == "" {
		b.problems.Add(f.Problem(key, "", diag.Problem{
			Name: "missing-level", Message: "the task has no level", Hint: `add level = "…": ` + strings.Join(slices.Sorted(maps.Keys(b.levels)), ", "),
		}))
		return nil, false
	}
	return lookUp(b, f, b.levels, "level", key, slug)
}

func (b *builder) area(f *content.File, key []string, slug string) (*Area, bool) {
	return lookUp(b, f, b.areas, "area", key, slug)
}

// lookUp finds what a slug names; a slug that names nothing is a problem at the key.
func lookUp[T any](b *builder, f *content.File, known map[string]*T, kind string, key []string, slug string) (*T, bool) {
	found, ok := known[slug]
	if !ok {
		b.problems.Add(f.Problem(key, slug, b.unknown(kind, slug, slices.Collect(maps.Keys(known)))))
	}
	return found, ok
}

// areaOfFolder finds the area of the folder that a task's file stands in.
func (b *builder) areaOfFolder(f *content.File) (*Area, bool) {
	dir := path.Dir(f.Path)
	if a, ok := b.areas[path.Base(dir)]; ok {
		return a, true
	}
	b.problems.Add(diag.Problem{
		File: f.Source(), Name: "missing-area", Message: fmt.Sprintf("the folder %s is no area: its _index.md is missing or not readable", dir),
		Hint: "put the task in the folder of an area, or add " + content.Dir + "/" + dir + "/_index.md",
	})
	return nil, false
}
