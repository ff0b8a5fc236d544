package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/render"
	"beroepsprofiel/cmd/profiel/internal/server"
)

var errUnknown = errors.New("who knows")

func TestStatus(t *testing.T) {
	path := &fs.PathError{Op: "open", Path: "foto.png", Err: fs.ErrPermission}
	made := &output.MakeError{Path: "index.html", Err: errUnknown}
	for name, test := range map[string]struct {
		err  error
		want int
	}{
		"none":                       {nil, exitOK},
		"reported problems":          {fmt.Errorf("check: %w", errReported), exitContent},
		"a page that cannot be made": {output.MakeErrors{made}, exitContent},
		"wrong usage":                {usageError{errUnknown}, exitUsage},
		"usage that names a path":    {usageError{path}, exitUsage},
		"an unsafe folder":           {&output.UnsafeError{Dir: "foto", Reason: "not ours"}, exitUsage},
		"an address that is taken":   {&server.ListenError{}, exitUsage},
		"the disk":                   {path, exitIO},
		"a source that is unreadable": {
			output.MakeErrors{&output.MakeError{Path: "foto.png", Err: path}}, exitIO,
		},
		"an interruption":  {fmt.Errorf("%w; public is as it was", interruption{syscall.SIGTERM}), 128 + 15},
		"something undone": {context.Canceled, exitIO},
		"anything else":    {errUnknown, exitIO},
	} {
		t.Run(name, func(t *testing.T) {
			if got := status(test.err); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

func TestMadeProblems(t *testing.T) {
	failing := func(file string, line int, message string) *output.MakeError {
		problem := diag.Problem{File: file, Position: diag.Position{Line: line}, Name: "bad-layout", Message: message}
		return &output.MakeError{Path: "index.html", Err: &render.LayoutError{Problem: problem}}
	}
	other := &output.MakeError{Path: "foto.png", Err: errUnknown}
	problems, err := madeProblems(output.MakeErrors{
		failing("base.html", 3, "no field X in homeView"), other, failing("base.html", 3, "no field X in taskView"),
		failing("base.html", 4, "no field Y"),
		&output.MakeError{Path: "later.png", Err: fs.ErrPermission}, failing("task.html", 3, "no field X"),
	})
	if len(problems) != 3 || problems[0].Message != "no field X in homeView" || err != error(other) {
		t.Errorf("got %v and %v", problems, err)
	}
	if problems, err := madeProblems(errUnknown); len(problems) > 0 || err != errUnknown {
		t.Errorf("an error of another kind: %v and %v", problems, err)
	}
	if problems, err := madeProblems(output.MakeErrors{failing("base.html", 3, "x")}); len(problems) != 1 || err != nil {
		t.Errorf("only layouts: %v and %v", problems, err)
	}
}
