//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// made is a folder with a site in it, and beside it what the site may not reach.
func made(t *testing.T) (dir string, fsys fs.FS) {
	t.Helper()
	outside := t.TempDir()
	dir = filepath.Join(outside, "site")
	for _, sub := range []string{"content/over", "static"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"../geheim.md", "site.toml", "content/over/wie.md", "static/site.css"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	fsys, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, fsys
}

func TestAFolderIsAFileSystem(t *testing.T) {
	_, fsys := made(t)
	if err := fstest.TestFS(fsys, "site.toml", "content/over/wie.md", "static/site.css"); err != nil {
		t.Error(err)
	}
	sub, err := fs.Sub(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(sub, "over/wie.md"); err != nil || string(text) != "content/over/wie.md" {
		t.Errorf("got %q, %v", text, err)
	}
	if err := fstest.TestFS(sub, "over/wie.md"); err != nil {
		t.Error(err)
	}
	_, err = fs.Stat(sub, "over/weg.md")
	if path, ok := errors.AsType[*fs.PathError](err); !ok || path.Path != "content/over/weg.md" {
		t.Errorf("an error below content/: %v", err)
	}
	if _, err := fs.Sub(fsys, "../buiten"); err == nil {
		t.Error("a folder outside")
	}
	if _, err := fs.Stat(fsys, "layouts"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
}

func TestLinks(t *testing.T) {
	dir, fsys := made(t)
	for name, c := range map[string]struct {
		to string
		ok bool
	}{
		"content/zelf.md":    {"over/wie.md", true},
		"content/map":        {"over", true},
		"content/terug.md":   {"../static/site.css", true},
		"content/buiten.md":  {"../../geheim.md", false},
		"content/heel.md":    {"/etc/hostname", false},
		"content/rond.md":    {"rond.md", false},
		"content/weg.md":     {"nergens.md", false},
		"content/wortel":     {"/", false},
		"content/null.md":    {"/dev/null", false},
		"content/zelfde.md":  {filepath.Join(dir, "site.toml"), false},
		"layouts":            {"../buiten", false},
		"content/over/boven": {"../..", true},
	} {
		if err := os.Symlink(c.to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		_, err := fs.Stat(fsys, name)
		f, openErr := fsys.Open(name)
		if openErr == nil {
			_ = f.Close()
		}
		if c.ok != (err == nil) || c.ok != (openErr == nil) || !c.ok && !(errors.Is(err, ErrNotFile) && errors.Is(openErr, ErrNotFile)) {
			t.Errorf("%s -> %s: %v, %v", name, c.to, err, openErr)
		}
		if path, ok := errors.AsType[*fs.PathError](openErr); !c.ok && (!ok || path.Path != name) {
			t.Errorf("%s: the error names no path: %v", name, openErr)
		}
	}
	if _, err := fs.ReadFile(fsys, "content/wortel/etc/hostname"); !errors.Is(err, ErrNotFile) {
		t.Errorf("through a link to /: %v", err)
	}
}

// TestAPipeKeepsNobodyWaiting opens a named pipe that nobody writes to.
func TestAPipeKeepsNobodyWaiting(t *testing.T) {
	dir, fsys := made(t)
	if err := syscall.Mkfifo(filepath.Join(dir, "content", "pijp.md"), 0o666); err != nil {
		t.Skip(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := fs.ReadFile(fsys, "content/pijp.md")
		done <- err
	}()
	select {
	case err := <-done:
		if !errors.Is(err, ErrNotFile) {
			t.Errorf("got %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it waits")
	}
	entries, err := fs.ReadDir(fsys, "content")
	if err != nil || !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "pijp.md" && e.Type() == fs.ModeNamedPipe }) {
		t.Errorf("the folder lists %v, %v", entries, err)
	}
}

// TestAFileThatBecomesAPipe changes what a name is while it is read: it never keeps anyone waiting.
func TestAFileThatBecomesAPipe(t *testing.T) {
	dir, fsys := made(t)
	name := filepath.Join(dir, "content", "over", "wie.md")
	stop := make(chan struct{})
	changed := make(chan error, 1)
	go func() {
		defer close(changed)
		for {
			select {
			case <-stop:
				return
			default:
			}
			_ = os.Remove(name)
			if err := syscall.Mkfifo(name, 0o666); err != nil {
				changed <- err
				return
			}
			_ = os.Remove(name)
			if err := os.WriteFile(name, []byte("tekst"), 0o666); err != nil {
				changed <- err
				return
			}
		}
	}()
	for range 2000 {
		text, err := fs.ReadFile(fsys, "content/over/wie.md")
		if err == nil && len(text) > 0 && string(text) != "tekst" && string(text) != "content/over/wie.md" {
			t.Errorf("read %q", text)
		}
		if err != nil && !errors.Is(err, ErrNotFile) && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v", err)
		}
	}
	close(stop)
	if err := <-changed; err != nil {
		t.Fatal(err)
	}
}
