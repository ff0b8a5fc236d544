package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// staged is a stage with a whole site in it.
func staged(t *testing.T, dir string, files ...File) *Stage {
	t.Helper()
	s, err := Begin(dir)
	if err == nil {
		_, err = s.Write(t.Context(), files, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// unsupported is what a file system says that cannot exchange two folders.
func unsupported(_, _ string) error { return errors.ErrUnsupported }

// ways are the two ways to replace a folder.
var ways = map[string]func(one, other string) error{"exchange": exchange, "two steps": unsupported}

func mustPublish(t *testing.T, s *Stage) {
	t.Helper()
	if err := errors.Join(s.Publish(), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// siteAt is the output folder, without its marker.
func siteAt(t *testing.T, parent string) map[string]string {
	t.Helper()
	got := snapshot(t, parent)
	delete(got, "public/"+Marker)
	return got
}

func TestPublishReplacesTheWholeFolderBothWays(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			mustWrite(t, dir, page("index.html", "1"), page("oud/index.html", "1"))
			s := staged(t, dir, page("index.html", "2"))
			s.exchange = way
			mustPublish(t, s)
			if got, want := siteAt(t, parent), (map[string]string{"public/": "", "public/index.html": "index.html 2"}); !maps.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// TestPublishTogether has several stages of one folder at once: each is published whole, and the last one stands.
func TestPublishTogether(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			var stages []*Stage
			for _, version := range []string{"1", "2", "3"} {
				s := staged(t, dir, page("index.html", version), page(version+".html", version))
				s.exchange = way
				stages = append(stages, s)
			}
			Clean(dir) // none of them is dead
			for _, s := range stages {
				mustPublish(t, s)
			}
			want := map[string]string{"public/": "", "public/index.html": "index.html 3", "public/3.html": "3.html 3"}
			if got := siteAt(t, parent); !maps.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// TestPublishWhileFoldersComeAndGo lets another build take the folder away at the moment of the exchange, and put one there.
func TestPublishWhileFoldersComeAndGo(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			mustWrite(t, dir, page("index.html", "1"))
			s := staged(t, dir, page("index.html", "2"))
			calls := 0
			s.exchange = func(one, other string) error {
				switch calls++; calls {
				case 1:
					if err := os.Rename(dir, filepath.Join(parent, "weg")); err != nil {
						t.Fatal(err)
					}
					return &os.LinkError{Op: "exchange", Old: one, New: other, Err: fs.ErrNotExist}
				}
				return way(one, other)
			}
			mustPublish(t, s)
			if got := siteAt(t, parent)["public/index.html"]; got != "index.html 2" {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestPublishGivesBackWhatIsNotOurs puts a folder of somebody else in the place of the output folder while a build runs.
func TestPublishGivesBackWhatIsNotOurs(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			s := staged(t, dir, page("index.html", "1"))
			s.exchange = way
			put(t, filepath.Join(dir, "foto.jpg"))
			err := s.Publish()
			if _, ok := errors.AsType[*UnsafeError](err); !ok {
				t.Errorf("got %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			want := map[string]string{"public/": "", "public/foto.jpg": "van een mens"}
			if got := snapshot(t, parent); !maps.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestPublishNeverLosesWhatItCannotGiveBack(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	s := staged(t, dir, page("index.html", "1"))
	put(t, filepath.Join(dir, "foto.jpg"))
	calls := 0
	s.exchange = func(one, other string) error {
		if calls++; calls > 1 {
			return fs.ErrPermission
		}
		return errors.Join(os.RemoveAll(one), os.Rename(other, one)) // as good as an exchange, on every system
	}
	err := errors.Join(s.Publish(), s.Close())
	Clean(dir)
	_, where, _ := strings.Cut(err.Error(), "what was there is in ")
	where, _, _ = strings.Cut(where, " now")
	if _, err := os.Stat(filepath.Join(where, "foto.jpg")); err != nil {
		t.Errorf("%v in %v", err, snapshot(t, parent))
	}
}

func TestPublishLeavesTheOldSiteWhenItCannot(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	mustWrite(t, dir, page("index.html", "1"))
	before := snapshot(t, parent)
	s := staged(t, dir, page("index.html", "2"))
	s.exchange = func(_, _ string) error {
		return &os.LinkError{Op: "exchange", Old: "a", New: "b", Err: errors.New("busy")}
	}
	if err := s.Publish(); err == nil || !strings.Contains(err.Error(), "cannot replace "+dir+": exchange a b: busy") {
		t.Errorf("got %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if after := snapshot(t, parent); !maps.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

func TestPublishWantsAWholeSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(t.Context(), []File{failing("a.html", errors.New("no"))}, nil); err == nil || s.Publish() == nil {
		t.Error("published half a site")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestAFailureLeavesNoFolders holds for the folders above the output folder too.
func TestAFailureLeavesNoFolders(t *testing.T) {
	parent := t.TempDir()
	_, err := publish(t.Context(), filepath.Join(parent, "diep", "dieper", "public"), []File{failing("a.html", errors.New("no"))}, nil)
	if got := snapshot(t, parent); err == nil || len(got) > 0 {
		t.Errorf("got %v and %v", got, err)
	}
}

// TestErrorsNameTheOutputFolder: the stage is gone when somebody reads the error.
func TestErrorsNameTheOutputFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	_, err := publish(t.Context(), dir, []File{page("over", "1"), page("over/ons/index.html", "1")}, nil)
	failed, ok := err.(interface{ Unwrap() []error }).Unwrap()[0].(*fs.PathError)
	if !ok || !strings.HasPrefix(failed.Path, filepath.Join(dir, "over")) {
		t.Errorf("got %v", err)
	}
}

// TestWhatDidNotChangeIsNotWrittenAgain looks at the times of files, and at whether they are the same file.
func TestWhatDidNotChangeIsNotWrittenAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := []File{page("over/index.html", "1"), page("index.html", "1"), Fixed("leeg.txt", nil), page("modus.html", "1"), page("link.html", "1")}
	mustWrite(t, dir, files...)
	long := time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, f := range files {
		if err := os.Chtimes(filepath.Join(dir, f.Path), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Join(dir, "modus.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "elders.html")
	if err := errors.Join(os.Rename(filepath.Join(dir, "link.html"), elsewhere), os.Symlink(elsewhere, filepath.Join(dir, "link.html"))); err != nil {
		t.Fatal(err)
	}
	files[1] = page("index.html", "2")
	mustWrite(t, dir, append(files, page("nieuw/index.html", "1"))...)
	for name, isOld := range map[string]bool{
		"over/index.html": true, "leeg.txt": true, "index.html": false, "nieuw/index.html": false, "modus.html": false, "link.html": false,
	} {
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil || !info.Mode().IsRegular() || info.ModTime().Equal(long) != isOld {
			t.Errorf("%s: %v, %v; kept should be %t", name, info, err, isOld)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(data) != "index.html 2" {
		t.Errorf("got %q, %v", data, err)
	}
}

// TestCheckDirWhileItIsReplaced looks at a folder that other builds exchange and remove all the time: it is ours at every moment.
func TestCheckDirWhileItIsReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, page("index.html", "1"))
	end := time.Now().Add(300 * time.Millisecond)
	var builds sync.WaitGroup
	builds.Go(func() {
		for time.Now().Before(end) {
			if _, err := publish(t.Context(), dir, []File{page("index.html", "2"), page("a.html", "2"), page("b.html", "2")}, nil); err != nil {
				t.Error(err)
			}
		}
	})
	for time.Now().Before(end) {
		if err := CheckDir(dir); err != nil {
			t.Error(err)
		}
	}
	builds.Wait()
}
