package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"beroepsprofiel/cmd/dev/internal/process"
)

// cost is what a process took.
type cost = process.Cost

// measure runs a program and returns what it took. The error shows what it printed.
func measure(ctx context.Context, dir string, env []string, program string, args ...string) (cost, error) {
	command := append([]string{program}, args...)
	outcome, err := process.Program{Dir: dir, Env: env, Command: command}.Run(ctx)
	if err == nil && outcome.Status != 0 {
		err = fmt.Errorf("exit status %d", outcome.Status)
	}
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, outcome.Output)
	}
	return outcome.Cost, nil
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
