package steps

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	goformat "go/format"
	"io"
	"os"
	"path/filepath"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// withBrowserTests makes Go's tools see the browser tests too; no file is built only without this tag.
const withBrowserTests = "-tags=browser"

// format fails when gofmt would change a file.
func format(_ context.Context, machine *tools.Machine, out io.Writer) error {
	files, err := filesBelow(filepath.Join(machine.Root, "cmd"), ".go")
	if err != nil {
		return err
	}
	var wrong error
	for _, file := range files {
		formatted, err := isFormatted(file)
		if err != nil {
			return err
		}
		if !formatted {
			fmt.Fprintln(out, file)
			wrong = errors.New("these files are not formatted: run gofmt -w cmd")
		}
	}
	return wrong
}

func isFormatted(file string) (bool, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return false, err
	}
	formatted, err := goformat.Source(source)
	if err != nil {
		return false, fmt.Errorf("%s: %w", file, err)
	}
	return bytes.Equal(source, formatted), nil
}

func vet(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, nil, "go", "vet", withBrowserTests, "./...")
}

// staticcheck is a tool of go.mod, so that everyone runs the same version.
func staticcheck(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, nil, "go", "tool", "staticcheck", withBrowserTests, "./...")
}

// benchmarks runs each benchmark for one iteration: a slow machine must not fail.
func benchmarks(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, nil, "go", "test", "-run=^$", "-bench=.", "-benchtime=1x", "./...")
}

func test(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, nil, "go", "test", "-race", "-timeout", "40m", "./...")
}
