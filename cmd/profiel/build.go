package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/render"
)

func newBuild(dir *string) *cobra.Command {
	var out, base string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the whole site to a folder",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !filepath.IsAbs(out) {
				out = filepath.Join(*dir, out)
			}
			if err := checkBaseURL(base); err != nil {
				return err
			}
			return build(cmd.Context(), *dir, out, portalOptions{BaseURL: base}, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&out, "out", "public", "the folder to write; it is replaced as a whole")
	addBaseURL(cmd, &base)
	return cmd
}

// build writes the site in dir to out. With errors in the content, or when ctx ends, nothing is written.
func build(ctx context.Context, dir, out string, options portalOptions, stdout, stderr io.Writer) error {
	start := time.Now()
	fsys, err := openSite(dir)
	if err != nil {
		return err
	}
	if err := checkOut(dir, out); err != nil {
		return err
	}
	p, problems, err := loadPortal(fsys, options)
	if err != nil {
		return err
	}
	if err := report(stderr, diag.Text, problems); err != nil {
		return err
	}
	line := newProgress(stderr, start, len(p.files))
	stats, err := output.Write(ctx, out, p.files, line.done)
	line.clear()
	if err != nil {
		problems, err := madeProblems(err)
		reported := report(stderr, diag.Text, problems)
		return cmp.Or(err, reported)
	}
	_, err = fmt.Fprintf(stdout, "wrote %d pages, %d files, %s to %s in %s\n",
		p.pages(), stats.Files, size(stats.Bytes), out, time.Since(start).Round(time.Millisecond))
	return err
}

// report prints problems and a line that counts them; with errors among them it returns [errReported].
func report(w io.Writer, format diag.Format, problems diag.List) error {
	if len(problems) == 0 {
		return nil
	}
	problems = problems.Sorted()
	if err := diag.Print(w, format, problems); err != nil {
		return err
	}
	if format == diag.Text {
		fmt.Fprintln(w, problems.Summary())
	}
	if problems.HasErrors() {
		return errReported
	}
	return nil
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

// checkOut refuses an output folder that holds the sources, or stands among them.
func checkOut(dir, out string) error {
	realOut, err := realPath(out)
	if err != nil {
		return err
	}
	for _, name := range []string{content.Dir, "layouts", "static"} {
		source, err := realPath(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if within(source, realOut) || within(realOut, source) {
			return &output.UnsafeError{Dir: out, Reason: "the site's sources are there; name another folder with --out"}
		}
	}
	return output.CheckDir(out)
}

// realPath is the whole path that a name leads to: without symbolic links, as far as it exists.
func realPath(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	resolved, err := filepath.EvalSymlinks(abs)
	if err != nil && abs != filepath.Dir(abs) {
		parent, err := realPath(filepath.Dir(abs))
		return filepath.Join(parent, filepath.Base(abs)), err
	}
	return resolved, err
}

// within reports whether path is dir or below it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 10_000_000:
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	case n >= 1_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%d kB", (n+999)/1000)
}

// progress is one line on a terminal that says how far a long build is.
type progress struct {
	w     io.Writer
	start time.Time
	total int
}

// Builds shorter than this show no progress.
const quiet = time.Second

// newProgress shows nothing when w is no terminal.
func newProgress(w io.Writer, start time.Time, total int) progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		w = nil
	}
	return progress{w: w, start: start, total: total}
}

// done is told how many files are written; it is called from several goroutines.
func (p progress) done(n int) {
	if p.w != nil && n%100 == 0 && time.Since(p.start) > quiet {
		fmt.Fprintf(p.w, "\r%d of %d files", n, p.total)
	}
}

func (p progress) clear() {
	if p.w != nil && time.Since(p.start) > quiet {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
