package vacancycheck

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
	"beroepsprofiel/cmd/profiel/internal/words"
)

// dataOf makes the file of a site and reads it back.
func dataOf(t *testing.T, fsys fs.FS) (document, []byte) {
	t.Helper()
	tree, _, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, problems := profile.New(tree)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	s, _ := site.Build(tree, prof, site.Options{}) // links to files for machines are the portal's business
	var b bytes.Buffer
	if err := Data(&b, s); err != nil {
		t.Fatal(err)
	}
	var d document
	if err := json.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d, b.Bytes()
}

func TestDataOfASmallSite(t *testing.T) {
	d, text := dataOf(t, smallsite.New())
	if bytes.Contains(text, []byte("null")) {
		t.Errorf("null in %s", text)
	}
	if d.Edition != "nieuw" || len(d.Areas) != 2 || len(d.Levels) != 2 || len(d.Tasks) != 5 {
		t.Errorf("edition %q, %d areas, %d levels, %d tasks", d.Edition, len(d.Areas), len(d.Levels), len(d.Tasks))
	}
	if got := d.Groups["muren"]; !slices.Equal(got, []string{"mur", "mur"}) {
		t.Errorf("the group is %q", got)
	}
	var phrases []string
	for _, p := range d.Phrases {
		phrases = append(phrases, p[2].(string))
	}
	if !slices.Contains(phrases, "@muren metsel") || !slices.Contains(phrases, "plafond schilder") {
		t.Errorf("the phrases are %q, want the page's and the tasks' titles", phrases)
	}
	if len(d.Wordings) != 1 || d.Wordings[0].ID != "leeftijd" || d.Wordings[0].Read != "De wet" {
		t.Errorf("the wordings are %+v", d.Wordings)
	}
}

func TestDataIsTheSameEachTime(t *testing.T) {
	_, first := dataOf(t, os.DirFS("../../../.."))
	_, second := dataOf(t, os.DirFS("../../../.."))
	if !bytes.Equal(first, second) {
		t.Error("two runs give different bytes")
	}
}

// mostBytes is what the file may weigh: it is fetched on first use.
const mostBytes = 120_000

func TestDataOfTheRealContent(t *testing.T) {
	d, text := dataOf(t, os.DirFS("../../../.."))
	if len(text) > mostBytes {
		t.Errorf("%d bytes, want at most %d", len(text), mostBytes)
	}
	cells := map[[2]float64]bool{}
	for _, p := range d.Phrases {
		cells[[2]float64{p[0].(float64), p[1].(float64)}] = true
	}
	if want := len(d.Areas) * len(d.Levels); len(cells) != want {
		t.Errorf("there are phrases for %d cells, want all %d", len(cells), want)
	}
	for stem, postings := range d.Words {
		for i := 0; i < len(postings); i += 2 {
			if task, weight := postings[i], postings[i+1]; task >= len(d.Tasks) || weight < 1 || weight > heaviest {
				t.Errorf("%q: task %d, weight %d", stem, task, weight)
			}
		}
	}
}

func TestStemmed(t *testing.T) {
	l := words.NewLexicon(slices.Values([]string{"vragen beantwoorden meten metselen"}))
	for phrase, want := range map[string]string{
		"vragen/vraag beantwoorden": "vrag/vrag beantwoord",
		"*Bijeenkomst* op":          "*bijeenkomst* op",
		"@leden vragen":             "@leden vrag",
		"meten":                     "meten", // "met" is a stop word
		"enquête":                   "enquete",
	} {
		if got := stemmed([]string{phrase}, l)[0]; got != want {
			t.Errorf("%q becomes %q, want %q", phrase, got, want)
		}
	}
}

func TestFolded(t *testing.T) {
	groups := map[string][]string{"getal": {"een", "twee"}, "getallen": {"drie"}}
	got := folded([]string{"maximaal #/@getal jaar", "@getallen * Jaren"}, groups)
	if strings.Join(got, "|") != "maximaal #/een/twee jaar|drie * jaren" {
		t.Errorf("got %q", got)
	}
}

func TestTitlePhrase(t *testing.T) {
	l := words.NewLexicon(slices.Values([]string{"Community resources budget en team; Metselen, voegen, kalken, spuiten en schilderen"}))
	for title, want := range map[string]string{
		"Community resources (budget en team)":            "community resources",
		"Metselen, voegen, kalken, spuiten en schilderen": "",
		"Van en tot": "",
	} {
		if got := titlePhrase(title, l); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}
