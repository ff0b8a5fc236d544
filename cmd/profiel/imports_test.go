package main

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// internalPath is what the import path of every room starts with.
const internalPath = "beroepsprofiel/cmd/profiel/internal/"

// architecture holds the table of rooms.
const architecture = "docs/architecture.md"

// room is a package in internal/ with the others that it imports: down the table only, never up. main may import all but what
// is made for tests.
type room struct {
	name    string
	imports []string
}

var roomRow = regexp.MustCompile("^\\| `([a-z]+)` \\| [^|]+ \\| ([a-z, ]*)\\|$")

// rooms reads the table in the tour of the code, so that it cannot say something else than the code does.
func rooms(t *testing.T) []room {
	t.Helper()
	var found []room
	for _, line := range sectionsOf(pageLines(t, architecture))["The rooms"] {
		if row := roomRow.FindStringSubmatch(line); row != nil {
			found = append(found, room{row[1], strings.FieldsFunc(row[2], func(r rune) bool { return r == ',' || r == ' ' })})
		} else if strings.HasPrefix(line, "| `") {
			t.Errorf("%s: cannot read the row %s", architecture, line)
		}
	}
	if len(found) == 0 {
		t.Fatalf("%s has no table of rooms", architecture)
	}
	return found
}

// testRooms are not in the table, for they are no part of the program: they help tests, and nothing else may import them.
var testRooms = []string{"htmltest", "smallsite"}

// keepers says which packages may import what only few should; "main" is the command.
var keepers = map[string][]string{
	"github.com/yuin/goldmark":              {"markdown"},
	"github.com/alecthomas/chroma":          {"markdown"},
	"html/template":                         {"layout", "server"},
	"text/template":                         {"layout", "scaffold"}, // layout: the trees only
	"github.com/dlclark/regexp2":            {"markdown"},
	"github.com/BurntSushi/toml":            {"content"},
	"github.com/spf13/cobra":                {"main"},
	"github.com/fsnotify/fsnotify":          {"server"},
	"net/http":                              {"external", "server"},
	"golang.org/x/net/html":                 {"check", "htmltest", "server"},
	"github.com/andybalholm/cascadia":       {"htmltest"},
	"github.com/rogpeppe/go-internal":       {"smallsite"},
	"github.com/blevesearch/snowballstem":   {"words"},
	"github.com/xuri/excelize":              {"export"},
	"github.com/piprate/json-gold":          {},                                                        // a witness in tests
	"github.com/santhosh-tekuri/jsonschema": {},                                                        // likewise
	"github.com/mmcdole/gofeed":             {},                                                        // likewise
	"os":                                    {"folder", "git", "main", "output", "server", "spelling"}, // the others take an fs.FS and give values
	"os/exec":                               {"git", "spelling"},
	"log":                                   {"server"},
	"unsafe":                                {},
	"testing":                               {"htmltest", "smallsite"}, // and testing/fstest and the like
}

// imports reads what the non-test files of a folder import.
func imports(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, imported)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// packages maps the name of every package of the program, main and those in internal/, to what it imports.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	entries, err := os.ReadDir("internal")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{"main": imports(t, ".")}
	for _, e := range entries {
		found[e.Name()] = imports(t, path.Join("internal", e.Name()))
	}
	return found
}

func TestImportDirections(t *testing.T) {
	found := packages(t)
	known := []string{"main"}
	for _, room := range rooms(t) {
		for _, name := range room.imports {
			if !slices.Contains(known, name) {
				t.Errorf("the table lets %s import %s, which does not stand above it", room.name, name)
			}
		}
		known = append(known, room.name)
		if _, ok := found[room.name]; !ok {
			t.Errorf("there is no package internal/%s: take it out of the table", room.name)
		}
		if got := ours(found[room.name]); !slices.Equal(got, room.imports) {
			t.Errorf("%s imports %q; %s says %q", room.name, got, architecture, room.imports)
		}
	}
	known = append(known, testRooms...)
	for name, imports := range found {
		if !slices.Contains(known, name) {
			t.Errorf("internal/%s is not in the table of %s: say what it may import", name, architecture)
		}
		for _, test := range testRooms {
			if slices.Contains(imports, internalPath+test) {
				t.Errorf("%s imports %s, which is for tests", name, test)
			}
		}
	}
}

// ours are the rooms among imported packages, in order of name.
func ours(imported []string) []string {
	var names []string
	for _, p := range imported {
		if name, ok := strings.CutPrefix(p, internalPath); ok {
			names = append(names, name)
		}
	}
	return names
}

func TestKeepers(t *testing.T) {
	for name, imports := range packages(t) {
		for imported, keepers := range keepers {
			if slices.ContainsFunc(imports, covers(imported)) && !slices.Contains(keepers, name) {
				t.Errorf("%s must not import %s; only these do: %v", name, imported, keepers)
			}
		}
	}
}

// covers matches an import path and everything below it, such as net/http/httptest for net/http.
func covers(imported string) func(string) bool {
	return func(p string) bool { return p == imported || strings.HasPrefix(p, imported+"/") }
}

// The command is one program: what is in internal/ never needs what is in another folder of cmd/.
func TestNothingFromElsewhere(t *testing.T) {
	for name, imports := range packages(t) {
		for _, imported := range imports {
			if strings.HasPrefix(imported, "beroepsprofiel/") && !strings.HasPrefix(imported, internalPath) {
				t.Errorf("%s imports %s", name, imported)
			}
		}
	}
}

// A name that says nothing draws everything.
func TestNoGrabBags(t *testing.T) {
	for name := range packages(t) {
		for _, vague := range []string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "base", "core", "types", "lib", "pkg"} {
			if name == vague {
				t.Errorf("internal/%s: name it after what it holds", name)
			}
		}
	}
}
