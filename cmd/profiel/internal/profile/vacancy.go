package profile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

// Vacancy is a template for a vacancy: a choice from one edition.
type Vacancy struct {
	Entry
	Edition      *Edition // nil on a site without editions
	Levels       []*Level // where the file names none: those of its tasks
	Areas        []*Area  // likewise
	Tasks        []Version
	Competencies []*Competency
}

// VacancyField is what an organisation fills in itself, such as the salary.
type VacancyField struct {
	ID        string // what a template writes between braces
	Label     string
	Short     string // its name in a vacancy that is composed of its fields; the label when the file gives none
	Hint      string
	Required  bool   // it may not stay empty
	Multiline bool   // the text may be long
	Property  string // one of [Properties], or ""
	Reason    string // why it may not stay empty
	Source    string // where the reason can be read: a web address, or ""
}

// Properties are what a field may say of a job, by schema.org's names for the properties of a JobPosting; sameAs is of the
// organisation that hires.
func Properties() []string {
	return []string{
		"title", "hiringOrganization", "sameAs", "jobLocation", "workHours", "employmentType", "baseSalary", "validThrough", "identifier",
	}
}

// Slot is a place in a vacancy's text that the site fills with what the vacancy chose.
type Slot string

// The slots.
const (
	SlotTasks        Slot = "tasks"
	SlotCompetencies Slot = "competencies"
	SlotLevels       Slot = "levels"
)

// Slots gives the slots by the words that a template may write between braces: Dutch or English ones.
func Slots() map[string]Slot {
	return map[string]Slot{
		"taken": SlotTasks, "competenties": SlotCompetencies, "niveaus": SlotLevels,
		"tasks": SlotTasks, "competencies": SlotCompetencies, "levels": SlotLevels,
	}
}

// addFields takes what the vacancies' own page declares, in the order of its text.
func (b *builder) addFields() {
	for _, d := range b.tree.VacancyIndex {
		for _, id := range d.NamesIn("field") {
			f := d.Front.Field[id]
			b.checkField(d.File, id, f)
			b.profile.Fields = append(b.profile.Fields, VacancyField{
				ID: id, Label: typography.Curl(cmp.Or(f.Label, id)), Short: typography.Curl(cmp.Or(f.Short, f.Label, id)), Hint: typography.Curl(f.Hint), Required: f.Required,
				Reason: typography.Curl(f.Reason), Source: f.Source, Multiline: f.Multiline, Property: f.Property,
			})
		}
	}
}

func (b *builder) checkField(file *content.File, id string, f content.VacancyField) {
	key := []string{"field", id}
	slots := Slots()
	if _, isSlot := slots[id]; isSlot || !content.IsSlug(id) {
		b.problems.Add(file.Problem(key, "", diag.Problem{
			Name: "bad-field-name", Message: fmt.Sprintf("%q cannot be the name of a field", id),
			Hint: "write lower-case letters, digits and hyphens, but not " + strings.Join(slices.Sorted(maps.Keys(slots)), ", ") + ": those have a meaning",
		}))
	}
	if f.Label == "" {
		b.problems.Add(file.Problem(key, "", diag.Problem{
			Name: "field-without-label", Message: fmt.Sprintf("the field %q has no label", id),
			Hint: `add label = "…": what stands in the place of an empty field`,
		}))
	}
	if f.Required && f.Reason == "" {
		b.problems.Add(file.Problem(append(key, "required"), "", diag.Problem{
			Name: "field-without-reason", Message: fmt.Sprintf("the field %q is required, but nothing says why", id),
			Hint: `add reason = "…": why it may not stay empty`,
		}))
	}
	if f.Source != "" && !content.IsWebAddress(f.Source) {
		b.problems.Add(file.Problem(append(key, "source"), f.Source, diag.Problem{
			Name: "bad-address", Message: "source is not a web address", Hint: "write https://…, without user name or password",
		}))
	}
	b.checkProperty(file, id, f.Property)
}

// checkProperty reports a property that there is not, or that a field before this one has.
func (b *builder) checkProperty(file *content.File, id, property string) {
	if property == "" {
		return
	}
	key := []string{"field", id, "property"}
	if known := Properties(); !slices.Contains(known, property) {
		b.problems.Add(file.Problem(key, property, diag.Problem{
			Name: "unknown-property", Message: fmt.Sprintf("unknown property %q", property),
			Hint: cmp.Or(diag.DidYouMean(property, known), "the properties are "+strings.Join(known, ", ")),
		}))
	}
	for _, f := range b.profile.Fields {
		if f.Property == property {
			b.problems.Add(file.Problem(key, property, diag.Problem{
				Name: "duplicate-property", Message: fmt.Sprintf("the field %q already says %s", f.ID, property),
				Hint: "take property out of one of the two: a job has each of them once",
			}))
		}
	}
}

