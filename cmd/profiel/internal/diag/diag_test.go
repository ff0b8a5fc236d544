package diag

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestAddMakesErrors(t *testing.T) {
	var list List
	list.Add(Problem{Name: "a"}, Problem{Name: "b", Severity: Warning})
	list.Add(Problem{Name: "c", Severity: Error})
	if errs, warnings := list.Count(); errs != 2 || warnings != 1 {
		t.Errorf("got %d errors, %d warnings", errs, warnings)
	}
	if list[0].Severity != Error || list[1].Severity != Warning {
		t.Errorf("got %v", list)
	}
}

func TestHasErrors(t *testing.T) {
	for _, test := range []struct {
		list List
		want bool
	}{
		{nil, false},
		{List{{Severity: Warning}}, false},
		{List{{Severity: Warning}, {Severity: Error}}, true},
	} {
		if got := test.list.HasErrors(); got != test.want {
			t.Errorf("%v: got %t", test.list, got)
		}
	}
}

func TestSorted(t *testing.T) {
	at := func(file string, line, column int, rest ...string) Problem {
		rest = append(rest, "", "", "")
		return Problem{File: file, Position: Position{Line: line, Column: column}, Name: rest[0], Message: rest[1], Hint: rest[2]}
	}
	want := List{
		at("a.md", 0, 0),
		at("a.md", 2, 9),
		at("a.md", 10, 1),
		at("a.md", 10, 2, "a"),
		at("a.md", 10, 2, "b", "een"),
		at("a.md", 10, 2, "b", "twee", "doe dit"),
		at("a.md", 10, 2, "b", "twee", "of dat"),
		at("b.md", 1, 1),
	}
	given := slices.Concat(want, want)
	slices.Reverse(given)
	before := slices.Clone(given)
	if got := given.Sorted(); !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	if !slices.Equal(given, before) {
		t.Error("Sorted changed the list that it was given")
	}
}

func TestDidYouMean(t *testing.T) {
	levels := []string{"operationeel", "tactisch", "strategisch"}
	for _, test := range []struct {
		written string
		known   []string
		want    string
	}{
		{"taktisch", levels, `did you mean "tactisch"?`},
		{"TACTISCH", levels, `did you mean "tactisch"?`},
		{"operatoneel", levels, `did you mean "operationeel"?`},
		{"strateeegis", levels, ""},
		{"stratgis", levels, `did you mean "strategisch"?`}, // three letters
		{"iets anders", levels, ""},
		{"hbo", []string{"mbo", "wo"}, `did you mean "mbo"?`}, // up to three letters: one
		{"wo", []string{"mbo"}, ""},
		{"level", []string{"lvl"}, `did you mean "lvl"?`}, // up to seven: two
		{"level", []string{"lv"}, ""},
		{"één", []string{"een"}, ""}, // three letters, not five bytes
		{"titel", []string{"title", "titles"}, `did you mean "title"?`},
		{"hob", []string{"hbo", "mbo"}, `did you mean "hbo"?`},        // two letters swapped: one change
		{"2071", []string{"2013", "2017"}, `did you mean "2017"?`},    // one change, not two
		{"stragetisch", levels, `did you mean "strategisch"?`},        // letters swapped over a distance
		{"kat", []string{"rat", "kar", "bat"}, `did you mean "kar"?`}, // equally close: what starts alike longest
		{"kat", []string{"rat", "bat"}, `did you mean "bat"?`},        // alike as long: the first by alphabet
		{"tactisch", nil, ""},
		{"", levels, ""},
	} {
		if got := DidYouMean(test.written, test.known); got != test.want {
			t.Errorf("DidYouMean(%q, %q) = %q, want %q", test.written, test.known, got, test.want)
		}
	}
}

