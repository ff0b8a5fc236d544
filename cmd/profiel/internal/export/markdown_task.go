package export

import (
	"fmt"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// task adds what the page of a task shows.
func (c *pageCopy) task(t *profile.Task) {
	c.add(facts(
		fact{c.words.Code, t.Code},
		fact{c.text.Area, linkTo(t.Area.Entry)},
		fact{c.words.Level, linkTo(t.Level.Entry)},
		fact{c.words.Rhythm, c.words.Rhythms[t.Rhythm]},
		fact{c.words.AboutLevel, markdown.Escape(c.site.Profile.Latest(t).Basis)},
		fact{c.words.PermanentAddress, "<" + c.site.Absolute(c.site.PermanentURL(t)) + ">"},
	))
	c.standing(t)
	c.body()
	c.section(2, c.words.Editions, list(c.history(t)))
	var competencies, coreTasks []string
	for _, one := range t.Competencies {
		competencies = append(competencies, linkTo(one.Entry))
	}
	for _, one := range t.CoreTasks {
		coreTasks = append(coreTasks, linkTo(one.Entry)+", "+markdown.Escape(one.Model.Title))
	}
	c.section(2, c.words.Competencies, list(competencies))
	c.section(2, c.words.CoreTasks, list(coreTasks))
	c.section(2, c.words.Related, list(placed(t.Related)))
}

// standing says of a task that the current edition does not list since when it left, or that it is still to come.
func (c *pageCopy) standing(t *profile.Task) {
	left, gone := c.site.Profile.Left(t)
	_, listed := t.In(c.site.Profile.Current)
	switch {
	case gone:
		sentences := []string{fmt.Sprintf(c.words.Left, c.editionLink(left.Edition), c.versionLink(left.Version))}
		if left.Reason != "" {
			sentences = append(sentences, markdown.Escape(left.Reason))
		}
		c.add(strings.Join(append(sentences, c.successors(t)...), " "))
	case !listed:
		c.add(c.words.NotYet)
	}
}

// successors says what takes the place of a task that is gone.
func (c *pageCopy) successors(t *profile.Task) []string {
	var links []string
	for _, r := range t.ReplacedBy {
		links = append(links, taskLink(r, r.Title, r.URL))
	}
	if len(links) == 0 {
		return nil
	}
	return []string{fmt.Sprintf(c.words.InsteadOf, strings.Join(links, ", "))}
}

// history says what each edition made of a task, newest first.
func (c *pageCopy) history(t *profile.Task) []string {
	var items []string
	for _, e := range slices.Backward(c.site.Profile.History(t)) {
		name := linkTo(e.Edition.Entry)
		if e.Kind != profile.Gone {
			name = c.versionName(e.Version)
		}
		items = append(items, eventNotes(c.text, e, name, markdown.Escape)...)
	}
	return items
}

// pinned adds what the page of a task as one edition has it shows.
func (c *pageCopy) pinned(v profile.Version) {
	c.add(facts(
		fact{c.words.Code, v.Task.Code},
		fact{c.words.Edition, linkTo(v.Edition.Entry)},
		fact{c.text.Area, markdown.LinkTo(v.Area.Title, v.Edition.URL+"#"+v.Area.Slug)},
		fact{c.words.Level, markdown.Escape(v.Level.Title)},
		fact{c.words.AboutLevel, markdown.Escape(v.Basis)},
		fact{c.words.Explanation, markdown.LinkTo(v.Task.Title, v.Task.URL)},
	))
	c.heading(2, c.words.Now)
	now, listed := v.Task.In(c.site.Profile.Current)
	since := profile.Difference{From: v, To: now}
	switch {
	case !listed:
		c.standing(v.Task)
	case now.Edition == v.Edition:
		c.add(c.words.IsCurrent)
	case since.None():
		c.add(fmt.Sprintf(c.words.SameNow, c.versionLink(now)))
	default:
		c.add(list(changeNotes(c.text, since, c.versionName(now), markdown.Escape)))
	}
}

// editionLink leads to an edition, in the middle of a sentence.
func (c *pageCopy) editionLink(e *profile.Edition) string {
	return markdown.LinkTo(site.Lower(e.Title), e.URL)
}

// versionName leads to a task as an edition has it, under the name of the edition.
func (c *pageCopy) versionName(v profile.Version) string {
	return markdown.LinkTo(v.Edition.Title, c.site.VersionURL(v))
}

// versionLink is the same in the middle of a sentence.
func (c *pageCopy) versionLink(v profile.Version) string {
	return markdown.LinkTo(site.Lower(v.Edition.Title), c.site.VersionURL(v))
}
