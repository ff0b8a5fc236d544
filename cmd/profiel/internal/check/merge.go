package check

import (
	"fmt"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// namedFiles is the number of other files that a merged problem names before it only counts them.
const namedFiles = 3

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
		merged[i].Hint = strings.TrimPrefix(merged[i].Hint+"; "+also(files), "; ")
	}
	return merged
}

func also(files []string) string {
	named := strings.Join(files[:min(len(files), namedFiles)], ", ")
	if rest := len(files) - namedFiles; rest > 0 {
		return fmt.Sprintf("also in %s and %d more", named, rest)
	}
	return "also in " + named
}
