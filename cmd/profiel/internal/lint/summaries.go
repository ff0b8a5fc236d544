package lint

import (
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// checkSummaries reports tasks without a summary. Other pages can do without: a task stands in lists of dozens, where titles are
// not enough to choose by.
func checkSummaries(prof *profile.Profile) diag.List {
	var problems diag.List
	for _, t := range prof.Tasks {
		if strings.TrimSpace(t.Summary) == "" {
			problems.Add(atTitle(t.File, diag.Problem{
				Name: "missing-summary", Message: "the task has no summary",
				Hint: `add summary = "…" below the title: one sentence about the work, for lists and search results`,
			}))
		}
	}
	return problems
}
