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

const (
	site      = "site.toml"
	metselen  = "content/gebieden/bouwen/metselen.md"
	voegen    = "content/gebieden/bouwen/voegen.md"
	zagen     = "content/gebieden/bouwen/zagen.md"
	wens      = "content/gebieden/bouwen/wens.md"
	kalken    = "content/gebieden/schilderen/kalken.md"
	plafonds  = "content/gebieden/schilderen/plafonds.md"
	een       = "content/modellen/vijf/een.md"
	handig    = "content/competenties/handig.md"
	schildert = "content/gebieden/schilderen/_index.md"
	controle  = "content/vacatures/controle.md"

	looksLike = "codes look like CM-001 and are given in the front matter of tasks"
)

// In a changed text, ⟦ and ⟧ enclose the key that the one problem must underline, or the value that it must point at; without them
// it stands at the file as a whole, or, where start is set, at the start of the front matter.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name, file, old, text string
		start                 bool
		message, hint         string
	}{
		{"unknown-edition", site, `"nieuw"`, `⟦"nieuwe"⟧`, false,
			`unknown edition "nieuwe"`, `did you mean "nieuw"? editions are defined in content/edities/`},
		{"unknown-edition", site, `edition = "nieuw"`, `⟦edition⟧ = ""`, false,
			`unknown edition ""`, `choose one of eerste, nieuw, oud; editions are defined in content/edities/`},
		{"unknown-edition", metselen, `["oud", "nieuw"]`, `["oud", ⟦"niew"⟧, "nieuw"]`, false,
			`unknown edition "niew"`, `did you mean "nieuw"? editions are defined in content/edities/`},
		{"unknown-edition", voegen, "[in.oud]", "⟦[in.1999]⟧", false,
			`unknown edition "1999"`, `choose one of eerste, nieuw, oud; editions are defined in content/edities/`},
		{"unknown-edition", schildert, "[in.nieuw.empty]\nhoog", "⟦[in.niew.empty]⟧\nhoog", false,
			`unknown edition "niew"`, `did you mean "nieuw"? editions are defined in content/edities/`},
		{"unknown-level", metselen, `level = "laag"`, `level = ⟦"lag"⟧`, false,
			`unknown level "lag"`, `did you mean "laag"? levels are defined in content/niveaus/`},
		{"unknown-level", metselen, `level = "laag"`, `Level = ⟦"lag"⟧`, false,
			`unknown level "lag"`, `did you mean "laag"? levels are defined in content/niveaus/`},
		{"unknown-level", voegen, `level = "laag"`, `level = ⟦"middelbaar"⟧`, false,
			`unknown level "middelbaar"`, `choose one of hoog, laag; levels are defined in content/niveaus/`},
		{"unknown-level", schildert, `hoog =`, `⟦hoogst⟧ =`, false,
			`unknown level "hoogst"`, `did you mean "hoog"? levels are defined in content/niveaus/`},
		{"missing-level", metselen, "level = \"laag\"\n", "", true,
			"the task has no level", `add level = "…": hoog, laag`},
		{"unknown-area", plafonds, `area = "bouwen"`, `area = ⟦"bouwn"⟧`, false,
			`unknown area "bouwn"`, `did you mean "bouwen"? areas are defined in content/gebieden/`},
		{"unknown-area", een, `["bouwen"]`, `["bouwen", ⟦"behangen"⟧]`, false,
			`unknown area "behangen"`, `choose one of bouwen, schilderen; areas are defined in content/gebieden/`},
		{"unknown-area", handig, `["schilderen", "bouwen"]`, `["bouwen", ⟦"schildren"⟧]`, false,
			`unknown area "schildren"`, `did you mean "schilderen"? areas are defined in content/gebieden/`},
		{"area-not-listed", handig, "[area.bouwen]", "[area.bouwen]\n[area.schilderen]\n⟦[area.tuin]⟧", false,
			"[area.tuin] describes an area that areas does not list", "add it to areas, or remove the table"},
		{"unknown-value", handig, `"side"`, `⟦"sid"⟧`, false,
			`unknown weight "sid"`, `did you mean "side"? known: main, side`},
		{"unknown-value", metselen, `"daily"`, `⟦"dagelijks"⟧`, false,
			`unknown rhythm "dagelijks"`, `known: daily, monthly, weekly`},
		{"unknown-value", plafonds, `"volgorde"`, `⟦"volgord"⟧`, false,
			`unknown level basis "volgord"`, `did you mean "volgorde"? known: volgorde`},
		{"unknown-competency", metselen, `["handig"]`, `[⟦"handg"⟧]`, false,
			`unknown competency "handg"`, `did you mean "handig"? competencies are defined in content/competenties/`},
		{"unknown-core-task", metselen, `["vijf/een"]`, `["vijf/een", ⟦"vijf/eem"⟧]`, false,
			`unknown core task "vijf/eem"`, `did you mean "vijf/een"? core tasks are defined in content/modellen/`},
		{"unknown-code", metselen, `["BW-003", "BW-006"]`, `["BW-003", ⟦"BW-060"⟧]`, false,
			`unknown code "BW-060"`, looksLike + `; the highest in use is BW-006`},
		{"unknown-code", kalken, `["BW-004"]`, `[⟦"XX-999"⟧]`, false,
			`unknown code "XX-999"`, looksLike},
		{"names-itself", metselen, `["BW-003", "BW-006"]`, `["BW-003", ⟦"BW-001"⟧]`, false,
			"the task names itself in related", "name another task, or remove the code"},
		{"names-itself", kalken, `["BW-004"]`, `[⟦"BW-005"⟧]`, false,
			"the task names itself in replaced_by", "name another task, or remove the code"},
		{"unknown-code", een, `["BW-003", "BW-001"]`, `[⟦"bw-003"⟧, "BW-001"]`, false,
			`unknown code "bw-003"`, `did you mean "BW-003"? codes are given in the front matter of tasks`},
		{"duplicate-code", zagen, "", "+++\ntitle = \"Zagen\"\ncode = ⟦\"BW-001\"⟧\nlevel = \"laag\"\nedition = [\"oud\"]\n+++\n", false,
			`code "BW-001" is also in ` + metselen, "a code is given once and never reused: give the newer of the two the next free code, BW-007"},
		{"unknown-area", controle, "[phrases.bouwen]", "⟦[phrases.boouwen]⟧", false,
			`unknown area "boouwen"`, `did you mean "bouwen"? areas are defined in content/gebieden/`},
		{"unknown-level", controle, "laag =", "⟦lag⟧ =", false,
			`unknown level "lag"`, `did you mean "laag"? levels are defined in content/niveaus/`},
		{"unknown-group", controle, `["@muren metselen"]`, `["metselen", ⟦"@muur/steen metselen"⟧]`, false,
			`unknown group of words "@muur"`, `groups stand below [group]: muren`},
		{"unknown-group", controle, `["@muren metselen"]`, `[⟦"@murren metselen"⟧]`, false,
			`unknown group of words "@murren"`, `did you mean "muren"? groups stand below [group]: muren`},
		{"incomplete-wording", controle, "[wording.leeftijd]\ntitle = \"Jong\"", "⟦[wording.leeftijd]⟧", false,
			`the wording "leeftijd" has no title`, "a rule needs title, words, reason, source, read and better: who reads it may disagree, and must be able to look it up"},
		{"bad-code", kalken, `"BW-005"`, `⟦"bw5"⟧`, false,
			`"bw5" is not a code`, "write two to five capitals, a hyphen and two to six digits, such as CM-001"},
		{"missing-code", kalken, "code = \"BW-005\"\n", "", true,
			"the task has no code", `add code = "…" with the next free code`},
		{"missing-edition", metselen, "edition = [\"oud\", \"nieuw\"]\n", "", true,
			"the task names no edition", `add edition = ["…"] with every edition that lists it`},
		{"edition-not-listed", voegen, "[in.oud]", "⟦[in.eerste]⟧\n[in.oud]", false,
			"[in.eerste] describes an edition that does not list this task", "add it to edition, or remove the table"},
		{"missing-area", "content/gebieden/tegelen/vloer.md", "", "+++\ntitle = \"Vloer\"\ncode = \"BW-010\"\nlevel = \"laag\"\nedition = [\"oud\"]\n+++\n",
			false, "the folder gebieden/tegelen is no area: its _index.md is missing",
			"put the task in the folder of an area, or add content/gebieden/tegelen/_index.md"},
		{"missing-model", "content/modellen/zes/zes.md", "", "+++\ntitle = \"Zes\"\n+++\n",
			false, "the folder modellen/zes is no model: its _index.md is missing",
			"put the core task in the folder of a model, or add content/modellen/zes/_index.md"},
	} {
		t.Run(c.name+" "+c.message, func(t *testing.T) {
			p := problemOf(t, c.file, c.old, c.text, c.start)
			if p.Name != c.name || p.Message != c.message || p.Hint != c.hint {
				t.Errorf("got\n%s", p)
			}
		})
	}
}

