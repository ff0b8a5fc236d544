// Package profile is the domain: a professional profile as areas by levels with tasks in their cells, in editions, with
// competencies and core tasks laid onto it.
//
// An edition is one published state of the profile. A task is listed in the editions that its front matter names; its title,
// level and area are what the current edition says, and a [Version] holds what one edition says. A code is a task's permanent
// name. All values are made once by [New] and never change.
package profile

import (
	"cmp"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Profile is a whole profile. Slices stand in the profile's own order (weight, then title).
type Profile struct {
	Editions     []*Edition
	Current      *Edition // the edition that the site shows; nil on a site without editions
	Levels       []*Level
	Areas        []*Area
	Tasks        []*Task // by area, level, weight
	Competencies []*Competency
	Models       []*Model
	Vacancies    []*Vacancy
	Fields       []VacancyField // what vacancies leave to who fills them in
	VacancyCheck *VacancyCheck  // nil on a site without that page
	cells        map[cell][]*Task
	byCode       map[string]*Task
	leftOut      map[reference]content.LeftOut
}

// Entry is what everything in a profile has.
type Entry struct {
	Slug    string // last part of the address, unique among its kind
	Title   string
	Summary string
	URL     string // address on the site
	File    *content.File
}

// Edition is one published state of the profile.
type Edition struct {
	Entry
	Published  string
	Makers     []string
	Sources    []string
	TasksKnown bool // false where no task list survives
	LevelBasis map[string]string
	Tasks      []*Task // listed in this edition, in its own order: area, level, weight as it has them
}

// Level is a level of work.
type Level struct {
	Entry
	Number     int // 1 is the lowest
	Education  string
	Experience string

	// Asks is what a vacancy with tasks of this level asks of a candidate. It is never the experience as the profile has it:
	// "0-2 years" there would be a most here, and shut out who has done the work for longer.
	Asks string
}

// Area is a focus area.
type Area struct {
	Entry
	In           map[*Edition]AreaIn
	Competencies []Mapped // competencies laid onto this area
	CoreTasks    []Mapped // core tasks laid onto this area
}

// AreaIn is what one edition says of an area.
type AreaIn struct {
	Characteristic string
	Empty          map[*Level]string // why a cell of the matrix is empty
}

// Task is one task of the profile.
type Task struct {
	Entry
	Code         string
	Area         *Area
	Level        *Level
	Versions     []Version // one an edition that lists the task, oldest first
	Related      []*Task
	Competencies []*Competency
	CoreTasks    []*CoreTask
	Rhythm       string // daily, weekly, monthly or empty
	ReplacedBy   []*Task
	Gone         map[*Edition]string // why an edition no longer lists it
}

// Version is a task as one edition has it.
type Version struct {
	Task    *Task
	Edition *Edition
	Title   string
	Area    *Area
	Level   *Level
	Weight  int    // order among its neighbours; 0: last
	Basis   string // footnote about the level; empty when the source prints it
}

// Competency is something a person is good at.
type Competency struct {
	Entry
	Areas []Mapped
	Tasks []*Task
}

// Model is a list of core tasks by one author.
type Model struct {
	Entry
	CoreTasks []*CoreTask
}

// CoreTask is a task as a model sees it, laid onto areas and tasks of the profile.
type CoreTask struct {
	Entry
	Model *Model
	Areas []Mapped
	Tasks []*Task
}

// ID is the core task's name with its model's: "social-media/activatie".
func (c *CoreTask) ID() string { return c.Model.Slug + "/" + c.Slug }

// Mapped is one end of the mapping between an area and a competency or core task.
type Mapped struct {
	Area       *Area
	Competency *Competency // or
	CoreTask   *CoreTask
	Main       bool   // the area is its centre, not its edge
	Reason     string // why they belong together
}

// New makes a profile from the documents of a tree. References that lead nowhere are problems; the profile is then incomplete
// and only good for reporting more problems.
func New(tree content.Tree) (*Profile, diag.List) {
	b := newBuilder(tree)
	b.addEditions()
	b.addLevels()
	b.addAreas()
	b.addCompetencies()
	b.addTasks()
	b.addModels()
	b.linkTasks()
	b.linkAreas()
	b.fillCells()
	b.addFields()
	b.addVacancies()
	b.addVacancyCheck()
	return b.profile, b.problems
}

// Task returns the task with a code.
func (p *Profile) Task(code string) (*Task, bool) {
	t, ok := p.byCode[code]
	return t, ok
}

// Codes returns every code, in order.
func (p *Profile) Codes() []string {
	codes := make([]string, 0, len(p.Tasks))
	for _, t := range p.Tasks {
		codes = append(codes, t.Code)
	}
	slices.Sort(codes)
	return codes
}

// In returns the task as an edition has it; nil, on a site without editions, has every task as it stands.
func (t *Task) In(e *Edition) (Version, bool) {
	if e == nil {
		return Version{Task: t, Title: t.Title, Area: t.Area, Level: t.Level}, true
	}
	for _, v := range t.Versions {
		if v.Edition == e {
			return v, true
		}
	}
	return Version{}, false
}

// TasksIn returns the tasks that an edition lists, in its order; nil, on a site without editions, lists them all.
func (p *Profile) TasksIn(e *Edition) []*Task {
	if e == nil {
		return p.Tasks
	}
	return e.Tasks
}

// Cell is the tasks that an edition lists in one area at one level, in its order. The edition is as in [Profile.TasksIn].
func (p *Profile) Cell(e *Edition, a *Area, l *Level) []*Task { return p.cells[cell{e, a, l}] }

// cell is a place in the matrix of one edition.
type cell struct {
	edition *Edition
	area    *Area
	level   *Level
}

// fillCells sorts the tasks of every edition into cells: every page of a task asks for its neighbours.
func (b *builder) fillCells() {
	p := b.profile
	p.cells = map[cell][]*Task{}
	editions := p.Editions
	if len(editions) == 0 {
		editions = []*Edition{nil}
	}
	for _, e := range editions {
		for _, t := range p.TasksIn(e) {
			v, _ := t.In(e)
			at := cell{e, v.Area, v.Level}
			p.cells[at] = append(p.cells[at], t)
		}
	}
}

// compareVersions orders what one edition says by nothing else than that, so that its order stays when later editions move a task.
func compareVersions(a, b Version) int {
	return cmp.Or(
		content.ByWeight(a.Area.File, b.Area.File),
		cmp.Compare(a.Level.Number, b.Level.Number),
		content.CompareWeights(a.Weight, b.Weight),
		cmp.Compare(a.Title, b.Title),
		cmp.Compare(a.Task.Code, b.Task.Code),
	)
}

func compareTasks(a, b *Task) int {
	return cmp.Or(
		content.ByWeight(a.Area.File, b.Area.File),
		cmp.Compare(a.Level.Number, b.Level.Number),
		content.ByWeight(a.File, b.File),
	)
}
