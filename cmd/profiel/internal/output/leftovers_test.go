package output

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// die leaves a stage as a killed build does: nobody holds its lock any more.
func die(t *testing.T, s *Stage) {
	t.Helper()
	if err := s.lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	s.lock, s.folder = nil, ""
}

func TestCleanRemovesWhatAKilledBuildLeft(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	mustWrite(t, dir, page("index.html", "1"))
	want := snapshot(t, parent)
	die(t, staged(t, dir, page("index.html", "2"), page("over/index.html", "2")))
	begun, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	die(t, begun)
	if err := os.Mkdir(filepath.Join(parent, ".public.profiel-1"), 0o700); err != nil { // killed before there was a lock
		t.Fatal(err)
	}
	Clean(dir + "/")
	if got := snapshot(t, parent); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCleanLeavesTheRest(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	running := staged(t, dir, page("index.html", "1"))
	other := staged(t, filepath.Join(parent, "elders"), page("index.html", "1"))
	die(t, other) // of another output folder, whose own next build removes it
	for _, name := range []string{
		".public.profiel-1/site/foto.jpg", ".public.profiel-2/lock/x", ".public.profiel-3", ".public-4/lock", "public.profiel-5/lock",
	} {
		put(t, filepath.Join(parent, name))
	}
	if err := os.Symlink("public.profiel-5", filepath.Join(parent, ".public.profiel-6")); err != nil {
		t.Fatal(err)
	}
	before := snapshotLinks(t, parent)
	Clean(dir)
	if got := snapshotLinks(t, parent); !slices.Equal(got, before) {
		t.Errorf("got %v, want %v", got, before)
	}
	mustPublish(t, running)
	put(t, filepath.Join(parent, ".public.profiel-7", lockName))
	put(t, filepath.Join(parent, ".public.profiel-7", "foto.jpg"))
	Clean(dir)
	if _, err := os.Stat(filepath.Join(parent, ".public.profiel-7", "foto.jpg")); err != nil {
		t.Error(err)
	}
}

// TestCleanPutsTheOldSiteBack has a build killed at each moment of an exchange in two steps.
func TestCleanPutsTheOldSiteBack(t *testing.T) {
	for name, test := range map[string]struct {
		steps func(s *Stage) error
		want  string
	}{
		"before":  {func(*Stage) error { return nil }, "index.html 1"},
		"between": {func(s *Stage) error { return os.Rename(s.dir, filepath.Join(s.folder, "old-00")) }, "index.html 1"},
		"after": {func(s *Stage) error {
			_ = os.Rename(s.dir, filepath.Join(s.folder, "old-00"))
			return os.Rename(s.site(), s.dir)
		}, "index.html 2"},
		"after, and somebody removed the new site": {func(s *Stage) error {
			_ = os.Rename(s.dir, filepath.Join(s.folder, "old-00"))
			return os.RemoveAll(s.site())
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			mustWrite(t, dir, page("index.html", "1"))
			s := staged(t, dir, page("index.html", "2"))
			if err := test.steps(s); err != nil {
				t.Fatal(err)
			}
			die(t, s)
			Clean(dir)
			if got := siteAt(t, parent); got["public/index.html"] != test.want || len(got) > 2 {
				t.Errorf("got %v, want %q", got, test.want)
			}
		})
	}
}
