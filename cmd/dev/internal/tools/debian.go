package tools

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// Chromium makes sure that there is a Chromium (or Chrome) for the browser tests.
func (m *Machine) Chromium(ctx context.Context, out io.Writer) error {
	_, err := m.program(ctx, out, "chromium", "chromium", "chromium-browser", "google-chrome")
	return err
}

// Java returns a Java runtime, version 17 or later.
func (m *Machine) Java(ctx context.Context, out io.Writer) (string, error) {
	return m.program(ctx, out, "default-jre-headless", "java")
}

// Node returns the program that runs JavaScript, version 18.14 or later.
func (m *Machine) Node(ctx context.Context, out io.Writer) (string, error) {
	return m.program(ctx, out, "nodejs", "node")
}

// Rapper returns Raptor's program that reads linked data.
func (m *Machine) Rapper(ctx context.Context, out io.Writer) (string, error) {
	return m.program(ctx, out, "raptor2-utils", "rapper")
}

// LibreOffice returns the program that opens and converts documents of word processors.
func (m *Machine) LibreOffice(ctx context.Context, out io.Writer) (string, error) {
	return m.program(ctx, out, "libreoffice-writer-nogui", "soffice", "libreoffice")
}

// Hunspell makes sure that there is the program that checks spelling, with its Dutch dictionary.
func (m *Machine) Hunspell(ctx context.Context, out io.Writer) error {
	hunspell, err := m.program(ctx, out, "hunspell", "hunspell")
	if err != nil {
		return err
	}
	hasDutch := func() error { return m.Run(ctx, io.Discard, nil, hunspell, "-d", "nl_NL", "-l", os.DevNull) }
	if hasDutch() == nil {
		return nil
	}
	if err := m.install(ctx, out, "hunspell-nl"); err != nil {
		return err
	}
	return hasDutch()
}

// Wrk returns the program that asks for pages over many connections.
func (m *Machine) Wrk(ctx context.Context, out io.Writer) (string, error) {
	return m.program(ctx, out, "wrk", "wrk")
}

// npm returns the npm client.
func (m *Machine) npm(ctx context.Context, out io.Writer) (string, error) {
	return m.program(ctx, out, "npm", "npm")
}

// program returns the path of the first of some programs that is there, after installing Debian's package when none is.
func (m *Machine) program(ctx context.Context, out io.Writer, debianPackage string, names ...string) (string, error) {
	if path, found := firstInPath(names); found {
		return path, nil
	}
	if err := m.install(ctx, out, debianPackage); err != nil {
		return "", err
	}
	path, found := firstInPath(names)
	if !found {
		return "", fmt.Errorf("no program %s, though Debian's package %s is installed", names[0], debianPackage)
	}
	return path, nil
}

func firstInPath(names []string) (path string, found bool) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, true
		}
	}
	return "", false
}

// install installs one of Debian's packages. Its error says what a person can do where that is not possible.
func (m *Machine) install(ctx context.Context, out io.Writer, debianPackage string) error {
	if !isDebian() || os.Geteuid() != 0 {
		return fmt.Errorf("a program is missing: install Debian's package %s, or what your system calls it", debianPackage)
	}
	env := []string{"DEBIAN_FRONTEND=noninteractive"}
	if !m.updated {
		if err := m.Run(ctx, out, env, "apt-get", "update"); err != nil {
			return err
		}
		m.updated = true
	}
	return m.Run(ctx, out, env, "apt-get", "install", "-y", "--no-install-recommends", debianPackage)
}

func isDebian() bool {
	_, err := os.Stat("/etc/debian_version")
	return err == nil
}
