package profile

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// load makes the profile of a site whose files can be read.
func load(t *testing.T, fsys fstest.MapFS) (*Profile, diag.List) {
	t.Helper()
	tree, problems, err := content.Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatalf("content.Load: %v %v", problems, err)
	}
	return New(tree)
}

// small is the profile of the small site, without problems.
func small(t *testing.T) *Profile {
	t.Helper()
	p, problems := load(t, smallsite.New())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

func mustTask(t *testing.T, p *Profile, code string) *Task {
	t.Helper()
	task, ok := p.Task(code)
	if !ok {
		t.Fatalf("there is no task %s", code)
	}
	return task
}

// words writes a list as one text, so that a test can compare it at a glance.
func words[T any](list []T, word func(T) string) string {
	var all []string
	for _, item := range list {
		all = append(all, word(item))
	}
	return strings.Join(all, " ")
}

func code(t *Task) string { return t.Code }

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestOrder(t *testing.T) {
	p := small(t)
	want(t, "editions", words(p.Editions, func(e *Edition) string { return e.Slug }), "eerste oud nieuw")
	want(t, "levels", words(p.Levels, func(l *Level) string { return l.Slug }), "laag hoog")
	want(t, "areas", words(p.Areas, func(a *Area) string { return a.Slug }), "bouwen schilderen")
	want(t, "tasks: area, level, weight, those without one last, title", words(p.Tasks, code), "BW-001 BW-003 BW-002 BW-006 BW-005 BW-004")
	want(t, "codes", strings.Join(p.Codes(), " "), "BW-001 BW-002 BW-003 BW-004 BW-005 BW-006")
	want(t, "core tasks", words(p.Models[0].CoreTasks, (*CoreTask).ID), "vijf/een vijf/twee")
	for i, l := range p.Levels {
		if l.Number != i+1 {
			t.Errorf("level %s has number %d", l.Slug, l.Number)
		}
	}
}

func TestEditions(t *testing.T) {
	p := small(t)
	want(t, "current", p.Current.Slug, "nieuw")
	for i, e := range []struct {
		tasks  string
		known  bool
		makers int
	}{
		{"", false, 0},
		{"BW-001 BW-002 BW-006 BW-003 BW-005", true, 3},
		{"BW-001 BW-003 BW-002 BW-006 BW-004", true, 0},
	} {
		got := p.Editions[i]
		want(t, got.Slug, words(got.Tasks, code), e.tasks)
		if got.TasksKnown != e.known || len(got.Makers) != e.makers {
			t.Errorf("%s: tasks known %v, makers %q", got.Slug, got.TasksKnown, got.Makers)
		}
	}
	bouwen, schilderen := p.Areas[0], p.Areas[1]
	oud, nieuw := p.Editions[1], p.Editions[2]
	want(t, "characteristic", bouwen.In[oud].Characteristic, "Zelf bouwen")
	want(t, "empty cell", schilderen.In[nieuw].Empty[p.Levels[1]], "Nog niet beschreven.")
}

func TestVersions(t *testing.T) {
	p := small(t)
	for code, versions := range map[string][]string{
		"BW-001": {"oud: Metselen, bouwen, laag", "nieuw: Metselen, bouwen, laag"},
		"BW-002": {"oud: Voegen, bouwen, laag", "nieuw: Voegen & <afwerken>, bouwen, hoog"},
		"BW-003": {"oud: Klant's wens, bouwen, hoog", "nieuw: Klant’s wens, bouwen, hoog"},
		"BW-004": {"nieuw: Spuiten, schilderen, laag"},
		"BW-005": {"oud: Kalken, schilderen, laag"},
		"BW-006": {"oud: Plafonds schilderen, bouwen, laag, Het niveau volgt uit de volgorde.", "nieuw: Plafonds schilderen, schilderen, laag"},
	} {
		var got []string
		for _, v := range mustTask(t, p, code).Versions {
			text := v.Edition.Slug + ": " + v.Title + ", " + v.Area.Slug + ", " + v.Level.Slug
			if v.Basis != "" {
				text += ", " + v.Basis
			}
			got = append(got, text)
		}
		if !slices.Equal(got, versions) {
			t.Errorf("%s: got %q, want %q", code, got, versions)
		}
	}
}

func TestCell(t *testing.T) {
	p := small(t)
	bouwen, schilderen, laag, hoog := p.Areas[0], p.Areas[1], p.Levels[0], p.Levels[1]
	oud, nieuw := p.Editions[1], p.Editions[2]
	for _, c := range []struct {
		edition *Edition
		area    *Area
		level   *Level
		want    string
	}{
		{oud, bouwen, laag, "BW-001 BW-002 BW-006"},
		{oud, bouwen, hoog, "BW-003"},
		{oud, schilderen, laag, "BW-005"},
		{nieuw, bouwen, laag, "BW-001"},
		{nieuw, bouwen, hoog, "BW-003 BW-002"},
		{nieuw, schilderen, laag, "BW-006 BW-004"},
		{nieuw, schilderen, hoog, ""},
		{p.Editions[0], bouwen, laag, ""},
	} {
		want(t, c.edition.Slug+" "+c.area.Slug+" "+c.level.Slug, words(p.Cell(c.edition, c.area, c.level), code), c.want)
	}
	if _, listed := mustTask(t, p, "BW-005").In(nieuw); listed {
		t.Error("BW-005 is in the current edition")
	}
}

// Either side may state a relation; both sides know it, once.
func TestBothDirections(t *testing.T) {
	p := small(t)
	een, twee, handig := p.Models[0].CoreTasks[0], p.Models[0].CoreTasks[1], p.Competencies[0]
	want(t, "tasks of a core task that both sides name", words(een.Tasks, code), "BW-001 BW-003")
	want(t, "tasks of a core task that only the task names", words(twee.Tasks, code), "BW-002")
	want(t, "core tasks of BW-001", words(mustTask(t, p, "BW-001").CoreTasks, (*CoreTask).ID), "vijf/een")
	want(t, "core tasks of BW-002", words(mustTask(t, p, "BW-002").CoreTasks, (*CoreTask).ID), "vijf/twee")
	want(t, "core tasks of BW-003", words(mustTask(t, p, "BW-003").CoreTasks, (*CoreTask).ID), "vijf/een")
	want(t, "tasks of a competency", words(handig.Tasks, code), "BW-001 BW-004")
	want(t, "competencies of BW-004", words(mustTask(t, p, "BW-004").Competencies, func(c *Competency) string { return c.Slug }), "handig")
	want(t, "related", words(mustTask(t, p, "BW-001").Related, code), "BW-003 BW-006")
	want(t, "replaced by", words(mustTask(t, p, "BW-005").ReplacedBy, code), "BW-004")

	want(t, "areas of a competency", words(handig.Areas, mapped), "schilderen:main: bouwen:side:Met je handen.")
	bouwen, schilderen := p.Areas[0], p.Areas[1]
	want(t, "competencies of bouwen", words(bouwen.Competencies, mapped), "bouwen:side:Met je handen.")
	want(t, "competencies of schilderen", words(schilderen.Competencies, mapped), "schilderen:main:")
	want(t, "core tasks of bouwen", words(bouwen.CoreTasks, func(m Mapped) string { return m.CoreTask.ID() }), "vijf/een")
	if len(schilderen.CoreTasks) > 0 {
		t.Errorf("core tasks of schilderen: %v", schilderen.CoreTasks)
	}
}

func mapped(m Mapped) string {
	weight := "side"
	if m.Main {
		weight = "main"
	}
	return m.Area.Slug + ":" + weight + ":" + m.Reason
}

// A name that stands twice in a list counts once.
func TestTwiceInAList(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, metselen, `["BW-003", "BW-006"]`, `["BW-003", "BW-006", "BW-003"]`)
	smallsite.Replace(t, fsys, metselen, `["handig"]`, `["handig", "handig"]`)
	smallsite.Replace(t, fsys, een, `["BW-003", "BW-001"]`, `["BW-003", "BW-003"]`)
	smallsite.Replace(t, fsys, handig, `["schilderen", "bouwen"]`, `["bouwen", "bouwen"]`)
	p, problems := load(t, fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	task := mustTask(t, p, "BW-001")
	want(t, "related", words(task.Related, code), "BW-003 BW-006")
	want(t, "tasks of a competency", words(p.Competencies[0].Tasks, code), "BW-001 BW-004")
	want(t, "core tasks", words(mustTask(t, p, "BW-003").CoreTasks, (*CoreTask).ID), "vijf/een")
	want(t, "areas", words(p.Competencies[0].Areas, mapped), "bouwen:side:Met je handen.")
}

// On a site without editions every task stands as it is.
func TestWithoutEditions(t *testing.T) {
	p, problems := load(t, fstest.MapFS{
		"site.toml":                         {Data: []byte("title = \"Kaal\"\n[folders]\nareas = \"gebieden\"\nlevels = \"niveaus\"\n")},
		"content/gebieden/koken/_index.md":  {Data: []byte("+++\ntitle = \"Koken\"\n+++\n")},
		"content/gebieden/koken/snijden.md": {Data: []byte("+++\ntitle = \"Snijden\"\ncode = \"KO-01\"\nlevel = \"leerling\"\n+++\n")},
		"content/niveaus/leerling.md":       {Data: []byte("+++\ntitle = \"Leerling\"\n+++\n")},
	})
	if len(problems) > 0 || p.Current != nil {
		t.Fatalf("current %v, problems %v", p.Current, problems)
	}
	want(t, "cell", words(p.Cell(nil, p.Areas[0], p.Levels[0]), code), "KO-01")
	v, listed := mustTask(t, p, "KO-01").In(nil)
	if !listed || v.Edition != nil || v.Title != "Snijden" || v.Area != p.Areas[0] || v.Level != p.Levels[0] {
		t.Errorf("got %+v, %v", v, listed)
	}
}
