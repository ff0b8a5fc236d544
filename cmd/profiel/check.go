package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/check"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/external"
	"beroepsprofiel/cmd/profiel/internal/ledger"
	"beroepsprofiel/cmd/profiel/internal/lint"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/spelling"
)

// checkFlags are how check was called.
type checkFlags struct {
	format   string
	base     string
	accept   bool
	spelling bool
	external bool
	report   string // file for the report on external links; empty: none
}

func newCheck(dir *string) *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report everything that would hurt a reader or a link",
		Long: `Check reads the sources as build does, makes the whole site in memory and reads that
as a stranger would: links, anchors, ids, codes, headings. It warns of what is allowed
and still hurts, such as a task without a summary or an edition that is not finished.
An address in content/addresses.txt that would vanish is an error. It writes nothing,
except with --accept: then, when there are no errors, what is published and not yet in
that file is added to it.

With --spelling it also reports words that neither the program hunspell knows nor
content/words.txt, which holds one word a line.

With --external it goes onto the internet and asks whether the pages of other sites
that this one links to are still there, and with --report it writes what it found to a
Markdown file as well.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd, *dir, flags) },
	}
	addBaseURL(cmd, &flags.base)
	cmd.Flags().BoolVar(&flags.accept, "accept", false, "add new addresses to content/addresses.txt; the main branch does this")
	cmd.Flags().BoolVar(&flags.spelling, "spelling", false, "check the spelling too, with the program hunspell")
	cmd.Flags().BoolVar(&flags.external, "external", false, "ask other sites whether the pages linked to are still there")
	cmd.Flags().StringVar(&flags.report, "report", "", "with --external: the Markdown file to write a report to")
	formats := []string{}
	for _, f := range diag.Formats() {
		formats = append(formats, string(f))
	}
	cmd.Flags().StringVar(&flags.format, "format", formats[0], "how to print problems: "+strings.Join(formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// refuse returns what is wrong with how the flags were used.
func (f checkFlags) refuse() error {
	switch {
	case !slices.Contains(diag.Formats(), diag.Format(f.format)):
		return usageError{fmt.Errorf("unknown format %q: choose text, json or github", f.format)}
	case f.report != "" && !f.external:
		return usageError{errors.New("--report goes with --external: it is about the links to other sites")}
	}
	return checkBaseURL(f.base)
}

// runCheck checks a site and prints what was found.
func runCheck(cmd *cobra.Command, dir string, flags checkFlags) error {
	if err := flags.refuse(); err != nil {
		return err
	}
	fsys, err := openSite(dir)
	if err != nil {
		return err
	}
	options := optionsFor(cmd.Context(), dir, flags.base)
	p, problems, err := checkSite(cmd.Context(), dir, fsys, options, flags)
	if err == nil && flags.external && !problems.HasErrors() {
		var found diag.List
		found, err = p.checkExternal(cmd.Context(), cmd.OutOrStdout(), flags.report)
		problems.Add(found...)
	}
	problems = p.explained(problems)
	if diag.Format(flags.format) == diag.GitHub {
		problems = inRepository(problems, options.Folder)
	}
	reported := report(cmd.ErrOrStderr(), diag.Format(flags.format), problems)
	if err := cmp.Or(err, reported); err != nil {
		return err
	}
	if _, err = fmt.Fprintf(cmd.OutOrStdout(), "checked %d pages\n", p.pages()); err != nil || !flags.accept {
		return err
	}
	return acceptAddresses(cmd.OutOrStdout(), dir, fsys, p)
}

// checkSite collects the problems of the sources and, when those are fine, of the finished output and of what it would take away.
// With an error there may be problems too. fsys is the site's folder dir.
func checkSite(ctx context.Context, dir string, fsys fs.FS, options portalOptions, flags checkFlags) (portal, diag.List, error) {
	p, problems, err := loadPortal(fsys, options)
	if err != nil {
		return portal{}, nil, err
	}
	broken := problems.HasErrors()
	hurts := lint.Run(p.tree, p.site.Profile, broken)
	problems.Add(hurts...)
	lost, err := p.checkAddresses(ctx, dir, fsys, options, broken)
	problems = append(withoutTwins(problems, lost), lost...)
	if err == nil && flags.spelling {
		var misspelt diag.List
		misspelt, err = p.checkSpelling(ctx, fsys)
		problems.Add(misspelt...)
	}
	if err != nil || broken || hurts.HasErrors() {
		return p, problems, err
	}
	made, err := output.Memory(p.files)
	if err != nil {
		failed, err := madeProblems(err)
		problems.Add(failed...)
		return p, problems, err
	}
	problems.Add(check.Run(made, p.site.BaseURL)...)
	return p, problems, nil
}

// withoutTwins leaves out that two tasks have one code where the list of addresses tells which of the two is the new one: then that
// is the one message.
func withoutTwins(problems, lost diag.List) diag.List {
	return slices.DeleteFunc(problems, func(p diag.Problem) bool {
		return p.Name == "duplicate-code" && slices.ContainsFunc(lost, func(l diag.Problem) bool {
			return l.Name == "reused-code" && (l.File == p.File || strings.HasSuffix(p.Message, " "+l.File))
		})
	})
}

// checkSpelling reports unknown words, and lines of the site's list of words that are none. Without the file there is no list.
func (p portal) checkSpelling(ctx context.Context, fsys fs.FS) (diag.List, error) {
	text, err := fs.ReadFile(fsys, spelling.Name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	list, problems := spelling.ParseList(text)
	unknown, err := spelling.Check(ctx, p.site, list, spelling.Hunspell(p.tree.Config.Language))
	problems.Add(unknown...)
	return problems, err
}

// checkExternal asks other sites about the links to them, and writes a report of it to a file when that has a name. The error is set
// when nobody could be asked.
func (p portal) checkExternal(ctx context.Context, out io.Writer, file string) (diag.List, error) {
	report := external.New(p.site.BaseURL).Check(ctx, external.Links(p.site))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case report.IsOffline():
		return nil, errors.New("no other site answers: is this machine on the internet?\n  a proxy is not used")
	}
	if file != "" {
		if err := os.WriteFile(file, []byte(report.Markdown()), 0o666); err != nil {
			return nil, fmt.Errorf("cannot write the report: %w", err)
		}
	}
	_, err := fmt.Fprintf(out, "asked for %s\n", report.Summary())
	return report.Problems(), err
}

// acceptAddresses adds what the site publishes to the list of addresses, and says how much of it was new.
func acceptAddresses(w io.Writer, dir string, fsys fs.FS, p portal) error {
	added, err := p.accept(dir, fsys)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "new addresses in %s: %d\n", ledger.Name, added)
	return err
}
