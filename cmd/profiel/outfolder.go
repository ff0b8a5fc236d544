package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/output"
)

// checkOut refuses an output folder that holds the sources or stands among them, and one that holds far more than a site.
func checkOut(dir, out string) error {
	realOut, err := realPath(out)
	if err != nil {
		return err
	}
	for _, name := range []string{content.Dir, "layouts", "static"} {
		source, err := realPath(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if within(source, realOut) || within(realOut, source) {
			return &output.UnsafeError{Dir: out, Reason: "the site's sources are there; name another folder with --out"}
		}
	}
	if reason := tooMuch(realOut); reason != "" {
		return &output.UnsafeError{Dir: out, Reason: reason + "; name another folder with --out"}
	}
	return output.CheckDir(out)
}

// tooMuch says why a folder may not be replaced, whatever is in it; empty when it may.
func tooMuch(realOut string) string {
	home, err := os.UserHomeDir()
	if err == nil {
		home, err = realPath(home)
	}
	switch {
	case realOut == filepath.Dir(realOut):
		return "it is the root of the file system"
	case err == nil && within(realOut, home):
		return "your home folder is there"
	case slices.Contains(strings.Split(realOut, string(filepath.Separator)), ".git"):
		return "git keeps a history there"
	}
	return ""
}

// realPath is the whole path that a name leads to: without symbolic links, as far as it exists.
func realPath(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	resolved, err := filepath.EvalSymlinks(abs)
	if err != nil && abs != filepath.Dir(abs) {
		parent, err := realPath(filepath.Dir(abs))
		return filepath.Join(parent, filepath.Base(abs)), err
	}
	return resolved, err
}

// within reports whether path is dir or below it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
