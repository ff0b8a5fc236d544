package profile

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// published makes the profile of a site without its drafts; files that cannot be read are no problem of the profile.
func published(t *testing.T, fsys fstest.MapFS) (*Profile, diag.List) {
	t.Helper()
	tree, _, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return New(tree.WithoutDrafts())
}

func printed(problems diag.List) string {
	var b strings.Builder
	_ = diag.Print(&b, diag.Text, problems.Sorted())
	return b.String()
}

// A file that cannot be read has a problem of its own: the profile adds none, whatever refers to the file.
func TestUnreadableFiles(t *testing.T) {
	for name := range smallsite.New() {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, name, "", strings.ReplaceAll(string(fsys[name].Data), "+++", "---"))
		if _, problems := published(t, fsys); len(problems) > 0 {
			t.Errorf("%s cannot be read:\n%s", name, printed(problems))
		}
	}
}

// A file with a problem that keeps it out of the profile has that one problem.
func TestLeftOutTasks(t *testing.T) {
	for _, c := range []struct{ old, text, problem, code string }{
		{`code = "BW-001"`, `code = "bw-001"`, "bad-code", "BW-001"},
		{`code = "BW-001"`, `code = "BW 1"`, "bad-code", "BW-001"},
		{`code = "BW-001"`, `code = "BW-001 "`, "bad-code", "BW-001"},
		{`code = "BW-001"`, ``, "missing-code", "BW-001"},
		{`code = "BW-001"`, ``, "missing-code", "BW-999"}, // nobody can tell which code was lost
		{`level = "laag"`, ``, "missing-level", "BW-001"},
	} {
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, metselen, c.old, c.text)
		smallsite.Replace(t, fsys, een, `"BW-001"`, `"`+c.code+`"`)
		p, problems := published(t, fsys)
		if len(problems) != 1 || problems[0].Name != c.problem {
			t.Errorf("%s, %s:\n%s", c.text, c.code, printed(problems))
		}
		l, ok := p.LeftOut(c.code)
		if _, isTask := p.Task(c.code); isTask || !ok || l.Draft || l.File.Source() != metselen {
			t.Errorf("%s: %s is a task: %v, left out: %v", c.text, c.code, isTask, l)
		}
	}
}

// What is wrong with a task that is left out comes at once: nothing waits for a second run.
func TestAllProblemsOfATask(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, metselen, "", `+++
title = "Metselen"
code = "BW-001"
level = "lag"
edition = ["niew"]
related = ["BW-070"]
competencies = ["handg"]
core_tasks = ["vijf/ene"]
rhythm = "dayly"
+++
`)
	smallsite.Replace(t, fsys, zagen, "", "+++\ntitle = \"Zagen\"\ncode = \"BW-001\"\nlevel = \"lag\"\nedition = [\"oud\"]\n+++\n")
	_, problems := published(t, fsys)
	var got []string
	for _, p := range problems.Sorted() {
		got = append(got, p.Name)
	}
	want(t, "problems", strings.Join(got, " "), "unknown-level unknown-edition unknown-code unknown-competency unknown-core-task unknown-value "+
		"duplicate-code unknown-level")
}

func TestDrafts(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{wens, `
content/gebieden/bouwen/metselen.md:8:12: error: BW-003 is a draft [draft-link]
    related = ["BW-003", "BW-006"]
               ^
    publish it (take draft = true out of content/gebieden/bouwen/wens.md), or remove the link
content/modellen/vijf/een.md:5:10: error: BW-003 is a draft [draft-link]
    tasks = ["BW-003", "BW-001"]
             ^
    publish it (take draft = true out of content/gebieden/bouwen/wens.md), or remove the link
`},
		{handig, `
content/gebieden/bouwen/metselen.md:9:17: error: handig is a draft [draft-link]
    competencies = ["handig"]
                    ^
    publish it (take draft = true out of content/competenties/handig.md), or remove the link
content/gebieden/schilderen/spuiten.md:6:17: error: handig is a draft [draft-link]
    competencies = ["handig"]
                    ^
    publish it (take draft = true out of content/competenties/handig.md), or remove the link
content/vacatures/bouwer.md:5:17: error: handig is a draft [draft-link]
    competencies = ["handig"]
                    ^
    publish it (take draft = true out of content/competenties/handig.md), or remove the link
`},
		{"content/vacatures/_index.md", `
content/vacatures/_index.md:2:1: error: the page with the fields is a draft, but vacancies that use them are not [draft-link]
    draft = true
    ^^^^^
    publish it (take out draft = true), or make every vacancy a draft
`},
		{schildert, `
content/competenties/handig.md:3:10: error: schilderen is a draft [draft-link]
    areas = ["schilderen", "bouwen"]
             ^
    publish it (take draft = true out of content/gebieden/schilderen/_index.md), or remove the link
content/gebieden/schilderen/_index.md:2:1: error: gebieden/schilderen is a draft, but tasks in it are not [draft-link]
    draft = true
    ^^^^^
    publish it (take out draft = true), or make every task in it a draft
`},
		{"content/modellen/vijf/_index.md", `
content/modellen/vijf/_index.md:2:1: error: modellen/vijf is a draft, but core tasks in it are not [draft-link]
    draft = true
    ^^^^^
    publish it (take out draft = true), or make every core task in it a draft
`},
		{"content/edities/nieuw.md", `
site.toml:6:11: error: nieuw is a draft [draft-link]
    edition = "nieuw"
              ^
    publish it (take draft = true out of content/edities/nieuw.md), or remove the link
`},
	} {
		fsys := smallsite.New()
		text := string(fsys[c.file].Data)
		smallsite.Replace(t, fsys, c.file, "", strings.Replace(text, "+++\n", "+++\ndraft = true\n", 1))
		_, problems := published(t, fsys)
		got := "\n" + printed(problems)
		if c.file == "content/edities/nieuw.md" {
			got = "\n" + got[strings.Index(got, "site.toml"):] // every task of the edition says the same
		}
		want(t, c.file, got, c.want)
	}
}

// Nothing is wrong with what only drafts say.
func TestDraftsReferToAnything(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, zagen, "", "+++\ntitle = \"Zagen\"\ndraft = true\ncode = \"BW-001\"\nlevel = \"ooit\"\nrelated = [\"BW-099\"]\n+++\n")
	if _, problems := published(t, fsys); len(problems) > 0 {
		t.Error(printed(problems))
	}
}
