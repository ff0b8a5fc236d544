// Package search builds the portal's search index: one JSON file that a browser fetches on first use and that
// static/js/search-engine.js answers queries from, without a service.
//
// # Words
//
// Package words says what a word and a stem are, and how the browser finds a word's stem without a stemmer. A compound is cut
// where both halves are words of the same site; see compound.go.
//
// # Ranking
//
// For each stem and page the index holds one impact: BM25F over the fields (title, other titles, headings, summary, text),
// without the inverse document frequency, which the browser computes. It is quantised to 1…9.
//
// # Format
//
// The file is one object:
//
//	version    1
//	kinds      [[kind, label], …]; areas, levels, editions: lists of names
//	pages      [[url, title, kind, code, area, level, editions, summary], …] sorted by url; kind, area and level are positions
//	           in those lists (-1: none), editions has bit i set for editions[i]
//	stems      all stems in order, front-coded: a capital (A: 0 … Z: 25) says how many characters are shared with the
//	           one before, the rest follows; "|" marks a compound's cut
//	counts     for each stem, in how many pages it is
//	gaps       for each stem, its pages: the first position, then the distance to the next, less one
//	impacts    for each stem and page one digit, 1…9
//	forms      "word stem word stem …": words whose stem the browser would miss
//	stop       stop words, separated by spaces
//	weak       words that a page need not have to have all of a query, separated by spaces
//	synonyms   {"kpi": ["doelstellingen", …]}: words for a query to try as well
//
// Numbers in counts and gaps are written in base 32, low digit first, in the alphabet A–Z a–z 0–9 - _, where the upper half
// of the alphabet says that another digit follows.
package search

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// Entry is one page as the search sees it.
type Entry struct {
	URL, Title        string
	Kind              string   // such as "task", "area", "vacancy"
	KindLabel         string   // the kind as shown above a group of results: "Taken"
	Code, Area, Level string   // as shown; empty where it does not apply
	Editions          []string // as shown: slugs
	Aliases           []string // other titles, such as another edition's wording
	Summary           string   // plain text, shown below the title
	Text              string   // plain text of the body
	Headings          []string
}

// Index writes the search index of the entries, which come in the order of their addresses, as compact JSON in the format that the
// package comment gives. Of a large site it is large: what grows with the number of pages is written as it is made.
func Index(b *bytes.Buffer, entries iter.Seq[Entry]) error {
	out := newObject(b)
	out.add("version", 1)
	tally := newTally()
	lists := newLists()
	out.addList("pages", func(yield func(any) bool) {
		for e := range entries {
			tally.add(e)
			if !yield(lists.page(e)) {
				return
			}
		}
	})
	out.add("kinds", lists.kinds)
	out.add("areas", lists.areas)
	out.add("levels", lists.levels)
	out.add("editions", lists.editions)
	lexicon := tally.lexicon()
	table := newPostings(tally, lexicon)
	out.add("stems", frontCode(newSplitter(lexicon, table).markAll()))
	out.addPlain("counts", table.writeCounts)
	out.addPlain("gaps", table.writeGaps)
	out.addPlain("impacts", table.writeImpacts)
	out.add("forms", lexicon.Exceptions())
	out.add("stop", words.StopList)
	out.add("weak", weakList)
	out.add("synonyms", synonyms(lexicon))
	return out.end()
}

// lists are what pages name by a position.
type lists struct {
	kinds                   [][2]string // with what is shown
	areas, levels, editions names
}

func newLists() *lists {
	return &lists{kinds: [][2]string{}, areas: names{}, levels: names{}, editions: names{}} // not nil, which JSON calls null
}

// page is an entry as it stands in the index.
func (l *lists) page(e Entry) []any {
	kind := slices.IndexFunc(l.kinds, func(k [2]string) bool { return k[0] == e.Kind })
	if kind < 0 {
		kind = len(l.kinds)
		l.kinds = append(l.kinds, [2]string{e.Kind, e.KindLabel})
	}
	editions := 0
	for _, name := range e.Editions {
		editions |= 1 << l.editions.position(name)
	}
	return []any{e.URL, e.Title, kind, e.Code, l.areas.position(e.Area), l.levels.position(e.Level), editions, e.Summary}
}

// names is a list in which a name stands once.
type names []string

// position returns where name is in the list, after adding it if it is new; -1 for no name.
func (n *names) position(name string) int {
	if name == "" {
		return -1
	}
	if i := slices.Index(*n, name); i >= 0 {
		return i
	}
	*n = append(*n, name)
	return len(*n) - 1
}

// frontCode writes the marked words one after the other, each without what it shares with the one before.
func frontCode(marked []string) string {
	var b strings.Builder
	previous := ""
	for _, word := range marked {
		shared := sharedPrefix(previous, word)
		b.WriteByte('A' + byte(shared))
		b.WriteString(word[shared:])
		previous = word
	}
	return b.String()
}

// sharedPrefix returns how many bytes a and b have in common at the start, at most 25: what one capital can say.
func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && n < 25 && a[n] == b[n] {
		n++
	}
	return n
}
