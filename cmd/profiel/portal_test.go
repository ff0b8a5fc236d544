package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/check"
	"beroepsprofiel/cmd/profiel/internal/github"
	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/lint"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// These tests hold for the portal in this repository: they read its content, layouts and assets, and write nothing.

// portalURL is an address that no environment variable can change.
const portalURL = "https://portaal.example"

// made is the portal with all its files.
type made struct {
	portal
	output fs.FS
	err    error
}

// realPortal makes the portal once for all tests. It only reads the repository.
var realPortal = sync.OnceValue(makePortal)

func makePortal() made {
	p, problems, err := loadPortal(os.DirFS(root), portalOptions{BaseURL: portalURL, Repository: github.Repository{Owner: "vak", Name: "profiel"}})
	if err != nil {
		return made{err: err}
	}
	if len(problems) > 0 {
		return made{err: problemsError(problems.Sorted()[0].String())}
	}
	files, err := output.Memory(p.files)
	return made{p, files, err}
}

// problemsError is the first of the content's problems.
type problemsError string

func (e problemsError) Error() string { return string(e) }

// mustPortal fails the test when the portal has any problem at all, warnings included.
func mustPortal(t *testing.T) made {
	t.Helper()
	m := realPortal()
	if m.err != nil {
		t.Fatal(m.err)
	}
	return m
}

func (m made) page(t *testing.T, url string) htmltest.Element {
	t.Helper()
	p, ok := m.site.Page(url)
	if !ok {
		t.Fatalf("there is no page at %s", url)
	}
	text, err := fs.ReadFile(m.output, p.Output())
	if err != nil {
		t.Fatal(err)
	}
	return htmltest.Parse(t, text)
}

func (m made) task(t *testing.T, code string) *profile.Task {
	t.Helper()
	task, ok := m.site.Profile.Task(code)
	if !ok {
		t.Fatalf("there is no task %s", code)
	}
	return task
}

// editionsWithTasks are the editions whose list of tasks survives, with its length.
var editionsWithTasks = map[string]int{"2017": 81, "herzien": 84}

func TestProfileIsWhole(t *testing.T) {
	p := mustPortal(t).site.Profile
	coreTasks := 0
	for _, m := range p.Models {
		if len(m.CoreTasks) != 5 {
			t.Errorf("model %s has %d core tasks", m.Slug, len(m.CoreTasks))
		}
		coreTasks += len(m.CoreTasks)
	}
	got := []int{len(p.Tasks), len(p.Areas), len(p.Levels), len(p.Editions), len(p.Competencies), len(p.Models), coreTasks}
	if want := []int{84, 8, 3, 3, 6, 2, 10}; !slices.Equal(got, want) {
		t.Errorf("tasks, areas, levels, editions, competencies, models, core tasks: got %v, want %v", got, want)
	}
	for _, e := range p.Editions {
		if len(e.Tasks) != editionsWithTasks[e.Slug] || e.TasksKnown != (len(e.Tasks) > 0) {
			t.Errorf("edition %s: %d tasks, known: %v", e.Slug, len(e.Tasks), e.TasksKnown)
		}
	}
}

// Every explanation has the same parts and about the same length, so that a reader finds the way in each.
func TestExplanations(t *testing.T) {
	m := mustPortal(t)
	const fewest, most = 150, 280
	headings := []string{"Wat je doet", "Voorbeeld", "Wat het oplevert", "Zo zie je dat het goed gaat", "Veelgemaakte fout"}
	last := []string{"Wat het volgende niveau vraagt", "Verder op dit niveau"}
	highest := len(m.site.Profile.Levels)
	for _, task := range m.site.Profile.Tasks {
		if n := len(strings.Fields(string(task.File.Body))); n < fewest || n > most {
			t.Errorf("%s: %d words, want %d to %d", task.File.Source(), n, fewest, most)
		}
		page := m.page(t, task.URL)
		got := page.Texts(".prose h2")
		if len(got) != 6 || !slices.Equal(got[:5], headings) || !slices.Contains(last, got[5]) {
			t.Errorf("%s: headings %q", task.File.Source(), got)
		}
		if task.Level.Number == highest && slices.Contains(got, last[0]) {
			t.Errorf("%s: there is no level above this one", task.File.Source())
		}
	}
}

func TestCheckFindsNothing(t *testing.T) {
	m := mustPortal(t)
	for _, p := range append(check.Run(m.output, portalURL), lint.Run(m.tree, m.site.Profile, false)...) {
		t.Error(p)
	}
}

func TestInboundLinks(t *testing.T) {
	m := mustPortal(t)
	inbound := check.Inbound(m.output, portalURL)
	for _, task := range m.site.Profile.Tasks {
		if n := inbound[task.URL]; n < 5 {
			t.Errorf("%d pages link to %s, want at least 5", n, task.URL)
		}
	}
}

// TestEverythingCanBeReached holds that links lead from the home page to every page and to every file that the page about the data
// explains by its address. What stands beside each page or card by a fixed name is found from there.
func TestEverythingCanBeReached(t *testing.T) {
	m := mustPortal(t)
	reachable := check.Reachable(m.output, portalURL)
	files := 0
	for _, p := range m.site.Pages {
		if _, found := slices.BinarySearch(reachable, p.Output()); !found && p.Kind != site.NotFound {
			t.Errorf("no links lead to %s", p.URL)
		}
	}
	for _, f := range m.files {
		if !isForMachines(f.Path) || path.Base(f.Path) == "index.md" || path.Base(f.Path) == "oembed.json" {
			continue
		}
		files++
		if _, found := slices.BinarySearch(reachable, f.Path); !found {
			t.Errorf("no links lead to /%s", f.Path)
		}
	}
	if files < 10 {
		t.Errorf("found only %d files for machines", files)
	}
}

func TestNothingInline(t *testing.T) {
	m := mustPortal(t)
	pages := 0
	err := fs.WalkDir(m.output, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		pages++
		text, err := fs.ReadFile(m.output, name)
		if found := htmltest.Parse(t, text).All("[style], style, script:not([src]), [onclick], [onload]"); len(found) > 0 {
			t.Errorf("%s: %d elements, the first is <%s>", name, len(found), found[0].Tag())
		}
		return err
	})
	if err != nil || pages < len(m.site.Pages) {
		t.Errorf("%d pages, %v", pages, err)
	}
}

// The same sources give the same bytes.
func TestTwiceTheSame(t *testing.T) {
	first, second := mustPortal(t), makePortal()
	if second.err != nil {
		t.Fatal(second.err)
	}
	names := func(m made) []string {
		var all []string
		for _, f := range m.files {
			all = append(all, f.Path)
		}
		return all
	}
	if !slices.Equal(names(first), names(second)) {
		t.Fatal("the second load has other files")
	}
	for _, name := range names(first) {
		a, err1 := fs.ReadFile(first.output, name)
		b, err2 := fs.ReadFile(second.output, name)
		if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs: %v %v", name, err1, err2)
		}
	}
}
