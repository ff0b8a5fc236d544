package search

import (
	"os"
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
			got = words(row[1])
		case "candidates":
			got = candidates(row[1])
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
		l := newLexicon([]Entry{{URL: "/", Text: strings.Join(group, " ")}})
		if len(l.stems) != 1 {
			t.Errorf("%q have the stems %q, want one", group, l.stems)
		}
	}
}

func TestStemsKeepOtherWordsApart(t *testing.T) {
	for _, pair := range [][2]string{{"advies", "advertentie"}, {"proces", "processor"}, {"markt", "merk"}, {"punt", "pun"}} {
		l := newLexicon([]Entry{{URL: "/", Text: pair[0] + " " + pair[1]}})
		if len(l.stems) != 2 {
			t.Errorf("%q have the stems %q, want two", pair, l.stems)
		}
	}
}

// TestEveryWordOfTheSiteResolves holds the promise of the format: stem endings and the list of forms suffice.
func TestEveryWordOfTheSiteResolves(t *testing.T) {
	l := newLexicon(siteEntries(t))
	fields := strings.Fields(l.exceptions())
	forms := map[string]string{}
	for i := 0; i < len(fields); i += 2 {
		forms[fields[i]] = fields[i+1]
	}
	for word, stem := range l.stem {
		got, ok := forms[word]
		if !ok {
			got = l.guess(word)
		}
		if got != stem {
			t.Errorf("%q leads to %q, want %q", word, got, stem)
		}
	}
	if share := float64(len(forms)) / float64(len(l.stem)); share > 0.1 {
		t.Errorf("%.0f %% of the words need an exception, want under 10 %%", share*100)
	}
}

func TestCompounds(t *testing.T) {
	text := "beleid moderatie kalender content onderzoek resultaten regels huis verbeteren beter leden aantal groep lijk wette"
	tests := []struct{ word, want string }{
		{"moderatiebeleid", "moderatie|beleid"},
		{"contentkalender", "content|kalender"},
		{"onderzoeksresultaten", "onderzoeks|resultat"},
		{"ledengroepen", "leden|groep"},
		{"huisregels", "huis|regel"},
		{"verbeteren", "verbeter"},
		{"wettelijk", "wettelijk"},
		{"kalenders", "kalender"},
	}
	for _, test := range tests {
		entries := []Entry{{URL: "/", Text: text + " " + test.word}}
		l := newLexicon(entries)
		if got := newSplitter(l, newPostings(entries, l)).mark(l.stem[test.word]); got != test.want {
			t.Errorf("%q is cut as %q, want %q", test.word, got, test.want)
		}
	}
}

func TestSynonymsNeedTheSitesOwnWords(t *testing.T) {
	l := newLexicon([]Entry{{URL: "/", Text: "De doelstellingen van de huisregels."}})
	table := l.synonyms()
	if got := strings.Join(table["kpi"], ","); got != "doelstellingen" {
		t.Errorf("kpi means %q, want only what the site has words for", got)
	}
	if got, ok := table["tone of voice"]; ok {
		t.Errorf("tone of voice means %q, want nothing on this site", got)
	}
}
