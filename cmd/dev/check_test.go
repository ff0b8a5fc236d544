package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnknownStepIsWrongUsage(t *testing.T) {
	root := newRoot()
	root.SetArgs([]string{"check", "--only", "vte"})
	err := root.Execute()
	if err == nil || !strings.Contains(err.Error(), "the steps are format, vet") {
		t.Errorf("got %v", err)
	}
}

func TestListNamesTheSteps(t *testing.T) {
	var out bytes.Buffer
	root := newRoot()
	root.SetOut(&out)
	root.SetArgs([]string{"check", "--list"})
	if err := root.Execute(); err != nil || !strings.Contains(out.String(), "staticcheck") {
		t.Errorf("got %v and\n%s", err, out.String())
	}
}

func TestOneStepOfAnotherFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module a\n", "cmd/a.go": "package a\nvar  x=1\n"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	root := newRoot()
	root.SetOut(&out)
	root.SetArgs([]string{"-C", filepath.Join(dir, "cmd"), "check", "--only", "format"})
	if err := root.Execute(); err != errFailed || !strings.Contains(out.String(), "a.go\n") {
		t.Errorf("got %v and\n%s", err, out.String())
	}
}
