package steps

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// fuzzTime is how long one target is tried. Inputs that find something new are hardly made smaller, for that is time without executions.
var fuzzTime = []string{"-fuzztime=10m", "-fuzzminimizetime=1s"}

// fuzzTarget is a function that is given any input.
type fuzzTarget struct{ name, pkg string }

// soakFuzz tries every fuzz target for ten minutes. What one finds stands in the testdata of its package, where it is a seed from then on.
func soakFuzz(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	var list bytes.Buffer
	if err := machine.Run(ctx, &list, nil, "go", "test", "-list=^Fuzz", "./..."); err != nil {
		fmt.Fprint(out, list.String())
		return err
	}
	var faults []string
	targets := fuzzTargets(list.String())
	for _, target := range targets {
		var said bytes.Buffer
		args := append([]string{"test", "-run=^$", "-fuzz=^" + target.name + "$"}, fuzzTime...)
		err := machine.Run(ctx, &said, nil, "go", append(args, target.pkg)...)
		fmt.Fprintf(out, "%s: %s executions\n", target.name, executions(said.String()))
		if err != nil {
			faults = append(faults, said.String())
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return sumUp(out, faults, "%d fuzz targets", len(targets))
}

// fuzzTargets reads what `go test -list` prints: the names of a package, and then its result.
func fuzzTargets(list string) []fuzzTarget {
	var targets []fuzzTarget
	var names []string
	for line := range strings.Lines(list) {
		switch fields := strings.Fields(line); {
		case len(fields) == 1 && strings.HasPrefix(fields[0], "Fuzz"):
			names = append(names, fields[0])
		case len(fields) > 1 && fields[0] == "ok":
			for _, name := range names {
				targets = append(targets, fuzzTarget{name, fields[1]})
			}
			names = nil
		}
	}
	return targets
}

var executed = regexp.MustCompile(`execs: ([0-9]+)`)

// executions returns the last number of executions that go test printed, "no" when there is none.
func executions(said string) string {
	found := executed.FindAllStringSubmatch(said, -1)
	if len(found) == 0 {
		return "no"
	}
	return found[len(found)-1][1]
}

// soakFragments reads random addresses in a browser: what the Go targets are for Go, these are for the site's scripts.
func soakFragments(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	if err := machine.Chromium(ctx, out); err != nil {
		return err
	}
	return machine.Run(ctx, out, []string{soaking}, "go", "test", withBrowserTests, "-count=1", "-v", "-timeout=2h", "-run=ReadsAny", "./cmd/dev/browsertest")
}
