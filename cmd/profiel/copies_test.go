package main

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

var (
	codeInMarkdown = regexp.MustCompile("(?ms)^ {0,3}```.*?^ {0,3}``` *$|`[^`\n]+`")
	linkInMarkdown = regexp.MustCompile(`\]\(<?([^)\s>]*)|(?m:^\[[^\]^]+\]: *<?([^\s>]+))`)
)

// Who reads a page as Markdown, at its address or in a copy of it, can follow every link. This reads the output as text and
// knows nothing of how it was made.
func TestLinksInMarkdown(t *testing.T) {
	m := mustPortal(t)
	pages, links := 0, 0
	err := fs.WalkDir(m.output, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "index.md" {
			return err
		}
		pages++
		source, err := fs.ReadFile(m.output, name)
		text := codeInMarkdown.ReplaceAllString(string(source), "")
		if strings.Contains(text, "[[") {
			t.Errorf("%s: [[ is left", name)
		}
		for _, found := range linkInMarkdown.FindAllStringSubmatch(text, -1) {
			links++
			if address := found[1] + found[2]; !leadsSomewhere(m.output, address) {
				t.Errorf("%s: %q leads nowhere", name, address)
			}
		}
		return err
	})
	if err != nil || pages < 100 || links < 300 {
		t.Errorf("%d pages, %d links, %v", pages, links, err)
	}
}

// leadsSomewhere reports whether an address is one of another site, of a heading of the same page, or of a file in the output.
func leadsSomewhere(output fs.FS, address string) bool {
	file, _, _ := strings.Cut(address, "#")
	file, _, _ = strings.Cut(file, "?")
	if file == "" {
		return strings.HasPrefix(address, "#") && address != "#"
	}
	if strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	info, err := fs.Stat(output, strings.TrimPrefix(file, "/"))
	return strings.Contains(file, ":") || strings.HasPrefix(file, "/") && err == nil && !info.IsDir()
}
