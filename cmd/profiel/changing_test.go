package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// changing is a site's folder in which somebody writes at the moment that one file is opened.
type changing struct {
	fs.FS
	name  string
	write func()
}

func (c changing) Open(name string) (fs.File, error) {
	if name == c.name {
		c.write()
	}
	return c.FS.Open(name)
}

// TestBuildReadsSourcesAgainThatChange has a text changed after a build has begun: the site has the new text, or when it never ends there
// is no new site.
func TestBuildReadsSourcesAgainThatChange(t *testing.T) {
	for name, test := range map[string]struct {
		changes int
		fails   bool
	}{"none": {0, false}, "once": {1, false}, "again and again": {1000, true}} {
		t.Run(name, func(t *testing.T) {
			dir := smallSiteFolder(t)
			fsys, err := openSite(dir)
			if err != nil {
				t.Fatal(err)
			}
			readings := 0
			write := func() {
				if readings++; readings <= test.changes {
					put(t, filepath.Join(dir, "content", "over.md"), "+++\ntitle = \"Over\"\n+++\n\nTekst "+strings.Repeat("!", readings)+"\n")
				}
			}
			var said bytes.Buffer
			out := filepath.Join(dir, "public")
			b := builder{fsys: changing{fsys, "content/_index.md", write}, out: out, start: time.Now(), stdout: &said, stderr: &said}
			err = b.run(t.Context())
			_, errOut := os.Stat(out)
			if failed := err != nil; failed != test.fails || failed != os.IsNotExist(errOut) {
				t.Errorf("got %v and %v: %s", err, errOut, said.String())
			}
			if left, err := filepath.Glob(filepath.Join(dir, ".public*")); err != nil || len(left) > 0 {
				t.Errorf("left %v, %v", left, err)
			}
			if want := min(test.changes+1, mostReadings); readings != want {
				t.Errorf("read %d times, want %d", readings, want)
			}
		})
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
