package export

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// llmsItem is a line of a list in llms.txt: a link, and after a colon what about it.
var llmsItem = regexp.MustCompile(`^- \[.+\]\((` + regexp.QuoteMeta(base) + `/[^)]*)\)(: .+)?$`)

func TestLLMs(t *testing.T) {
	first := written(t, LLMs, build(t, smallsite.New()))
	golden(t, "llms.txt", first)
	if again := written(t, LLMs, build(t, smallsite.New())); !bytes.Equal(first, again) {
		t.Error("a second build of the same sources gives other bytes")
	}
}

// llmsParts reads llms.txt as llmstxt.org has it: title, summary, paragraphs, and from the first heading on only lists of links under
// headings.
func llmsParts(t *testing.T, text string) (title, summary string, sections, links []string) {
	t.Helper()
	blocks := strings.Split(strings.TrimSuffix(text, "\n"), "\n\n")
	title, _ = strings.CutPrefix(blocks[0], "# ")
	summary, _ = strings.CutPrefix(blocks[1], "> ")
	for _, block := range blocks[2:] {
		name, isHeading := strings.CutPrefix(block, "## ")
		switch {
		case isHeading:
			sections = append(sections, name)
		case len(sections) == 0 && strings.ContainsRune("#>-", rune(block[0])):
			t.Errorf("among the paragraphs stands %s", block)
		case len(sections) > 0:
			for line := range strings.SplitSeq(block, "\n") {
				item := llmsItem.FindStringSubmatch(line)
				if item == nil {
					t.Errorf("%s: not a link with a note: %s", sections[len(sections)-1], line)
					continue
				}
				links = append(links, strings.TrimPrefix(item[1], base))
			}
		}
	}
	return title, summary, sections, links
}

func TestLLMsKeepsTheFormat(t *testing.T) {
	for name, c := range map[string]struct {
		fsys           fstest.MapFS
		title, summary string
		sections       []string
	}{
		"small": {smallsite.New(), "Bouwprofiel", "Een klein profiel.", []string{
			"Overzicht", "Aandachtsgebieden", "Taken", "Niveaus", "Edities", "Data", "Optional",
		}},
		"awkward": {awkward(t), "Bouwprofiel", "Een klein profiel.", []string{
			"Overzicht", "Aandachtsgebieden", "Taken", "Niveaus", "Edities", "Data", "Optional",
		}},
		"in English": {withoutEditions(), "P", "", []string{"Overview", "Areas", "Tasks", "Levels", "Data"}},
	} {
		s := build(t, c.fsys)
		text := string(written(t, LLMs, s))
		title, summary, sections, links := llmsParts(t, text)
		if title != c.title || c.summary != "" && summary != c.summary || !slices.Equal(sections, c.sections) {
			t.Errorf("%s: got %q, %q, %q", name, title, summary, sections)
		}
		if got := read(text); len(got.titles) != 1 || got.raw > 0 {
			t.Errorf("%s: %d titles, %d pieces of HTML", name, len(got.titles), got.raw)
		}
		for _, task := range s.Profile.Tasks {
			if !slices.Contains(links, task.URL+"index.md") {
				t.Errorf("%s: %s is not listed", name, task.Code)
			}
		}
	}
}

// TestLLMsWithoutOutputs holds that a site without copies and data is listed by its pages.
func TestLLMsWithoutOutputs(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "site.toml", "[folders]", "[outputs]\nmarkdown = false\ndata = false\n[folders]")
	text := string(written(t, LLMs, build(t, fsys)))
	_, _, _, links := llmsParts(t, text)
	if strings.Contains(text, "index.md") || slices.ContainsFunc(links, func(l string) bool { return strings.HasPrefix(l, "/data/") }) {
		t.Errorf("got %s", text)
	}
	for _, want := range []string{"/gebieden/bouwen/metselen/", "/matrix/", "/feed.xml", "/sitemap.xml"} {
		if !slices.Contains(links, want) {
			t.Errorf("%s is not listed", want)
		}
	}
}

// TestLLMsSaysWhichTaskIsGone holds that a model does not take a task for one of the profile that it left.
func TestLLMsSaysWhichTaskIsGone(t *testing.T) {
	text := string(written(t, LLMs, build(t, smallsite.New())))
	if want := "/gebieden/schilderen/kalken/index.md): Schilderen, laag. Staat niet meer in het profiel.\n"; strings.Count(text, want) != 1 || strings.Count(text, "niet meer") != 1 {
		t.Errorf("got %s", text)
	}
}
