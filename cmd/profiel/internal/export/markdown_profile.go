package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// area adds what the page of an area shows: what editions say of it, its tasks by level, and what is laid onto it.
func (c *pageCopy) area(a *profile.Area) {
	var said []fact
	for _, e := range slices.Backward(c.site.Profile.Editions) {
		said = append(said, fact{linkTo(e.Entry), markdown.Escape(a.In[e].Characteristic)})
	}
	said = append(said, fact{c.text.Matrix, c.linkToPage(site.MatrixURL(a))})
	c.add(facts(said...))
	c.body()
	c.heading(2, c.text.Tasks)
	for _, l := range c.site.Profile.Levels {
		c.section(3, l.Title, c.cell(c.site.Profile.Current, a, l))
	}
	c.section(2, c.words.Competencies, list(laidOnto(a.Competencies)))
	c.section(2, c.words.CoreTasks, list(laidOnto(a.CoreTasks)))
}

// laidOnto lists the competencies or core tasks of an area.
func laidOnto(mapped []profile.Mapped) []string {
	var items []string
	for _, m := range mapped {
		if m.CoreTask != nil {
			items = append(items, withNote(linkTo(m.CoreTask.Entry)+", "+markdown.Escape(m.CoreTask.Model.Title), m.Reason))
		} else {
			items = append(items, withNote(linkTo(m.Competency.Entry), m.Reason))
		}
	}
	return items
}

// level adds what the page of a level shows: what it asks, and its tasks by area.
func (c *pageCopy) level(l *profile.Level) {
	c.add(facts(fact{c.words.Education, markdown.Escape(l.Education)}, fact{c.words.Experience, markdown.Escape(l.Experience)}))
	c.body()
	c.heading(2, c.text.Tasks)
	for _, a := range c.site.Profile.Areas {
		c.section(3, a.Title, c.cell(c.site.Profile.Current, a, l))
	}
}

// edition adds what the page of an edition shows: what is known of it, and all its tasks.
func (c *pageCopy) edition(e *profile.Edition) {
	c.add(facts(
		fact{c.words.PublishedOn, markdown.Escape(e.Published)},
		fact{c.words.Makers, c.makers(e)},
		fact{c.text.Tasks, c.taskCount(e)},
		fact{c.text.Matrix, c.linkToPage(site.EditionMatrixURL(e))},
	))
	if current := c.site.Profile.Current; e != current {
		c.add(fmt.Sprintf(c.words.NotCurrent, c.editionLink(current)))
	}
	c.body()
	var sources []string
	for _, s := range e.Sources {
		sources = append(sources, markdown.Escape(s))
	}
	c.section(2, c.words.Sources, list(sources))
	if len(e.Tasks) > 0 {
		c.heading(2, c.text.Tasks)
		for _, a := range c.site.Profile.Areas {
			c.editionArea(e, a)
		}
	}
	about := slices.DeleteFunc(slices.Clone(c.site.Diffs), func(p *site.Page) bool { return p.Diff.From != e && p.Diff.To != e })
	c.section(2, c.words.Differences, list(c.diffLinks(about)))
}

func (c *pageCopy) makers(e *profile.Edition) string {
	if len(e.Makers) == 0 {
		return c.words.NotNamed
	}
	return markdown.Escape(strings.Join(e.Makers, ", "))
}

func (c *pageCopy) taskCount(e *profile.Edition) string {
	if !e.TasksKnown {
		return c.words.NotKnown
	}
	return strconv.Itoa(len(e.Tasks))
}

// editionArea adds the tasks that an edition has in an area.
func (c *pageCopy) editionArea(e *profile.Edition, a *profile.Area) {
	c.heading(3, a.Title)
	c.add(markdown.Escape(a.In[e].Characteristic))
	for _, l := range c.site.Profile.Levels {
		c.section(4, l.Title, c.cell(e, a, l))
	}
}

// cell lists the tasks of a cell of the matrix, or says why there are none. Those of the current edition lead to the task as it is
// now, with what it is about.
func (c *pageCopy) cell(e *profile.Edition, a *profile.Area, l *profile.Level) string {
	var items []string
	for _, t := range c.site.Profile.Cell(e, a, l) {
		v, _ := t.In(e)
		if c.page.Edition == nil {
			items = append(items, withNote(taskLink(t, v.Title, t.URL), t.Summary))
		} else {
			items = append(items, taskLink(t, v.Title, c.site.VersionURL(v)))
		}
	}
	switch empty := a.In[e].Empty[l]; {
	case len(items) > 0:
		return list(items)
	case empty != "":
		return markdown.Escape(empty)
	}
	return c.words.NoTasks
}

// diffLinks lists pages that compare editions.
func (c *pageCopy) diffLinks(pages []*site.Page) []string {
	var items []string
	for _, p := range pages {
		items = append(items, withNote(markdown.LinkTo(p.Title, p.URL), counted(c.text, p.Diff.Total)))
	}
	return items
}
