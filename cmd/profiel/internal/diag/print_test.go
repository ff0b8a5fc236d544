package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

// examples is one problem of each shape, not in order.
func examples() List {
	return List{
		{
			File: "content/over.md", Position: Position{Line: 12, Column: 5, Width: 3}, Severity: Warning,
			Name: "long-line", Message: "100% te lang: maak <b> korter, a.u.b.", Excerpt: "Een zin.",
		},
		{
			File: "content/Over Ons.md", Severity: Error, Name: "bad-file-name",
			Message: `"Over Ons.md" cannot be part of an address`, Hint: `rename it to "over-ons.md"`,
		},
		{File: "content/over.md", Position: Position{Line: 2}, Severity: Error, Name: "no-column", Message: "somewhere"},
		{
			File: "content/over,ons:nu.md", Position: Position{Line: 4, Column: 9}, Severity: Error,
			Name: "unknown-level", Message: `unknown level "taktisch"`, Hint: `did you mean "tactisch"? levels are defined in content/niveaus/`,
			Excerpt: `level = "taktisch"`, Help: "https://profiel.example/hulp/#unknown-level",
		},
	}
}

func TestPrint(t *testing.T) {
	for format, want := range map[Format]string{
		Text: `
content/Over Ons.md: error: "Over Ons.md" cannot be part of an address [bad-file-name]
    rename it to "over-ons.md"
content/over,ons:nu.md:4:9: error: unknown level "taktisch" [unknown-level]
    level = "taktisch"
            ^
    did you mean "tactisch"? levels are defined in content/niveaus/
content/over.md:2: error: somewhere [no-column]
content/over.md:12:5: warning: 100% te lang: maak <b> korter, a.u.b. [long-line]
    Een zin.
        ^^^
`,
		JSON: `
{"file":"content/Over Ons.md","line":0,"column":0,"severity":"error","name":"bad-file-name","message":"\"Over Ons.md\" cannot be part of an address","hint":"rename it to \"over-ons.md\""}
{"file":"content/over,ons:nu.md","line":4,"column":9,"severity":"error","name":"unknown-level","message":"unknown level \"taktisch\"","hint":"did you mean \"tactisch\"? levels are defined in content/niveaus/","help":"https://profiel.example/hulp/#unknown-level"}
{"file":"content/over.md","line":2,"column":0,"severity":"error","name":"no-column","message":"somewhere","hint":""}
{"file":"content/over.md","line":12,"column":5,"severity":"warning","name":"long-line","message":"100% te lang: maak \u003cb\u003e korter, a.u.b.","hint":""}
`,
		GitHub: `
::error file=content/Over Ons.md,line=1,col=1,title=bad-file-name::"Over Ons.md" cannot be part of an address%0Arename it to "over-ons.md"
::error file=content/over%2Cons%3Anu.md,line=4,col=9,title=unknown-level::unknown level "taktisch"%0Adid you mean "tactisch"? levels are defined in content/niveaus/%0Aexplained at https://profiel.example/hulp/#unknown-level
::error file=content/over.md,line=2,col=1,title=no-column::somewhere
::warning file=content/over.md,line=12,col=5,title=long-line::100%25 te lang: maak <b> korter, a.u.b.
`,
	} {
		t.Run(string(format), func(t *testing.T) {
			var b strings.Builder
			if err := Print(&b, format, examples()); err != nil {
				t.Fatal(err)
			}
			if got := "\n" + b.String(); got != want {
				t.Errorf("got:%s\nwant:%s", got, want)
			}
		})
	}
}

func TestPrintReportsAFailedWrite(t *testing.T) {
	for _, format := range Formats() {
		w := brokenWriter(1)
		if err := Print(&w, format, examples()); err != errBroken {
			t.Errorf("%s: got %v", format, err)
		}
	}
}

// TestPrintOneLineAProblem holds machine formats to one line a problem, whatever stands in it.
func TestPrintOneLineAProblem(t *testing.T) {
	nasty := "een\r\n::error::twee\x1b[31m\u202edrie\u2028vier"
	problems := List{{File: nasty, Severity: Error, Name: "nasty", Message: nasty, Hint: nasty}}
	for _, format := range []Format{JSON, GitHub} {
		var b strings.Builder
		if err := Print(&b, format, problems); err != nil {
			t.Fatal(err)
		}
		if strings.Count(b.String(), "\n") != 1 || strings.ContainsAny(b.String(), "\r\x1b") {
			t.Errorf("%s: got %q", format, b.String())
		}
	}
	var b strings.Builder
	var back struct{ File, Message, Hint string }
	if err := Print(&b, JSON, problems); err != nil {
		t.Fatal(err)
	}
	err := json.Unmarshal([]byte(b.String()), &back)
	if err != nil || back.File != nasty || back.Message != nasty || back.Hint != nasty {
		t.Errorf("got back %q, %v", back, err)
	}
}

