package markdown

import (
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
