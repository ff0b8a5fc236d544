package export

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// matrix adds the matrix that a page shows as a table: a column a level, and under each other the tasks of an area, each row with
// the area's name.
func (c *pageCopy) matrix() {
	p := c.site.Profile
	edition := p.Current
	if c.page.Edition != nil {
		edition = c.page.Edition
	}
	if edition != nil {
		c.add(facts(fact{c.words.Edition, linkTo(edition.Entry)}))
	}
	table := newMarkdownTable(c.text.Area)
	for _, l := range p.Levels {
		table.header(c.ofNow(l.Entry, ""))
	}
	var empty []string
	for _, a := range p.Areas {
		if c.page.Area != nil && a != c.page.Area {
			continue
		}
		for _, versions := range areaRows(c.site, edition, a) {
			table.row(c.matrixRow(a, versions)...)
		}
		empty = append(empty, c.emptyCells(edition, a)...)
	}
	c.add(table.String())
	c.add(list(empty))
	if c.page.Area == nil && c.page.Edition == nil {
		c.section(2, c.words.ByArea, list(c.areaMatrices()))
	}
}

func (c *pageCopy) matrixRow(a *profile.Area, versions []profile.Version) []string {
	row := []string{c.ofNow(a.Entry, a.Slug)}
	for _, v := range versions {
		switch {
		case v.Task == nil:
			row = append(row, "")
		case c.page.Edition == nil:
			row = append(row, taskLink(v.Task, v.Title, v.Task.URL))
		default:
			row = append(row, taskLink(v.Task, v.Title, c.site.VersionURL(v)))
		}
	}
	return row
}

// ofNow leads to the page of an area or level. The matrix of one edition leads to a place in that edition instead, if it has one.
func (c *pageCopy) ofNow(e profile.Entry, place string) string {
	switch {
	case c.page.Edition == nil:
		return linkTo(e)
	case place == "":
		return markdown.Escape(e.Title)
	}
	return markdown.LinkTo(e.Title, c.page.Edition.URL+"#"+place)
}

// emptyCells says why an edition has no tasks in a cell, where it does say so.
func (c *pageCopy) emptyCells(e *profile.Edition, a *profile.Area) []string {
	var items []string
	for _, l := range c.site.Profile.Levels {
		if reason := a.In[e].Empty[l]; reason != "" && len(c.site.Profile.Cell(e, a, l)) == 0 {
			items = append(items, fmt.Sprintf("%s, %s: %s", markdown.Escape(a.Title), markdown.Escape(site.Lower(l.Title)), markdown.Escape(reason)))
		}
	}
	return items
}

func (c *pageCopy) areaMatrices() []string {
	var items []string
	for _, a := range c.site.Profile.Areas {
		items = append(items, markdown.LinkTo(a.Title, site.MatrixURL(a)))
	}
	return items
}

// markdownTable is a table in the making; cells are Markdown of one line.
type markdownTable struct{ columns, rows []string }

func newMarkdownTable(first string) *markdownTable { return &markdownTable{columns: []string{first}} }

func (t *markdownTable) header(column string) { t.columns = append(t.columns, column) }

func (t *markdownTable) row(cells ...string) { t.rows = append(t.rows, tableLine(cells)) }

func (t *markdownTable) String() string {
	rule := strings.Repeat("| --- ", len(t.columns)) + "|"
	return strings.Join(append([]string{tableLine(t.columns), rule}, t.rows...), "\n")
}

func tableLine(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
