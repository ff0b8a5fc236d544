package output

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"
)

func mustList(t *testing.T, dir string, names ...string) Listing {
	t.Helper()
	list, err := List(os.DirFS(dir), names...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Every way in which files can differ shows, and nothing else does.
func TestListTellsStatesApart(t *testing.T) {
	dir := t.TempDir()
	long := time.Now().Add(-time.Hour).Truncate(time.Second)
	write := func(name, text string, at time.Time) {
		t.Helper()
		put(t, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("doel", "a", long)
	write("content/a", "a", long)
	write("content/b/c", "a", long)
	write("elders", "a", long)
	if err := os.Symlink(filepath.Join(dir, "doel"), filepath.Join(dir, "content", "link")); err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, step := range []struct {
		name   string
		change func()
	}{
		{"at first", func() {}},
		{"a new file", func() { write("content/d", "a", long) }},
		{"an empty folder", func() { _ = os.Mkdir(filepath.Join(dir, "content", "e"), 0o777) }},
		{"another size", func() { write("content/d", "ab", long) }},
		{"another time", func() { write("content/d", "cd", long.Add(time.Nanosecond)) }},
		{"another mode", func() { _ = os.Chmod(filepath.Join(dir, "content", "d"), 0o600) }},
		{"another name", func() { _ = os.Rename(filepath.Join(dir, "content", "d"), filepath.Join(dir, "content", "f")) }},
		{"what a link leads to", func() { write("doel", "abc", long) }},
	} {
		step.change()
		list := mustList(t, dir, "content", "fehlt")
		if before, taken := seen[list.Sum]; taken {
			t.Errorf("%s: the same sum as %s", step.name, before)
		}
		seen[list.Sum] = step.name
		if again := mustList(t, dir, "content", "fehlt"); again != list {
			t.Errorf("%s: %v, and a moment later %v", step.name, list, again)
		}
	}
	before := mustList(t, dir, "content")
	write("elders", "anders", long.Add(time.Minute))
	if after := mustList(t, dir, "content"); after != before {
		t.Error("a file outside the listed folders counts")
	}
	if want := long.Add(time.Nanosecond); !before.Newest.Equal(want) {
		t.Errorf("newest %v, want %v", before.Newest, want)
	}
}

func TestListFails(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "weg"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	list, err := List(os.DirFS(dir), ".")
	if err == nil {
		t.Errorf("a link that leads nowhere: %v", list)
	}
	if list, err := List(fstest.MapFS{}, "content"); err != nil || list.Sum == "" || !list.Newest.IsZero() {
		t.Errorf("nothing at all: %v, %v", list, err)
	}
}
