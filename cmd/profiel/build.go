package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
)

func newBuild(dir *string) *cobra.Command {
	var out, base string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the whole site to a folder",
		Long: `Build writes the whole site to a folder, which is replaced as a whole. When neither
the sources nor the folder changed since the last build, it leaves the folder as it is.
In a git repository, pages, sitemap and feed say when each text last changed. A shallow
clone does not know that, so a server that builds the site needs the whole history.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !filepath.IsAbs(out) {
				out = filepath.Join(*dir, out)
			}
			if err := checkBaseURL(base); err != nil {
				return err
			}
			return build(cmd.Context(), *dir, out, optionsFor(cmd.Context(), *dir, base), cmd.OutOrStdout(), cmd.ErrOrStderr())
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
	made := inputs(fsys, options)
	if last, ok := upToDate(out, made); ok {
		_, err = fmt.Fprintf(stdout, "%s is up to date: %d pages, %d files, %s, in %s\n",
			out, last.Pages, last.Stats.Files, size(last.Stats.Bytes), time.Since(start).Round(time.Millisecond))
		return cmp.Or(report(stderr, diag.Text, last.Problems), err)
	}
	p, problems, err := loadPortal(fsys, options)
	if err != nil {
		return err
	}
	problems = p.explained(problems)
	if err := report(stderr, diag.Text, problems); err != nil {
		return err
	}
	line := newProgress(stderr, start, len(p.files))
	stats, err := output.Write(ctx, out, p.files, line.done)
	line.clear()
	if err != nil {
		problems, err := madeProblems(err)
		reported := report(stderr, diag.Text, p.explained(problems))
		return cmp.Or(err, reported)
	}
	lastBuild{Inputs: made, Pages: p.pages(), Stats: stats, Problems: problems}.keep(out)
	_, err = fmt.Fprintf(stdout, "wrote %d pages, %d files, %s to %s in %s\n",
		p.pages(), stats.Files, size(stats.Bytes), out, time.Since(start).Round(time.Millisecond))
	return err
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
