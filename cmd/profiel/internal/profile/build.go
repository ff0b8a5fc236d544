package profile

import (
	"cmp"
	"maps"
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
	coreTasks    map[string]*CoreTask     // by ID
	codes        map[string]*content.File // the first file with each code
	unsure       map[*Task]bool           // the editions of the task have a problem, so it is not known which list it
}

func newBuilder(tree content.Tree) *builder {
	return &builder{
		tree:         tree,
		profile:      &Profile{byCode: make(map[string]*Task, len(tree.Tasks)), leftOut: leftOut(tree)},
		editions:     map[string]*Edition{},
		levels:       map[string]*Level{},
		areas:        map[string]*Area{},
		competencies: map[string]*Competency{},
		coreTasks:    map[string]*CoreTask{},
		unsure:       map[*Task]bool{},
		codes:        firstWithCode(tree.Tasks),
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
	if config.Edition == "" && len(b.editions) == 0 {
		return
	}
	current, ok := b.edition(config, []string{"edition"}, config.Edition)
	if n := len(b.profile.Editions); !ok && n > 0 {
		current = b.profile.Editions[n-1] // a guess, for who looks at the site while mending this
	}
	b.profile.Current = current
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
		l := &Level{Entry: entry(d.File), Number: i + 1, Education: d.Front.Education, Experience: d.Front.Experience, Asks: cmp.Or(d.Front.Asks, d.Front.Education)}
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
