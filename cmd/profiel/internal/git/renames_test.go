package git

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// long is enough text for git to know a file again by.
func long(word string) string { return strings.Repeat(word+" is een woord van deze pagina.\n", 20) }

func TestChanges(t *testing.T) {
	r := repository(t)
	for _, name := range []string{"content/blijft.md", "content/weg.md", "content/a/oud.md", "content/met spatie é.png", "elders/x.md"} {
		r.write(t, name, long(name))
	}
	r.must(t, "add", "--all")
	r.must(t, "commit", "--quiet", "-m", "before")
	before, err := r.LastRevision(t.Context(), "content/weg.md")
	if err != nil || before == "" {
		t.Fatalf("%q %v", before, err)
	}
	r.must(t, "mv", "content/a/oud.md", "content/nieuw.md")
	r.must(t, "commit", "--quiet", "-m", "renamed")
	r.move(t, "content/met spatie é.png", "content/zonder.png") // git knows neither that it went nor the new one
	r.move(t, "elders/x.md", "elders/y.md")
	r.must(t, "rm", "--quiet", "content/weg.md")
	r.write(t, "content/blijft.md", long("heel anders"))
	r.write(t, "content/erbij.md", long("erbij"))
	state := func() string { return r.must(t, "status", "--porcelain=v2") + r.must(t, "count-objects", "-v") }
	was := state()
	want := []Change{{"content/a/oud.md", "content/nieuw.md"}, {"content/met spatie é.png", "content/zonder.png"}, {"content/weg.md", ""}}
	got, err := r.Changes(t.Context(), before, "content")
	slices.SortFunc(got, func(a, b Change) int { return strings.Compare(a.From, b.From) })
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	if is := state(); is != was {
		t.Errorf("the repository changed:\n%s\nwas\n%s", is, was)
	}
	if _, err := r.Changes(t.Context(), "nergens", "content"); err == nil {
		t.Error("an unknown revision is no error")
	}
}

// Paths are below the folder of the site, which may be part of a repository.
func TestChangesInPartOfARepository(t *testing.T) {
	r := repository(t)
	r.write(t, "site/content/oud.md", long("oud"))
	r.write(t, "content/elders.md", long("elders"))
	r.must(t, "add", "--all")
	r.must(t, "commit", "--quiet", "-m", "before")
	r.move(t, "site/content/oud.md", "site/content/nieuw.md")
	r.move(t, "content/elders.md", "content/weg.md")
	got, err := Repo{dir: filepath.Join(r.dir, "site")}.Changes(t.Context(), "HEAD", "content")
	if err != nil || !slices.Equal(got, []Change{{"content/oud.md", "content/nieuw.md"}}) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestLastRevision(t *testing.T) {
	r := repository(t)
	if got, err := r.LastRevision(t.Context(), "a"); err == nil {
		t.Errorf("without a revision: %q", got)
	}
	var revisions []string
	for _, name := range []string{"a", "b"} {
		r.write(t, name, name)
		r.must(t, "add", "--all")
		r.must(t, "commit", "--quiet", "-m", name)
		revisions = append(revisions, strings.TrimSpace(r.must(t, "rev-parse", "--short", "HEAD")))
	}
	for name, want := range map[string]string{"a": revisions[0], "b": revisions[1], "nergens": revisions[1]} {
		if got, err := r.LastRevision(t.Context(), name); got != want || err != nil {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
}
