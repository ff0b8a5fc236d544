//go:build browser

package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// huisregelsFile is the source of the page at the address huisregels.
const huisregelsFile = "content/aandachtsgebieden/modereren/huisregels-bewaken.md"

// sources is a copy of the site's sources that a test may change.
type sources struct {
	t      *testing.T
	folder string // with site.toml
}

func copySources(t *testing.T) sources {
	t.Helper()
	s := sources{t, t.TempDir()}
	for _, folder := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(s.folder, folder), os.DirFS(filepath.Join(repository, folder))); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(repository, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s.write("site.toml", string(text))
	return s
}

// write saves a source at once, as editors do that write beside a file and rename: on a busy machine the preview could else
// see half of it.
func (s sources) write(file, text string) {
	s.t.Helper()
	beside := filepath.Join(s.folder, "half-written")
	if err := os.WriteFile(beside, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(beside, filepath.Join(s.folder, file)); err != nil {
		s.t.Fatal(err)
	}
}

func (s sources) read(file string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.folder, file))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// change replaces a text that stands once in a source.
func (s sources) change(file, old, new string) {
	s.t.Helper()
	text := s.read(file)
	if n := strings.Count(text, old); old == "" || n != 1 {
		s.t.Fatalf("%s has %q %d times, want once", file, old, n)
	}
	s.write(file, strings.Replace(text, old, new, 1))
}
