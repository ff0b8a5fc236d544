package search

import (
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// TestEveryWordOfTheSiteResolves holds the promise of the format: stem endings and the list of forms suffice.
func TestEveryWordOfTheSiteResolves(t *testing.T) {
	entries := siteEntries(t)
	tally := tallyOf(entries)
	l := tally.lexicon()
	fields := strings.Fields(l.Exceptions())
	forms := map[string]string{}
	for i := 0; i < len(fields); i += 2 {
		forms[fields[i]] = fields[i+1]
	}
	all := map[string]bool{}
	for word := range tally.number {
		all[word] = !l.IsStop(word)
	}
	for word, counts := range all {
		if got := inBrowser(l, forms, word); counts && got != l.Stem(word) {
			t.Errorf("%q leads to %q, want %q", word, got, l.Stem(word))
		}
	}
	if share := float64(len(forms)) / float64(len(all)); share > 0.1 {
		t.Errorf("%.0f %% of the words need an exception, want under 10 %%", share*100)
	}
}

// inBrowser returns the stem of a word as search-engine.js finds it.
func inBrowser(l words.Lexicon, forms map[string]string, word string) string {
	if stem, ok := forms[word]; ok {
		return stem
	}
	for _, candidate := range words.Candidates(word) {
		if l.Has(candidate) {
			return candidate
		}
	}
	return ""
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
		tally := tallyOf(entries)
		l := tally.lexicon()
		if got := newSplitter(l, newPostings(tally, l)).mark(l.Stem(test.word)); got != test.want {
			t.Errorf("%q is cut as %q, want %q", test.word, got, test.want)
		}
	}
}

func TestSynonymsNeedTheSitesOwnWords(t *testing.T) {
	l := words.NewLexicon(slices.Values([]string{"De doelstellingen van de huisregels."}))
	table := synonyms(l)
	if got := strings.Join(table["kpi"], ","); got != "doelstellingen" {
		t.Errorf("kpi means %q, want only what the site has words for", got)
	}
	if got, ok := table["tone of voice"]; ok {
		t.Errorf("tone of voice means %q, want nothing on this site", got)
	}
}
