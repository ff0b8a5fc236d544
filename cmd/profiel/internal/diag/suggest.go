package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// DidYouMean returns `did you mean "…"?` with the [Closest] known word to the one written, or "" when none is close.
func DidYouMean(written string, known []string) string {
	meant, ok := Closest(written, known)
	if !ok {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", meant)
}

// Closest returns the known word closest to the one written; ok is false when none is close: a word counts as close when at most 1
// (up to 3 letters), 2 (up to 7) or 3 of its letters have to change. Two neighbouring letters that changed places are one change. Of
// words equally close the one that starts alike longest is meant, then the first by alphabet.
func Closest(written string, known []string) (meant string, ok bool) {
	wanted := []rune(strings.ToLower(written))
	limit := allowed(len(wanted))
	var near []candidate
	for _, k := range known {
		if n := utf8.RuneCountInString(k); n < len(wanted)-limit || n > len(wanted)+limit {
			continue // each letter too many or too few is a change
		}
		word := []rune(strings.ToLower(k))
		if d := changes(wanted, word, limit); d <= limit {
			near = append(near, candidate{word: k, changes: d, prefix: commonPrefix(wanted, word)})
		}
	}
	if len(near) == 0 {
		return "", false
	}
	return slices.MinFunc(near, compareCandidates).word, true
}

// candidate is a known word with how much it looks like the written one.
type candidate struct {
	word    string
	changes int
	prefix  int // letters at the start that are the same
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(a.changes, b.changes), cmp.Compare(b.prefix, a.prefix), strings.Compare(a.word, b.word))
}

// allowed is the number of changes at which a word of a length still counts as close.
func allowed(letters int) int {
	switch {
	case letters <= 3:
		return 1
	case letters <= 7:
		return 2
	}
	return 3
}

func commonPrefix(a, b []rune) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// changes counts the letters to add, remove or replace, or neighbours to swap, to make one word of the other: the
// Damerau-Levenshtein distance in which no letter changes twice (optimal string alignment). It stops counting when there are more
// than the limit.
func changes(a, b []rune, limit int) int {
	older, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	least := 0
	for i := 1; i <= len(a); i++ {
		before := least
		row[0], least = i, i
		for j := 1; j <= len(b); j++ {
			replaced := last[j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			row[j] = min(replaced, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit && before+1 > limit { // the next row builds on this one and, by a swap, on the one before
			return least
		}
		older, last, row = last, row, older
	}
	return last[len(b)]
}
