package profile

import (
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// linkTasks resolves what tasks say of each other, of competencies and of core tasks, and completes both directions.
func (b *builder) linkTasks() {
	for _, d := range b.tree.Tasks {
		related := b.otherTasks(d, "related", d.Front.Related)
		replacedBy := b.otherTasks(d, "replaced_by", d.Front.ReplacedBy)
		coreTasks := lookUpAll(b, d.File, content.KindCoreTask, b.coreTasks, "core_tasks", d.Front.CoreTasks)
		t, ok := b.profile.byCode[d.Front.Code]
		if !ok || t.File != d.File {
			continue // left out, but what it says is checked all the same
		}
		t.Related, t.ReplacedBy = related, replacedBy
		b.checkGone(d, t)
		for _, c := range coreTasks {
			if !slices.Contains(c.Tasks, t) {
				c.Tasks = append(c.Tasks, t)
			}
		}
	}
	b.completeCompetencies()
	b.completeCoreTasks()
}

// otherTasks finds the tasks that a task names, among which it cannot be itself.
func (b *builder) otherTasks(d content.Document[content.Task], key string, codes []string) []*Task {
	own := d.Front.Code
	if own != "" && slices.Contains(codes, own) {
		b.problems.Add(d.File.Problem([]string{key}, own, diag.Problem{
			Name: "names-itself", Message: "the task names itself in " + key, Hint: "name another task, or remove the code",
		}))
		codes = slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return code == own })
	}
	return b.tasks(d.File, key, codes)
}

// completeCompetencies gives each competency the tasks that name it.
func (b *builder) completeCompetencies() {
	for _, t := range b.profile.Tasks {
		for _, c := range t.Competencies {
			c.Tasks = append(c.Tasks, t)
		}
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
