package render

import (
	"slices"

	"beroepsprofiel/cmd/profiel/internal/layout"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

type (
	vacanciesView struct {
		Base
		Builder string   // address of the page to make a vacancy on; empty on a site without data
		Check   string   // address of the page to check a vacancy on; empty on a site without it
		New     *newFile // only on the page that lists the vacancies
	}
	vacancyCheckView struct {
		vacanciesView
		Rules *profile.VacancyCheck
	}
	vacancyView struct {
		Base
		Vacancy *profile.Vacancy
		Parts   []part
		Fields  []profile.VacancyField // those in the text that need a reason, or have one
		Builder string                 // address to change this vacancy at; empty on a site without data
		QR      qrCode                 // of the page's own address
	}
	// part is a part of a vacancy: text, and what follows on it.
	part struct {
		Vacancy *profile.Vacancy
		HTML    layout.HTML
		Slot    profile.Slot // empty after the last text
		Level   int          // for headings in the slot
	}
)

// Groups are the tasks by area, in the order in which the areas come up.
func (p part) Groups() []Group {
	var groups []Group
	for _, v := range p.Vacancy.Tasks {
		i := slices.IndexFunc(groups, func(g Group) bool { return g.ID == v.Area.Slug })
		if i < 0 {
			i = len(groups)
			groups = append(groups, Group{ID: v.Area.Slug, Title: v.Area.Title, URL: v.Area.URL})
		}
		groups[i].Versions = append(groups[i].Versions, v)
	}
	return groups
}

func (r *Renderer) vacanciesView(base Base) vacanciesView {
	v := vacanciesView{Base: base}
	if base.Page.Kind == site.Vacancies {
		v.New = r.newVacancy()
	}
	if _, ok := r.site.Page(r.site.VacancyBuilderURL()); ok {
		v.Builder = r.site.VacancyBuilderURL()
	}
	if check := r.site.Profile.VacancyCheck; check != nil {
		v.Check = check.URL
	}
	return v
}

func (r *Renderer) vacancyCheckView(base Base) vacancyCheckView {
	return vacancyCheckView{vacanciesView: r.vacanciesView(base), Rules: r.site.Profile.VacancyCheck}
}

func (r *Renderer) vacancyView(base Base, p *site.Page) vacancyView {
	v := vacancyView{Base: base, Vacancy: p.Vacancy, Parts: parts(p), QR: newQR(r.site.Absolute(p.URL))}
	for _, f := range r.site.Profile.Fields {
		if f.Reason != "" && slices.Contains(p.Body.Fields, f.ID) {
			v.Fields = append(v.Fields, f)
		}
	}
	if all := r.vacanciesView(base); all.Builder != "" {
		v.Builder = all.Builder + "#v=1&template=" + p.Vacancy.Slug
	}
	return v
}

// parts cuts the text of a vacancy where something else comes in between.
func parts(p *site.Page) []part {
	var cut []part
	start := 0
	for _, slot := range p.Body.Slots {
		cut = append(cut, newPart(p, start, slot.Offset, slot.Name))
		start = slot.Offset
	}
	return append(cut, newPart(p, start, len(p.Body.HTML), ""))
}

func newPart(p *site.Page, start, end int, slot string) part {
	return part{
		Vacancy: p.Vacancy, HTML: layout.HTML(p.Body.HTML[start:end]), //nolint:gosec // made by package markdown, raw HTML off
		Slot: profile.Slot(slot), Level: headingLevel(p.Body.Blocks, slot) + 1,
	}
}

// headingLevel is the level of the heading that a slot stands under: 1, the page's title, when there is none.
func headingLevel(blocks []markdown.Block, slot string) int {
	level := 1
	for _, b := range blocks {
		if b.Kind == markdown.BlockSlot && b.Slot == slot {
			break
		}
		if b.Kind == markdown.BlockHeading {
			level = b.Level
		}
	}
	return level
}
