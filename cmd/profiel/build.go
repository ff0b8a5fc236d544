package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
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

// builder writes the site in a folder to another folder.
type builder struct {
	fsys           fs.FS
	out            string
	options        portalOptions
	start          time.Time
	stdout, stderr io.Writer
}

// build writes the site in dir to out. With errors in the content, or when ctx ends, nothing is written.
func build(ctx context.Context, dir, out string, options portalOptions, stdout, stderr io.Writer) error {
	options.Forget = true
	b := builder{out: out, options: options, start: time.Now(), stdout: stdout, stderr: stderr}
	var err error
	if b.fsys, err = openSite(dir); err != nil {
		return err
	}
	if err := checkOut(dir, out); err != nil {
		return err
	}
	output.Clean(out)
	return b.run(ctx)
}

// run builds until the sources stay the same while it does.
func (b builder) run(ctx context.Context) error {
	for range mostReadings {
		made, sources := inputs(b.fsys, b.options)
		if last, ok := upToDate(b.out, made); ok {
			return b.sayUpToDate(last)
		}
		limitBuild(sources, 0)
		s := b.stage(ctx, sources)
		if ctx.Err() != nil {
			_ = s.close()
			return fmt.Errorf("%w; %s is as it was", context.Cause(ctx), b.out)
		}
		if now, _ := inputs(b.fsys, b.options); now != made { // half of it may be new
			_ = s.close()
			continue
		}
		return cmp.Or(b.publish(s, made), s.close())
	}
	return fmt.Errorf("the sources change again and again while they are read; %s is as it was\n  build again when nothing writes to them", b.out)
}

// mostReadings is how often a build reads sources that change while it reads them.
const mostReadings = 5

// staged is a site in the making: what it was made of, what is wrong with that, and the files unless there are errors.
type staged struct {
	portal   portal
	problems diag.List
	files    *output.Stage
	stats    output.Stats
	err      error
}

func (s staged) close() error {
	if s.files == nil {
		return nil
	}
	return s.files.Close()
}

// stage makes the site of so many sources beside the output folder.
func (b builder) stage(ctx context.Context, sources int) (s staged) {
	if s.portal, s.problems, s.err = loadPortal(b.fsys, b.options); s.err != nil || s.problems.HasErrors() {
		return s
	}
	if s.files, s.err = output.Begin(b.out); s.err != nil {
		return s
	}
	files := s.portal.files
	limitBuild(sources, len(files))
	slices.Reverse(files) // the last are about the whole site and take longest: begun first, they leave no processor without work
	line := newProgress(b.stderr, b.start, len(files))
	s.stats, s.err = s.files.Write(ctx, files, line.done)
	line.clear()
	return s
}

// publish says what is wrong with the site, and puts it in its place unless there are errors. made is what it was made of: see [inputs].
func (b builder) publish(s staged, made string) error {
	problems, err := madeProblems(s.err)
	problems = s.portal.explained(slices.Concat(s.problems, problems))
	if reported := report(b.stderr, diag.Text, problems); err != nil || reported != nil {
		return cmp.Or(err, reported)
	}
	last := lastBuild{Inputs: made, Pages: s.portal.pages(), Stats: s.stats, Problems: problems}
	if list, err := s.files.List(); err == nil {
		last.Output = list.Sum
	}
	if err := cmp.Or(s.files.Publish(), s.files.Close()); err != nil {
		return err
	}
	last.keep(b.out)
	return b.say("wrote %d pages, %d files, %s to %s in %s\n", last.Pages, s.stats.Files, size(s.stats.Bytes), b.out, b.took())
}

// sayUpToDate says that there is nothing to do, with the warnings of the last build.
func (b builder) sayUpToDate(last lastBuild) error {
	err := b.say("%s is up to date: %d pages, %d files, %s, in %s\n", b.out, last.Pages, last.Stats.Files, size(last.Stats.Bytes), b.took())
	return cmp.Or(report(b.stderr, diag.Text, last.Problems), err)
}

func (b builder) took() time.Duration { return time.Since(b.start).Round(time.Millisecond) }

func (b builder) say(format string, args ...any) error {
	_, err := fmt.Fprintf(b.stdout, format, args...)
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
