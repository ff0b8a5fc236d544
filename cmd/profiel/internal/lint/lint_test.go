package lint

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

const (
	metselen = "content/gebieden/bouwen/metselen.md"
	voegen   = "content/gebieden/bouwen/voegen.md"
	wens     = "content/gebieden/bouwen/wens.md"
	plafonds = "content/gebieden/schilderen/plafonds.md"
	spuiten  = "content/gebieden/schilderen/spuiten.md"
	kalken   = "content/gebieden/schilderen/kalken.md"
	nieuw    = "content/edities/nieuw.md"
)

// summarized is the small site with a summary for each task: nothing is missing in it.
func summarized(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := smallsite.New()
	for _, name := range []string{wens, plafonds, spuiten, kalken} {
		smallsite.Replace(t, fsys, name, "\ncode =", "\nsummary = \"Wat je doet.\"\ncode =")
	}
	return fsys
}

// found runs the checks over a site.
func found(t *testing.T, fsys fstest.MapFS) diag.List {
	t.Helper()
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	tree = tree.WithoutDrafts()
	prof, more := profile.New(tree)
	problems.Add(more...)
	return Run(tree, prof, problems.HasErrors())
}

func TestNothingIsMissing(t *testing.T) {
	for _, p := range found(t, summarized(t)) {
		t.Error(p)
	}
}

// Every problem stands at the title, which is the second line of each file here.
func TestProblems(t *testing.T) {
	const task = "+++\ntitle = %\ncode = \"BW-010\"\nlevel = \"laag\"\nedition = [\"oud\", \"nieuw\"]\nsummary = \"Kort.\"\n+++\n"
	const dropped = `edition = ["oud"]`
	for _, c := range []struct {
		name     string
		change   [][3]string // file, old text and new text
		file     string      // of the only problem
		severity diag.Severity
		message  string
		hint     string
	}{
		{"missing-summary", [][3]string{{metselen, "summary = \"Je legt stenen.\"\n", ""}}, metselen, diag.Warning,
			"the task has no summary", `add summary = "…" below the title: one sentence about the work, for lists and search results`},
		{"missing-summary", [][3]string{{metselen, "Je legt stenen.", " "}}, metselen, diag.Warning,
			"the task has no summary", `add summary = "…" below the title: one sentence about the work, for lists and search results`},
		{"duplicate-title", [][3]string{{"content/gebieden/bouwen/stapelen.md", "", strings.ReplaceAll(task, "%", `"metselen"`)}},
			"content/gebieden/bouwen/stapelen.md", diag.Error,
			metselen + ` has the same title, "metselen"`, "say in one of the titles what sets the two apart; a copy that was not meant can go"},
		{"duplicate-title", [][3]string{{"content/over/waar.md", "", "+++\ntitle = \"Wie\"\n+++\n"}},
			"content/over/wie.md", diag.Error,
			`content/over/waar.md has the same title, "Wie"`, "say in one of the titles what sets the two apart; a copy that was not meant can go"},
		{"no-tasks", [][3]string{{"content/gebieden/tegelen/_index.md", "", "+++\ntitle = \"Tegelen\"\n+++\n"}},
			"content/gebieden/tegelen/_index.md", diag.Warning,
			`the area "tegelen" has no task`, "write one: profiel new task --area tegelen"},
		{"no-tasks", [][3]string{{"content/niveaus/top.md", "", "+++\ntitle = \"Top\"\n+++\n"}}, "content/niveaus/top.md", diag.Warning,
			`the level "top" has no task`, "write one: profiel new task --level top"},
		{"no-tasks", [][3]string{{"content/edities/later.md", "", "+++\ntitle = \"Later\"\n+++\n"}}, "content/edities/later.md", diag.Warning,
			`the edition "later" has no task`,
			`add "later" to the edition of every task that it lists; if its list is lost, write tasks_known = false here`},
		{"unbalanced-edition", [][3]string{
			{metselen, `edition = ["oud", "nieuw"]`, dropped}, {voegen, `edition = ["oud", "nieuw"]`, dropped}, {wens, `edition = ["oud", "nieuw"]`, dropped},
		}, nieuw, diag.Warning,
			`the edition "nieuw" does not list 3 of the 5 tasks of edition "oud", and does not say why`,
			`add "nieuw" to the edition of every task that it lists; a task that left says why: [in.nieuw] gone = "…"`},
		{"unbalanced-edition", [][3]string{{kalken, "replaced_by = [\"BW-004\"]\n", ""}}, nieuw, diag.Warning,
			`the edition "nieuw" does not list 1 of the 1 tasks in area "schilderen" of edition "oud", and does not say why`,
			`add "nieuw" to the edition of every task that it lists; a task that left says why: [in.nieuw] gone = "…"`},
		{"unbalanced-edition", [][3]string{{wens, `edition = ["oud", "nieuw"]`, dropped}}, nieuw, diag.Warning,
			`the edition "nieuw" does not list 1 of the 1 tasks on level "hoog" of edition "oud", and does not say why`,
			`add "nieuw" to the edition of every task that it lists; a task that left says why: [in.nieuw] gone = "…"`},
		{"unbalanced-edition", [][3]string{
			{metselen, `level = "laag"`, `level = "hoog"`}, {metselen, "\n+++", "\n[in.oud]\nlevel = \"laag\"\n+++"},
		}, nieuw, diag.Warning,
			`the edition "nieuw" has no task in area "bouwen" on level "laag"; edition "oud" has 3`,
			`if that is right, say why in content/gebieden/bouwen/_index.md: [in.nieuw.empty] laag = "…"`},
	} {
		t.Run(c.message, func(t *testing.T) {
			fsys := summarized(t)
			for _, change := range c.change {
				smallsite.Replace(t, fsys, change[0], change[1], change[2])
			}
			problems := found(t, fsys)
			if len(problems) != 1 {
				t.Fatalf("got %d problems, want 1: %v", len(problems), problems)
			}
			p := problems[0]
			if p.File != c.file || p.Line != 2 || p.Name != c.name || p.Severity != c.severity || p.Message != c.message || p.Hint != c.hint {
				t.Errorf("want %s at %s, line 2, got\n%s", c.severity, c.file, p)
			}
		})
	}
}

// What says why it is so is not missing.
func TestReasons(t *testing.T) {
	fsys := summarized(t)
	smallsite.Replace(t, fsys, wens, `edition = ["oud", "nieuw"]`, `edition = ["oud"]`)
	smallsite.Replace(t, fsys, wens, "[in.oud]", "[in.nieuw]\ngone = \"Dat vraagt niemand meer.\"\n\n[in.oud]")
	for _, p := range found(t, fsys) {
		t.Error(p)
	}
}

// A copy of a whole file has the code of another task, which is its one problem; of a site with errors no task is missed.
func TestErrorsElsewhere(t *testing.T) {
	fsys := summarized(t)
	smallsite.Replace(t, fsys, "content/gebieden/bouwen/metselen-kopie.md", "", string(fsys[metselen].Data))
	smallsite.Replace(t, fsys, wens, `level = "hoog"`, `level = "hog"`)
	for _, p := range found(t, fsys) {
		t.Error(p)
	}
}
