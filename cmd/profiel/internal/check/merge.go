package check

import (
	"fmt"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// mostNamed is the number of files that a hint names before it only counts them.
const mostNamed = 3

// merge makes one problem of those with the same name and message, at the place of the first.
func merge(problems diag.List) diag.List {
	type fault struct{ name, message string }
	at := make(map[fault]int)
	others := make(map[int][]string)
	var merged diag.List
	for _, p := range problems {
		key := fault{p.Name, p.Message}
		first, seen := at[key]
		switch {
		case !seen:
			at[key] = len(merged)
			merged = append(merged, p)
		case p.File != merged[first].File && !slices.Contains(others[first], p.File):
			others[first] = append(others[first], p.File)
		}
	}
	for i, files := range others {
		merged[i].Hint = strings.TrimPrefix(merged[i].Hint+"; also in "+named(files), "; ")
	}
	return merged
}

// named is a list of files or addresses as a hint gives it.
func named(all []string) string {
	first := strings.Join(all[:min(len(all), mostNamed)], ", ")
	if rest := len(all) - mostNamed; rest > 0 {
		return fmt.Sprintf("%s and %d more", first, rest)
	}
	return first
}
