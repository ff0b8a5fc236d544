package search

import (
	"maps"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// tally is how often each word occurs in each of some pages.
type tally struct {
	number map[string]int // of every word, from 0
	pages  []pageTally
	reader words.Reader
	place  []int       // of every word in the page that had it last
	page   []wordTally // of the page that is counted
}

// pageTally is the words of one page, each once.
type pageTally struct {
	words  []wordTally
	length int // in words, of the text
}

// wordTally is the number of a word, and the weights of all places where it stands in one page.
type wordTally struct{ word, weight int32 }

func newTally() *tally { return &tally{number: map[string]int{}} }

// add counts the words of one more page.
func (t *tally) add(e Entry) {
	t.page = t.page[:0]
	length := 0
	for _, f := range fields(e) {
		t.reader.Each(f.text, func(word []byte) {
			t.count(t.numberOf(word), f.weight)
			if f.length {
				length++
			}
		})
	}
	t.pages = append(t.pages, pageTally{slices.Clone(t.page), length})
}

// count adds a weight to a word of the page.
func (t *tally) count(word int, weight int32) {
	if at := t.place[word]; at < len(t.page) && t.page[at].word == int32(word) {
		t.page[at].weight += weight
		return
	}
	t.place[word] = len(t.page)
	t.page = append(t.page, wordTally{int32(word), weight})
}

func (t *tally) numberOf(word []byte) int {
	n, ok := t.number[string(word)]
	if !ok {
		n = len(t.number)
		t.number[string(word)] = n
		t.place = append(t.place, 0)
	}
	return n
}

// lexicon is the words of all pages.
func (t *tally) lexicon() words.Lexicon { return words.NewLexicon(maps.Keys(t.number)) }

// stems gives the place of every word's stem among those of the lexicon, by the word's number; -1 for a stop word.
func (t *tally) stems(l words.Lexicon) []int {
	stemOf := make([]int, len(t.number))
	for word, n := range t.number {
		stemOf[n] = -1
		if at, found := slices.BinarySearch(l.Stems(), l.Stem(word)); found {
			stemOf[n] = at
		}
	}
	return stemOf
}

// averageLength is the length of a page, at least 1.
func (t *tally) averageLength() float64 {
	total := 0
	for _, page := range t.pages {
		total += page.length
	}
	return max(float64(total)/float64(max(len(t.pages), 1)), 1)
}
