package steps

import (
	"context"
	"io"
	"path/filepath"

	"beroepsprofiel/cmd/dev/internal/run"
	"beroepsprofiel/cmd/dev/internal/tools"
)

// Soak returns the steps that take long: tests that check runs with small numbers.
func Soak() []run.Step {
	return []run.Step{
		{Name: "builds", About: "builds that are killed, find a full disk, run together: always one whole site; an hour", Live: true, Do: soakBuilds},
		{Name: "connections", About: "2,000 slow connections, and 1,000 saves in ten seconds", Live: true, Do: soakConnections},
		{Name: "fuzz", About: "ten minutes of every fuzz target, and five million executions of a fast one", Live: true, Do: soakFuzz},
		{Name: "fragments", About: "a million random addresses for the filters, and for the builder, in Chromium", Live: true, Do: soakFragments},
		{Name: "inputs", About: "38 faulty inputs, beside Hugo", Live: true, Do: soakInputs},
		{Name: "load", About: "64 connections of wrk read this portal for 30 seconds while a text, a layout or a title changes", Live: true, Do: soakLoad},
	}
}

// soaking tells tests to take their time; see isSoak.
const soaking = "PROFIEL_SOAK=1"

// buildsTests are the tests of what stands at the output folder, whatever happens to a build.
const buildsTests = "TestKilled|TestAskedToStop|TestEveryCallFails|TestFullDisk|TestFoldersThat|TestBuildsTogether|TestContentRewritten|TestOneHash"

func soakBuilds(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, []string{soaking}, "go", "test", "-count=1", "-v", "-timeout=4h", "-run="+buildsTests, "./cmd/profiel")
}

func soakConnections(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	return machine.Run(ctx, out, []string{soaking}, "go", "test", "-count=1", "-v", "-run=TestSlowConnections|TestManySaves", "./cmd/profiel/internal/server")
}

func soakLoad(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	wrk, err := machine.Wrk(ctx, out)
	if err != nil {
		return err
	}
	profiel, err := built(ctx, machine, out)
	if err != nil {
		return err
	}
	env := []string{soaking, "PROFIEL_WRK=" + wrk, "PROFIEL_PROGRAM=" + profiel}
	return machine.Run(ctx, out, env, "go", "test", "-count=1", "-v", "-run=TestServeUnderWrk", program)
}

// built builds the program as it is released, and returns its path.
func built(ctx context.Context, machine *tools.Machine, out io.Writer) (string, error) {
	path := filepath.Join(machine.Temp, "profiel")
	return path, machine.Run(ctx, out, []string{"CGO_ENABLED=0"}, "go", "build", "-o", path, program)
}
