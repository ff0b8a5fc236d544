package export

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// vacancy adds what the page of a vacancy template shows: what it is made of, and its text with the profile's part filled in.
func (c *pageCopy) vacancy(v *profile.Vacancy) {
	var levels, areas []string
	for _, l := range v.Levels {
		levels = append(levels, linkTo(l.Entry))
	}
	for _, a := range v.Areas {
		areas = append(areas, linkTo(a.Entry))
	}
	var edition string
	if v.Edition != nil {
		edition = linkTo(v.Edition.Entry)
	}
	c.add(facts(
		fact{c.words.Edition, edition},
		fact{c.words.Level, strings.Join(levels, ", ")},
		fact{c.text.Area, strings.Join(areas, ", ")},
		fact{c.text.Tasks, fmt.Sprint(len(v.Tasks))},
	))
	c.add(c.filled(v))
}

// filled is the text of a vacancy. A slot is a line of its own.
func (c *pageCopy) filled(v *profile.Vacancy) string {
	lines := strings.Split(c.published(), "\n")
	for i, line := range lines {
		word, opens := strings.CutPrefix(strings.TrimSpace(line), "{")
		word, closes := strings.CutSuffix(word, "}")
		if slot, ok := profile.Slots()[word]; ok && opens && closes {
			lines[i] = list(c.slot(v, slot))
		}
	}
	return strings.Join(lines, "\n")
}

// slot lists what a slot stands for.
func (c *pageCopy) slot(v *profile.Vacancy, slot profile.Slot) []string {
	var items []string
	switch slot {
	case profile.SlotTasks:
		for _, t := range v.Tasks {
			items = append(items, taskLink(t.Task, t.Title, c.addressOf(t))+", "+markdown.Escape(t.Area.Title))
		}
	case profile.SlotCompetencies:
		for _, one := range v.Competencies {
			items = append(items, withNote(linkTo(one.Entry), one.Summary))
		}
	case profile.SlotLevels:
		for _, l := range v.Levels {
			if l.Asks != "" {
				items = append(items, withNote(linkTo(l.Entry), l.Asks))
			}
		}
	}
	return items
}

// addressOf is where a task as an edition has it can be read; the task's own page on a site without editions.
func (c *pageCopy) addressOf(v profile.Version) string {
	if v.Edition == nil {
		return v.Task.URL
	}
	return c.site.VersionURL(v)
}
