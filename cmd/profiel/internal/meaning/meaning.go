// Package meaning tells what changed in a profile between two states of its sources, for people who judge the change: as Markdown,
// in the site's language, fit for a comment on a pull request.
//
// The same thing on both sides is a task with one code, or else a page at one address. A page whose aliases name the former address
// is that page, moved; so is the only new one of its kind with the same title. What counts is what a reader of the site is told: facts of areas, levels, editions, tasks, competencies, core
// tasks and vacancies, addresses, and texts. A text that changed is only named. What does not count: white space, the order of
// front matter, weights but for the order of areas, levels and editions, and how quotation marks are drawn; of words that the
// profile holds to the letter, such as titles, that is said.
//
// An edition that is new is compared with the edition before it, so that of a hundred tasks that it took over only those are
// told that it changed.
//
// Everything that comes from the sources is written so that it says nothing in Markdown, mentions nobody and refers to no issue.
package meaning

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Side is one of the two states.
type Side struct {
	Tree   content.Tree // without drafts
	Site   *site.Site
	Errors int // in its sources; what has one may be missing from the site
}

// Changes is what changed. The zero value has nothing.
type Changes struct {
	words     words
	sections  []section
	oldErrors int
	newErrors int
}

// section is what is told about one topic.
type section struct {
	title string
	items []item
}

// item is one thing that changed.
type item struct {
	code      string // of a task, first in its name
	name      string
	url       string   // address on the new site; "" when it is not there any more
	addresses []string // instead of a name: what an address was, and what it became
	facts     []fact
}

// fact is one change, as Markdown.
type fact struct {
	says   string
	in     []string // titles of the editions that it holds for
	detail string   // behind the editions
	isText bool     // only the text changed
}

// Compare tells what changed from one state to another.
func Compare(old, now Side) Changes {
	c := &comparer{old: old, now: now, words: wordsIn(now.Site.Config.Language), heirs: map[*site.Page]*site.Page{}}
	c.match()
	changes := Changes{words: c.words, oldErrors: old.Errors, newErrors: now.Errors}
	texts := section{title: c.words.Texts}
	for _, s := range c.topics() {
		changes.add(s.onlyFacts())
		texts.items = append(texts.items, s.onlyTexts()...)
	}
	changes.add(section{c.words.Addresses, c.addresses()})
	changes.add(texts)
	return changes
}

func (c *Changes) add(s section) {
	if len(s.items) > 0 {
		c.sections = append(c.sections, s)
	}
}

// onlyFacts is the section with what more than the text changed of.
func (s section) onlyFacts() section {
	return section{s.title, slices.DeleteFunc(slices.Clone(s.items), item.isText)}
}

// onlyTexts lists what only the text changed of.
func (s section) onlyTexts() []item {
	return slices.DeleteFunc(slices.Clone(s.items), func(i item) bool { return !i.isText() })
}

func (i item) isText() bool {
	return !slices.ContainsFunc(i.facts, func(f fact) bool { return !f.isText })
}

// comparer compares two states.
type comparer struct {
	old, now  Side
	words     words
	heirs     map[*site.Page]*site.Page // what a page became, from old to new
	pairs     []pair
	converter *markdown.Converter // made when the first text is compared
}

// topics lists what may have changed, topic by topic, in the order in which it is told.
func (c *comparer) topics() []section {
	w := c.words
	return []section{
		{w.Settings, c.settings()},
		{w.Editions, append(c.order(content.KindEdition), c.items(content.KindEdition, c.editionFacts)...)},
		{w.Tasks, c.tasks()},
		{w.Areas, append(c.order(content.KindArea), c.items(content.KindArea, c.areaFacts)...)},
		{w.Levels, append(c.order(content.KindLevel), c.items(content.KindLevel, c.levelFacts)...)},
		{w.Competencies, c.items(content.KindCompetency, c.competencyFacts)},
		{w.CoreTasks, append(c.items(content.KindModel, noFacts), c.items(content.KindCoreTask, c.coreTaskFacts)...)},
		{w.Vacancies, slices.Concat(
			c.items(content.KindVacancies, c.fieldFacts), c.items(content.KindVacancy, c.vacancyFacts), c.items(content.KindVacancyCheck, noFacts),
		)},
		{w.Pages, c.items(content.KindPage, noFacts)},
	}
}

func noFacts(pair) []fact { return nil }

// tasks lists what changed of tasks, in order of code.
func (c *comparer) tasks() []item {
	items := c.items(content.KindTask, c.taskFacts)
	slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.code, b.code) })
	return items
}

// items lists what changed of a kind: what all pages have, and the facts of that kind of those that are on both sides.
func (c *comparer) items(kind content.Kind, facts func(pair) []fact) []item {
	var items []item
	for _, p := range c.pairs {
		if p.kind != kind {
			continue
		}
		if i := c.item(p, facts); len(i.facts) > 0 {
			items = append(items, i)
		}
	}
	return items
}

func (c *comparer) item(p pair, facts func(pair) []fact) item {
	page := p.now
	if page == nil {
		page = p.old
	}
	i := item{name: page.Title}
	if page.Task != nil {
		i.code = page.Task.Code
	}
	if page.CoreTask != nil {
		i.name += " (" + page.CoreTask.Model.Title + ")"
	}
	switch {
	case p.now == nil:
		i.facts = c.goneFacts(p.old)
		return i
	case p.old == nil:
		i.facts = c.newFacts(p.now)
	default:
		if p.kind != content.KindTask { // whose title is a fact of its editions
			i.facts = c.quoted(c.words.Title, p.old.Title, p.now.Title)
		}
		i.facts = append(i.facts, facts(p)...)
		if c.textChanged(p) {
			i.facts = append(i.facts, fact{says: c.words.Text, isText: true})
		}
	}
	i.url = p.now.URL
	return i
}

// newFacts says where something new stands.
func (c *comparer) newFacts(p *site.Page) []fact {
	switch {
	case p.Task != nil:
		return c.newTaskFacts(p.Task)
	case p.Edition != nil:
		return c.newEditionFacts(p.Edition)
	}
	return []fact{{says: c.words.New}}
}

// goneFacts says that something is gone, or waits as a draft.
func (c *comparer) goneFacts(p *site.Page) []fact {
	if l, ok := c.now.Tree.LeftOutAt(p.File.Path); ok && l.Draft {
		return []fact{{says: c.words.Draft}}
	}
	facts := []fact{{says: c.words.Gone}}
	if p.Task != nil {
		facts = append(facts, c.vacanciesNaming(c.old.Site, p.Task)...)
	}
	return facts
}

// settings lists what changed of the site as a whole.
func (c *comparer) settings() []item {
	w, old, now := c.words, c.old.Site.Config, c.now.Site.Config
	var items []item
	add := func(name string, facts []fact) {
		if len(facts) > 0 {
			items = append(items, item{name: name, facts: facts})
		}
	}
	add(w.SiteTitle, c.quoted("", old.Title, now.Title))
	add(w.Current, c.became("", c.editionBefore(c.old.Site.Profile.Current), titleOf(c.now.Site.Profile.Current)))
	add(w.Outputs, c.lists(w.SwitchedOff, named(old.Outputs.Off()), named(now.Outputs.Off())))
	return items
}

func titleOf(e *profile.Edition) string {
	if e == nil {
		return ""
	}
	return site.Lower(e.Title)
}
