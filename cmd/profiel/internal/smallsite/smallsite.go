// Package smallsite is a site for tests: two areas by two levels, three editions, and six tasks with each a history of its own.
//
//	BW-001 Metselen             both editions say the same
//	BW-002 Voegen & <afwerken>  reworded, and from level laag to hoog
//	BW-003 Klant’s wens         only the apostrophe differs
//	BW-004 Spuiten              new in the current edition
//	BW-005 Kalken               left the profile; BW-004 took its place
//	BW-006 Plafonds schilderen  came from another area; the older edition does not print its level
//
// Every kind of page is in it. See small.txtar.
package smallsite

import (
	_ "embed"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed small.txtar
var archive []byte

// New returns the site. Every call gives a copy that the test may change.
func New() fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse(archive).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return fsys
}

// Replace replaces a text that occurs once in a file, or the whole file when old is "". A file that does not exist is made.
func Replace(t testing.TB, fsys fstest.MapFS, name, old, text string) {
	t.Helper()
	if old == "" {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		return
	}
	f, ok := fsys[name]
	if !ok || strings.Count(string(f.Data), old) != 1 {
		t.Fatalf("%q does not occur once in %s", old, name)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), old, text, 1)), Mode: 0o644}
}

// Mark takes the marks ⟦ and ⟧ out of a file, and returns the line and column, from 1, of the first and the number of characters
// between the two; zeros when there are none.
func Mark(fsys fstest.MapFS, name string) (line, column, width int) {
	f, ok := fsys[name]
	if !ok {
		return 0, 0, 0
	}
	before, rest, found := strings.Cut(string(f.Data), "⟦")
	if !found {
		return 0, 0, 0
	}
	marked, after, _ := strings.Cut(rest, "⟧")
	fsys[name] = &fstest.MapFile{Data: []byte(before + marked + after), Mode: 0o644}
	lineStart := strings.LastIndex(before, "\n") + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[lineStart:]) + 1, utf8.RuneCountInString(marked)
}
