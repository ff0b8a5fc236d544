package export

import (
	"bytes"
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Markdown writes a page as Markdown, for readers that prefer it to HTML: title, summary, then the text as it was
// written and what the page shows beside it, with the links of this site as addresses that start with a slash, so that they hold
// wherever the copy is read. Only pages that [site.Site.MarkdownURL] names a copy of have one.
func Markdown(w *bytes.Buffer, s *site.Site, p *site.Page) error {
	c := newPageCopy(s, p)
	c.add("# " + markdown.Escape(p.Title))
	c.add(markdown.Escape(p.Summary))
	switch p.Kind {
	case site.Task:
		c.task(p.Task)
	case site.Pinned:
		c.pinned(*p.Version)
	case site.Area:
		c.area(p.Area)
	case site.Level:
		c.level(p.Level)
	case site.Edition:
		c.edition(p.Edition)
	case site.EditionDiff:
		c.diff(p.Diff)
	case site.Matrix:
		c.matrix()
	case site.Vacancy:
		c.vacancy(p.Vacancy)
	case site.Competency:
		c.body()
		c.mapped(p.Competency.Areas, p.Competency.Tasks)
	case site.CoreTask:
		c.add(facts(fact{c.words.Model, linkTo(p.CoreTask.Model.Entry)}))
		c.body()
		c.mapped(p.CoreTask.Areas, p.CoreTask.Tasks)
	default:
		c.body()
		c.children()
	}
	_, err := w.WriteString(c.String())
	return err
}

// pageCopy is a text in Markdown in the making, blocks with an empty line between them: the copy of a page, or llms.txt.
type pageCopy struct {
	site   *site.Site
	page   *site.Page // nil for llms.txt
	text   words
	words  copyWords
	blocks []string
}

func newPageCopy(s *site.Site, p *site.Page) *pageCopy {
	return &pageCopy{site: s, page: p, text: wordsIn(s.Config.Language), words: copyWordsIn(s.Config.Language)}
}

func (c *pageCopy) String() string { return strings.Join(c.blocks, "\n\n") + "\n" }

// add adds a block; an empty one is none.
func (c *pageCopy) add(block string) {
	if block != "" {
		c.blocks = append(c.blocks, block)
	}
}

// section adds a heading with blocks below it, when one of those is not empty.
func (c *pageCopy) section(level int, title string, blocks ...string) {
	if strings.Join(blocks, "") == "" {
		return
	}
	c.heading(level, title)
	for _, b := range blocks {
		c.add(b)
	}
}

func (c *pageCopy) heading(level int, title string) {
	c.add(strings.Repeat("#", level) + " " + markdown.Escape(title))
}

// body adds the page's own text.
func (c *pageCopy) body() {
	if c.page.File != nil {
		c.add(c.published())
	}
}

func (c *pageCopy) published() string {
	return strings.Trim(string(c.page.Body.Published(c.page.Written())), "\n")
}

// children adds the pages that a reader goes on to: those below a page, and for the home page those of its menus.
func (c *pageCopy) children() {
	pages := c.page.Children
	if c.page.Kind == site.Home {
		pages = append(append(pages[:0:0], c.site.Menu...), c.site.Footer...)
	}
	var items, diffs []string
	for _, p := range pages {
		if c.page.Kind == site.Home || p.File != nil {
			items = append(items, withNote(markdown.LinkTo(p.Title, p.URL), p.Summary))
		}
	}
	if c.page.Kind == site.Editions {
		diffs = c.diffLinks(c.site.Diffs)
	}
	c.section(2, c.words.Pages, list(items))
	c.section(2, c.words.Differences, list(diffs))
}

// mapped adds where a competency or a core task lies in the profile.
func (c *pageCopy) mapped(areas []profile.Mapped, tasks []*profile.Task) {
	var items []string
	for _, m := range areas {
		kind := c.words.Side
		if m.Main {
			kind = c.words.Main
		}
		items = append(items, withNote(linkTo(m.Area.Entry)+", "+kind, m.Reason))
	}
	c.section(2, c.words.Mapping, list(items))
	c.section(2, c.text.Tasks, list(placed(tasks)))
}

// placed lists tasks with their area and level.
func placed(tasks []*profile.Task) []string {
	var items []string
	for _, t := range tasks {
		items = append(items, taskLink(t, t.Title, t.URL)+", "+markdown.Escape(t.Area.Title+", "+site.Lower(t.Level.Title)))
	}
	return items
}

// linkToPage leads to the page at an address; nothing when there is none.
func (c *pageCopy) linkToPage(url string) string {
	p, ok := c.site.Page(url)
	if !ok {
		return ""
	}
	return markdown.LinkTo(p.Title, p.URL)
}

func linkTo(e profile.Entry) string { return markdown.LinkTo(e.Title, e.URL) }

// taskLink is a link to a task under one of its titles.
func taskLink(t *profile.Task, title, url string) string {
	return markdown.LinkTo(t.Code+" "+title, url)
}

// withNote adds a plain text to an item of a list.
func withNote(item, note string) string {
	if note == "" {
		return item
	}
	return item + ": " + markdown.Escape(note)
}

// list makes a list of items in Markdown; nothing of none.
func list(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return "- " + strings.Join(items, "\n- ")
}

// fact is a line of what is known of a page's subject; its value is Markdown.
type fact struct{ name, value string }

// facts makes a list of those that have a value.
func facts(all ...fact) string {
	var items []string
	for _, f := range all {
		if f.value != "" {
			items = append(items, fmt.Sprintf("%s: %s", f.name, f.value))
		}
	}
	return list(items)
}