// problemOf is the only problem of the small site with one change, after a look at its place.
func problemOf(t *testing.T, file, old, text string, start bool) diag.Problem {
	t.Helper()
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, file, old, text)
	line, column, width := smallsite.Mark(fsys, file)
	if start {
		line, column, width = 1, 1, len("+++")
	}
	if strings.Contains(text, `⟦"`) {
		width = 1
	}
	_, problems := load(t, fsys)
	if len(problems) != 1 {
		t.Fatalf("got %d problems, want 1: %v", len(problems), problems)
	}
	p := problems[0]
	if p.File != file || p.Line != line || p.Column != column || p.Width != width || p.Severity != diag.Error {
		t.Errorf("want an error at %s:%d:%d, %d wide, got\n%s", file, line, column, width, p)
	}
	return p
}

func TestSecondCheck(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/vacatures/check.md", "", "+++\ntitle = \"Check\"\n+++\n")
	p, problems := load(t, fsys)
	if len(problems) != 1 || problems[0].Name != "second-check" || problems[0].File != controle {
		t.Errorf("got %v", problems)
	}
	want(t, "check", p.VacancyCheck.URL, "/vacatures/check/")
}

// A mistake of one task is no mistake of the tasks that refer to it.
func TestOneMistakeOneProblem(t *testing.T) {
	for code, change := range map[string][3]string{
		"BW-003": {wens, `level = "hoog"`, `level = "hog"`},
		"BW-006": {plafonds, `level = "laag"`, `level = "leeg"`},
	} {
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, change[0], change[1], change[2])
		p, problems := load(t, fsys)
		if len(problems) != 1 || problems[0].Name != "unknown-level" {
			t.Errorf("%s: got %v", code, problems)
		}
		if f, out := p.LeftOut(code); !out || f.File.Source() != change[0] {
			t.Errorf("%s is not known as left out", code)
		}
		if _, in := p.Task(code); in || slices.Contains(p.Codes(), code) {
			t.Errorf("%s is in the profile", code)
		}
	}
}

