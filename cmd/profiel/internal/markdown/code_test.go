package markdown

import (
	"slices"
	"strings"
	"testing"
	"time"

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
		"3 KiB":       {block(307), []bool{true}},
		"more":        {block(308), []bool{false}},
		"many":        {strings.Repeat(block(100), 10), append(slices.Repeat([]bool{true}, 9), false)},
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