func TestTextCannotRewriteATerminal(t *testing.T) {
	const nasty = "a\x1b[2Jb\u202ec\u2066d\u200fe\x00f\x7fg\u009bh\ni\xffj"
	p := Problem{
		File: nasty, Position: Position{Line: 1, Column: 3, Width: 2}, Severity: Error,
		Name: "nasty", Message: nasty, Hint: nasty, Excerpt: nasty,
	}
	const harmless = "a�[2Jb�c�d�e�f�g�h�i�j"
	want := harmless + ":1:3: error: " + harmless + " [nasty]\n    " + harmless + "\n      ^^\n    " + harmless + "\n"
	if got := p.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMarked(t *testing.T) {
	long := strings.Repeat("0123456789", 30) // 300 characters
	for _, test := range []struct {
		name          string
		excerpt       string
		column, width int
		line, caret   string
	}{
		{"whole", "level = 1", 9, 1, "level = 1", "        ^"},
		{"no width is one", "level = 1", 9, 0, "level = 1", "        ^"},
		{"no column, no caret", "level = 1", 0, 3, "level = 1", ""},
		{"tabs are one wide", "\ta\tb", 4, 1, " a b", "   ^"},
		{"accents are one wide", "één twéé", 5, 4, "één twéé", "    ^^^^"},
		{"right after the end", "abc", 4, 1, "abc", "   ^"},
		{"far after the end", "abc", 40, 5, "abc", "   ^"},
		{"no wider than the line", "abc", 2, 50, "abc", " ^^"},
		{"just fits", long[:100], 98, 1, long[:100], strings.Repeat(" ", 97) + "^"},
		{"fits, near the end", long[:95], 93, 1, long[:95], strings.Repeat(" ", 92) + "^"},
		{"cut at the end", long, 90, 5, long[:100], strings.Repeat(" ", 89) + "^^^^^"},
		{"no wider than the cut", long, 90, 50, long[:100], strings.Repeat(" ", 89) + strings.Repeat("^", 11)},
		{"cut on both sides", long, 151, 2, long[101:201], strings.Repeat(" ", 49) + "^^"},
		{"cut at the start", long, 300, 3, long[200:], strings.Repeat(" ", 99) + "^"},
		{"after the end of a long line", long, 999, 3, long[200:], strings.Repeat(" ", 100) + "^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := Problem{Position: Position{Line: 1, Column: test.column, Width: test.width}, Excerpt: test.excerpt}
			line, caret := p.marked()
			if line != test.line || caret != test.caret {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", line, caret, test.line, test.caret)
			}
		})
	}
}

// TestMarkedPointsAtTheCharacter holds for every column of a line longer than a terminal: the caret is below its character.
func TestMarkedPointsAtTheCharacter(t *testing.T) {
	var chars []rune
	for r := rune('Ā'); len(chars) < 250; r++ {
		chars = append(chars, r)
	}
	for column := 1; column <= len(chars); column++ {
		line, caret := Problem{Position: Position{Line: 1, Column: column}, Excerpt: string(chars)}.marked()
		if n := len([]rune(line)); n != excerptWidth {
			t.Fatalf("column %d: the line is %d wide", column, n)
		}
		if got := []rune(line)[len(caret)-1]; got != chars[column-1] {
			t.Errorf("column %d: the caret is below %q, want %q", column, got, chars[column-1])
		}
	}
}

func TestPrintLeavesOutTheMiddleOfALongText(t *testing.T) {
	long := Problem{File: "a.md", Severity: Error, Name: "long", Message: `"` + strings.Repeat("é", 60_000) + `" is not a code`}
	for _, format := range []Format{Text, GitHub} {
		var b strings.Builder
		if err := Print(&b, format, List{long}); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); len(got) > 2000 || !strings.Contains(got, `éé … éé`) || !strings.Contains(got, `é" is not a code`) {
			t.Errorf("%s: %d bytes: %.200s", format, len(got), got)
		}
	}
}
