package markdown

import (
	"fmt"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// TestLimits has a body that just fits beside one that does not, which has one problem and no HTML.
func TestLimits(t *testing.T) {
	r := strings.Repeat
	indented := func(levels int) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(r("  ", i) + "- a\n")
		}
		return b.String()
	}
	strong := func(levels int) string {
		return r("**a ", levels/2) + r("*a ", levels-levels/2) + "x" + r(" a*", levels-levels/2) + r(" a**", levels/2)
	}
	references := func(n int) string { return "[a]: /x?" + r("a", 1021) + "\n\n" + r("tekst\n", 500) + r("[a]\n", n) }
	for name, c := range map[string]struct{ fits, exceeds, want string }{
		"quotes":             {r(">", 32) + "a", r(">", 33) + "a", "1:33 nested-too-deep"},
		"quotes with spaces": {r("> ", 32) + "a", "a\n\n" + r("> ", 33) + "a", "3:65 nested-too-deep"},
		"bullets":            {r("+ ", 32) + "a", r("+ ", 33) + "a", "1:65 nested-too-deep"},
		"numbers":            {r("1) ", 32) + "a", r("1) ", 33) + "a", "1:97 nested-too-deep"},
		"definitions":        {"a\n" + r(": ", 31) + "a", "a\n" + r(": ", 33) + "a", "2:65 nested-too-deep"},
		"mixed":              {r("> - 1. ", 10) + "a", r("> - 1. ", 11) + "a", ""},
		"dashes":             {r("- ", 32) + "a", r("- ", 33) + "a", "1:65 nested-too-deep"},
		"a rule":             {r("- ", 500), r("* ", 500) + "a", "1:65 nested-too-deep"},
		"indented":           {indented(32), indented(33), "33:65 nested-too-deep"},
		"emphasis":           {strong(32), strong(33), "1:113 nested-too-deep"},
		"brackets":           {r("[", 32) + "a" + r("]", 32), r("[", 33), "1:33 nested-too-deep"},
		"brackets in lines":  {r("[a\n", 32), r("[a\n", 33), "33:1 nested-too-deep"},
		"brackets in blocks": {r("[a\n\n", 500), r("[a\n>\n", 30) + r("[", 33), "61:33 nested-too-deep"},
		"escaped brackets":   {r(`\[`, 500), r(`\\[`, 33), "1:99 nested-too-deep"},
		"open links":         {r("[a](", 32), r("[a](b ", 33), "1:195 nested-too-deep"},
		"links":              {r("[a](b) ", 500), r("[a](b\n", 33), "33:3 nested-too-deep"},
		"links in angles":    {r("[a](<b c>) ", 500), r("[a](<b) ", 33), "1:259 nested-too-deep"},
		"columns":            {r("|a", 32) + "\n" + r("|-", 32), r("|a", 33) + "|\n" + r("|-", 33) + "|", "2:1 table-too-wide"},
		"columns in a quote": {"> " + r("|a", 32) + "\n> " + r("|-", 32), "- " + r("a|", 33) + "\n  " + r(":-:|", 33), "2:1 table-too-wide"},
		"columns in a list":  {"- " + r("a|", 31) + "a\n  " + r("-|", 31) + "-", "> 1. " + r("|a", 33) + "\n> " + r("|-", 33), "2:1 table-too-wide"},
		"rows":               {"a|b\n-|-\n" + r("a\n", 3000), r("|a", 32) + "\n" + r("|-", 32) + "\n" + r("|\n", 500), "page-too-long"},
		"references":         {references(99), references(101), "603:1 references-too-long"},
		"headings":           {r("## a\n", 600), r("## a\n", 3000), "page-too-long"},
		"references to notes": {
			"[^1]\n\n[^1]: a", r("[^1] ", 5000) + "\n\n[^1]: a", "page-too-long",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := limited(t, c.fits); got != "" {
				t.Errorf("what fits: %s", got)
			}
			if got := limited(t, c.exceeds); !strings.HasSuffix(got, c.want) || c.want == "" && got != "" && name != "mixed" {
				t.Errorf("what does not: got %q, want %q", got, c.want)
			}
		})
	}
}

// limited converts a body within the limits of a site, and returns what it asks too much of.
func limited(t *testing.T, body string) string {
	t.Helper()
	doc, problems := New(strict).Convert(Source{File: "a.md", Body: []byte(body), Line: 1}, resolveAll)
	var found []string
	for _, p := range problems {
		if strings.HasPrefix(p.Hint, "make several") || strings.Contains(p.Hint, "[limits]") {
			found = append(found, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Name))
		}
	}
	if most := strict.html([]byte(body)); len(doc.HTML) > most+1000 {
		t.Errorf("the HTML has %d bytes of at most %d", len(doc.HTML), most)
	}
	if len(found) > 0 && !diag.List(problems).HasErrors() {
		t.Errorf("no error: %v", found)
	}
	return strings.Join(found, " ")
}

// Warnings have a number at which they stop, and hide no error.
func TestManyWarnings(t *testing.T) {
	_, problems := convert(t, strings.Repeat("[^1] ", 2000)+"\n\n[a](javascript:x)\n")
	if errors, warnings := diag.List(problems).Count(); errors != 1 || warnings != mostWarnings {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
}

func TestHeadingAttributes(t *testing.T) {
	for body, want := range map[string]string{
		"## Kop {#kop}":                           "1:8 6",
		"## Kop {.klasse}":                        "1:8 9",
		"### Kop\n\n## Kop {style=\"color:red\"}": "3:8 19",
		"Kop { onclick=alert(1) } \n---":          "1:5 20",
		"## Kop {salaris}":                        "",
		"## Kop {}":                               "",
		"## Kop {#}":                              "",
		"## {#kop} staat vooraan":                 "",
		"## Kop `{#kop}`":                         "",
		"Alinea {#kop}":                           "",
	} {
		_, problems := convert(t, body)
		got := ""
		for _, p := range problems {
			if p.Name == "heading-attributes" {
				got = fmt.Sprintf("%d:%d %d", p.Line, p.Column, p.Width)
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
}
