// Profiel makes a documentation portal of a professional profile: Markdown with TOML front matter in, a cross-linked site out.
//
// This package holds the commands and the order of the stages; everything else is in internal/. See docs/architecture.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

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
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVarP(&dir, "directory", "C", ".", "the folder that holds site.toml")
	root.AddCommand(newBuild(&dir), newServe(&dir), newCheck(&dir), newVersion())
	return root
}
