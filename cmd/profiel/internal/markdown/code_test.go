package markdown

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

// A match that takes longer than its lexer allows is finished all the same, so that a busy machine makes no other HTML. The match
// here is slow on purpose, and has one thousandth of the time it needs.
func TestMatchesDoNotGoByTheClock(t *testing.T) {
	slow := regexp2.MustCompile(`(?:a|aa)+c`)
	slow.MatchTimeout = time.Millisecond
	for n := 16; ; n++ {
		start := time.Now()
		if found, err := slow.MatchString(strings.Repeat("a", n) + "b"); found || err != nil {
			t.Fatalf("%d letters: found %t, failed %t", n, found, err != nil)
		}
		if time.Since(start) > time.Second/3 { // longer than the library's own period
			return
		}
	}
}

// A page has colours in so much code and no more. Code that has none is there all the same, and so are the colours of a shorter block
// behind it.
func TestCodeIsHighlightedWithinBounds(t *testing.T) {
	block := func(lines int) string { return "```go\n" + strings.Repeat("var a int\n", lines) + "```\n\n" }
	for name, c := range map[string]struct {
		body string
		want []bool // for every block, whether it has colours
	}{
		"2 KiB":       {block(204), []bool{true}},
		"more":        {block(205), []bool{false}},
		"many":        {strings.Repeat(block(100), 5), append(slices.Repeat([]bool{true}, 4), false)},
		"long, short": {block(1000) + block(1), []bool{false, true}},
	} {
		doc, problems := convert(t, c.body)
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		var got []bool
		for part := range strings.SplitSeq(doc.HTML, "<pre") {
			if strings.Contains(part, "</pre>") {
				got = append(got, strings.Contains(part, "<span"))
				if !strings.Contains(part, "int") {
					t.Errorf("%s: the code is lost: %s", name, part)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: colours %v, want %v", name, got, c.want)
		}
	}
}

// Every language is one that the library has, colours something, and loses nothing.
func TestEveryLanguageHasColours(t *testing.T) {
	for _, name := range spoken {
		lexer := newLanguages().lexers[name]
		if lexer == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		const code = "# <a href=\"x\">b</a> {\"c\": 1} // d\n+++\nif (x) { return 'y'; }\n"
		tokens, ok := tokensOf(lexer, code)
		if !ok || len(tokens) < 2 {
			t.Errorf("%s: %v", name, tokens)
		}
	}
}

// endless is a lexer that goes round.
type endless struct{ chroma.Lexer }

func (endless) Tokenise(*chroma.TokeniseOptions, string) (chroma.Iterator, error) {
	return func() chroma.Token { return chroma.Token{Type: chroma.Text} }, nil
}

func TestTokensOfALexerThatGoesRound(t *testing.T) {
	if tokens, ok := tokensOf(endless{}, "x"); ok {
		t.Errorf("got %v", tokens)
	}
}

// FuzzHighlight has any code in any of the languages. All of it comes out, as text.
func FuzzHighlight(f *testing.F) {
	for _, code := range []string{
		"", "x", "/*", "!", "a b\n", "<!--", "\"", "'", "`", "<script>let x = 1</script>", "{{", "$(", "#!", "+++\n", "---\n", "```jsonata\n/*\n```\n", "~~~\n", "<?php\n", "FROM x\nRUN [\"a\"]\n",
		"@", "\\", "\x00", "\u2028", "\r", "é", "0x", "1e", "a:\n  - b\n", "$ ls\n> a\n", "%", "<<E\nx\nE\n", "r#\"", "#{", "$'", "?", ";", "^", "|", "(((", "[[[", "a.b.c", "::",
	} {
		for language := range spoken {
			f.Add(language, code)
		}
	}
	f.Fuzz(func(t *testing.T, language int, code string) {
		if !utf8.ValidString(code) || strings.ContainsAny(code, "\r\x00") {
			t.Skip("no text that comes so far")
		}
		if len(code) > 1000 {
			t.Skip("slow where time goes by the square of the length, which the fuzzer takes for a lexer that does not end")
		}
		name := spoken[((language%len(spoken))+len(spoken))%len(spoken)]
		tokens, ok := tokensOf(newLanguages().lexers[name], code)
		if !ok {
			return
		}
		var all strings.Builder
		for _, token := range tokens {
			all.WriteString(token.Value)
		}
		if all.String() != code {
			t.Errorf("%s: %q becomes %q", name, code, &all)
		}
	})
}
