package inputs

import (
	"maps"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beroepsprofiel/cmd/dev/internal/process"
	"beroepsprofiel/cmd/internal/corpus"
)

// Every fault is another one, and makes another site.
func TestFaults(t *testing.T) {
	if _, err := exec.LookPath("mkfifo"); err != nil {
		t.Skip("this system has no pipes")
	}
	names := map[string]bool{}
	for _, f := range faults() {
		s := site(t.TempDir())
		for name, text := range corpus.Files(size, corpus.Hugo) {
			if err := s.write(name, text); err != nil {
				t.Fatal(err)
			}
		}
		before := s.files()
		if err := s.make(f); err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
		if maps.Equal(before, s.files()) {
			t.Errorf("%s changes nothing", f.name)
		}
		names[f.name] = true
	}
	if len(names) != 38 {
		t.Errorf("there are %d faults, want 38", len(names))
	}
}

func TestNewSite(t *testing.T) {
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, reader := range []corpus.Reader{corpus.Profiel, corpus.Hugo} {
		s, err := newSite(filepath.Join(t.TempDir(), "site"), root, reader)
		if err != nil {
			t.Fatal(err)
		}
		if files := s.files(); len(files) < size.Tasks || files["content/"+aTask()] == "" {
			t.Errorf("the site has %v", files)
		}
	}
}

func TestPlaceIn(t *testing.T) {
	for text, want := range map[string]place{
		"": nowhere, "ander.md:3:1: error": nowhere, "content/fout.md: error: x": inFile, "content/fout.md:3:1: error: x": atColumn,
		`ERROR "/x/content/fout.md:3:1": unmarshal failed`: atColumn, `"/x/content/fout.md:3"`: atLine, "fout.md\nfout.md:1:2": atColumn,
	} {
		if got := placeIn(text, "fout.md"); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	if got := placeIn("content/aandachtsgebieden/advies/x-1.md:4:9: error", "aandachtsgebieden"); got != atColumn {
		t.Errorf("got %s for a file in a folder", got)
	}
}

func TestTable(t *testing.T) {
	f := fault{name: "a", file: "fout.md", line: true}
	stops := newVerdict(process.Outcome{Status: 1, Output: []byte("content/fout.md:1:1: error: x")}, f)
	warns := newVerdict(process.Outcome{Output: []byte("WARN fout.md")}, f)
	silent := newVerdict(process.Outcome{Output: []byte("Total in 3 ms")}, f)
	killed := newVerdict(process.Outcome{Status: -1, Killed: process.ErrMemory, Cost: process.Cost{Memory: 4 << 30}}, f)
	var b strings.Builder
	printTable(&b, []result{{f, stops, warns}, {f, stops, silent}, {f, stops, killed}})
	for _, line := range []string{
		"| a | 1: file, line, column; 0.00 s, 0 MiB | 0: warns: file; 0.00 s, 0 MiB |", "| a | 1: file, line, column; 0.00 s, 0 MiB | 0: silent; 0.00 s, 0 MiB |",
		"profiel: 3 inputs: 3 stop with file, line and column; at most 0.00 s, 0 MiB",
		"Hugo: 3 inputs: 1 build with a warning, 1 build in silence, 1 killed; at most 0.00 s, 4096 MiB",
	} {
		if !strings.Contains(b.String(), line+"\n") {
			t.Errorf("there is no line %s in\n%s", line, &b)
		}
	}
	if err := failures([]result{{f, stops, silent}}); err != nil {
		t.Error(err)
	}
	for _, bad := range []verdict{silent, killed, {status: 1, place: inFile}, {status: 2, place: atColumn}, {status: 1, place: atColumn, took: process.Cost{Memory: 1 << 30}}} {
		if failures([]result{{f, bad, silent}}) == nil {
			t.Errorf("profiel may end so: %s", bad)
		}
	}
}
