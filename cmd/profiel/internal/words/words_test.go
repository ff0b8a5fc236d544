package words

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// readTable returns the lines of a table in testdata as columns, without comments.
func readTable(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("%s: %q has %d columns, not %d", name, line, len(row), columns)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestWords(t *testing.T) {
	for _, row := range readTable(t, "words.tsv", 3) {
		var got []string
		switch row[0] {
		case "fold":
			got = In(row[1])
		case "candidates":
			got = Candidates(row[1])
		default:
			t.Fatalf("unknown kind %q", row[0])
		}
		if strings.Join(got, " ") != row[2] {
			t.Errorf("%s %q = %q, want %q", row[0], row[1], got, row[2])
		}
	}
}

func TestStemsJoinWordForms(t *testing.T) {
	forms := [][]string{
		{"nieuwsbrief", "nieuwsbrieven"},
		{"modereren", "modereert", "gemodereerd", "modereerde"},
		{"sessie", "sessies"},
		{"rapportage", "rapportages"},
		{"vraag", "vragen"},
		{"community's", "community"},
		{"creëren", "creeren"},
	}
	for _, group := range forms {
		l := NewLexicon(slices.Values(group))
		if len(l.stems) != 1 {
			t.Errorf("%q have the stems %q, want one", group, l.stems)
		}
	}
}

func TestStemsKeepOtherWordsApart(t *testing.T) {
	for _, pair := range [][2]string{{"advies", "advertentie"}, {"proces", "processor"}, {"markt", "merk"}, {"punt", "pun"}} {
		l := NewLexicon(slices.Values(pair[:]))
		if len(l.stems) != 2 {
			t.Errorf("%q have the stems %q, want two", pair, l.stems)
		}
	}
}