// TestChangesAgainstAPlainOne holds the distance, which stops early, to the one of the textbook, for all words of few letters.
func TestChangesAgainstAPlainOne(t *testing.T) {
	words := []string{""}
	for from := 0; len(words) < 400; from++ {
		for _, letter := range "abc" {
			words = append(words, words[from]+string(letter))
		}
	}
	for _, a := range words {
		for _, b := range words[:60] {
			want := plainChanges([]rune(a), []rune(b))
			for limit := range 4 {
				if got := changes([]rune(a), []rune(b), limit); got != want && (got <= limit || want <= limit) {
					t.Fatalf("%q to %q within %d: got %d, want %d", a, b, limit, got, want)
				}
			}
		}
	}
}

func plainChanges(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	least := min(plainChanges(a[1:], b), plainChanges(a, b[1:])) + 1
	replaced := plainChanges(a[1:], b[1:])
	if a[0] != b[0] {
		replaced++
	}
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, plainChanges(a[2:], b[2:])+1)
	}
	return min(least, replaced)
}

func TestAt(t *testing.T) {
	const text = "één\ncafé = \"thé\"\r\n\nlaatste"
	for _, test := range []struct {
		name      string
		offset    int
		width     int
		firstLine int
		want      Position
		excerpt   string
	}{
		{"start", 0, 1, 1, Position{1, 1, 1, 0}, "één"},
		{"columns and widths count characters", strings.Index(text, `"thé"`), len(`"thé"`), 1, Position{2, 8, 5, 0}, `café = "thé"`},
		{"first line has a number", strings.Index(text, "thé"), 1, 10, Position{11, 9, 1, 0}, `café = "thé"`},
		{"width stops at the end of the line", strings.Index(text, "n\n"), 99, 1, Position{1, 3, 1, 0}, "één"},
		{"the line's end", strings.Index(text, "\n"), 1, 1, Position{1, 4, 1, 0}, "één"},
		{"an empty line", strings.Index(text, "\nlaatste"), 3, 1, Position{3, 1, 1, 0}, ""},
		{"the last line has no end", strings.Index(text, "laatste"), 7, 1, Position{4, 1, 7, 0}, "laatste"},
		{"no width", strings.Index(text, "laatste"), 0, 1, Position{4, 1, 1, 0}, "laatste"},
		{"the end", len(text), 1, 1, Position{4, 8, 1, 0}, "laatste"},
		{"past the end", len(text) + 5, 1, 1, Position{4, 8, 1, 0}, "laatste"},
		{"before the start", -3, 1, 1, Position{1, 1, 1, 0}, "één"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, excerpt := At([]byte(text), test.offset, test.width, test.firstLine)
			if got != test.want || excerpt != test.excerpt {
				t.Errorf("got %+v %q, want %+v %q", got, excerpt, test.want, test.excerpt)
			}
			got, excerpt = NewPlaces([]byte(text), test.firstLine).At(test.offset, test.width)
			if got != test.want || excerpt != test.excerpt {
				t.Errorf("NewPlaces: got %+v %q, want %+v %q", got, excerpt, test.want, test.excerpt)
			}
		})
	}
}

// brokenWriter fails after a number of writes.
type brokenWriter int

var errBroken = errors.New("broken")

func (w *brokenWriter) Write(p []byte) (int, error) {
	*w--
	if *w < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestFirst(t *testing.T) {
	list := List{
		{File: "a.md", Severity: Warning}, {File: "b.md", Severity: Error}, {File: "c.md", Severity: Warning}, {File: "d.md", Severity: Error},
	}
	for n, want := range map[int]string{0: "", 1: "b.md", 2: "b.md d.md", 3: "a.md b.md d.md", 4: "a.md b.md c.md d.md", 5: "a.md b.md c.md d.md"} {
		var files []string
		for _, p := range list.First(n) {
			files = append(files, p.File)
		}
		if got := strings.Join(files, " "); got != want {
			t.Errorf("the first %d: %q, want %q", n, got, want)
		}
	}
}

func TestSummary(t *testing.T) {
	var list List
	for _, want := range []string{"0 errors, 0 warnings", "1 error, 0 warnings", "1 error, 1 warning", "1 error, 2 warnings"} {
		if got := list.Summary(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		list.Add(Problem{Severity: Warning})
		list[0].Severity = Error
	}
}
