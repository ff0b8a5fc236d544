// Package run runs named steps one after another, shows what a person needs to see of them, and ends with a table.
//
// Every step is run, also after one that failed. What a step prints is shown when it fails; a live step's output is always
// shown, as it comes.
package run

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// Step is one check of the project.
type Step struct {
	Name  string // one lower-case word, for --only
	About string // one line
	Live  bool   // its output is shown as it comes, also when it passes
	// Do writes to out what a person needs to mend a failure. It fails by returning an error.
	Do func(ctx context.Context, machine *tools.Machine, out io.Writer) error
}

// Result is how a step ended; Err is nil when it passed.
type Result struct {
	Name string
	Time time.Duration
	Err  error
}

// Runner runs steps and writes what they do to Out.
type Runner struct {
	Out     io.Writer
	Verbose bool // show every step's output
}

// Run runs the steps in order. A step that has not begun when ctx ends fails.
func (r Runner) Run(ctx context.Context, machine *tools.Machine, steps []Step) []Result {
	results := make([]Result, 0, len(steps))
	for _, step := range steps {
		fmt.Fprintf(r.Out, "=== %s: %s\n", step.Name, step.About)
		result := r.one(ctx, machine, step)
		results = append(results, result)
		fmt.Fprintf(r.Out, "--- %s: %s (%.1f s)\n", verdict(result), step.Name, result.Time.Seconds())
	}
	return results
}

func (r Runner) one(ctx context.Context, machine *tools.Machine, step Step) Result {
	var kept bytes.Buffer
	var out io.Writer = &kept
	if step.Live || r.Verbose {
		out = r.Out
	}
	start := time.Now()
	err := ctx.Err()
	if err == nil {
		err = step.Do(ctx, machine, out)
	}
	result := Result{step.Name, time.Since(start), err}
	if err != nil {
		_, _ = kept.WriteTo(r.Out)
		fmt.Fprintf(r.Out, "%s: %v\n", step.Name, err)
	}
	return result
}

// Choose returns the steps that are named, in their own order; all of them when no name is given.
func Choose(all []Step, names []string) ([]Step, error) {
	if len(names) == 0 {
		return all, nil
	}
	var known []string
	for _, step := range all {
		known = append(known, step.Name)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("unknown step %q; the steps are %s", name, strings.Join(known, ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(s Step) bool { return !slices.Contains(names, s.Name) }), nil
}

// Failed counts the steps that failed.
func Failed(results []Result) int {
	failed := 0
	for _, result := range results {
		if result.Err != nil {
			failed++
		}
	}
	return failed
}

// Table writes one line a step, and last how many passed and failed.
func Table(out io.Writer, results []Result) {
	fmt.Fprintln(out)
	for _, result := range results {
		fmt.Fprintf(out, "%-6s %-12s %7.1f s\n", verdict(result), result.Name, result.Time.Seconds())
	}
	failed := Failed(results)
	fmt.Fprintf(out, "\nsteps: %d passed, %d failed\n", len(results)-failed, failed)
}

func verdict(result Result) string {
	if result.Err != nil {
		return "FAILED"
	}
	return "passed"
}
