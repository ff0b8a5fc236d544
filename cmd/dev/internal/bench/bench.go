// Package bench measures what the project promises about speed, beside Hugo and beside a floor: a program that does what nobody can do
// without, with ordinary libraries.
//
// All three make a site of the same made-up profile (package corpus). Hugo has an honest lean site of its own (package hugo), with everything
// cached that can be; profiel has only those outputs on that Hugo has too. The programs are run in turn, A B C A B C, each into a folder
// that is not there, and the ratios are those within a round: what else the machine does hits all three. CPU time says more than wall
// time when the machine is busy.
package bench

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"beroepsprofiel/cmd/dev/internal/hugo"
	"beroepsprofiel/cmd/internal/corpus"
)

// Options say what to measure.
type Options struct {
	Root   string   // the folder with go.mod
	Work   string   // for programs and profiles; they are kept for the next time
	Out    string   // for what is built; best in memory
	Floor  []string // the command that runs [Floor]; a profile's folder, the output folder and a page's size are added
	Sizes  []int    // tasks
	Rounds int
	Edits  int    // saves for one figure of serve
	Hugo   string // version
	Matrix []int  // tasks of the matrices to filter in Chromium; none: leave it out
	Log    io.Writer
}

// bench is a run.
type bench struct {
	Options
	profiel string // the program
	hugo    string
	report  Report
}

// Run measures everything. It takes minutes: at 10,000 tasks Hugo needs five seconds a round.
func Run(ctx context.Context, o Options) (Report, error) {
	out, err := os.MkdirTemp(o.Out, "profiel-bench-")
	if err != nil {
		return Report{}, err
	}
	defer os.RemoveAll(out)
	o.Out = out
	b := &bench{Options: o, report: newReport(o)}
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"programs", b.prepare}, {"cold builds", b.cold}, {"builds with nothing to do", b.again}, {"every output", b.allOutputs},
		{"the real profile", b.real}, {"serve", b.serve}, {"the matrix in a browser", b.matrices},
	} {
		fmt.Fprintf(o.Log, "%s\n", step.name)
		if err := step.do(ctx); err != nil {
			return Report{}, fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return b.report, nil
}

// prepare builds profiel, and installs Hugo where it is not there yet.
func (b *bench) prepare(ctx context.Context) error {
	b.profiel = filepath.Join(b.Work, "bin", "profiel")
	if err := run(ctx, b.Root, append(os.Environ(), "CGO_ENABLED=0"), "go", "build", "-o", b.profiel, "./cmd/profiel"); err != nil {
		return err
	}
	folder, err := hugo.Folder()
	if err != nil {
		return err
	}
	b.hugo, err = hugo.Install(ctx, folder, b.Hugo)
	return err
}

// sizeOf is a profile with so many tasks; areas grow with it.
func sizeOf(tasks int) corpus.Size {
	areas := 8
	for limit := 1000; tasks > limit; limit *= 10 {
		areas *= 5
	}
	return corpus.Size{Tasks: tasks, Areas: min(areas, 26*26)}
}

// profile is the folder of a profile, which is made where it is not there yet. The layouts and static files of profiel's are those of the
// source tree.
func (b *bench) profile(tasks int, reader corpus.Reader, name string) (string, error) {
	dir := filepath.Join(b.Work, "profiles", fmt.Sprintf("%s-%d", name, tasks))
	done := filepath.Join(dir, "done")
	if _, err := os.Stat(done); err != nil {
		if err := corpus.Write(dir, sizeOf(tasks), reader); err != nil {
			return "", err
		}
		if err := os.WriteFile(done, nil, 0o666); err != nil {
			return "", err
		}
	}
	if reader == corpus.Hugo {
		return dir, nil
	}
	return dir, corpus.Dress(dir, b.Root, name == lean)
}

// The names of profiles.
const (
	lean  = "lean"
	whole = "whole" // with every output
)
