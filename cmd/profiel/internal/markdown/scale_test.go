package markdown

import (
	"runtime"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// longLines are bodies of one line that is as long as one likes, full of what has a place in the source.
var longLines = map[string]string{
	"links":          "[a](b.md) ",
	"codes":          "[[CM-017]] ",
	"broken links":   "[a](kapot.md) ",
	"leftovers":      "[[a b]] ",
	"open brackets":  "[[",
	"open links":     "[a](b ",
	"only ends":      "](",
	"footnotes":      "[^1] ",
	"references":     "[a][b] ",
	"empty links":    "[a]() ",
	"unsafe links":   "[é](x:y) ",
	"raw HTML":       "é <b>",
	"images":         "![](a.png) ",
	"a link and '":   "[a'](b.md) '",
	"escaped links":  `\[a](b `,
	"ended comments": "<!-- a -->",
}

// spare is what buffers may take that a conversion could reuse but did not get.
const spare = 256 << 10

// TestLongLine counts what a conversion allocates instead of how long it takes: four times the text may cost four times as much,
// not sixteen times.
func TestLongLine(t *testing.T) {
	for name, part := range longLines {
		short, long := allocated(strings.Repeat(part, 500)), allocated(strings.Repeat(part, 2000))
		if long > 6*short+spare {
			t.Errorf("%s: %d bytes, but %d for a line that is four times as long", name, short, long)
		}
	}
}

// allocated returns how many bytes a conversion allocates.
func allocated(body string) uint64 {
	source := Source{File: "a.md", Body: []byte(body), Line: 1}
	resolve := func(ref Ref) (Target, diag.Problem, bool) {
		return Target{URL: "/a/"}, diag.Problem{Name: "broken-link"}, ref.Path != "kapot.md"
	}
	shared().Convert(source, resolve) // fills the buffers that are reused
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	shared().Convert(source, resolve)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func BenchmarkLongLine(b *testing.B) {
	for name, part := range longLines {
		body := []byte(strings.Repeat(part, 200_000/len(part)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				shared().Convert(Source{File: "a.md", Body: body, Line: 1}, resolveAll)
			}
		})
	}
}
