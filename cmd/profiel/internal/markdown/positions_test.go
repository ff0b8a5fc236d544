package markdown

import (
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// marked returns what a position underlines in its excerpt.
func marked(position diag.Position, excerpt string) string {
	chars := []rune(excerpt)
	from := position.Column - 1
	if from < 0 || from > len(chars) {
		return "outside the excerpt"
	}
	return string(chars[from:min(from+position.Width, len(chars))])
}

// In a body, ⟦ and ⟧ enclose what the one problem must underline.
func TestPositions(t *testing.T) {
	tests := []struct{ name, body string }{
		{"broken-link", "[a](⟦kapot.md⟧)"},
		{"broken-link", "één\ntwéé — [a](⟦kapot.md#x⟧ \"titel\") é"},
		{"broken-link", "kapot.md kapot.md [kapot.md](⟦kapot.md⟧)"},
		{"broken-link", "- é\n  - één [a](⟦kapot.md⟧)"},
		{"broken-link", "1. é\n\n   één [a](⟦kapot.md⟧)"},
		{"broken-link", "> é\n> > één [a](⟦kapot.md⟧)"},
		{"broken-link", "> - één\n>   [a](⟦/kapot/⟧)"},
		{"broken-link", "| é | b |\n|---|---|\n| één | [a](⟦kapot.md⟧) |"},
		{"broken-link", "| é | [a](⟦kapot.md⟧) |\n|---|---|\n"},
		{"broken-link", "één [a][b] [b][]\n\n[b]: ⟦kapot.md⟧ \"t\""},
		{"broken-link", "één [b]\n\n> [b]: <⟦kapot.md⟧>"},
		{"broken-link", "é [a](<⟦kapot met spatie.md⟧>)"},
		{"broken-link", "é [a](⟦kapot\\_a&amp;b.md⟧)"},
		{"broken-link", "## é [a](⟦kapot.md⟧)"},
		{"broken-link", "é\n\n: é [a](⟦kapot.md⟧)"},
		{"broken-link", "é[^1]\n\n[^1]: é [a](⟦kapot.md⟧)"},
		{"broken-link", "é ![a](⟦kapot.png⟧)"},
		{"broken-link", "é [![a](⟦kapot.png⟧)](a.md)"},
		{"broken-link", "é [[⟦cm-017⟧]] [[CM-017]]"},
		{"broken-link", "> [!NOTE]\n> é [a](⟦kapot.md⟧)"},
		{"broken-link", "-\té [a](⟦kapot.md⟧)"},
		{"broken-link", "é\r\né [a](⟦kapot.md⟧) é\r\n"},
		{"broken-link", "\x00é [a](⟦kapot.md⟧)"},
		{"empty-link", "é ⟦[⟧a]()"},
		{"unsafe-link", "é <⟦javascript:x⟧>"},
		{"unsafe-link", "é [a](⟦&#106;avascript:x⟧)"},
		{"external-image", "é ![a](⟦https://x.nl/a.png⟧)"},
		{"image-without-alt", "é ⟦![]⟧(a.png)"},
		{"image-without-alt", "- é ⟦![ ⟧](a.png)"},
		{"raw-html", "é ⟦<b>⟧é"},
		{"raw-html", "> é ⟦<a⟧\n> href='é'>"},
		{"raw-html", "é\n\n  ⟦<div>é</div>⟧\n\né"},
		{"raw-html", "- é\n\n  ⟦<div>⟧\n  é"},
		{"raw-html", "<!-- é --> ⟦é é⟧"},
		{"raw-html", "é\n\n⟦<!--⟧ é\né"},
		{"heading-level", "é\n\n⟦#⟧ é"},
		{"heading-level", "## é\n\n> ⟦####⟧ é"},
		{"heading-level", "- ⟦###⟧ é"},
		{"heading-level", "é\n\n⟦é⟧\n=="},
		{"empty-heading", "⟦##⟧"},
		{"unknown-alert", "é\n\n> ⟦[!NOOT]⟧\n> é"},
		{"unknown-alert", "- > ⟦[!NOOT]⟧\n  > é"},
		{"unknown-code-language", "é\n\n- ```⟦téml⟧ x\n  é\n  ```"},
		{"unknown-code-language", "~~~ ⟦téml⟧\n~~~"},
		{"broken-link", "[é]: ⟦kapot.md⟧\n\né"},
		{"broken-link", "é\n\n[^1]: é [a](⟦kapot.md⟧)\n\n[^1]"},
		{"leftover-brackets", "é ⟦[[Huisregels bewaken]]⟧ é"},
		{"leftover-brackets", "- é\n\t> é ⟦[[Foto's *maken*]]⟧"},
		{"leftover-brackets", "| é |\n|---|\n| é ⟦[[é]]⟧ |"},
		{"leftover-brackets", "## é ⟦[[é]]⟧"},
		{"leftover-brackets", "é ⟦[[⟧é"},
		{"leftover-brackets", "é ⟦[[⟧é\n]]"},
		{"leftover-brackets", "*⟦[[é]]⟧*(x)"},
		{"leftover-brackets", "é [é ⟦[[é]]⟧](a.md)"},
		{"leftover-brackets", "é ![é ⟦[[é]]⟧](a.png)"},
		{"unknown-footnote", "é⟦[^9]⟧"},
		{"unknown-footnote", "é⟦[^foto's]⟧ é"},
		{"unknown-footnote", "é[^1]\n\n[^1]: é ⟦[^9]⟧"},
		{"unused-footnote", "é\n\n⟦[^é]⟧: é"},
		{"unused-footnote", "é[^1]\n\n[^1]: é\n\n⟦[^1]⟧: é"},
		{"unused-footnote", "> é\n>\n> ⟦[^é]⟧: é [a](b.md)\n\n| a |\n|---|\n"},
		{"unused-footnote", "⟦[^é]⟧:\n    ## é\n\n    | a |\n    |---|\n    | b |\n"},
		{"malformed-link", "é ⟦[é](⟧../over/_index.md"},
		{"malformed-link", "é [é] ⟦[é](⟧https://a.nl/ é"},
		{"malformed-link", "é ⟦[é](a b.md)⟧ é"},
		{"malformed-link", "[é [x](a.md) é⟦](b.md)⟧"},
		{"malformed-link", "é ⟦[é](⟧\nb.md é)"},
		{"unknown-reference", "é [é]⟦[é]⟧ é"},
	}
	for _, test := range tests {
		const firstLine = 7
		before, rest, _ := strings.Cut(test.body, "⟦")
		want, after, _ := strings.Cut(rest, "⟧")
		_, problems := shared().Convert(Source{File: "content/a.md", Body: []byte(before + want + after), Line: firstLine}, resolveAll)
		if len(problems) != 1 {
			t.Errorf("%q: problems %v, want one %s", test.body, problems, test.name)
			continue
		}
		p := problems[0]
		wantLine := firstLine + strings.Count(before, "\n")
		wantColumn := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
		if p.Name != test.name || p.File != "content/a.md" || p.Line != wantLine || p.Column != wantColumn ||
			marked(p.Position, p.Excerpt) != want {
			t.Errorf("%q: want %s at %d:%d, got\n%s", test.body, test.name, wantLine, wantColumn, p)
		}
	}
}

func TestLinkPositions(t *testing.T) {
	body := "é [a](b.md#c)\n- é [[CM-017]] [d](#e) [f](https://x.nl)\n\n![g](h.png)\n\n[i]\n\n[i]: /j/"
	doc, problems := convert(t, body)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []struct {
		url, fragment, marked string
		line                  int
	}{
		{"/document/b.md", "c", "b.md#c", 1},
		{"/code/CM-017", "", "CM-017", 2},
		{"", "e", "#e", 2},
		{"/address/j/", "", "/j/", 8},
	}
	if len(doc.Links) != len(want) {
		t.Fatalf("got %d links, want %d: %+v", len(doc.Links), len(want), doc.Links)
	}
	places := Source{Body: []byte(body), Line: 1}.Places()
	for i, l := range doc.Links {
		w := want[i]
		at, excerpt := places.At(l.Offset, l.Width)
		if l.URL != w.url || l.Fragment != w.fragment || at.Line != w.line || marked(at, excerpt) != w.marked {
			t.Errorf("got %+v, want %+v", l, w)
		}
	}
}

// A slice of another array, or of none, has no offset.
func TestOffsetIn(t *testing.T) {
	body := []byte("een twee een")
	if offset, ok := offsetIn(body, body[9:]); !ok || offset != 9 {
		t.Errorf("got %d, %v", offset, ok)
	}
	for _, part := range [][]byte{nil, body[:0], []byte("een"), make([]byte, 3, 100), append([]byte("x"), body...)} {
		if offset, ok := offsetIn(body, part); ok {
			t.Errorf("%q: got %d", part, offset)
		}
	}
}

func TestHints(t *testing.T) {
	tests := []struct{ body, message, hint string }{
		{"> [!NOOT]", `unknown kind of alert "NOOT"`, `did you mean "NOTE"? the kinds are NOTE, TIP, IMPORTANT, WARNING, CAUTION`},
		{"```tmol\n```", `cannot highlight "tmol"`, `did you mean "`},
		{"```zzzzzzzzz\n```", `cannot highlight "zzzzzzzzz"`, "write text for code without highlighting"},
		{"## a\n\n#### b", "heading of level 4 where level 3 is the deepest possible", "write ### instead of ####"},
		{"### b", "heading of level 3 where level 2 is the deepest possible", "write ## instead of ###"},
		{"[a](kapot.md)", "no such page", "look again"},
		{"[[a b]]", "double brackets without a code in them", `write the code of a task, such as [[CM-017]], or \[[ if`},
		{"a[^b]", "there is no footnote [^b]", `write it on a line of its own: [^b]: …, or \[ if`},
		{"[^b]: a", "nothing refers to the footnote [^b]", "write [^b] in the text where it belongs, or remove"},
		{"[a](b", "this looks like a link but is none", `close the address with ), or \] if`},
		{"[a](b c)", "this looks like a link but is none", "write [text](address), and an address with spaces between < and >"},
		{"[a][b]", "there is no address for [b]", `write it on a line of its own: [b]: address, or \] if`},
	}
	for _, test := range tests {
		_, problems := convert(t, test.body)
		if len(problems) != 1 || problems[0].Message != test.message || !strings.HasPrefix(problems[0].Hint, test.hint) {
			t.Errorf("%q: got %v", test.body, problems)
		}
	}
}
