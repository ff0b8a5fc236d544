package profile

import (
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

const (
	bouwer = "content/vacatures/bouwer.md"
	velden = "content/vacatures/_index.md"
)

// vacancy is the one vacancy of the small site, with its front matter replaced.
func vacancy(t *testing.T, front string) *Vacancy {
	t.Helper()
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, bouwer, "", "+++\ntitle = \"Bouwer\"\n"+front+"\n+++\n")
	p, problems := load(t, fsys)
	if len(problems) > 0 || len(p.Vacancies) != 1 {
		t.Fatalf("%d vacancies, problems %v", len(p.Vacancies), problems)
	}
	return p.Vacancies[0]
}

// A vacancy says what one edition says: other words, levels and areas than the profile has now.
func TestVacancyChooses(t *testing.T) {
	for _, c := range []struct{ front, edition, levels, areas, tasks string }{
		{``, "nieuw", "laag hoog", "bouwen schilderen", "BW-001 BW-003 BW-002 BW-006 BW-004"},
		{`level = ["laag"]`, "nieuw", "laag", "bouwen schilderen", "BW-001 BW-006 BW-004"},
		{`areas = ["schilderen"]`, "nieuw", "laag", "schilderen", "BW-006 BW-004"},
		{"level = [\"laag\"]\nareas = [\"bouwen\"]\nedition = \"oud\"", "oud", "laag", "bouwen", "BW-001 BW-002 BW-006"},
		{`tasks = ["BW-004", "BW-002", "BW-004"]`, "nieuw", "laag hoog", "bouwen schilderen", "BW-004 BW-002"},
		{"level = [\"hoog\"]\nedition = \"oud\"\ntasks = [\"BW-002\"]", "oud", "hoog", "bouwen", "BW-002"},
		{`edition = "eerste"`, "eerste", "", "", ""},
	} {
		v := vacancy(t, c.front)
		want(t, c.front+": edition", v.Edition.Slug, c.edition)
		want(t, c.front+": levels", words(v.Levels, func(l *Level) string { return l.Slug }), c.levels)
		want(t, c.front+": areas", words(v.Areas, func(a *Area) string { return a.Slug }), c.areas)
		want(t, c.front+": tasks", words(v.Tasks, func(v Version) string { return v.Task.Code }), c.tasks)
	}
	old := vacancy(t, "edition = \"oud\"\ntasks = [\"BW-002\"]\ncompetencies = [\"handig\"]")
	want(t, "the task as the edition has it", old.Tasks[0].Title, "Voegen")
	want(t, "competencies", words(old.Competencies, func(c *Competency) string { return c.Slug }), "handig")
}

// A vacancy that names no edition keeps a task that left the profile, as it was last.
func TestVacancyWithATaskThatLeft(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, bouwer, `level = ["laag"]`, `tasks = ["BW-001", "BW-005"]`)
	p, problems := load(t, fsys)
	if len(problems) != 1 || problems[0].Name != "task-not-in-edition" || problems.HasErrors() {
		t.Errorf("problems %v", problems)
	}
	want(t, "tasks", words(p.Vacancies[0].Tasks, func(v Version) string { return v.Task.Code + " " + v.Edition.Slug }), "BW-001 nieuw BW-005 oud")
}

func TestVacanciesWith(t *testing.T) {
	p := small(t)
	slug := func(v *Vacancy) string { return v.Slug }
	want(t, "with BW-001", words(p.VacanciesWith(mustTask(t, p, "BW-001")), slug), "bouwer")
	want(t, "with BW-002", words(p.VacanciesWith(mustTask(t, p, "BW-002")), slug), "")
	want(t, "at laag", words(p.VacanciesAt(p.Levels[0]), slug), "bouwer")
	want(t, "at hoog", words(p.VacanciesAt(p.Levels[1]), slug), "")
}

func TestVacancyFields(t *testing.T) {
	got := words(small(t).Fields, func(f VacancyField) string { return f.ID + ":" + f.Label })
	want(t, "fields", got, "salaris:Salaris doel:Het “doel”")
	salary := small(t).Fields[0]
	want(t, "salary", strings.Join([]string{salary.Short, salary.Hint, salary.Reason, salary.Source}, "|"), "Loon|Van en tot|Iedereen wil het weten.|https://wet.example/loon")
	if !salary.Required || salary.Multiline {
		t.Errorf("got %+v", salary)
	}
}

// The marks are as in [TestProblems].
func TestVacancyProblems(t *testing.T) {
	const level = `level = ["laag"]`
	for _, c := range []struct{ name, file, old, text, message, hint string }{
		{"unknown-level", bouwer, level, `level = [⟦"lag"⟧]`,
			`unknown level "lag"`, `did you mean "laag"? levels are defined in content/niveaus/`},
		{"unknown-area", bouwer, level, `areas = [⟦"bouwn"⟧]`,
			`unknown area "bouwn"`, `did you mean "bouwen"? areas are defined in content/gebieden/`},
		{"unknown-code", bouwer, level, `tasks = ["BW-001", ⟦"BW-060"⟧]`,
			`unknown code "BW-060"`, looksLike + `; the highest in use is BW-006`},
		{"unknown-competency", bouwer, `["handig"]`, `[⟦"handg"⟧]`,
			`unknown competency "handg"`, `did you mean "handig"? competencies are defined in content/competenties/`},
		{"unknown-edition", bouwer, level, "tasks = [\"BW-005\"]\nedition = ⟦\"out\"⟧",
			`unknown edition "out"`, `did you mean "oud"? editions are defined in content/edities/`},
		{"task-not-in-edition", bouwer, level, "edition = \"nieuw\"\ntasks = [\"BW-001\", ⟦\"BW-005\"⟧]",
			`edition "nieuw" does not list BW-005`, "take the task out, or choose an edition that lists it: oud"},
		{"bad-field-name", velden, "[field.doel]", "⟦[field.Doel]⟧",
			`"Doel" cannot be the name of a field`, "write lower-case letters, digits and hyphens, but not competencies, competenties, levels, niveaus, taken, tasks: those have a meaning"},
		{"bad-field-name", velden, "[field.doel]", "⟦[field.taken]⟧",
			`"taken" cannot be the name of a field`, "write lower-case letters, digits and hyphens, but not competencies, competenties, levels, niveaus, taken, tasks: those have a meaning"},
		{"field-without-label", velden, "[field.doel]\nlabel = \"Het \\\"doel\\\"\"", "⟦[field.doel]⟧",
			`the field "doel" has no label`, `add label = "…": what stands in the place of an empty field`},
		{"field-without-reason", velden, "required = true\nreason = \"Iedereen wil het weten.\"", "⟦required⟧ = true",
			`the field "salaris" is required, but nothing says why`, `add reason = "…": why it may not stay empty`},
		{"unknown-property", velden, `"baseSalary"`, `⟦"baseSalry"⟧`,
			`unknown property "baseSalry"`, `did you mean "baseSalary"?`},
		{"duplicate-property", velden, "multiline = true", "property = ⟦\"baseSalary\"⟧",
			`the field "salaris" already says baseSalary`, "take property out of one of the two: a job has each of them once"},
		{"bad-address", velden, `"https://wet.example/loon"`, `⟦"wet.example"⟧`,
			"source is not a web address", "write https://…, without user name or password"},
	} {
		t.Run(c.name+" "+c.message, func(t *testing.T) {
			p := problemOf(t, c.file, c.old, c.text, false)
			if p.Name != c.name || p.Message != c.message || p.Hint != c.hint {
				t.Errorf("got\n%s", p)
			}
		})
	}
}
