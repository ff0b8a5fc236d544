//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// What a command may need to say what is wrong with the content. Time is that of the processor, for the machine may be busy with
// something else, and ten times the two seconds that are the goal, for it may be slow: what goes wrong here takes minutes. A command that
// waits for something that never comes is ended after a while.
const (
	mostTime   = 20 * time.Second
	mostMemory = 300 << 20
	mostWait   = 5 * time.Minute
)

// bounded is the program of scripts that runs another one, and fails when that needs too much.
func bounded() {
	ctx, cancel := context.WithTimeout(context.Background(), mostWait)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if failed, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || ctx.Err() != nil) {
		fmt.Fprintf(os.Stderr, "bounded: %v\n", errors.Join(err, ctx.Err()))
		os.Exit(100)
	} else if message := excess(cmd.ProcessState); message != "" {
		fmt.Fprintln(os.Stderr, "bounded: "+message)
		os.Exit(100)
	} else if ok {
		os.Exit(failed.ExitCode())
	}
}

// excess says what a process needed too much of, "" when it needed little. The race detector takes ten times as much.
func excess(state *os.ProcessState) string {
	if raceDetector {
		return ""
	}
	usage := state.SysUsage().(*syscall.Rusage)
	memory := int64(usage.Maxrss)
	if runtime.GOOS == "linux" {
		memory <<= 10
	}
	switch used := state.UserTime() + state.SystemTime(); {
	case used > mostTime:
		return fmt.Sprintf("it took %v", used.Round(time.Millisecond))
	case memory > mostMemory:
		return fmt.Sprintf("it took %d MB of memory", memory>>20)
	}
	return ""
}
