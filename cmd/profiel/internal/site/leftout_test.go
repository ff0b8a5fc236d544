package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

const voegen = "content/gebieden/bouwen/voegen.md"

// unreadable gives ways in which a text cannot be read.
var unreadable = map[string]func(string) string{
	"a quote is missing": func(text string) string { return strings.Replace(text, "\"\n", "\n", 1) },
	"a wrong type":       func(text string) string { return strings.Replace(text, "+++\n", "+++\ndraft = 1\n", 1) },
	"YAML":               func(text string) string { return strings.ReplaceAll(text, "+++", "---") },
	"no end":             func(text string) string { return strings.Replace(text, "\n+++\n", "\n", 1) },
	"Latin-1":            func(text string) string { return text + "Caf\xe9\n" },
	"empty":              func(string) string { return "" },
}

// Whatever file cannot be read and for whatever reason: that is the one problem. What leads to it is in order.
func TestUnreadableFileIsOneProblem(t *testing.T) {
	for name := range smallsite.New() {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		for way, spoil := range unreadable {
			fsys := smallsite.New()
			smallsite.Replace(t, fsys, voegen, "[laag](/niveaus/laag/#bouwen)", "laag") // an address is only looked for among pages
			fsys[name] = &fstest.MapFile{Data: []byte(spoil(string(fsys[name].Data)))}
			_, problems := build(t, fsys)
			if len(problems) != 1 || problems[0].File != name {
				t.Errorf("%s, %s:%s", name, way, printed(problems))
			}
		}
	}
}
