package markdown

import (
	"fmt"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// filledIn converts a form with the fields naam and salaris and the slot taken.
func filledIn(body string) (Document, diag.List) {
	form := &Form{
		Fields: map[string]FormField{"naam": {Label: "Naam"}, "salaris": {Label: "Salaris <€>"}, "doel": {Label: "Doel", Long: true}},
		Slots:  map[string]string{"taken": "tasks"}, Source: "v/_index.md",
	}
	resolve := func(r Ref) (Target, diag.Problem, bool) {
		return Target{URL: "/" + strings.ToLower(r.Path) + "/", Title: "Titel"}, diag.Problem{}, true
	}
	return New(roomy).Convert(Source{File: "v.md", Body: []byte(body), Line: 1, Form: form}, resolve)
}

func TestFields(t *testing.T) {
	const naam, salaris = `<span class="vacancy-field" data-field="naam">Naam</span>`, `<span class="vacancy-field" data-field="salaris">Salaris &lt;€&gt;</span>`
	for body, html := range map[string]string{
		"Bij {naam} krijg je {salaris}.":      "<p>Bij " + naam + " krijg je " + salaris + ".</p>",
		"{naam}":                              `<p><span class="vacancy-field" data-field="naam" data-alone>Naam</span></p>`,
		"Om {doel}":                           `<p>Om <span class="vacancy-field" data-field="doel" data-long>Doel</span></p>`,
		"{doel}":                              `<p><span class="vacancy-field" data-field="doel" data-alone data-long>Doel</span></p>`,
		"## Over {naam}":                      `<h2 id="over-naam">Over ` + naam + "</h2>",
		"**{naam}** [{naam}](a.md)":           "<p><strong>" + naam + `</strong> <a href="/a.md/">` + naam + "</a></p>",
		`\{naam} is {naam}`:                   "<p>{naam} is " + naam + "</p>",
		"`{naam}` {} {a.b} {een\ntwee} {naam": "<p><code>{naam}</code> {} {a.b} {een\ntwee} {naam</p>",
	} {
		doc, problems := filledIn(body)
		got := strings.TrimSpace(doc.HTML)
		if strings.HasPrefix(body, "##") {
			got = strings.TrimPrefix(got[:strings.Index(got, "<a ")], `<div class="heading">`)
		}
		if got != html || len(problems) > 0 {
			t.Errorf("%s: got\n%s\nwant\n%s\n%v", body, got, html, problems)
		}
	}
	doc, _ := filledIn("{salaris}, {naam} en {salaris}")
	if fmt.Sprint(doc.Fields) != "[salaris naam]" || doc.Text() != "Salaris <€>, Naam en Salaris <€>" {
		t.Errorf("fields %v, text %q", doc.Fields, doc.Text())
	}
}

// Where no fields are declared, braces are text.
func TestFormWithoutFields(t *testing.T) {
	form := &Form{Slots: map[string]string{"taken": "tasks"}}
	doc, problems := New(roomy).Convert(Source{Body: []byte("Een {naam}\n\n{taken}"), Form: form}, nil)
	if got := doc.HTML; got != "<p>Een {naam}</p>\n" || len(doc.Slots) != 1 || len(problems) > 0 {
		t.Errorf("got %s, slots %v, %v", got, doc.Slots, problems)
	}
}

func TestSlots(t *testing.T) {
	doc, problems := filledIn("## Een\n\n{taken}\n\nTwee\n")
	if len(problems) > 0 || len(doc.Slots) != 1 || doc.Slots[0].Name != "tasks" {
		t.Fatalf("slots %v, problems %v", doc.Slots, problems)
	}
	if rest := doc.HTML[doc.Slots[0].Offset:]; rest != "<p>Twee</p>\n" {
		t.Errorf("behind the slot stands %q", rest)
	}
}

// Blocks say what the HTML says.
func TestBlocks(t *testing.T) {
	for body, want := range map[string]string{
		"## Kop {naam}\n\nEen *twee* **drie *vier***\nvijf \"zes\"": "heading 2 [Kop |{naam}] paragraph [Een |_twee_| |*drie *|*_vier_*| vijf “zes”]",
		"a  \nb \\{c} &amp; `d`":                                    "paragraph [a\nb {c} & d]",
		"- een {naam}\n- [twee *drie*](x.md \"t\")":                 "list false [een |{naam}] [twee (/x.md/)|_drie_(/x.md/)]",
		"1. een\n\n2. [[CM-001]] en https://x.example":              "list true [een] [Titel(/cm-001/)| en |https://x.example(https://x.example)]",
		"Een\n\n{taken}\n\n<!-- niets -->\n\nTwee":                  "paragraph [Een] tasks paragraph [Twee]",
	} {
		doc, problems := filledIn(body)
		if got := inWords(doc.Blocks); got != want || len(problems) > 0 {
			t.Errorf("%q:\n got %s\nwant %s\n%v", body, got, want, problems)
		}
	}
	doc, _ := New(roomy).Convert(Source{Body: []byte("Een {naam}\n\n> Twee")}, nil)
	if doc.Blocks != nil || doc.Fields != nil {
		t.Errorf("a body that is no form has blocks %v, fields %v", doc.Blocks, doc.Fields)
	}
}

// inWords writes blocks as a test reads them.
func inWords(blocks []Block) string {
	var all []string
	for _, b := range blocks {
		switch b.Kind {
		case BlockHeading:
			all = append(all, fmt.Sprintf("heading %d %s", b.Level, runsInWords(b.Runs)))
		case BlockParagraph:
			all = append(all, "paragraph "+runsInWords(b.Runs))
		case BlockList:
			all = append(all, fmt.Sprintf("list %t", b.Ordered))
			for _, item := range b.Items {
				all = append(all, runsInWords(item))
			}
		case BlockSlot:
			all = append(all, b.Slot)
		}
	}
	return strings.Join(all, " ")
}

func runsInWords(runs []Run) string {
	var all []string
	for _, r := range runs {
		text := r.Text
		if r.Field != "" {
			text += "{" + r.Field + "}"
		}
		if r.Emphasis {
			text = "_" + text + "_"
		}
		if r.Strong {
			text = "*" + text + "*"
		}
		if r.Href != "" {
			text += "(" + r.Href + ")"
		}
		all = append(all, text)
	}
	return "[" + strings.Join(all, "|") + "]"
}

// What cannot go on to other programs is on the page all the same, with a word about it.
func TestUnsuitedInAForm(t *testing.T) {
	doc, problems := filledIn("Een\n\n> citaat *{naam}*\n\nTwee")
	if len(problems) != 1 || problems.HasErrors() || !strings.Contains(doc.HTML, "citaat <em><span") || len(doc.Blocks) != 2 {
		t.Errorf("got %s, blocks %v, %v", doc.HTML, doc.Blocks, problems)
	}
}

func TestFormProblems(t *testing.T) {
	for body, want := range map[string]string{
		"Bij {naan}":                     "1:5 unknown-field",
		"{Naam van ons}":                 "1:1 unknown-field",
		"Doe {taken}":                    "1:5 misplaced-slot",
		"- {taken}":                      "1:3 misplaced-slot",
		"{taken}\n\n{taken}":             "3:1 misplaced-slot",
		"Een\n\n> citaat {naam}":         "3:1 not-in-vacancy",
		"- een\n  - twee":                "1:1 not-in-vacancy",
		"- een\n\n  nog een":             "1:1 not-in-vacancy",
		"```\ncode\n```":                 "1:1 not-in-vacancy",
		"| a |\n| --- |\n| b |":          "1:1 not-in-vacancy",
		"Een ~~twee~~":                   "1:5 not-in-vacancy",
		"![alt](a.png)":                  "1:1 not-in-vacancy",
		"Een[^1]\n\n[^1]: Noot":          "1:4 not-in-vacancy",
		"- [ ] een":                      "1:3 not-in-vacancy",
		"Een\n\n---\n\nTwee <b>drie</b>": "3:1 not-in-vacancy 5:6 raw-html 5:13 raw-html",
	} {
		_, problems := filledIn(body)
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Name))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %v, want %s", body, problems, want)
		}
	}
}

// Where the fields could not be read, their file has the problem.
func TestOpenForm(t *testing.T) {
	doc, problems := New(roomy).Convert(Source{Body: []byte("Bij {naam}"), Form: &Form{Open: true}}, nil)
	if len(problems) > 0 || fmt.Sprint(doc.Fields) != "[naam]" {
		t.Errorf("fields %v, problems %v", doc.Fields, problems)
	}
}
