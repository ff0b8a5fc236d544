package git

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestChangedSince(t *testing.T) {
	r := repository(t)
	for _, name := range []string{"site/content/gelijk.md", "site/content/anders.md", "site/content/weg.md", "site/content/verhuisd.md", "site/site.toml", "elders.md"} {
		r.write(t, name, "Een regel van "+name+".\n")
	}
	commit := func(message string) {
		t.Helper()
		r.must(t, "add", "--all")
		r.must(t, "commit", "--quiet", "--message="+message)
	}
	commit("Begin")
	r.must(t, "switch", "--quiet", "--create", "voor/stel")
	site := Repo{dir: filepath.Join(r.dir, "site")}
	check := func(branch string, want ...string) {
		t.Helper()
		got, err := site.ChangedSince(t.Context(), branch, "content")
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
	check("main")
	r.write(t, "site/content/anders.md", "Anders.\n")
	r.write(t, "site/content/Nieuw é.md", "Nieuw.\n")
	r.write(t, "site/site.toml", "title = 'Anders'\n")
	r.write(t, "elders.md", "Anders.\n")
	r.must(t, "rm", "--quiet", "site/content/weg.md")
	r.must(t, "mv", "site/content/verhuisd.md", "site/content/hier.md")
	commit("Voorstel")
	r.write(t, "site/content/gelijk.md", "Nog niet bewaard.\n")
	want := []string{"content/Nieuw é.md", "content/anders.md", "content/hier.md"}
	check("main", want...)

	// What came into the branch meanwhile is not of the proposal.
	r.must(t, "stash", "--quiet")
	r.must(t, "switch", "--quiet", "main")
	r.write(t, "site/content/gelijk.md", "Van een ander.\n")
	commit("Een ander")
	r.must(t, "switch", "--quiet", "voor/stel")
	check("main", want...)

	// What origin has goes first; a branch that nobody knows is an error.
	r.must(t, "update-ref", "refs/remotes/origin/main", "main")
	r.must(t, "branch", "--force", "main", "voor/stel")
	check("main", want...)
	if got, err := site.ChangedSince(t.Context(), "hoofd", "content"); err == nil {
		t.Errorf("changed since a branch that is not there: %q", got)
	}
}

// A clone that has one commit of either side knows none that both have.
func TestChangedSinceInAShallowClone(t *testing.T) {
	r := repository(t)
	commit := func(name string) {
		t.Helper()
		r.write(t, name, name)
		r.must(t, "add", name)
		r.must(t, "commit", "--quiet", "--message="+name)
	}
	commit("een")
	r.must(t, "switch", "--quiet", "--create", "voorstel")
	commit("twee")
	r.must(t, "switch", "--quiet", "main")
	commit("drie")
	shallow := Repo{dir: t.TempDir()}
	shallow.must(t, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=voorstel", "file://"+r.dir, ".")
	if got, err := shallow.ChangedSince(t.Context(), "main", "."); err == nil {
		t.Errorf("got %q", got)
	}
}
