package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// page is a file whose bytes are its name and a version.
func page(name, version string) File { return Fixed(name, []byte(name+" "+version)) }

// failing is a file that cannot be made.
func failing(name string, err error) File {
	return File{Path: name, Make: func(*bytes.Buffer) error { return err }}
}

// snapshot is every file below dir, by path; a folder without files counts as well.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if d.IsDir() {
			found[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// publish writes a site as a build does.
func publish(ctx context.Context, dir string, files []File, progress func(int)) (Stats, error) {
	stage, err := Begin(dir)
	if err != nil {
		return Stats{}, err
	}
	stats, err := stage.Write(ctx, files, progress)
	if err == nil {
		err = stage.Publish()
	}
	return stats, errors.Join(err, stage.Close())
}

func mustWrite(t *testing.T, dir string, files ...File) Stats {
	t.Helper()
	stats, err := publish(context.Background(), dir, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func put(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("van een mens"), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestWriteMakesTheWholeFolder(t *testing.T) {
	parent := t.TempDir()
	files := []File{page("index.html", "1"), page("over/ons/index.html", "1"), Fixed("leeg.txt", nil)}
	stats := mustWrite(t, filepath.Join(parent, "diep", "public"), files...)
	got := snapshot(t, parent)
	delete(got, "diep/public/"+Marker)
	bytes := 0
	for _, text := range got {
		bytes += len(text)
	}
	if want := (Stats{Files: 3, Bytes: int64(bytes)}); stats != want {
		t.Errorf("got %+v, want %+v", stats, want)
	}
	want := map[string]string{
		"diep/": "", "diep/public/": "", "diep/public/over/": "", "diep/public/over/ons/": "",
		"diep/public/index.html": "index.html 1", "diep/public/over/ons/index.html": "over/ons/index.html 1",
		"diep/public/leeg.txt": "",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestWriteReplacesTheWholeFolder leaves nothing of the old site, and nothing beside the new one.
func TestWriteReplacesTheWholeFolder(t *testing.T) {
	parent := t.TempDir()
	for _, name := range []string{"public", "public/", "./public//"} {
		dir := parent + "/" + name
		mustWrite(t, dir, page("index.html", "1"), page("oud/index.html", "1"))
		mustWrite(t, dir, page("index.html", "2"))
		got := snapshot(t, parent)
		delete(got, "public/"+Marker)
		if want := map[string]string{"public/": "", "public/index.html": "index.html 2"}; !maps.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

func TestWriteLeavesTheCallersListAlone(t *testing.T) {
	files := make([]File, 1, 8)
	files[0] = page("index.html", "1")
	mustWrite(t, filepath.Join(t.TempDir(), "public"), files...)
	if next := files[:2][1]; next.Path != "" {
		t.Errorf("Write put %s into the caller's array", next.Path)
	}
}

func TestWriteUsesAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, page("index.html", "1"))
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		t.Error(err)
	}
}

func TestWriteRefuses(t *testing.T) {
	parent := t.TempDir()
	put(t, filepath.Join(parent, "foto", "vakantie.jpg"))
	put(t, filepath.Join(parent, "verborgen", ".geheim"))
	put(t, filepath.Join(parent, "map-als-merk", Marker, "x"))
	put(t, filepath.Join(parent, "bestand"))
	mustWrite(t, filepath.Join(parent, "van-ons"), page("index.html", "1"))
	if err := os.Symlink("van-ons", filepath.Join(parent, "link")); err != nil {
		t.Fatal(err)
	}
	before := snapshotLinks(t, parent)
	for name, reason := range map[string]string{
		"foto": "profiel did not make", "verborgen": "profiel did not make", "map-als-merk": "profiel did not make",
		"bestand": "not a folder", "link": "not a folder", "link/": "not a folder",
	} {
		dir := parent + "/" + name
		_, err := publish(context.Background(), dir, []File{failing("index.html", errors.New("made"))}, nil)
		unsafe, ok := errors.AsType[*UnsafeError](err)
		if !ok || !strings.Contains(unsafe.Error(), reason) || !strings.Contains(unsafe.Error(), filepath.Clean(dir)) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if after := snapshotLinks(t, parent); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

// snapshotLinks names every file, folder and link below dir with its kind and size.
func snapshotLinks(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && !d.IsDir() {
			found = append(found, fmt.Sprint(name, info.Mode(), info.Size()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWriteFailsWhole holds for every way to fail: the old site still stands, and nothing is left beside it.
func TestWriteFailsWhole(t *testing.T) {
	errMade := errors.New("no such task")
	ended, stop := context.WithCancelCause(context.Background())
	errStop := errors.New("stop")
	stop(errStop)
	isMakeError := func(path string, cause error) func(error) bool {
		return func(err error) bool {
			made, ok := errors.AsType[*MakeError](err)
			return ok && made.Path == path && (cause == nil || errors.Is(err, cause))
		}
	}
	for name, test := range map[string]struct {
		ctx   context.Context
		files []File
		is    func(error) bool
	}{
		"a file that fails to make": {
			context.Background(), []File{page("index.html", "2"), failing("b.html", errMade)}, isMakeError("b.html", errMade),
		},
		"several": {
			context.Background(),
			[]File{page("index.html", "2"), failing("b.html", errMade), failing("a.html", errors.New("other"))},
			func(err error) bool {
				return isMakeError("b.html", errMade)(err) && err.Error() == "b.html: no such task, and 1 more"
			},
		},
		"the disk before a file that fails to make": {
			context.Background(), []File{failing("b.html", errMade), page("over", "2"), page("over/ons/index.html", "2")},
			func(err error) bool {
				_, ok := errors.AsType[*fs.PathError](err)
				return ok && !errors.Is(err, errMade)
			},
		},
		"a path out of the folder": {context.Background(), []File{page("../buiten.html", "2")}, isMakeError("../buiten.html", nil)},
		"a whole path":             {context.Background(), []File{page("/buiten.html", "2")}, isMakeError("/buiten.html", nil)},
		"the folder itself":        {context.Background(), []File{page(".", "2")}, isMakeError(".", nil)},
		"a file where a folder must be made": {
			context.Background(), []File{page("over", "2"), page("over/ons/index.html", "2")},
			func(err error) bool { _, ok := errors.AsType[*fs.PathError](err); return ok },
		},
		"an interruption": {ended, []File{page("index.html", "2")}, func(err error) bool { return errors.Is(err, errStop) }},
	} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			for _, dir := range []string{"public", "nieuw"} {
				if dir == "public" {
					mustWrite(t, filepath.Join(parent, dir), page("index.html", "1"), page("oud/index.html", "1"))
				}
				before := snapshot(t, parent)
				stats, err := publish(test.ctx, filepath.Join(parent, dir), test.files, nil)
				if err == nil || !test.is(err) || stats != (Stats{}) {
					t.Errorf("%s: got %+v, %v", dir, stats, err)
				}
				if after := snapshot(t, parent); !maps.Equal(before, after) {
					t.Errorf("%s: before %v\nafter %v", dir, before, after)
				}
			}
		})
	}
}

func TestWriteBelowAFileFails(t *testing.T) {
	parent := t.TempDir()
	put(t, filepath.Join(parent, "bestand"))
	_, err := publish(context.Background(), filepath.Join(parent, "bestand", "public"), []File{page("index.html", "1")}, nil)
	if _, ok := errors.AsType[*fs.PathError](err); !ok {
		t.Errorf("got %v", err)
	}
}

func TestWriteTellsItsProgress(t *testing.T) {
	var files []File
	for i := range 50 {
		files = append(files, page(fmt.Sprintf("%d/index.html", i), "1"))
	}
	var calls, highest atomic.Int64
	progress := func(done int) {
		calls.Add(1)
		for old := highest.Load(); int64(done) > old && !highest.CompareAndSwap(old, int64(done)); old = highest.Load() {
		}
	}
	if _, err := publish(context.Background(), filepath.Join(t.TempDir(), "public"), files, progress); err != nil {
		t.Fatal(err)
	}
	if calls.Load() != 50 || highest.Load() != 50 {
		t.Errorf("told %d times, at last %d", calls.Load(), highest.Load())
	}
}

func TestMemory(t *testing.T) {
	made, err := Memory([]File{page("index.html", "1"), page("over/index.html", "1")})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "over/index.html"} {
		if data, err := fs.ReadFile(made, name); err != nil || string(data) != name+" 1" {
			t.Errorf("%s: got %q, %v", name, data, err)
		}
	}
	if err := fstest.TestFS(made, "index.html", "over/index.html"); err != nil {
		t.Error(err)
	}
	errMade := errors.New("no such task")
	_, err = Memory([]File{failing("b.html", errMade), page("index.html", "1"), failing("a.html", errMade)})
	failed, ok := errors.AsType[MakeErrors](err)
	if !ok || len(failed) != 2 || failed[0].Path != "b.html" || !errors.Is(err, errMade) || failed[1].Error() != "a.html: no such task" {
		t.Errorf("got %v", err)
	}
	if _, err := Memory([]File{page("../a.html", "1")}); err == nil {
		t.Error("a path out of the folder was made")
	}
}
