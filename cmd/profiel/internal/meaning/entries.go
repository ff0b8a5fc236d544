package meaning

import (
	"fmt"
	"maps"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

func areaEntry(a *profile.Area) profile.Entry   { return a.Entry }
func levelEntry(l *profile.Level) profile.Entry { return l.Entry }

func itself(e profile.Entry) profile.Entry { return e }

// order says that what is on both sides of a kind stands in another order.
func (c *comparer) order(kind content.Kind) []item {
	old, now := oldNames(c, c.old.Site.Profile.Entries(kind), itself), newNames(c.now.Site.Profile.Entries(kind), itself)
	both := func(names, others []name) []name { return without(names, without(names, others)) }
	before, after := both(old, now), both(now, old)
	if slices.EqualFunc(before, after, func(a, b name) bool { return a.key == b.key }) {
		return nil
	}
	return []item{{name: c.words.Order, facts: []fact{{says: c.enumerate(after)}}}}
}

// areaFacts says what changed in what each edition says of an area.
func (c *comparer) areaFacts(p pair) []fact {
	var facts []fact
	for _, e := range c.now.Site.Profile.Editions {
		was, ok := c.was(e)
		if !ok {
			continue // what a new edition says is its own
		}
		old, now := p.old.Area.In[was].Characteristic, p.now.Area.In[e].Characteristic
		facts = append(facts, inEdition(c.quoted(c.words.Characteristic, old, now), e)...)
	}
	return merged(facts)
}

func (c *comparer) levelFacts(p pair) []fact {
	return slices.Concat(
		c.quoted(c.words.Education, p.old.Level.Education, p.now.Level.Education),
		c.quoted(c.words.Experience, p.old.Level.Experience, p.now.Level.Experience),
	)
}

func (c *comparer) editionFacts(p pair) []fact {
	old, now, w := p.old.Edition, p.now.Edition, c.words
	facts := slices.Concat(
		c.quoted(w.Published, old.Published, now.Published),
		c.lists(w.Makers, named(old.Makers), named(now.Makers)),
		c.lists(w.Sources, named(old.Sources), named(now.Sources)),
	)
	if len(old.Tasks) != len(now.Tasks) {
		facts = append(facts, c.became("", w.taskCount(len(old.Tasks)), w.taskCount(len(now.Tasks)))...)
	}
	return facts
}

// newEditionFacts says how many tasks a new edition lists, and how they compare to those of the edition before it.
func (c *comparer) newEditionFacts(e *profile.Edition) []fact {
	detail := c.words.taskCount(len(e.Tasks))
	if previous := c.previous(e); previous != nil {
		total := c.now.Site.Profile.Diff(previous, e).Total
		detail += fmt.Sprintf(c.words.Since, total.Added, total.Gone, total.Changed, plain(titleOf(previous)))
	}
	return []fact{{says: c.words.New, detail: " (" + detail + ")"}}
}

// editionBefore is the title of an edition of the old side, as the new side has it where that edition is still there; nil has none.
func (c *comparer) editionBefore(e *profile.Edition) string {
	if e == nil {
		return ""
	}
	if p := c.heirOf(e.Entry); p != nil {
		return titleOf(p.Edition)
	}
	return titleOf(e)
}

func (c *comparer) competencyFacts(p pair) []fact {
	return c.mappingFacts(p.old.Competency.Areas, p.now.Competency.Areas)
}

func (c *comparer) coreTaskFacts(p pair) []fact {
	old, now := p.old.CoreTask, p.now.CoreTask
	return append(c.mappingFacts(old.Areas, now.Areas), c.lists(c.words.TasksOf, tasksNamed(old.Tasks), tasksNamed(now.Tasks))...)
}

// mappingFacts says onto which areas something is laid, and how.
func (c *comparer) mappingFacts(old, now []profile.Mapped) []fact {
	area := func(m profile.Mapped) profile.Entry { return m.Area.Entry }
	facts := c.lists(c.words.AreasOf, oldNames(c, old, area), newNames(now, area))
	for _, was := range old {
		for _, is := range now {
			if c.today(was.Area.URL) == is.Area.URL && was.Main != is.Main {
				facts = append(facts, c.became(plain(is.Area.Title), c.words.weight(was.Main), c.words.weight(is.Main))...)
			}
		}
	}
	return facts
}

func (c *comparer) vacancyFacts(p pair) []fact {
	old, now, w := p.old.Vacancy, p.now.Vacancy, c.words
	competency := func(c *profile.Competency) profile.Entry { return c.Entry }
	return slices.Concat(
		c.became(w.Edition, c.editionBefore(old.Edition), titleOf(now.Edition)),
		c.lists(w.LevelsOf, oldNames(c, old.Levels, levelEntry), newNames(now.Levels, levelEntry)),
		c.lists(w.AreasOf, oldNames(c, old.Areas, areaEntry), newNames(now.Areas, areaEntry)),
		c.lists(w.TasksOf, versionsNamed(old.Tasks), versionsNamed(now.Tasks)),
		c.lists(w.CompetenciesOf, oldNames(c, old.Competencies, competency), newNames(now.Competencies, competency)),
	)
}

func versionsNamed(versions []profile.Version) []name {
	names := make([]name, 0, len(versions))
	for _, v := range versions {
		names = append(names, name{v.Task.Code, v.Task.Code})
	}
	return names
}

// fieldFacts says which fields vacancies have, and which of them may not stay empty.
func (c *comparer) fieldFacts(pair) []fact {
	old, now := c.old.Site.Profile.Fields, c.now.Site.Profile.Fields
	facts := c.lists(c.words.Fields, fieldsNamed(old), fieldsNamed(now))
	for _, was := range old {
		for _, is := range now {
			if was.ID == is.ID && was.Required != is.Required {
				facts = append(facts, c.became(plain(is.Label), c.words.duty(was.Required), c.words.duty(is.Required))...)
			}
		}
	}
	return facts
}

func fieldsNamed(fields []profile.VacancyField) []name {
	names := make([]name, 0, len(fields))
	for _, f := range fields {
		names = append(names, name{f.ID, f.Label})
	}
	return names
}

// sortedBut are the texts that are not among those left out, each once, in order.
func sortedBut(texts []string, leftOut map[string]bool) []string {
	kept := map[string]bool{}
	for _, t := range texts {
		if !leftOut[t] {
			kept[t] = true
		}
	}
	return slices.Sorted(maps.Keys(kept))
}
