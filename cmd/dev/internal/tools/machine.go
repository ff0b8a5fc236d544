// Package tools finds the programs that the project's checks need, and installs those that are missing: Debian's packages
// when the user is root on Debian, npm's packages in the user's cache folder. Where it cannot, it says what to install.
package tools

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Machine is the computer that a check runs on, and the source tree that it checks.
type Machine struct {
	Root string // the folder with go.mod
	Temp string // an empty folder that is removed in the end

	updated bool // apt-get update has been run
}

// New describes this computer. root is the folder with go.mod, temp an empty folder.
func New(root, temp string) *Machine { return &Machine{Root: root, Temp: temp} }

// Run runs a program in the source tree; what it prints goes to out. env adds to this process's environment, as "NAME=value".
// The error names the command.
func (m *Machine) Run(ctx context.Context, out io.Writer, env []string, program string, args ...string) error {
	command := exec.CommandContext(ctx, program, args...)
	command.Dir = m.Root
	command.Env = append(os.Environ(), env...)
	command.Stdout, command.Stderr = out, out
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", program, strings.Join(args, " "), err)
	}
	return nil
}
