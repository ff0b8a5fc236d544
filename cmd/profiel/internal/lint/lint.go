// Package lint reports what a site may hold but a reader would miss, or find twice. Nothing here stops a build.
//
//	missing-summary     a warning: a task without the sentence that lists and search results show
//	duplicate-title     two files of one folder have the same title
//	no-tasks            a warning: an area, a level or an edition without a task
//	unbalanced-edition  a warning: an edition that lists few of the tasks of the one before it, and does not say why
package lint

import (
	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// Run checks the files of a tree and the profile that was made of them. Of a profile with errors parts are left out, so it says
// nothing about how many tasks there are: broken tells that there are errors.
func Run(tree content.Tree, prof *profile.Profile, broken bool) diag.List {
	problems := checkSummaries(prof)
	problems.Add(checkTitles(tree, prof)...)
	if !broken {
		problems.Add(checkNoTasks(prof)...)
		problems.Add(checkBalance(prof)...)
	}
	return problems.Sorted()
}

// atTitle is a warning about a file as a whole.
func atTitle(f *content.File, p diag.Problem) diag.Problem {
	p.Severity = diag.Warning
	return f.Problem([]string{"title"}, "", p)
}
