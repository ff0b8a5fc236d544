package profile

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

// builder holds a profile in the making, with everything found so far by its slug.
type builder struct {
	tree         content.Tree
	profile      *Profile
	problems     diag.List
	editions     map[string]*Edition
	levels       map[string]*Level
	areas        map[string]*Area
	competencies map[string]*Competency
	coreTasks    map[string]*CoreTask // by ID
}

func newBuilder(tree content.Tree) *builder {
	return &builder{
		tree:         tree,
		profile:      &Profile{byCode: make(map[string]*Task, len(tree.Tasks)), leftOut: map[string]*content.File{}},
		editions:     map[string]*Edition{},
		levels:       map[string]*Level{},
		areas:        map[string]*Area{},
		competencies: map[string]*Competency{},
		coreTasks:    map[string]*CoreTask{},
	}
}

func entry(f *content.File) Entry {
	return Entry{Slug: f.Slug(), Title: f.Title, Summary: f.Summary, URL: f.URL, File: f}
}

// sorted returns documents in the profile's order.
func sorted[F any](docs []content.Document[F]) []content.Document[F] {
	return slices.SortedFunc(slices.Values(docs), func(a, b content.Document[F]) int { return content.ByWeight(a.File, b.File) })
}

func (b *builder) addEditions() {
	for _, d := range sorted(b.tree.Editions) {
		e := &Edition{
			Entry: entry(d.File), Published: d.Front.Published, Makers: d.Front.Makers, Sources: curled(d.Front.Sources),
			TasksKnown: d.Front.TasksKnown == nil || *d.Front.TasksKnown, LevelBasis: d.Front.LevelBasis,
		}
		b.profile.Editions = append(b.profile.Editions, e)
		b.editions[e.Slug] = e
	}
	config := b.tree.Config
	if current, ok := b.editions[config.Edition]; ok {
		b.profile.Current = current
		return
	}
	if n := len(b.profile.Editions); n > 0 {
		b.profile.Current = b.profile.Editions[n-1] // a guess, for who looks at the site while mending this
	}
	if config.Edition != "" || len(b.editions) > 0 {
		b.problems.Add(config.Problem([]string{"edition"}, config.Edition, b.unknown("edition", config.Edition, slices.Collect(maps.Keys(b.editions)))))
	}
}

// curled gives plain texts the typography that bodies have. The profile's own words, titles above all, stay to the letter.
func curled(texts []string) []string {
	curled := make([]string, 0, len(texts))
	for _, text := range texts {
		curled = append(curled, typography.Curl(text))
	}
	return curled
}

func (b *builder) addLevels() {
	for i, d := range sorted(b.tree.Levels) {
		l := &Level{Entry: entry(d.File), Number: i + 1, Education: d.Front.Education, Experience: d.Front.Experience}
		b.profile.Levels = append(b.profile.Levels, l)
		b.levels[l.Slug] = l
	}
}

func (b *builder) addAreas() {
	for _, d := range sorted(b.tree.Areas) {
		a := &Area{Entry: entry(d.File), In: map[*Edition]AreaIn{}}
		b.profile.Areas = append(b.profile.Areas, a)
		b.areas[a.Slug] = a
		for _, slug := range slices.Sorted(maps.Keys(d.Front.In)) {
			in := d.Front.In[slug]
			e, ok := b.edition(d.File, []string{"in", slug}, slug)
			if ok {
				a.In[e] = AreaIn{Characteristic: in.Characteristic, Empty: b.emptyCells(d.File, slug, in.Empty)}
			}
		}
	}
}

func (b *builder) emptyCells(f *content.File, edition string, reasons map[string]string) map[*Level]string {
	empty := map[*Level]string{}
	for _, slug := range slices.Sorted(maps.Keys(reasons)) {
		if l, ok := b.level(f, []string{"in", edition, "empty", slug}, slug); ok {
			empty[l] = typography.Curl(reasons[slug])
		}
	}
	return empty
}

