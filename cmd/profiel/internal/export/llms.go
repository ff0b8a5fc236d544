package export

import (
	"bytes"
	"cmp"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// LLMs writes llms.txt (llmstxt.org): the site's name and summary, and lists of links for a language model that looks something up
// for a person. Links are whole addresses and lead to the copies in Markdown; on a site without those, to the pages. What is no
// part of the profile stands under "Optional", a name with a meaning: a reader in a hurry may skip it.
func LLMs(w *bytes.Buffer, s *site.Site) error {
	c := newPageCopy(s, nil)
	text := llmsWordsIn(s.Config.Language)
	c.add("# " + markdown.Escape(s.Config.Title))
	if summary := cmp.Or(s.Config.Summary, s.Home.Summary); summary != "" {
		c.add("> " + markdown.Escape(summary))
	}
	c.add(text.Intro)
	if s.Config.Outputs.Markdown {
		c.add(text.Copies)
	}
	c.llmsSections(text)
	_, err := w.WriteString(c.String())
	return err
}

// llmsSections adds the lists.
func (c *pageCopy) llmsSections(text llmsWords) {
	s := c.site
	overview := []string{c.listedPage(s.Home, s.Home.Summary)}
	if matrix, ok := s.Page("/matrix/"); ok {
		overview = append(overview, c.listedPage(matrix, matrix.Summary))
	}
	var areas, levels, editions []string
	for _, a := range s.Profile.Areas {
		areas = append(areas, c.listed(a.Entry))
	}
	for _, l := range s.Profile.Levels {
		levels = append(levels, c.listed(l.Entry))
	}
	for _, e := range s.Profile.Editions {
		editions = append(editions, c.listed(e.Entry))
	}
	for _, p := range s.Diffs {
		editions = append(editions, c.listedPage(p, counted(c.text, p.Diff.Total)))
	}
	c.section(2, text.Overview, list(overview))
	c.section(2, text.Areas, list(areas))
	c.section(2, c.text.Tasks, list(c.listedTasks(text)))
	c.section(2, text.Levels, list(levels))
	c.section(2, c.words.Editions, list(editions))
	c.section(2, text.Data, list(c.dataFiles(text)))
	c.section(2, "Optional", list(c.listedPages(site.Competency, site.CoreTask, site.Vacancy, site.Section, site.Ordinary)))
}

// listed is an entry of the profile in a list.
func (c *pageCopy) listed(e profile.Entry) string {
	return withNote(markdown.LinkTo(e.Title, c.whole(e.URL)), e.Summary)
}

func (c *pageCopy) listedPage(p *site.Page, note string) string {
	return withNote(markdown.LinkTo(p.Title, c.whole(p.URL)), note)
}

// listedPages lists the pages of some kinds, kind by kind.
func (c *pageCopy) listedPages(kinds ...site.Kind) []string {
	var items []string
	for _, kind := range kinds {
		for _, p := range c.site.Pages {
			if p.Kind == kind && !p.Draft {
				items = append(items, c.listedPage(p, p.Summary))
			}
		}
	}
	return items
}

// listedTasks lists all tasks with their place; one that left the profile says so.
func (c *pageCopy) listedTasks(text llmsWords) []string {
	var items []string
	for _, t := range c.site.Profile.Tasks {
		note := t.Area.Title + ", " + site.Lower(t.Level.Title) + ". "
		if _, gone := c.site.Profile.Left(t); gone {
			note += text.Gone + " "
		}
		items = append(items, withNote(taskLink(t, t.Title, c.whole(t.URL)), strings.TrimSpace(note+t.Summary)))
	}
	return items
}

// dataFiles lists the files for programs.
func (c *pageCopy) dataFiles(text llmsWords) []string {
	files := text.Files
	if c.site.Config.Outputs.Data {
		files = append(append([][2]string{}, text.DataFiles...), files...)
		for _, p := range c.site.Diffs {
			files = append(files, [2]string{site.DiffDataURL(p.Diff), p.Title})
		}
	}
	var items []string
	for _, f := range files {
		items = append(items, withNote(markdown.LinkTo(strings.TrimPrefix(strings.TrimPrefix(f[0], "/"), "data/"), c.site.Absolute(f[0])), f[1]))
	}
	return items
}

// whole is the whole address of the copy of the page at an address, or of the page itself when it has none.
func (c *pageCopy) whole(url string) string {
	if p, ok := c.site.Page(url); ok {
		url = cmp.Or(c.site.MarkdownURL(p), url)
	}
	return c.site.Absolute(url)
}
