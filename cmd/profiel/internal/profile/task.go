package profile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

func (b *builder) addTasks() {
	for _, d := range b.tree.Tasks {
		t, ok := b.newTask(d)
		if !ok {
			b.leaveOut(content.LeftOut{File: d.File, Kind: content.KindTask, Code: cmp.Or(d.Front.Code, d.WrittenCode())})
			continue
		}
		b.profile.Tasks = append(b.profile.Tasks, t)
		b.profile.byCode[t.Code] = t
	}
	slices.SortFunc(b.profile.Tasks, compareTasks)
	for _, t := range b.profile.Tasks {
		for _, v := range t.Versions {
			v.Edition.Tasks = append(v.Edition.Tasks, t)
		}
	}
	for _, e := range b.profile.Editions {
		slices.SortFunc(e.Tasks, func(x, y *Task) int {
			a, _ := x.In(e)
			b, _ := y.In(e)
			return compareVersions(a, b)
		})
	}
}

// newTask makes a task of a document. Everything in it is checked; false means that it cannot have a place in the profile.
func (b *builder) newTask(d content.Document[content.Task]) (t *Task, ok bool) {
	t = &Task{Entry: entry(d.File), Code: d.Front.Code, Rhythm: d.Front.Rhythm}
	okCode := b.checkCode(d)
	var okArea, okLevel bool
	t.Area, okArea = b.areaOfFolder(d.File)
	t.Level, okLevel = b.level(d.File, []string{"level"}, d.Front.Level)
	if t.Rhythm != "" && !slices.Contains(Rhythms(), t.Rhythm) {
		b.problems.Add(d.Problem([]string{"rhythm"}, t.Rhythm, unknownValue("rhythm", t.Rhythm, Rhythms())))
	}
	t.Versions = b.versions(t, d)
	t.Competencies = lookUpAll(b, d.File, content.KindCompetency, b.competencies, "competencies", d.Front.Competencies)
	return t, okCode && okArea && okLevel
}

// Rhythms lists how often a task may recur.
func Rhythms() []string { return []string{"daily", "weekly", "monthly"} }

// versions lists what each edition says of a task, oldest edition first.
func (b *builder) versions(t *Task, d content.Document[content.Task]) []Version {
	listed := map[*Edition]bool{}
	for _, e := range lookUpAll(b, d.File, content.KindEdition, b.editions, "edition", d.Front.Edition) {
		listed[e] = true
	}
	noEdition := func(name string) bool { return b.editions[name] == nil }
	b.unsure[t] = len(d.Front.Edition) == 0 || slices.ContainsFunc(d.Front.Edition, noEdition)
	if len(d.Front.Edition) == 0 && len(b.editions) > 0 {
		b.problems.Add(d.Problem([]string{"edition"}, "", diag.Problem{
			Name: "missing-edition", Message: "the task names no edition", Hint: `add edition = ["…"] with every edition that lists it`,
		}))
	}
	for _, slug := range slices.Sorted(maps.Keys(d.Front.In)) {
		b.checkIn(t, d, slug, listed)
	}
	var versions []Version
	for _, e := range b.profile.Editions {
		if listed[e] {
			versions = append(versions, b.version(t, d, e))
		}
	}
	return versions
}

// checkIn holds what [in.<edition>] says against the list of editions: one that lists the task says what differs, one that does
// not may only say why.
func (b *builder) checkIn(t *Task, d content.Document[content.Task], slug string, listed map[*Edition]bool) {
	key, in := []string{"in", slug}, d.Front.In[slug]
	e, ok := b.edition(d.File, key, slug)
	if !ok {
		return
	}
	if in.Gone != "" {
		if t.Gone == nil {
			t.Gone = map[*Edition]string{}
		}
		t.Gone[e] = typography.Curl(in.Gone)
	}
	if onlyGone := (content.TaskIn{Gone: in.Gone}); !listed[e] && !b.unsure[t] && (in.Gone == "" || in != onlyGone) {
		b.problems.Add(d.Problem(key, "", diag.Problem{
			Name: "edition-not-listed", Message: fmt.Sprintf("[in.%s] describes an edition that does not list this task", slug),
			Hint: "add it to edition, or remove the table",
		}))
	}
}

// checkGone reports why a task left where it did not leave: only the first edition without it can give the reason.
func (b *builder) checkGone(d content.Document[content.Task], t *Task) {
	left := map[*Edition]bool{}
	for _, event := range b.profile.History(t) {
		left[event.Edition] = event.Kind == Gone
	}
	for _, e := range b.profile.Editions {
		if t.Gone[e] != "" && !left[e] {
			b.problems.Add(d.Problem([]string{"in", e.Slug, "gone"}, "", diag.Problem{
				Name: "not-gone", Message: fmt.Sprintf("the task did not leave in edition %q", e.Slug),
				Hint: "gone stands at the first edition that no longer lists the task; remove it here",
			}))
		}
	}
}

func (b *builder) version(t *Task, d content.Document[content.Task], e *Edition) Version {
	v := Version{Task: t, Edition: e, Title: t.Title, Area: t.Area, Level: t.Level, Weight: d.Weight}
	in, key := d.Front.In[e.Slug], []string{"in", e.Slug}
	if in.Title != "" {
		v.Title = in.Title
	}
	if in.Weight != 0 {
		v.Weight = in.Weight
	}
	if in.Level != "" {
		if l, ok := b.level(d.File, append(key, "level"), in.Level); ok {
			v.Level = l
		}
	}
	if in.Area != "" {
		if a, ok := b.area(d.File, append(key, "area"), in.Area); ok {
			v.Area = a
		}
	}
	if in.LevelBasis != "" {
		note, ok := e.LevelBasis[in.LevelBasis]
		if !ok {
			b.problems.Add(d.Problem(append(key, "level_basis"), in.LevelBasis,
				unknownValue("level basis", in.LevelBasis, slices.Collect(maps.Keys(e.LevelBasis)))))
		}
		v.Basis = typography.Curl(note)
	}
	return v
}
