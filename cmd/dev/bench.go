package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/dev/internal/bench"
	"beroepsprofiel/cmd/dev/internal/hugo"
)

func newBench(dir *string) *cobra.Command {
	o := bench.Options{}
	command := &cobra.Command{
		Use:   "bench",
		Short: "Measure the speed, beside Hugo and a floor",
		Long: "Bench measures what the project promises about speed and prints it as Markdown, for cmd/profiel/docs/performance.md.\n" +
			"It installs Hugo in the user's cache folder, and takes about twenty minutes; with --sizes 100000 an hour.\n" +
			"Nothing of this is a test: how long something takes depends on the machine.",
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			root, err := moduleRoot(*dir)
			if err != nil {
				return err
			}
			o.Root, o.Log = root, command.ErrOrStderr()
			if err := place(&o); err != nil {
				return err
			}
			report, err := bench.Run(command.Context(), o)
			if err != nil {
				return err
			}
			_, err = report.WriteTo(command.OutOrStdout())
			return err
		},
	}
	flags := command.Flags()
	flags.IntSliceVar(&o.Sizes, "sizes", []int{1000, 10_000}, "tasks of the profiles")
	flags.IntVar(&o.Rounds, "rounds", 5, "how often every program runs")
	flags.IntVar(&o.Edits, "edits", 12, "how many saves serve has to show")
	flags.IntSliceVar(&o.Matrix, "matrix", []int{2000, 20_000}, "tasks of the matrices that are filtered in Chromium")
	flags.StringVar(&o.Hugo, "hugo", hugo.Version, "the version of Hugo")
	flags.StringVar(&o.Out, "out", "", "where to build; best in memory (default: /dev/shm, or else the system's folder for temporary files)")
	return command
}

// place fills in where things are: what is kept goes to the user's cache folder.
func place(o *bench.Options) error {
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	o.Work, o.Floor = filepath.Join(cache, "profiel-dev", "bench"), []string{self, "floor"}
	if info, err := os.Stat("/dev/shm"); o.Out == "" && err == nil && info.IsDir() {
		o.Out = "/dev/shm"
	}
	return nil
}

// newFloor is the floor as a program of its own, so that its costs can be measured.
func newFloor() *cobra.Command {
	return &cobra.Command{
		Use:    "floor CONTENT OUT PAGESIZE",
		Short:  "What bench compares with",
		Hidden: true,
		Args:   cobra.ExactArgs(3),
		RunE: func(_ *cobra.Command, args []string) error {
			size, err := strconv.Atoi(args[2])
			if err != nil {
				return fmt.Errorf("the size of a page: %w", err)
			}
			return bench.Floor(args[0], args[1], size)
		},
	}
}
