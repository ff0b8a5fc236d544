package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/folder"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/render"
)

// mostShown is the number of problems that are printed for people.
const mostShown = 100

// report prints problems and a line that counts them; with errors among them it returns [errReported]. Of very many problems people
// get the first; a program gets all.
func report(w io.Writer, format diag.Format, problems diag.List) error {
	if len(problems) == 0 {
		return nil
	}
	problems = problems.Sorted()
	shown := problems
	if format != diag.JSON {
		shown = problems.First(mostShown)
	}
	if err := diag.Print(w, format, shown); err != nil {
		return err
	}
	if len(shown) < len(problems) {
		fmt.Fprintf(w, "%s; above are the first %d\n", problems.Summary(), len(shown))
	} else if format == diag.Text {
		fmt.Fprintln(w, problems.Summary())
	}
	if format == diag.Text {
		printHelp(w, problems)
	}
	if problems.HasErrors() {
		return errReported
	}
	return nil
}

// withProblem prints the problem that an error is when a name in the site's folder is no file: whoever reads it cannot go on, and the
// author can mend it.
func withProblem(w io.Writer, err error) error {
	path, ok := errors.AsType[*fs.PathError](err)
	if !ok || !errors.Is(err, folder.ErrNotFile) {
		return err
	}
	return report(w, diag.Text, diag.List{{
		File: path.Path, Severity: diag.Error, Name: "not-a-file", Message: "this is not a file or folder within the site's folder",
		Hint: "put the file itself here, or remove it",
	}})
}

// madeProblems turns layouts that failed while files were made into problems: of those at one place the first, for a layout
// fails on every page in its own words. What remains of the error is the first file that could not be made for another reason.
func madeProblems(err error) (diag.List, error) {
	failed, ok := errors.AsType[output.MakeErrors](err)
	if !ok {
		return nil, err
	}
	var problems diag.List
	var rest error
	for _, file := range failed {
		layout, ok := errors.AsType[*render.LayoutError](file)
		switch {
		case !ok:
			rest = cmp.Or(rest, error(file))
		case !slices.ContainsFunc(problems, func(p diag.Problem) bool { return samePlace(p, layout.Problem) }):
			problems.Add(layout.Problem)
		}
	}
	return problems, rest
}

func samePlace(a, b diag.Problem) bool { return a.File == b.File && a.Position == b.Position }
