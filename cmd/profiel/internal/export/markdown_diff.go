package export

import (
	"fmt"
	"strconv"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// diff adds what changed between two editions, as lists.
func (c *pageCopy) diff(d *profile.Diff) {
	c.add(facts(
		fact{c.words.From, linkTo(d.From.Entry)},
		fact{c.words.To, linkTo(d.To.Entry)},
		fact{c.words.Total, counted(c.text, d.Total)},
	))
	if len(d.Added)+len(d.Gone)+len(d.Changed) == 0 {
		c.add(c.words.NoDifference)
	}
	titles := c.words.DiffTitles
	c.section(2, titles[0], list(c.versions(d.Added)))
	c.section(2, titles[1], list(c.versions(d.Gone)))
	c.section(2, titles[2], list(c.changed(d.MovedLevel(), func(v profile.Version) string { return site.Lower(v.Level.Title) })))
	c.section(2, titles[3], list(c.changed(d.MovedArea(), func(v profile.Version) string { return v.Area.Title })))
	c.section(2, titles[4], list(c.changed(d.Reworded(), quotedTitle)))
	c.section(2, titles[5], list(c.changed(d.Typography(), quotedTitle)))
	c.section(2, c.words.ByArea, c.diffTable(d))
}

func quotedTitle(v profile.Version) string { return "“" + v.Title + "”" }

// versions lists tasks that are new or gone, with their place and what took it.
func (c *pageCopy) versions(all []profile.Version) []string {
	var items []string
	for _, v := range all {
		place := markdown.Escape(v.Area.Title + ", " + site.Lower(v.Level.Title))
		item := fmt.Sprintf("%s, %s (%s)", taskLink(v.Task, v.Title, v.Task.URL), place, c.versionLink(v))
		if c.page.Diff.To != v.Edition {
			item = strings.Join(append([]string{item}, c.successors(v.Task)...), ". ")
		}
		items = append(items, item)
	}
	return items
}

// changed lists tasks of which one thing changed, with that thing before and after.
func (c *pageCopy) changed(all []profile.Difference, thing func(profile.Version) string) []string {
	var items []string
	for _, d := range all {
		from, to := markdown.Escape(thing(d.From)), markdown.Escape(thing(d.To))
		change := fmt.Sprintf(c.words.FromTo, from, c.versionLink(d.From), to, c.versionLink(d.To))
		items = append(items, taskLink(d.To.Task, d.To.Title, d.To.Task.URL)+": "+change)
	}
	return items
}

// diffTable counts the changes of every area.
func (c *pageCopy) diffTable(d *profile.Diff) string {
	table := newMarkdownTable(c.text.Area)
	for _, title := range c.words.DiffTitles {
		table.header(title)
	}
	for _, a := range d.Areas {
		table.row(append([]string{linkTo(a.Area.Entry)}, numbers(a.DiffCounts)...)...)
	}
	table.row(append([]string{c.words.Total}, numbers(d.Total)...)...)
	return table.String()
}

func numbers(n profile.DiffCounts) []string {
	var all []string
	for _, count := range counts(n) {
		all = append(all, strconv.Itoa(count))
	}
	return all
}
