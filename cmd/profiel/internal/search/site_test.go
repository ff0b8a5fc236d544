package search

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// contentFolder is the real content, seen from this package.
const contentFolder = "../../../../content"

// siteEntries reads the real content in a crude way: enough for a measure, independent of the packages that do it well.
func siteEntries(t *testing.T) []Entry {
	t.Helper()
	fsys := os.DirFS(contentFolder)
	var entries []Entry
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".md" {
			return err
		}
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		entries = append(entries, readEntry(name, string(source)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	resolveLinks(entries)
	return entries
}

var (
	keyLine     = regexp.MustCompile(`(?m)^(title|summary|code|level) *= *"(.*)"`)
	headingLine = regexp.MustCompile(`(?m)^#+ +(.*)$`)
	codeLink    = regexp.MustCompile(`\[\[([A-Z]+-\d+)\]\]`)
	markup      = regexp.MustCompile("\\]\\([^)]*\\)|[*_`#\\[]")
)

func readEntry(name, source string) Entry {
	_, rest, _ := strings.Cut(source, "+++")
	front, body, _ := strings.Cut(rest, "+++")
	front, older, _ := strings.Cut(front, "\n[in.")
	keys := map[string]string{}
	for _, m := range keyLine.FindAllStringSubmatch(front, -1) {
		keys[m[1]] = m[2]
	}
	e := Entry{URL: address(name), Title: keys["title"], Code: keys["code"], Summary: keys["summary"], Text: body}
	e.Kind, e.KindLabel = kindOf(name)
	for _, m := range headingLine.FindAllStringSubmatch(body, -1) {
		e.Headings = append(e.Headings, m[1])
	}
	if e.Kind == "task" {
		e.Level = keys["level"]
		e.Area = strings.Split(name, "/")[1]
		e.Editions = []string{"2017", "herzien"}
	}
	if m := keyLine.FindStringSubmatch(older); m != nil && m[1] == "title" {
		e.Aliases = []string{m[2]}
	}
	return e
}

// address returns the address of a content file.
func address(name string) string {
	name = strings.TrimSuffix(name, ".md")
	name = strings.TrimSuffix("/"+name, "_index")
	return strings.TrimSuffix(name, "/") + "/"
}

func kindOf(name string) (kind, label string) {
	folder, rest, _ := strings.Cut(name, "/")
	switch {
	case folder == "aandachtsgebieden" && strings.Count(rest, "/") == 1 && path.Base(name) == "_index.md":
		return "area", "Aandachtsgebieden"
	case folder == "aandachtsgebieden" && rest != "_index.md":
		return "task", "Taken"
	case folder == "niveaus" && rest != "_index.md":
		return "level", "Niveaus"
	case folder == "edities" && rest != "_index.md":
		return "edition", "Edities"
	case folder == "competenties" && rest != "_index.md":
		return "competency", "Competenties"
	case folder == "vacatures" && rest != "_index.md":
		return "vacancy", "Vacatures"
	case folder == "kerntaken" && path.Base(name) != "_index.md":
		return "core-task", "Kerntaken"
	}
	return "page", "Pagina’s"
}

// resolveLinks turns the bodies into plain text, with a task's title for [[CM-017]].
func resolveLinks(entries []Entry) {
	titles := map[string]string{}
	for _, e := range entries {
		titles[e.Code] = e.Title
	}
	for i, e := range entries {
		text := codeLink.ReplaceAllStringFunc(e.Text, func(link string) string { return titles[strings.Trim(link, "[]")] })
		entries[i].Text = markup.ReplaceAllString(text, " ")
	}
}
