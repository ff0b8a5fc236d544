package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// smallSiteFolder is a folder with the small site of testdata/site, in a git repository when there is git.
func smallSiteFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := copyMissing(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"layouts", "static"} {
		if err := copyMissing(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	_ = exec.Command("git", "-C", dir, "init", "--quiet").Run() // see above
	return dir
}

// program is this test program as profiel; see TestMain.
func program(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: append([]string{"profiel", "-C", dir}, args...), Env: append(os.Environ(), "GORACE=atexit_sleep_ms=0")}
}

// succeed runs a program, which must succeed.
func succeed(t *testing.T, command *exec.Cmd) {
	t.Helper()
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// TestBuildNeedsNoProgram builds a site in a repository where no program can be found, also not git.
func TestBuildNeedsNoProgram(t *testing.T) {
	dir := smallSiteFolder(t)
	command := program(t, dir, "build")
	command.Env = append(command.Env, "PATH="+t.TempDir())
	succeed(t, command)
	if _, err := os.Stat(filepath.Join(dir, "public", "index.html")); err != nil {
		t.Error(err)
	}
}
