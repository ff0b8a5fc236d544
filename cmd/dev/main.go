// Dev holds the project's own commands: what its makers run, and what CI runs.
//
//	go run ./cmd/dev check                    everything that CI runs
//	go run ./cmd/dev check --only vet,test    some of its steps
//	go run ./cmd/dev check --list             the names of the steps
//	go run ./cmd/dev soak                     the long tests; see cmd/profiel/docs/reliability.md
//	go run ./cmd/dev bench                    the speed, beside Hugo; see cmd/profiel/docs/performance.md
//	go run ./cmd/dev comment                  the comment about what a proposal changes; see .ci/comment
//
// Exit status: 0 when all is well, 1 when a step failed, 2 for wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

// errFailed ends a command that has already said what is wrong.
var errFailed = errors.New("a step failed")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := newRoot().ExecuteContext(ctx)
	stop()
	switch {
	case err == nil:
	case errors.Is(err, errFailed):
		os.Exit(1)
	default:
		fmt.Fprintf(os.Stderr, "error: %v\n", err)
		os.Exit(2)
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "dev",
		Short:         "The project's own commands",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	dir := root.PersistentFlags().StringP("directory", "C", ".", "run as if started in this folder")
	root.AddCommand(newCheck(dir), newSoak(dir), newBench(dir), newFloor(), newComment())
	return root
}
