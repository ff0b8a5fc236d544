package meaning

import (
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// taskFacts says what changed of a task: what each edition says of it, and what it refers to.
func (c *comparer) taskFacts(p pair) []fact {
	old, now, w := p.old.Task, p.now.Task, c.words
	facts := c.versionFacts(old, now)
	competency := func(c *profile.Competency) profile.Entry { return c.Entry }
	facts = append(facts, c.lists(w.ReplacedBy, tasksNamed(old.ReplacedBy), tasksNamed(now.ReplacedBy))...)
	if len(facts) > 0 {
		facts = append(facts, c.vacanciesNaming(c.now.Site, now)...)
	}
	facts = append(facts, c.lists(w.Related, tasksNamed(old.Related), tasksNamed(now.Related))...)
	facts = append(facts, c.lists(w.CompetenciesOf, oldNames(c, old.Competencies, competency), newNames(now.Competencies, competency))...)
	return append(facts, c.became(w.Rhythm, w.Rhythms[old.Rhythm], w.Rhythms[now.Rhythm])...)
}

// versionFacts says what changed in what each edition says of a task.
func (c *comparer) versionFacts(old, now *profile.Task) []fact {
	var facts []fact
	for _, e := range c.editions() {
		before, was := c.before(e, old, now)
		after, is := now.In(e)
		switch {
		case was && is:
			facts = append(facts, inEdition(c.differs(profile.Difference{From: before, To: after}), e)...)
		case is:
			facts = append(facts, inEdition([]fact{{says: c.words.New, detail: c.place(after)}}, e)...)
		case was:
			facts = append(facts, inEdition([]fact{{says: c.words.Gone, detail: reason(now.Gone[e])}}, e)...)
		}
	}
	return merged(facts)
}

func inEdition(facts []fact, e *profile.Edition) []fact {
	for i := range facts {
		if e != nil {
			facts[i].in = []string{titleOf(e)}
		}
	}
	return facts
}

func reason(text string) string {
	if text == "" {
		return ""
	}
	return ": " + plain(quote(oneLine(text)))
}

// place is where a task stands: behind the editions in which it is new.
func (c *comparer) place(v profile.Version) string {
	return fmt.Sprintf(" (%s, %s)", plain(v.Area.Title), plain(site.Lower(v.Level.Title)))
}

// differs says what is not the same in two versions of a task.
func (c *comparer) differs(d profile.Difference) []fact {
	facts := c.quoted(c.words.Title, d.From.Title, d.To.Title)
	if d.MovedArea() {
		facts = append(facts, c.became(c.words.Area, d.From.Area.Title, d.To.Area.Title)...)
	}
	if d.MovedLevel() {
		facts = append(facts, c.became(c.words.Level, site.Lower(d.From.Level.Title), site.Lower(d.To.Level.Title))...)
	}
	return facts
}

// editions lists the editions whose tasks are compared: those of the new side that list tasks or did. On a site without editions it
// is nil, once, which stands for the profile as it is.
func (c *comparer) editions() []*profile.Edition {
	if len(c.now.Site.Profile.Editions) == 0 {
		return []*profile.Edition{nil}
	}
	var list []*profile.Edition
	for _, e := range c.now.Site.Profile.Editions {
		if was, ok := c.was(e); len(e.Tasks) > 0 || ok && was != nil && len(was.Tasks) > 0 {
			list = append(list, e)
		}
	}
	return list
}

// was returns the edition that one of the new side was before; ok is false when it is new. Where the new side has no editions, that
// is the current one.
func (c *comparer) was(e *profile.Edition) (was *profile.Edition, ok bool) {
	if e == nil {
		return c.old.Site.Profile.Current, true
	}
	for _, old := range c.old.Site.Profile.Editions {
		if p := c.heirOf(old.Entry); p != nil && p.Edition == e {
			return old, true
		}
	}
	return nil, false
}

// before returns what the old side says of a task in an edition, in the areas and levels of the new side. Of a new edition it is what
// the edition before it says now; of the first one of all, what the task said without editions.
func (c *comparer) before(e *profile.Edition, old, now *profile.Task) (v profile.Version, listed bool) {
	if was, ok := c.was(e); ok {
		v, listed = old.In(was)
		return c.translated(v), listed
	}
	if previous := c.previous(e); previous != nil {
		return now.In(previous)
	}
	v, listed = old.In(nil)
	return c.translated(v), listed
}

// previous returns the edition with tasks before one of the new side; nil when it is the first.
func (c *comparer) previous(e *profile.Edition) *profile.Edition {
	var previous *profile.Edition
	for _, other := range c.now.Site.Profile.Listing() {
		if other == e {
			return previous
		}
		previous = other
	}
	return nil
}

// translated is a version with the area and the level of the new side, where those are still there.
func (c *comparer) translated(v profile.Version) profile.Version {
	if v.Area != nil {
		if p := c.heirOf(v.Area.Entry); p != nil {
			v.Area = p.Area
		}
	}
	if v.Level != nil {
		if p := c.heirOf(v.Level.Entry); p != nil {
			v.Level = p.Level
		}
	}
	return v
}

// newTaskFacts says in which editions a new task stands, and where.
func (c *comparer) newTaskFacts(t *profile.Task) []fact {
	var facts []fact
	for _, e := range c.editions() {
		if v, ok := t.In(e); ok {
			facts = append(facts, inEdition([]fact{{says: c.words.New, detail: c.place(v)}}, e)...)
		}
	}
	if len(facts) == 0 {
		return []fact{{says: c.words.New}}
	}
	return merged(facts)
}

// vacanciesNaming says how many vacancies of a site have a task among theirs, or in their text.
func (c *comparer) vacanciesNaming(s *site.Site, t *profile.Task) []fact {
	naming := map[*profile.Vacancy]bool{}
	for _, v := range s.Profile.VacanciesWith(t) {
		naming[v] = true
	}
	if page, ok := s.Page(t.URL); ok {
		for _, p := range page.MentionedOn {
			if p.Vacancy != nil {
				naming[p.Vacancy] = true
			}
		}
	}
	if len(naming) == 0 {
		return nil
	}
	return []fact{{says: c.words.vacancies(len(naming))}}
}
