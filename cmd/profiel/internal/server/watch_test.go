package server

import (
	"log"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience bounds the wait for something that has to happen. It is never spent unless a test fails.
const patience = 20 * time.Second

// watched is a site's folder with a running watcher.
type watched struct {
	t     *testing.T
	root  string
	paths chan string
}

func watch(t *testing.T) *watched {
	t.Helper()
	d := &watched{t: t, root: t.TempDir(), paths: make(chan string)}
	d.write("site.toml", "a")
	d.write("content/modereren/regels.md", "a")
	d.write("static/css/base.css", "a")
	w, err := newWatcher(d.root, log.New(t.Output(), "", 0))
	d.must(err)
	d.follow(w)
	return d
}

func (d *watched) path(name string) string { return filepath.Join(d.root, filepath.FromSlash(name)) }

func (d *watched) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *watched) write(name, text string) {
	d.t.Helper()
	d.must(os.MkdirAll(filepath.Dir(d.path(name)), 0o755))
	d.must(os.WriteFile(d.path(name), []byte(text), 0o644))
}

func (d *watched) rename(from, to string) {
	d.t.Helper()
	d.must(os.Rename(d.path(from), d.path(to)))
}

// expect waits until every one of these files was reported. A report of a file in never is a failure.
func (d *watched) expect(never []string, names ...string) {
	d.t.Helper()
	missing := map[string]bool{}
	for _, name := range names {
		missing[name] = true
	}
	timeout := time.After(patience)
	for len(missing) > 0 {
		select {
		case path := <-d.paths:
			delete(missing, path)
			for _, name := range never {
				if path == name {
					d.t.Fatalf("%s was reported", name)
				}
			}
		case <-timeout:
			d.t.Fatalf("not reported: %v", missing)
		}
	}
}

// settle takes everything that was reported before now: a marker's report comes after it.
func (d *watched) settle(never ...string) {
	d.t.Helper()
	marker := "content/marker-" + time.Now().Format("150405.000000000") + ".md"
	d.write(marker, "")
	d.expect(never, marker)
}

func TestWatchEdit(t *testing.T) {
	d := watch(t)
	for _, name := range []string{"content/modereren/regels.md", "static/css/base.css", "site.toml"} {
		d.write(name, "b")
		d.expect(nil, name)
	}
}

func TestWatchAtomicSave(t *testing.T) {
	d := watch(t)
	const name = "content/modereren/regels.md"
	for _, temporary := range []string{name + ".tmp", "content/modereren/.goutputstream-X1", name + "~"} {
		d.write(temporary, "b")
		d.settle(temporary)
		d.rename(temporary, name)
		d.expect([]string{temporary}, name)
	}
	// Vim: the old file moves aside, a new one comes in its place.
	d.rename(name, name+"~")
	d.write(name, "c")
	d.must(os.Remove(d.path(name + "~")))
	d.expect([]string{name + "~"}, name)
	d.settle()
	d.write(name, "d")
	d.expect(nil, name)
}

func TestWatchNewFolder(t *testing.T) {
	d := watch(t)
	d.write("content/a/b/c/nieuw.md", "a")
	d.write("layouts/pages/task.html", "a")
	d.expect(nil, "content/a/b/c/nieuw.md", "layouts/pages/task.html")
	d.settle()
	d.write("content/a/b/c/nieuw.md", "b")
	d.write("layouts/pages/task.html", "b")
	d.expect(nil, "content/a/b/c/nieuw.md", "layouts/pages/task.html")
}

func TestWatchFolderMovedIn(t *testing.T) {
	d := watch(t)
	d.write("elders/x/een.md", "a")
	d.rename("elders", "content/elders")
	d.expect(nil, "content/elders/x/een.md")
	d.settle()
	d.write("content/elders/x/een.md", "b")
	d.expect(nil, "content/elders/x/een.md")
}

func TestWatchRenamedFolder(t *testing.T) {
	d := watch(t)
	d.write("content/modereren/diep/een.md", "a")
	d.expect(nil, "content/modereren/diep/een.md")
	d.settle()
	d.rename("content/modereren", "content/beheren")
	d.expect(nil, "content/modereren", "content/beheren/regels.md", "content/beheren/diep/een.md")
	d.settle()
	for _, name := range []string{"content/beheren/regels.md", "content/beheren/diep/een.md"} {
		d.write(name, "b")
		d.expect([]string{"content/modereren/regels.md", "content/modereren/diep/een.md"}, name)
	}
}

func TestWatchDeleteAndRecreate(t *testing.T) {
	d := watch(t)
	for _, folder := range []string{"content/modereren", "content"} {
		d.must(os.RemoveAll(d.path(folder)))
		d.expect(nil, folder)
		d.write("content/modereren/regels.md", "b")
		d.expect(nil, "content/modereren/regels.md")
		d.settle()
		d.write("content/modereren/regels.md", "c")
		d.expect(nil, "content/modereren/regels.md")
	}
	d.must(os.Remove(d.path("content/modereren/regels.md")))
	d.expect(nil, "content/modereren/regels.md")
}

func TestWatchIgnores(t *testing.T) {
	d := watch(t)
	ignored := []string{
		"content/modereren/.regels.md.swp", "content/modereren/regels.md.swx", "content/modereren/4913", "content/#regels.md#",
		"content/.#regels.md", "content/.verborgen/a.md", "README.md", "public/index.html", "site.toml~",
	}
	for _, name := range ignored {
		d.write(name, "a")
	}
	d.must(os.Chmod(d.path("site.toml"), 0o600))
	d.settle(append(ignored, "site.toml")...)
}

func TestWatchAfterLostEvents(t *testing.T) {
	w, err := newWatcher(t.TempDir(), log.New(t.Output(), "", 0))
	if err != nil {
		t.Fatal(err)
	}
	defer w.disk.Close()
	folder := filepath.Join(w.root, "content", "nieuw")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	want := []string{"content", "layouts", "static", "site.toml"}
	if got := w.recover(fsnotify.ErrEventOverflow); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if !slices.Contains(w.disk.WatchList(), folder) {
		t.Errorf("%s is not watched", folder)
	}
}

func TestWatchMissingRoot(t *testing.T) {
	if _, err := newWatcher(filepath.Join(t.TempDir(), "weg"), log.New(t.Output(), "", 0)); err == nil {
		t.Error("no error for a root that does not exist")
	}
}
