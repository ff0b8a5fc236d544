package content

import (
	"strings"
	"testing"
)

func TestCodeIn(t *testing.T) {
	for text, want := range map[string]string{
		"+++\ntitle = \"A\"\ncode = \"CM-079\"\n+++\n": "CM-079",
		"code = \"CM-079\r\n":                          "CM-079",
		"code = “CM-079”":                              "CM-079",
		"code = \x93CM-079\x94":                        "CM-079", // Windows-1252
		"code: CM-079":                                 "CM-079",
		"code \"CM-079\"":                              "CM-079",
		"\tcode=['CM-079']":                            "CM-079",
		"Code = \"cm 79\"":                             "cm 79",
		"cod = \"cm79\"":                               "cm79",
		"c\x00o\x00d\x00e\x00 \x00=\x00 \x00\"\x00C\x00M\x00-\x000\x001\x00\"\x00": "CM-01", // UTF-16
		"# code = \"CM-001\"\ncode = \"CM-002\"":                                   "CM-002",
		"related = [\"CM-001\"]":                                                   "",
		"competencies = [\"sociaal\"]\ncore_tasks = [\"een/twee\"]":                "",
		"code = \"\"":     "",
		"code = 79":       "",
		"code =\n\nAB-12": "",
		"":                "",
	} {
		if got := codeIn([]byte(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// left writes what is left out of a tree: path, kind, code.
func left(tree Tree) string {
	var all []string
	for _, l := range tree.LeftOut {
		line := l.File.Path + " " + string(l.Kind) + " " + l.File.URL + " " + l.Code
		if l.Draft {
			line += " draft"
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

func TestLeftOut(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"gebieden/bouwen/_index.md": withFront(`weight = "80"`),
		"gebieden/bouwen/kap.md":    "Geen front matter. code: BW-09\ncode: BW-02\n",
		"gebieden/bouwen/muur.md":   withFront("title = \"Muur\ncode = \"BW-01\""),
		"niveaus/laag.md":           withFront("title = \"Laag\"\ndraft = true"),
		"gebieden/bouwen/vloer.md":  withFront("title = \"Vloer\"\ncode = \"BW-03\"\ndraft = true"),
		"over.md":                   withFront(`title = "Over"`),
	}))
	if err != nil || len(problems) != 3 {
		t.Fatalf("Load: %v\n%s", err, text(problems))
	}
	unreadable := "gebieden/bouwen/_index.md area /gebieden/bouwen/ \n" +
		"gebieden/bouwen/kap.md task /gebieden/bouwen/kap/ BW-02\n" +
		"gebieden/bouwen/muur.md task /gebieden/bouwen/muur/ BW-01"
	if got := left(tree); got != unreadable {
		t.Errorf("got\n%s", got)
	}
	drafts := "\ngebieden/bouwen/vloer.md task /gebieden/bouwen/vloer/ BW-03 draft\nniveaus/laag.md level /niveaus/laag/  draft"
	if got := left(tree.WithoutDrafts()); got != unreadable+drafts {
		t.Errorf("without drafts: got\n%s", got)
	}
	if got := left(tree); got != unreadable {
		t.Errorf("WithoutDrafts changed the tree: got\n%s", got)
	}
	if l, ok := tree.LeftOutAt("gebieden/bouwen/kap.md"); !ok || l.Code != "BW-02" {
		t.Errorf("LeftOutAt: got %v, %v", l, ok)
	}
	if l, ok := tree.LeftOutAt("over.md"); ok {
		t.Errorf("LeftOutAt finds a document: %v", l)
	}
}
