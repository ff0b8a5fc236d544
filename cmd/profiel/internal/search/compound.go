package search

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// The shortest halves of a compound, in letters. Shorter ones make words of mere endings.
const (
	shortestHead     = 4 // the last part, which says what the compound is: "beleid"
	shortestModifier = 3 // the part before it, without a linking s, e or en: "moderatie"
)

// Prefixes and suffixes that happen to be words as well. "verbeter" is no compound of "ver" (far).
const (
	prefixes = "ver her ont mis onder"
	suffixes = "lijk rijk heid"
)

// splitter cuts compounds into words of the site.
type splitter struct {
	lexicon words.Lexicon
	pages   map[string]int // in how many pages each stem is
	affixes []string
}

func newSplitter(l words.Lexicon, table postings) splitter {
	pages := make(map[string]int, len(table))
	for i, stem := range l.Stems() {
		pages[stem] = len(table[i])
	}
	return splitter{l, pages, strings.Fields(prefixes + " " + suffixes)}
}

// markAll returns the stems of the lexicon, each as [splitter.mark] gives it.
func (s splitter) markAll() []string {
	marked := make([]string, 0, len(s.lexicon.Stems()))
	for _, stem := range s.lexicon.Stems() {
		marked = append(marked, s.mark(stem))
	}
	return marked
}

// mark returns the stem with "|" where it is cut, or as it is. Of several cuts it takes the one whose rarer half is in the
// most pages; of equals the one with the longest head.
func (s splitter) mark(stem string) string {
	best, most := "", 0
	for i := shortestModifier; i+shortestHead <= len(stem); i++ {
		pages := s.weigh(stem[:i], stem[i:])
		if pages > most {
			best, most = stem[:i]+"|"+stem[i:], pages
		}
	}
	if best == "" {
		return stem
	}
	return best
}

// weigh returns in how many pages the rarer half of a cut is, or 0 if a half is no word of the site.
func (s splitter) weigh(modifier, head string) int {
	if slices.Contains(s.affixes, modifier) || slices.Contains(s.affixes, head) {
		return 0
	}
	if !s.lexicon.Has(head) || s.lexicon.IsStop(modifier) || strings.ContainsAny(modifier, "0123456789") {
		return 0
	}
	base := s.lexicon.Resolve(modifier)
	if base == "" || len(base) < shortestModifier || len(modifier)-len(base) > len("en") {
		return 0
	}
	return min(s.pages[base], s.pages[head])
}
