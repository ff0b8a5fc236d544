package diag

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// DidYouMean returns `did you mean "…"?` with the known word closest to the one written, or "" when none is close: a word
// counts as close when at most a third of its letters, and never more than three, have to change.
func DidYouMean(written string, known []string) string {
	best, bestDistance := "", len(written)/3+1
	bestDistance = min(bestDistance, 4)
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
