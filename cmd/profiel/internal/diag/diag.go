// Package diag holds what is wrong with a site's sources: a problem with its place, its permanent name and its cure, and the
// printing of a list of them.
//
// A problem has one of two severities. An error stops a build; a warning does not. All problems of a run are reported at
// once, sorted by file, line and column, so that a person mends them in one go.
//
// The name in brackets is permanent: the pages for contributors explain every name, and a script may rely on it.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a problem stops a build.
type Severity string

// The two severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Position is a place in a source file. Line and Column count from 1, Column in characters; zero means unknown.
// Width is the number of characters that the caret underlines; zero means one. Cut is the number of characters of the line that
// stand before the excerpt, which is the part around the column when the line is long.
type Position struct {
	Line   int
	Column int
	Width  int
	Cut    int
}

// Problem is one thing that is wrong.
type Problem struct {
	File     string // slash-separated path below the site's folder
	Position        // where in File
	Severity Severity
	Name     string // permanent name, such as "unknown-level"
	Message  string // one line, no full stop
	Hint     string // what mends it; one line, may be empty
	Help     string // where Name is explained: an address, or a path below the site's folder, with a fragment; may be empty
	Excerpt  string // the source line that Position points into, or the part of it from character Cut+1; may be empty
}

// List is the problems of a run.
type List []Problem

// Add appends problems. A problem without a severity is an error.
func (l *List) Add(problems ...Problem) {
	for _, p := range problems {
		if p.Severity == "" {
			p.Severity = Error
		}
		*l = append(*l, p)
	}
}

// HasErrors reports whether one of the problems stops a build.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return p.Severity == Error })
}

// Count returns the number of errors and of warnings.
func (l List) Count() (errors, warnings int) {
	for _, p := range l {
		if p.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// First returns at most n of the problems, sorted: when there are more, errors go before warnings.
func (l List) First(n int) List {
	sorted := l.Sorted()
	if len(sorted) <= n {
		return sorted
	}
	slices.SortStableFunc(sorted, func(a, b Problem) int { return cmp.Compare(a.Severity, b.Severity) }) // "error" < "warning"
	return sorted[:n].Sorted()
}

// Summary is the number of errors and of warnings, for people: "1 error, 0 warnings".
func (l List) Summary() string {
	errors, warnings := l.Count()
	return plural(errors, "error") + ", " + plural(warnings, "warning")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Sorted returns the problems ordered by file, line, column, name, message and hint, each once.
func (l List) Sorted() List {
	sorted := slices.Clone(l)
	slices.SortStableFunc(sorted, compare)
	return slices.Compact(sorted)
}

func compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Name, b.Name),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Hint, b.Hint),
	)
}
