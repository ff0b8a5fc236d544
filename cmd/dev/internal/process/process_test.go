package process

import (
	"context"
	"errors"
	"os"
	"runtime"
	"testing"
	"time"
)

// TestMain makes this test program one that takes too much, when it is asked to.
func TestMain(m *testing.M) {
	switch os.Getenv("PROCESS_TEST") {
	case "memory":
		var kept [][]byte
		for {
			block := make([]byte, 1<<20)
			for i := range block {
				block[i] = 1
			}
			kept = append(kept, block)
			time.Sleep(time.Millisecond)
			if len(kept) > 2000 {
				os.Exit(0)
			}
		}
	case "processor":
		for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		}
	case "time":
		time.Sleep(time.Minute)
	case "fail":
		os.Stdout.WriteString("out ")
		os.Stderr.WriteString("err")
		os.Exit(3)
	default:
		os.Exit(m.Run())
	}
}

func itself(t *testing.T, what string) Program {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return Program{Env: append(os.Environ(), "PROCESS_TEST="+what), Command: []string{self}}
}

func run(t *testing.T, p Program) Outcome {
	t.Helper()
	got, err := p.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRun(t *testing.T) {
	got := run(t, itself(t, "fail"))
	if got.Status != 3 || string(got.Output) != "out err" || got.Killed != nil || got.Wall <= 0 {
		t.Errorf("got %+v", got)
	}
	if _, err := (Program{Command: []string{"/nowhere"}}).Run(t.Context()); err == nil {
		t.Error("a program that is not there runs")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := itself(t, "time").Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTooLong(t *testing.T) {
	p := itself(t, "time")
	p.MostTime = 50 * time.Millisecond
	if got := run(t, p); got.Killed != ErrTime {
		t.Errorf("got %+v", got)
	}
}

func TestTooMuch(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this system does not say what a process takes")
	}
	busy := itself(t, "processor")
	busy.MostCPU = 100 * time.Millisecond
	if got := run(t, busy); got.Killed != ErrCPU || got.CPU < busy.MostCPU {
		t.Errorf("got %v, %v", got.Killed, got.CPU)
	}
	idle := itself(t, "time")
	idle.MostIdle = 100 * time.Millisecond
	if got := run(t, idle); got.Killed != ErrIdle {
		t.Errorf("got %v", got.Killed)
	}
	p := itself(t, "memory")
	p.MostMemory = 60 << 20
	if got := run(t, p); got.Killed != ErrMemory || got.Memory < p.MostMemory*9/10 { // Linux counts in two ways, which differ a little
		t.Errorf("got %v, %d MB", got.Killed, got.Memory>>20)
	}
}