// An edition that is misspelt, or not named, is the one mistake: what needs to know whether the task is in an edition waits.
func TestUnsureEditions(t *testing.T) {
	for _, edition := range []string{`edition = ["oud", "niew"]`, ""} {
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, voegen, `edition = ["oud", "nieuw"]`, edition)
		smallsite.Replace(t, fsys, "content/vacatures/bouwer.md", "competencies =", "edition = \"nieuw\"\ntasks = [\"BW-002\"]\ncompetencies =")
		_, problems := load(t, fsys)
		if len(problems) != 1 || problems[0].File != voegen {
			t.Errorf("%q: got %v", edition, problems)
		}
	}
}

// Without its folder a kind does not exist, and site.toml is where that is mended.
func TestNoFolder(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, site, "editions = \"edities\"\n", "")
	tree, _, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	_, problems := New(tree)
	want(t, "hint", problems[0].File+": "+problems[0].Hint, "site.toml: [folders] in site.toml names no folder for editions")
}

// With all kinds of problems at once there is still a profile.
func TestEverythingWrong(t *testing.T) {
	fsys := fstest.MapFS{
		"site.toml": {Data: []byte("title = \"Kapot\"\nedition = \"x\"\n[folders]\nareas = \"a\"\nlevels = \"l\"\neditions = \"e\"\nmodels = \"m\"\n")},
		"content/a/een/taak.md": {Data: []byte("+++\ntitle = \"T\"\ncode = \"c\"\nlevel = \"x\"\nedition = [\"x\"]\nrhythm = \"x\"\nrelated = [\"c\", \"\"]\n" +
			"competencies = [\"x\"]\ncore_tasks = [\"x\"]\n[in.x]\nlevel = \"x\"\narea = \"x\"\nlevel_basis = \"x\"\n+++\n")},
		"content/m/een/_index.md": {Data: []byte("+++\ntitle = \"M\"\n+++\n")},
		"content/m/een/kern.md":   {Data: []byte("+++\ntitle = \"K\"\nareas = [\"x\"]\ntasks = [\"x\"]\n[area.y]\nweight = \"x\"\n+++\n")},
	}
	p, problems := load(t, fsys)
	if len(p.Tasks) != 0 || len(p.Models[0].CoreTasks) != 1 {
		t.Errorf("tasks %v, core tasks %v", p.Tasks, p.Models[0].CoreTasks)
	}
	var names []string
	for _, problem := range problems {
		names = append(names, problem.Name)
	}
	slices.Sort(names)
	wanted := []string{
		"area-not-listed", "bad-code", "missing-area", "names-itself", "unknown-area", "unknown-code", "unknown-code", "unknown-competency",
		"unknown-core-task", "unknown-edition", "unknown-edition", "unknown-edition", "unknown-level", "unknown-value", "unknown-value",
	}
	if !slices.Equal(names, wanted) {
		t.Errorf("got %q, want %q", names, wanted)
	}
}
