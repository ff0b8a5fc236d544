// Package process runs a program, within limits, and measures what it takes.
package process

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Program is a program with its arguments, and what it may take.
type Program struct {
	Dir      string
	Env      []string // nil: this process's
	Command  []string
	MostTime time.Duration // on the clock; 0: as long as it takes

	// These are watched where there is a /proc, so not on every system; 0: no limit.
	MostIdle   time.Duration // on the clock, without any of the processor
	MostCPU    time.Duration
	MostMemory int64 // bytes
}

// Cost is what a process took.
type Cost struct {
	Wall, CPU time.Duration
	Memory    int64 // the most at one time, in bytes; 0 where the system does not say
}

// Outcome is how a process ended.
type Outcome struct {
	Cost
	Status int    // exit status, -1 when it was killed
	Output []byte // what it printed, to both
	Killed error  // [ErrTime], [ErrIdle], [ErrCPU] or [ErrMemory]; nil when it ended by itself
}

// The limits for which a program is killed.
var (
	ErrTime   = errors.New("it took too long")
	ErrIdle   = errors.New("it waited too long")
	ErrCPU    = errors.New("it took too much of the processor")
	ErrMemory = errors.New("it took too much memory")
)

// Run runs the program. The error is that it did not start, or that ctx ended.
func (p Program) Run(ctx context.Context) (Outcome, error) {
	limited, kill := context.WithCancelCause(ctx)
	defer kill(nil)
	if p.MostTime > 0 {
		timer := time.AfterFunc(p.MostTime, func() { kill(ErrTime) })
		defer timer.Stop()
	}
	command := exec.CommandContext(limited, p.Command[0], p.Command[1:]...)
	command.Dir, command.Env = p.Dir, p.Env
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	start := time.Now()
	if err := command.Start(); err != nil {
		return Outcome{}, err
	}
	if p.MostIdle > 0 || p.MostCPU > 0 || p.MostMemory > 0 {
		go p.watch(limited, command.Process.Pid, kill)
	}
	err := command.Wait()
	wall := time.Since(start)
	if failed := (*exec.ExitError)(nil); ctx.Err() != nil || err != nil && !errors.As(err, &failed) {
		return Outcome{}, errors.Join(ctx.Err(), err)
	}
	state := command.ProcessState
	outcome := Outcome{Cost{wall, state.UserTime() + state.SystemTime(), memory(state)}, state.ExitCode(), output.Bytes(), nil}
	if outcome.Status < 0 {
		outcome.Killed = context.Cause(limited)
	}
	return outcome, nil
}

// watch kills a process as soon as it is seen to have taken too much.
func (p Program) watch(ctx context.Context, pid int, kill context.CancelCauseFunc) {
	const often = 10 * time.Millisecond
	used, since := time.Duration(0), time.Now()
	for tick := time.NewTicker(often); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
			if now := processor(pid); now > used {
				used, since = now, time.Now()
			}
			switch {
			case p.MostMemory > 0 && resident(pid) > p.MostMemory:
				kill(ErrMemory)
			case p.MostCPU > 0 && used > p.MostCPU:
				kill(ErrCPU)
			case p.MostIdle > 0 && time.Since(since) > p.MostIdle:
				kill(ErrIdle)
			}
		}
	}
}

// resident is the memory that a process has now, in bytes; 0 where that is not known.
func resident(pid int) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(text), &size, &pages); err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

// processor is the time of the processor that a process has had; 0 where that is not known.
func processor(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	// Behind the name, which may hold anything: the state, ten numbers, and the ticks as a user and as the system.
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	const tick = time.Second / 100
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick
}