// addVacancies reads the templates.
func (b *builder) addVacancies() {
	if l, ok := b.profile.leftOutAs(content.KindVacancies, b.tree.Config.Folders.Vacancies); ok && l.Draft && len(b.tree.Vacancies) > 0 {
		b.problems.Add(l.File.Problem([]string{"draft"}, "", diag.Problem{
			Name: "draft-link", Message: "the page with the fields is a draft, but vacancies that use them are not",
			Hint: "publish it (take out draft = true), or make every vacancy a draft",
		}))
	}
	for _, d := range sorted(b.tree.Vacancies) {
		b.profile.Vacancies = append(b.profile.Vacancies, b.newVacancy(d))
	}
}

// VacanciesWith lists the vacancies that a task is part of.
func (p *Profile) VacanciesWith(t *Task) []*Vacancy {
	return p.vacancies(func(v *Vacancy) bool {
		return slices.ContainsFunc(v.Tasks, func(version Version) bool { return version.Task == t })
	})
}

// VacanciesAt lists the vacancies that a level is part of.
func (p *Profile) VacanciesAt(l *Level) []*Vacancy {
	return p.vacancies(func(v *Vacancy) bool { return slices.Contains(v.Levels, l) })
}

func (p *Profile) vacancies(are func(*Vacancy) bool) []*Vacancy {
	return slices.DeleteFunc(slices.Clone(p.Vacancies), func(v *Vacancy) bool { return !are(v) })
}

func (b *builder) newVacancy(d content.Document[content.Vacancy]) *Vacancy {
	v := &Vacancy{
		Entry:        entry(d.File),
		Levels:       lookUpAll(b, d.File, content.KindLevel, b.levels, "level", d.Front.Level),
		Areas:        lookUpAll(b, d.File, content.KindArea, b.areas, "areas", d.Front.Areas),
		Competencies: lookUpAll(b, d.File, content.KindCompetency, b.competencies, "competencies", d.Front.Competencies),
	}
	tasks := b.tasks(d.File, "tasks", d.Front.Tasks)
	e, ok := b.editionOf(d)
	switch v.Edition = e; {
	case !ok:
	case len(d.Front.Tasks) == 0:
		v.Tasks = b.profile.tasksOf(e, v.Levels, v.Areas)
	default:
		v.Tasks = b.versionsIn(d, e, tasks)
	}
	if len(v.Levels) == 0 {
		v.Levels = distinct(b.profile.Levels, v.Tasks, func(t Version) *Level { return t.Level })
	}
	if len(v.Areas) == 0 {
		v.Areas = distinct(b.profile.Areas, v.Tasks, func(t Version) *Area { return t.Area })
	}
	return v
}

// editionOf finds the edition of a vacancy: the one that it names, or else the current one.
func (b *builder) editionOf(d content.Document[content.Vacancy]) (*Edition, bool) {
	if d.Front.Edition == "" {
		return b.profile.Current, true
	}
	return b.edition(d.File, []string{"edition"}, d.Front.Edition)
}

// versionsIn gives the tasks that a vacancy names, in its order, as its edition has them. Only a vacancy that names its edition
// holds to it: another had its tasks before the current edition came, and keeps one that left as it was last.
func (b *builder) versionsIn(d content.Document[content.Vacancy], e *Edition, tasks []*Task) []Version {
	var versions []Version
	for _, t := range tasks {
		v, ok := t.In(e)
		if !ok && b.unsure[t] {
			continue
		}
		if !ok {
			severity := diag.Error
			if d.Front.Edition == "" {
				severity = diag.Warning
			}
			if d.Front.Edition == "" && len(t.Versions) > 0 {
				versions = append(versions, b.profile.Latest(t))
			}
			b.problems.Add(d.Problem([]string{"tasks"}, t.Code, diag.Problem{
				Severity: severity, Name: "task-not-in-edition", Message: fmt.Sprintf("edition %q does not list %s", e.Slug, t.Code),
				Hint: "take the task out, or choose an edition that lists it: " + listedIn(t),
			}))
			continue
		}
		versions = append(versions, v)
	}
	return versions
}

func listedIn(t *Task) string {
	var list []string
	for _, v := range t.Versions {
		list = append(list, v.Edition.Slug)
	}
	return strings.Join(list, ", ")
}

// tasksOf lists the tasks of an edition, in its order, at some levels in some areas; none means all.
func (p *Profile) tasksOf(e *Edition, levels []*Level, areas []*Area) []Version {
	var versions []Version
	for _, t := range p.TasksIn(e) {
		v, _ := t.In(e)
		if (len(levels) == 0 || slices.Contains(levels, v.Level)) && (len(areas) == 0 || slices.Contains(areas, v.Area)) {
			versions = append(versions, v)
		}
	}
	return versions
}

// distinct lists what of all the tasks have, in the order of all.
func distinct[T comparable](all []T, tasks []Version, of func(Version) T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool {
		return !slices.ContainsFunc(tasks, func(v Version) bool { return of(v) == one })
	})
}
