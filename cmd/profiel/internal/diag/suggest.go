package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// DidYouMean returns `did you mean "…"?` with the known word closest to the one written, or "" when none is close: a word
// counts as close when at most 1 (up to 3 letters), 2 (up to 7) or 3 of its letters have to change.
func DidYouMean(written string, known []string) string {
	best, bestDistance := "", 4
	switch n := utf8.RuneCountInString(written); {
	case n <= 3:
		bestDistance = 2
	case n <= 7:
		bestDistance = 3
	}
	for _, k := range slices.Sorted(slices.Values(known)) {
		d := levenshtein.ComputeDistance(strings.ToLower(written), strings.ToLower(k))
		if d < bestDistance {
			best, bestDistance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", best)
}
