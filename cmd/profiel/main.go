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
	"beroepsprofiel/cmd/profiel/internal/server"
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
	ctx := interruptible()
	root := newRoot()
	root.SetArgs(args)
	err := withProblem(os.Stderr, root.ExecuteContext(ctx))
	if interrupted := context.Cause(ctx); interrupted != nil && errors.Is(err, context.Canceled) {
		err = interrupted // a command that was asked to stop need not say by what
	}
	if err != nil && !errors.Is(err, errReported) {
		fmt.Fprintf(os.Stderr, "profiel: %v\n", err)
	}
	return status(err)
}

// interruption is a signal that asks the program to stop.
type interruption struct{ syscall.Signal }

func (i interruption) Error() string { return "stopped: " + i.String() }

// interruptible returns a context that ends with an [interruption] at the first signal that asks to stop. The second one stops the
// program at once.
func interruptible() context.Context {
	ctx, end := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		received := (<-signals).(syscall.Signal)
		signal.Stop(signals)
		end(interruption{received})
	}()
	return ctx
}

// errReported is a failure whose problems have been printed already.
var errReported = errors.New("the content has errors")

// usageError is a mistake in how a command was called.
type usageError struct{ error }

// status is the exit status of an error; that of an interruption is the shell's for a program that a signal ended. An address that
// [server.Run] cannot listen on is wrong usage, also when it is another program's: another --addr mends it.
func status(err error) int {
	var (
		usage  usageError
		unsafe *output.UnsafeError
		listen *server.ListenError
		made   *output.MakeError
		path   *fs.PathError
		signal interruption
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &signal):
		return 128 + int(signal.Signal)
	case errors.Is(err, errReported):
		return exitContent
	case errors.As(err, &usage), errors.As(err, &unsafe), errors.As(err, &listen):
		return exitUsage
	case errors.As(err, &made) && !errors.As(err, &path): // with a path, a source of the file could not be read
		return exitContent
	}
	return exitIO // the rest is the machine's
}

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
	root.AddCommand(newBuild(&dir), newServe(&dir), newCheck(&dir), newDiff(&dir), newNew(&dir), newVersion())
	refuseUnknown(root)
	return root
}

// refuseUnknown makes cobra's own commands, which print some help for any argument, refuse what no command is called.
func refuseUnknown(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Args = func(_ *cobra.Command, args []string) error {
				about, rest, err := root.Find(args)
				if err != nil {
					return usageError{err}
				}
				return about.ValidateArgs(rest)
			}
		case "completion":
			c.Args = noSuchCommand
			c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			for _, shell := range c.Commands() {
				shell.Args = noArguments
			}
		}
	}
}

// noArguments refuses all arguments of a command.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf("%s takes no arguments, and got %q\n  %[1]s --help lists the flags", cmd.CommandPath(), args[0])}
}

// noSuchCommand refuses the arguments of a command that has others below it: the first is what none of those is called.
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
	name := strings.TrimPrefix(cmd.CommandPath()+" "+args[0], cmd.Root().Name()+" ")
	return usageError{fmt.Errorf("unknown command %q\n  %s", name, cure)}
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
