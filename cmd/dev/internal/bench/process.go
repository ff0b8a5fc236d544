package bench

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// cost is what a process took.
type cost struct {
	Wall, CPU time.Duration
	Memory    int64 // the most at one time, in bytes; 0 where the system does not say
}

// measure runs a program and returns what it took. The error shows what it printed.
func measure(ctx context.Context, dir string, env []string, program string, args ...string) (cost, error) {
	command := exec.CommandContext(ctx, program, args...)
	command.Dir, command.Env = dir, env
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	start := time.Now()
	err := command.Run()
	wall := time.Since(start)
	if err != nil {
		return cost{}, fmt.Errorf("%s %s: %w\n%s", program, strings.Join(args, " "), err, output.Bytes())
	}
	state := command.ProcessState
	return cost{Wall: wall, CPU: state.UserTime() + state.SystemTime(), Memory: memory(state)}, nil
}

func run(ctx context.Context, dir string, env []string, program string, args ...string) error {
	_, err := measure(ctx, dir, env, program, args...)
	return err
}

// median is the middle of some values, or the mean of the two in the middle.
func median[T ~int64 | ~float64](values []T) T {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// medianOf is the median of one part of several costs.
func medianOf[T ~int64](costs []cost, part func(cost) T) T {
	values := make([]T, len(costs))
	for i, c := range costs {
		values[i] = part(c)
	}
	return median(values)
}

func wall(c cost) time.Duration { return c.Wall }
func cpu(c cost) time.Duration  { return c.CPU }
func peak(c cost) int64         { return c.Memory }

// ratio is the median of the ratios of one part of two costs, round by round.
func ratio(costs, to []cost, part func(cost) time.Duration) float64 {
	ratios := make([]float64, len(costs))
	for i := range costs {
		ratios[i] = float64(part(costs[i])) / float64(part(to[i]))
	}
	return median(ratios)
}
