package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
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
	var near []candidate
	for _, k := range known {
		word := []rune(strings.ToLower(k))
		if d := changes(wanted, word); d <= allowed(len(wanted)) {
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
// Damerau-Levenshtein distance in which no letter changes twice (optimal string alignment).
func changes(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replaced := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			rows[i][j] = min(replaced, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
