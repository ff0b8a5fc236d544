package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The pages for contributors must say what the code does: every problem by its name (problems_page_test.go), every key by its kind
// (keys_page_test.go). These tests read both sides, so that neither can change alone.

func pageLines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// sectionsOf returns the lines below each heading of level 2.
func sectionsOf(lines []string) map[string][]string {
	sections := map[string][]string{}
	heading := ""
	for _, line := range lines {
		if text, ok := strings.CutPrefix(line, "## "); ok {
			heading = text
			continue
		}
		sections[heading] = append(sections[heading], line)
	}
	return sections
}

// compare reports what stands on one side only.
func compare[V any](t *testing.T, page, thing string, inCode, onPage map[string]V) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(inCode)) {
		if _, ok := onPage[name]; !ok {
			t.Errorf("%s does not explain the %s %q", page, thing, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(onPage)) {
		if _, ok := inCode[name]; !ok {
			t.Errorf("%s explains the %s %q, which the code does not have", page, thing, name)
		}
	}
}

// Every decision has a number of its own, so that "decision 7" is one page.
func TestDecisionsAreNumbered(t *testing.T) {
	pages, err := filepath.Glob("docs/decisions/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for i, page := range pages {
		number, _, _ := strings.Cut(filepath.Base(page), "-")
		if want := fmt.Sprintf("%04d", i+1); number != want {
			t.Errorf("%s: the number should be %s", page, want)
		}
		if title := pageLines(t, page)[0]; !strings.HasPrefix(title, fmt.Sprintf("# %d. ", i+1)) {
			t.Errorf("%s: the title is %q", page, title)
		}
	}
}
