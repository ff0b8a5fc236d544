package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// workflow is the part of a workflow that says what it may do.
type workflow struct {
	On          map[string]any
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Steps       []struct {
			Uses string
			Run  string
			With map[string]any
		}
	}
}

// workflows reads the workflows, by the name of their file.
func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	files, err := filepath.Glob(root + "/.github/workflows/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	found := map[string]workflow{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var w workflow
		if err := yaml.Unmarshal(text, &w); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		found[filepath.Base(name)] = w
	}
	return found
}

// Of an action only the commit stays what it is; the comment says which version that is.
func TestActionsArePinned(t *testing.T) {
	pinned := regexp.MustCompile(`^ +(?:- )?uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	for name := range workflows(t) {
		text, err := os.ReadFile(filepath.Join(root, ".github/workflows", name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.Contains(line, "uses:") && !pinned.MatchString(strings.TrimRight(line, "\n")) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// What runs the code of a proposal may only read; what may write runs on nothing that a proposal can choose.
func TestWorkflowsMayDoLittle(t *testing.T) {
	rights := map[string]map[string]string{
		"addresses.yml":       {"contents": "write"},
		"check.yml":           {"contents": "read"},
		"comment.yml":         {"actions": "read", "contents": "read", "pull-requests": "write"},
		"links.yml":           {"contents": "read"},
		"vulnerabilities.yml": {"contents": "read"},
	}
	all := workflows(t)
	if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(rights)); !slices.Equal(got, want) {
		t.Errorf("the workflows are %q, and %q have their rights listed here", got, want)
	}
	for name, w := range all {
		if !maps.Equal(w.Permissions, rights[name]) {
			t.Errorf("%s may %v, want %v", name, w.Permissions, rights[name])
		}
		_, proposals := w.On["pull_request"]
		if _, target := w.On["pull_request_target"]; target || proposals && strings.Contains(strings.Join(slices.Collect(maps.Values(w.Permissions)), " "), "write") {
			t.Errorf("%s: a proposal gets rights", name)
		}
		for _, job := range w.Jobs {
			if job.Permissions != nil {
				t.Errorf("%s: a job has rights of its own", name)
			}
			for _, step := range job.Steps {
				if strings.Contains(step.Run, "${{") {
					t.Errorf("%s: a command holds what others wrote: %s", name, step.Run)
				}
				_, ref := step.With["ref"]
				_, repository := step.With["repository"]
				_, unsafe := step.With["allow-unsafe-pr-checkout"]
				if ref || repository || unsafe {
					t.Errorf("%s: it takes other code than its own", name)
				}
			}
		}
	}
}