func (b *builder) addCompetencies() {
	for _, d := range sorted(b.tree.Competencies) {
		c := &Competency{Entry: entry(d.File)}
		c.Areas = b.mapping(d.File, d.Front.Mapping, Mapped{Competency: c})
		b.profile.Competencies = append(b.profile.Competencies, c)
		b.competencies[c.Slug] = c
	}
}

func (b *builder) addModels() {
	for _, d := range sorted(b.tree.Models) {
		m := &Model{Entry: entry(d.File)}
		b.profile.Models = append(b.profile.Models, m)
		for _, doc := range sorted(b.tree.CoreTasks) {
			if path.Dir(doc.Path) == path.Dir(d.Path) {
				b.addCoreTask(m, doc)
			}
		}
	}
	for _, doc := range b.tree.CoreTasks {
		b.checkModel(doc.File)
	}
}

// checkModel reports a core task in a folder that is no model.
func (b *builder) checkModel(f *content.File) {
	dir := path.Dir(f.Path)
	if !slices.ContainsFunc(b.profile.Models, func(m *Model) bool { return path.Dir(m.File.Path) == dir }) {
		b.problems.Add(diag.Problem{
			File: f.Source(), Name: "missing-model", Message: fmt.Sprintf("the folder %s is no model: its _index.md is missing or not readable", dir),
			Hint: "put the core task in the folder of a model, or add " + content.Dir + "/" + dir + "/_index.md",
		})
	}
}

func (b *builder) addCoreTask(m *Model, d content.Document[content.CoreTask]) {
	c := &CoreTask{Entry: entry(d.File), Model: m}
	c.Areas = b.mapping(d.File, d.Front.Mapping, Mapped{CoreTask: c})
	c.Tasks = b.tasks(d.File, "tasks", d.Front.Tasks)
	m.CoreTasks = append(m.CoreTasks, c)
	b.coreTasks[c.ID()] = c
}

// mapping resolves the areas of a competency or core task; blank carries which one it is.
func (b *builder) mapping(f *content.File, m content.Mapping, blank Mapped) []Mapped {
	var mapped []Mapped
	for _, slug := range m.Areas {
		area, ok := b.area(f, []string{"areas"}, slug)
		if !ok || slices.ContainsFunc(mapped, func(other Mapped) bool { return other.Area == area }) {
			continue
		}
		one, how := blank, m.Area[slug]
		one.Area, one.Main, one.Reason = area, how.Weight != "side", typography.Curl(how.Reason)
		mapped = append(mapped, one)
	}
	for _, slug := range slices.Sorted(maps.Keys(m.Area)) {
		b.checkMappedArea(f, slug, m)
	}
	return mapped
}

func (b *builder) checkMappedArea(f *content.File, slug string, m content.Mapping) {
	key := []string{"area", slug}
	if !slices.Contains(m.Areas, slug) {
		b.problems.Add(f.Problem(key, "", diag.Problem{
			Name: "area-not-listed", Message: fmt.Sprintf("[area.%s] describes an area that areas does not list", slug),
			Hint: "add it to areas, or remove the table",
		}))
	}
	if w := m.Area[slug].Weight; w != "" && w != "main" && w != "side" {
		b.problems.Add(f.Problem(append(key, "weight"), w, b.unknown("weight", w, []string{"main", "side"})))
	}
}

var codePattern = regexp.MustCompile(`^[A-Z]{2,5}-[0-9]{2,6}$`)

