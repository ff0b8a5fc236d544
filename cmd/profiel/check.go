package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/check"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
)

func newCheck(dir *string) *cobra.Command {
	var format, base string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report everything that would hurt a reader or a link",
		Long: `Check reads the sources as build does, makes the whole site in memory and reads that
as a stranger would: links, anchors, ids, codes, headings. It writes nothing.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(diag.Formats(), diag.Format(format)) {
				return usageError{fmt.Errorf("unknown format %q: choose text, json or github", format)}
			}
			if err := checkBaseURL(base); err != nil {
				return err
			}
			problems, pages, err := checkSite(*dir, portalOptions{BaseURL: base, Changed: lastChanges(cmd.Context(), *dir)})
			reported := report(cmd.ErrOrStderr(), diag.Format(format), problems)
			if err := cmp.Or(err, reported); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "checked %d pages\n", pages)
			return err
		},
	}
	addBaseURL(cmd, &base)
	formats := []string{}
	for _, f := range diag.Formats() {
		formats = append(formats, string(f))
	}
	cmd.Flags().StringVar(&format, "format", formats[0], "how to print problems: "+strings.Join(formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// checkSite collects the problems of the sources and, when those are fine, of the finished output. With an error there may be
// problems too.
func checkSite(dir string, options portalOptions) (diag.List, int, error) {
	fsys, err := openSite(dir)
	if err != nil {
		return nil, 0, err
	}
	p, problems, err := loadPortal(fsys, options)
	if err != nil || problems.HasErrors() {
		return problems, 0, err
	}
	made, err := output.Memory(p.files)
	if err != nil {
		failed, err := madeProblems(err)
		problems.Add(failed...)
		return problems, 0, err
	}
	problems.Add(check.Run(made, p.site.BaseURL)...)
	return problems, p.pages(), nil
}
