package steps

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	knows  = "<http://a.example/> <http://a.example/knows> _:someone .\n"
	named  = "_:someone <http://a.example/name> \"Zoë\"@nl .\n"
	prefix = `"@context": {"a": "http://a.example/"}, `
)

// jsonLDFile writes a file and reads it back.
func jsonLDFile(t *testing.T, text string) ([]string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "profile.jsonld")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return readJSONLD(file)
}

// TestCanonical holds that the names of blank nodes, the order and the way of escaping make no difference, and words do.
func TestCanonical(t *testing.T) {
	first, err := canonical(knows+named, "application/n-quads")
	if err != nil || len(first) != 2 {
		t.Fatalf("got %q, %v", first, err)
	}
	for text, same := range map[string]bool{
		named + knows: true,
		strings.ReplaceAll(named+knows, "_:someone", "_:x"): true,
		strings.Replace(knows+named, "Zoë", `Zo\u00EB`, 1):  true,
		strings.Replace(knows+named, "@nl", "@en", 1):       false,
	} {
		again, err := canonical(text, "application/n-quads")
		if err != nil || slices.Equal(first, again) != same {
			t.Errorf("%s\ngot %q, %v; the same: want %t", text, again, err, same)
		}
	}
	fromJSON, err := jsonLDFile(t, `{`+prefix+`"@id": "a:", "a:knows": {"a:name": {"@value": "Zoë", "@language": "nl"}}}`)
	if err != nil || !slices.Equal(first, fromJSON) {
		t.Errorf("JSON-LD: got %q, %v, want %q", fromJSON, err, first)
	}
}

func TestWhatCannotBeReadFails(t *testing.T) {
	if got, err := canonical("<http://a.example/> .\n", "application/n-quads"); err == nil {
		t.Errorf("no statement: got %q", got)
	}
	if got, err := jsonLDFile(t, `{"@id": `); err == nil {
		t.Errorf("no JSON: got %q", got)
	}
	if got, err := jsonLDFile(t, `{"@context": "https://schema.example/", "name": "a"}`); err == nil {
		t.Errorf("needs another host: got %q", got)
	}
}

func TestComplaints(t *testing.T) {
	const warning = "rapper: Warning - URI file:///a.ttl:3 - no such thing"
	if got := complaints(knows + warning + "\n" + named); got != warning {
		t.Errorf("got %q", got)
	}
	if got := complaints(knows + named); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestJudgeStatements(t *testing.T) {
	for _, test := range []struct {
		name, turtle, jsonLD string
		wantError, printed   string
	}{
		{"the same", "a\nb\n", "a\nb\n", "", "2 statements in Turtle, 2 in JSON-LD: 0 in one of both only"},
		{"one is missing", "a\nb\n", "a\n", "1 statements are in one of both files only", "only the Turtle says: b\n"},
		{"another one", "a\n", "c\n", "2 statements are in one of both files only", "only the JSON-LD says: c\n"},
		{"nothing", "", "", "the Turtle says nothing", "0 statements in Turtle"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			lines := func(text string) []string { return slices.Collect(strings.Lines(text)) }
			err := judgeStatements(lines(test.turtle), lines(test.jsonLD), &out)
			if errorText(err) != test.wantError || !strings.Contains(out.String(), test.printed) {
				t.Errorf("got %v and\n%s", err, out.String())
			}
		})
	}
}