func (b *builder) addTasks() {
	for _, d := range b.tree.Tasks {
		t, ok := b.newTask(d)
		if !ok {
			b.leaveOut(d)
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
}

func (b *builder) leaveOut(d content.Document[content.Task]) {
	if d.Front.Code != "" {
		b.profile.leftOut[d.Front.Code] = d.File
	}
}

func (b *builder) newTask(d content.Document[content.Task]) (*Task, bool) {
	t := &Task{Entry: entry(d.File), Code: d.Front.Code, Rhythm: d.Front.Rhythm}
	okCode := b.checkCode(d)
	var okArea, okLevel bool
	t.Area, okArea = b.areaOfFolder(d.File)
	t.Level, okLevel = b.level(d.File, []string{"level"}, d.Front.Level)
	if t.Rhythm != "" && !slices.Contains(Rhythms(), t.Rhythm) {
		b.problems.Add(d.Problem([]string{"rhythm"}, t.Rhythm, b.unknown("rhythm", t.Rhythm, Rhythms())))
	}
	if !okArea || !okLevel {
		return nil, false
	}
	t.Versions = b.versions(t, d)
	for _, slug := range d.Front.Competencies {
		if c, ok := b.competencies[slug]; ok {
			if !slices.Contains(t.Competencies, c) {
				t.Competencies = append(t.Competencies, c)
			}
			continue
		}
		b.problems.Add(d.Problem([]string{"competencies"}, slug, b.unknown("competency", slug, slices.Collect(maps.Keys(b.competencies)))))
	}
	return t, okCode
}

// Rhythms lists how often a task may recur.
func Rhythms() []string { return []string{"daily", "weekly", "monthly"} }

func (b *builder) checkCode(d content.Document[content.Task]) bool {
	code, key := d.Front.Code, []string{"code"}
	if first, taken := b.profile.byCode[code]; taken {
		b.problems.Add(d.Problem(key, code, diag.Problem{
			Name: "duplicate-code", Message: fmt.Sprintf("code %q is taken by %s", code, first.File.Source()),
			Hint: "a code is given once and never reused: choose the next free one",
		}))
		return false
	}
	if codePattern.MatchString(code) {
		return true
	}
	p := diag.Problem{Name: "bad-code", Message: fmt.Sprintf("%q is not a code", code), Hint: "write two to five capitals, a hyphen and two to six digits, such as CM-001"}
	if code == "" {
		p = diag.Problem{Name: "missing-code", Message: "the task has no code", Hint: `add code = "…" with the next free code`}
	}
	b.problems.Add(d.Problem(key, code, p))
	return false
}

// versions lists what each edition says of a task, oldest edition first.
func (b *builder) versions(t *Task, d content.Document[content.Task]) []Version {
	listed := map[*Edition]bool{}
	for _, slug := range d.Front.Edition {
		if e, ok := b.edition(d.File, []string{"edition"}, slug); ok {
			listed[e] = true
		}
	}
	if len(d.Front.Edition) == 0 && len(b.editions) > 0 {
		b.problems.Add(d.Problem([]string{"edition"}, "", diag.Problem{
			Name: "missing-edition", Message: "the task names no edition", Hint: `add edition = ["…"] with every edition that lists it`,
		}))
	}
	for _, slug := range slices.Sorted(maps.Keys(d.Front.In)) {
		b.checkIn(d, slug, listed)
	}
	var versions []Version
	for _, e := range b.profile.Editions {
		if listed[e] {
			versions = append(versions, b.version(t, d, e))
		}
	}
	return versions
}

func (b *builder) checkIn(d content.Document[content.Task], slug string, listed map[*Edition]bool) {
	key := []string{"in", slug}
	e, ok := b.edition(d.File, key, slug)
	if ok && !listed[e] {
		b.problems.Add(d.Problem(key, "", diag.Problem{
			Name: "edition-not-listed", Message: fmt.Sprintf("[in.%s] describes an edition that does not list this task", slug),
			Hint: "add it to edition, or remove the table",
		}))
	}
}

func (b *builder) version(t *Task, d content.Document[content.Task], e *Edition) Version {
	v := Version{Task: t, Edition: e, Title: t.Title, Area: t.Area, Level: t.Level}
	in, key := d.Front.In[e.Slug], []string{"in", e.Slug}
	if in.Title != "" {
		v.Title = in.Title
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
				b.unknown("level basis", in.LevelBasis, slices.Collect(maps.Keys(e.LevelBasis)))))
		}
		v.Basis = typography.Curl(note)
	}
	return v
}
