// Profiel makes a documentation portal of a professional profile: Markdown with TOML front matter in, a cross-linked site out.
//
// This package holds the commands and the order of the stages; everything else is in internal/. See docs/architecture.md.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
)

// Exit statuses, as in the contract.
const (
	exitOK      = 0
	exitContent = 1 // the content has errors
	exitUsage   = 2 // wrong usage, or an output folder that is not safe to write
	exitIO      = 3 // reading or writing failed
)

func main() { os.Exit(run(os.Args[1:])) }

// run runs one command and returns the exit status.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err != nil && !errors.Is(err, errReported) {
		fmt.Fprintf(os.Stderr, "profiel: %v\n", err)
	}
	return status(err)
}

// errReported is a failure whose problems have been printed already.
var errReported = errors.New("the content has errors")

// usageError is a mistake in how a command was called.
type usageError struct{ error }

func status(err error) int {
	var (
		usage  usageError
		unsafe *output.UnsafeError
		made   *output.MakeError
		path   *fs.PathError
		link   *os.LinkError
		call   *os.SyscallError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitContent
	case errors.As(err, &usage), errors.As(err, &unsafe):
		return exitUsage
	case errors.As(err, &path), errors.As(err, &link), errors.As(err, &call), errors.Is(err, errIO):
		return exitIO
	case errors.As(err, &made): // after the disk's errors: a file may fail to make because another cannot be read
		return exitContent
	}
	return exitUsage // cobra's own errors: unknown command, unknown flag
}

// errIO marks a failure to read or write whose error has no type of its own.
var errIO = errors.New("reading or writing failed")

func newRoot() *cobra.Command {
	var dir string
	root := &cobra.Command{
		Use:   "profiel",
		Short: "Make a documentation portal of a professional profile",
		Long: `Profiel makes a documentation portal of a professional profile: Markdown with
TOML front matter in, a cross-linked site with a matrix, editions and search out.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noSuchCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringVarP(&dir, "directory", "C", ".", "the folder that holds site.toml")
	root.AddCommand(newBuild(&dir), newServe(&dir), newCheck(&dir), newVersion())
	return root
}

// noSuchCommand refuses the arguments of the program itself: the first is what no command is called.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	slices.Sort(names)
	cure := cmp.Or(diag.DidYouMean(args[0], names), "choose one of "+strings.Join(names, ", "))
	return usageError{fmt.Errorf("unknown command %q\n  %s", args[0], cure)}
}

// flagError adds a cure to an error in the flags of a command.
func flagError(cmd *cobra.Command, err error) error {
	cure := cmd.CommandPath() + " --help lists the flags"
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		cure = cmp.Or(diag.DidYouMean("--"+unknown.GetSpecifiedName(), names), cure)
	}
	return usageError{fmt.Errorf("%w\n  %s", err, cure)}
}
