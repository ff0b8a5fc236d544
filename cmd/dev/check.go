package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/dev/internal/run"
	"beroepsprofiel/cmd/dev/internal/steps"
	"beroepsprofiel/cmd/dev/internal/tools"
)

func newCheck(dir *string) *cobra.Command {
	return newRun(dir, &cobra.Command{
		Use:   "check",
		Short: "Run everything that CI runs",
		Long: "Check runs every step in order, also when one before it failed, and ends with a table of them.\n" +
			"A tool that is missing is installed where that is possible (as root on Debian); elsewhere its step fails and says\n" +
			"what to install. No step is ever left out in silence.",
	}, steps.All())
}

func newSoak(dir *string) *cobra.Command {
	return newRun(dir, &cobra.Command{
		Use:   "soak",
		Short: "Run the long tests: what check tries briefly, for as long and as often as it is meant",
		Long: "Soak runs tests of check with the numbers that they are meant for, and shows what they measured. Its last figures stand\n" +
			"in cmd/profiel/docs/reliability.md. It wants a machine that does nothing else.",
	}, steps.Soak())
}

// newRun completes a command that runs steps.
func newRun(dir *string, command *cobra.Command, all []run.Step) *cobra.Command {
	var only []string
	var verbose, list bool
	command.Args = cobra.NoArgs
	command.RunE = func(command *cobra.Command, _ []string) error {
		if list {
			printSteps(command.OutOrStdout(), all)
			return nil
		}
		chosen, err := run.Choose(all, only)
		if err != nil {
			return err
		}
		return check(command, *dir, chosen, verbose)
	}
	command.Flags().StringSliceVar(&only, "only", nil, "run only these steps (names, separated by commas)")
	command.Flags().BoolVarP(&verbose, "verbose", "v", false, "show what every step prints, not only those that fail")
	command.Flags().BoolVar(&list, "list", false, "print the names of the steps and stop")
	return command
}

func check(command *cobra.Command, dir string, chosen []run.Step, verbose bool) error {
	root, err := moduleRoot(dir)
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "profiel-dev-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	machine := tools.New(root, temp)
	runner := run.Runner{Out: command.OutOrStdout(), Verbose: verbose}
	results := runner.Run(command.Context(), machine, chosen)
	run.Table(runner.Out, results)
	if run.Failed(results) > 0 {
		return errFailed
	}
	return nil
}

func printSteps(out io.Writer, all []run.Step) {
	for _, step := range all {
		fmt.Fprintf(out, "%-12s %s\n", step.Name, step.About)
	}
}

// moduleRoot is the folder with go.mod, dir or one above it.
func moduleRoot(dir string) (string, error) {
	start, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		if folder == filepath.Dir(folder) {
			return "", fmt.Errorf("no go.mod in %s or above it", start)
		}
	}
}
