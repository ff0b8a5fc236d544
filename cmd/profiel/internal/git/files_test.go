package git

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func everything(string) bool { return true }

func want(t *testing.T, fsys fs.FS, name, text string) {
	t.Helper()
	got, err := fs.ReadFile(fsys, name)
	if err != nil || string(got) != text {
		t.Errorf("%s: %q, %v", name, got, err)
	}
}

func TestFiles(t *testing.T) {
	r := repository(t)
	hard := "\x00é\r\n\n100644 blob 12\n"
	r.write(t, "site/site.toml", "title")
	r.write(t, "site/content/een.md", "oud")
	r.write(t, "site/content/gebied/é \"b\"\t.md", hard)
	r.write(t, "site/content/leeg.md", "")
	r.write(t, "site/content/foto.png", "groot")
	r.write(t, "site/layouts/base.html", "anders")
	r.write(t, "site/.gitattributes", "*.md export-ignore filter=kwaad -text\n")
	r.must(t, "config", "filter.kwaad.smudge", "false")
	r.must(t, "config", "filter.kwaad.clean", "cat")
	r.write(t, "elders/content/een.md", "van een ander")
	if err := os.Symlink("een.md", filepath.Join(r.dir, "site/content/twee.md")); err != nil {
		t.Fatal(err)
	}
	r.commit(t, 1)
	r.write(t, "site/content/een.md", "nieuw")
	r.commit(t, 2)

	in := Repo{dir: filepath.Join(r.dir, "site")}
	markdown := func(name string) bool { return path.Ext(name) != ".png" }
	old, err := in.Files(t.Context(), "HEAD~1", markdown, "site.toml", "content")
	if err != nil {
		t.Fatal(err)
	}
	want(t, old, "site.toml", "title")
	want(t, old, "content/een.md", "oud")
	want(t, old, "content/gebied/é \"b\"\t.md", hard)
	want(t, old, "content/leeg.md", "")
	want(t, old, "content/foto.png", "")
	for _, name := range []string{"content/twee.md", "layouts", "elders", "../elders/content/een.md"} {
		if _, err := fs.Stat(old, name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
	if err := fstest.TestFS(old, "site.toml", "content/een.md", "content/leeg.md"); err != nil {
		t.Error(err)
	}
	now, err := in.Files(t.Context(), "main", everything, "site.toml", "content")
	if err != nil {
		t.Fatal(err)
	}
	want(t, now, "content/een.md", "nieuw")
}

func TestFilesOfNothing(t *testing.T) {
	r := repository(t)
	r.write(t, "een.md", "x")
	r.commit(t, 2)
	r.write(t, "site/site.toml", "later")
	fsys, err := Repo{dir: filepath.Join(r.dir, "site")}.Files(t.Context(), "HEAD", everything, "site.toml")
	if err != nil {
		t.Fatal(err)
	}
	if entries, err := fs.ReadDir(fsys, "."); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestFilesOfNoRevision(t *testing.T) {
	r := repository(t)
	r.write(t, "een.md", "x")
	r.commit(t, 2)
	for _, revision := range []string{"", "nergens", "HEAD~1", "HEAD..HEAD", "--help", "-n1", "HEAD:een.md", "HEAD\x00", "HEAD --all"} {
		_, err := r.Files(t.Context(), revision, everything, ".")
		wrong, ok := errors.AsType[*RevisionError](err)
		if !ok || wrong.Revision != revision {
			t.Errorf("%q: %v", revision, err)
		}
	}
}

func TestParseTreeRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, list := range []string{"100644 blob abc", "100644 blob\tnaam\x00", "iets anders\x00"} {
		if files, err := parseTree(list); err == nil {
			t.Errorf("%q: %v", list, files)
		}
	}
	for _, contents := range []string{"", "abc missing\n", "abc blob 9\nkort\n", "abc blob -1\n\n"} {
		if _, err := archive([]treeFile{{"naam", "abc"}}, everything, contents); err == nil {
			t.Errorf("%q is read", contents)
		}
	}
}
