package render

import (
	"cmp"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/layout"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Base is what every layout gets.
type Base struct {
	Site       *site.Site
	Page       *site.Page
	Frame      *frame      // what stands round it
	Body       layout.HTML // the converted body; empty for a generated page
	Assets     string
	Stylesheet string
	Canonical  string // whole address of the page that search engines should show
	Summary    string
	Contribute *contribution // nil when nobody knows the repository
	Preview    *preview      // nil on the site that everyone reads
	SearchURL  string
	Markdown   string // address of the copy in Markdown; empty when there is none
	NoIndex    bool
}

// Group is tasks under one heading: an area at a level page, a level at an area page.
type Group struct {
	ID, Title, URL string
	Versions       []profile.Version
	Empty          string // why there are none
}

type (
	// pageView is the view of a page that has nothing of its own to say.
	pageView struct {
		Base
	}
	homeView struct {
		Base
		Picture Picture
	}
	areasView struct {
		Base
		Areas []areaRow
	}
	areaRow struct {
		*profile.Area
		Characteristic string
		Counts         []cellCount
	}
	cellCount struct {
		Level *profile.Level
		Tasks int
	}
	sectionView struct {
		Base
		New *newFiles // only on the page about contributing
	}
	areaView struct {
		Base
		Area            *profile.Area
		New             *newTasks
		Characteristics []characteristic
		Groups          []Group
	}
	characteristic struct {
		Edition *profile.Edition
		Text    string
	}
	taskView struct {
		Base
		Task      *profile.Task
		Version   profile.Version // as the current edition has it, or else the last that lists it
		Standing  standing
		Reference reference
		History   []change
		Place     place
	}
	levelView struct {
		Base
		Level  *profile.Level
		Groups []Group
		Total  int
	}
	editionView struct {
		Base
		Edition *profile.Edition
		Areas   []editionArea
		Diffs   []*site.Page // what changed from or to this edition
		Matrix  string       // address of its matrix; empty when it has none
	}
	editionArea struct {
		Area           *profile.Area
		Characteristic string
		Groups         []Group
	}
	pinnedView struct {
		Base
		Task      *profile.Task
		Version   profile.Version
		Standing  standing
		Reference reference
		Now       profile.Version    // as the current edition has it; only where that lists the task
		Since     profile.Difference // up to the current edition; likewise
	}
	editionDiffView struct {
		Base
		Diff *profile.Diff
		Data string // address of the same as JSON; empty on a site without data
	}
	embedView struct {
		Base
		Task    *profile.Task
		Version profile.Version // as the current edition has it, or else the last that lists it
		Left    *profile.Event  // how it left the profile; nil when it did not
	}
	matrixView struct {
		Base
		Matrix Matrix
	}
	searchView struct {
		Base
		Letters []letter
	}
)

// view makes the view of a page's kind.
func (r *Renderer) view(p *site.Page) any {
	base := r.base(p)
	switch p.Kind {
	case site.Home:
		return homeView{Base: base, Picture: newPicture(r.site.Profile)}
	case site.Section:
		return r.sectionView(base)
	case site.Areas:
		return areasView{Base: base, Areas: r.areaRows()}
	case site.Area:
		return r.areaView(base, p.Area)
	case site.Task:
		return r.taskView(base, p.Task)
	case site.Level:
		return r.levelView(base, p.Level)
	case site.Edition:
		return r.editionView(base, p.Edition)
	case site.Pinned:
		return r.pinnedView(base, *p.Version)
	case site.EditionDiff:
		return r.editionDiffView(base, p.Diff)
	case site.Embed:
		return embedView{Base: base, Task: p.Task, Version: r.site.Profile.Latest(p.Task), Left: r.standing(p.Task).Left}
	case site.Matrix:
		return matrixView{Base: base, Matrix: newMatrix(r.site, p.Area, p.Edition)}
	case site.Vacancies, site.VacancyBuilder:
		return r.vacanciesView(base)
	case site.VacancyCheck:
		return r.vacancyCheckView(base)
	case site.Vacancy:
		return r.vacancyView(base, p)
	case site.Search:
		return searchView{Base: base, Letters: letters(r.site.Pages)}
	}
	return pageView{Base: base}
}

func (r *Renderer) base(p *site.Page) Base {
	canonical := p
	if p.Kind == site.Pinned || p.Kind == site.Embed {
		canonical, _ = r.site.Page(p.Task.URL)
	}
	return Base{
		Site: r.site, Page: p, Frame: r.frame(p), Body: layout.HTML(p.Body.HTML), //nolint:gosec // made by package markdown, raw HTML off
		Assets: r.options.Assets, Stylesheet: r.options.Stylesheet,
		Canonical: r.site.Absolute(canonical.URL), Summary: cmp.Or(p.Summary, r.site.Config.Summary),
		Contribute: r.contribution(p), Preview: r.preview, SearchURL: site.SearchURL(r.site.Config.Language), Markdown: r.site.MarkdownURL(p), NoIndex: p.Kind == site.NotFound || p.Kind == site.Embed || p.Draft,
	}
}

// cell lists the versions of one cell of an edition's matrix.
func (r *Renderer) cell(e *profile.Edition, a *profile.Area, l *profile.Level) []profile.Version {
	var versions []profile.Version
	for _, t := range r.site.Profile.Cell(e, a, l) {
		v, _ := t.In(e)
		versions = append(versions, v)
	}
	return versions
}

func (r *Renderer) sectionView(base Base) sectionView {
	v := sectionView{Base: base}
	if base.Page.URL == site.ContributeURL(r.site.Config.Language) {
		v.New = r.newFiles()
	}
	return v
}

func (r *Renderer) areaRows() []areaRow {
	prof := r.site.Profile
	var rows []areaRow
	for _, a := range prof.Areas {
		row := areaRow{Area: a, Characteristic: a.In[prof.Current].Characteristic}
		for _, l := range prof.Levels {
			row.Counts = append(row.Counts, cellCount{Level: l, Tasks: len(prof.Cell(prof.Current, a, l))})
		}
		rows = append(rows, row)
	}
	return rows
}

func (r *Renderer) areaView(base Base, a *profile.Area) areaView {
	prof := r.site.Profile
	v := areaView{Base: base, Area: a, New: r.newTasks(a)}
	for _, e := range slices.Backward(prof.Editions) {
		if text := a.In[e].Characteristic; text != "" {
			v.Characteristics = append(v.Characteristics, characteristic{e, text})
		}
	}
	for _, l := range prof.Levels {
		v.Groups = append(v.Groups, r.levelGroup(prof.Current, a, l))
	}
	return v
}

// levelGroup is one cell under the name of its level.
func (r *Renderer) levelGroup(e *profile.Edition, a *profile.Area, l *profile.Level) Group {
	return Group{ID: l.Slug, Title: l.Title, URL: l.URL, Versions: r.cell(e, a, l), Empty: a.In[e].Empty[l]}
}

func (r *Renderer) levelView(base Base, l *profile.Level) levelView {
	v := levelView{Base: base, Level: l}
	for _, a := range r.site.Profile.Areas {
		group := Group{ID: a.Slug, Title: a.Title, URL: a.URL, Versions: r.cell(r.site.Profile.Current, a, l)}
		v.Groups = append(v.Groups, group)
		v.Total += len(group.Versions)
	}
	return v
}

func (r *Renderer) editionView(base Base, e *profile.Edition) editionView {
	v := editionView{Base: base, Edition: e, Diffs: r.diffsOf(e)}
	if len(e.Tasks) == 0 {
		return v
	}
	if r.site.Config.Outputs.Pinned {
		v.Matrix = site.EditionMatrixURL(e)
	}
	for _, a := range r.site.Profile.Areas {
		area := editionArea{Area: a, Characteristic: a.In[e].Characteristic}
		for _, l := range r.site.Profile.Levels {
			area.Groups = append(area.Groups, r.levelGroup(e, a, l))
		}
		v.Areas = append(v.Areas, area)
	}
	return v
}
