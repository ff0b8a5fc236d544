package steps

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// How long a target is tried.
const (
	tenMinutes = "10m"     // every one
	fast       = 1_000_000 // executions in that time; one that had so many goes on
	enough     = 5_000_000 // executions in all
)

// fuzzTarget is a function that is given any input.
type fuzzTarget struct{ name, pkg string }

// soakFuzz tries every fuzz target. What one finds stands in the testdata of its package, where it is a seed from then on.
func soakFuzz(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	var list bytes.Buffer
	if err := machine.Run(ctx, &list, nil, "go", "test", "-list=^Fuzz", "./..."); err != nil {
		fmt.Fprint(out, list.String())
		return err
	}
	var faults []string
	targets := fuzzTargets(list.String())
	for _, target := range targets {
		n, said, err := target.fuzz(ctx, machine)
		fmt.Fprintf(out, "%s: %d executions\n", target.name, n)
		if err != nil || n == 0 {
			faults = append(faults, said)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return sumUp(out, faults, "%d fuzz targets", len(targets))
}

// fuzz tries a target and returns the number of executions and what go test said last.
func (t fuzzTarget) fuzz(ctx context.Context, machine *tools.Machine) (n int, said string, err error) {
	n, said, err = t.fuzzFor(ctx, machine, tenMinutes)
	left := executionsLeft(n)
	if err != nil || left == 0 {
		return n, said, err
	}
	more, said, err := t.fuzzFor(ctx, machine, strconv.Itoa(left)+"x")
	return n + more, said, err
}

// executionsLeft is what a target is tried beyond its ten minutes, in which it had n executions.
func executionsLeft(n int) int {
	if n < fast {
		return 0
	}
	return max(enough-n, 0)
}

// fuzzFor tries a target for a time ("10m") or a number of executions ("1000x"). Inputs that find something new are hardly made smaller, for
// that is time without executions.
func (t fuzzTarget) fuzzFor(ctx context.Context, machine *tools.Machine, howLong string) (n int, said string, err error) {
	var out bytes.Buffer
	err = machine.Run(ctx, &out, nil, "go", "test", "-run=^$", "-fuzz=^"+t.name+"$", "-fuzztime="+howLong, "-fuzzminimizetime=1s", t.pkg)
	return executions(out.String()), out.String(), err
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

// executions returns the last number of executions that go test printed, 0 when there is none.
func executions(said string) int {
	found := executed.FindAllStringSubmatch(said, -1)
	if len(found) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(found[len(found)-1][1]) // digits only
	return n
}

// soakFragments reads random addresses in a browser: what the Go targets are for Go, these are for the site's scripts.
func soakFragments(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	if err := machine.Chromium(ctx, out); err != nil {
		return err
	}
	return machine.Run(ctx, out, []string{soaking}, "go", "test", withBrowserTests, "-count=1", "-v", "-timeout=2h", "-run=ReadsAny", "./cmd/dev/browsertest")
}
