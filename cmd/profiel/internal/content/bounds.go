package content

import (
	"bytes"
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// bounds are what a TOML text may be at most.
type bounds struct {
	size  int // bytes
	keys  int // tables included
	depth int // levels
}

// configBounds hold for site.toml, which cannot raise its own limits.
func configBounds() bounds {
	limits := defaultLimits()
	return bounds{size: limits.File * kib, keys: limits.Keys * listsTimes, depth: limits.Nesting}
}

// check reports a text that the decoder may need too long for.
func (s tomlText) check(b bounds) (diag.Problem, bool) {
	if len(s.text) > b.size {
		return s.problemAt(b.size, 1, diag.Problem{
			Name: "front-matter-too-long", Message: fmt.Sprintf("the front matter is longer than %d KiB", b.size/kib),
			Hint: "write the text below the front matter" + s.orRaise("front_matter"),
		}), true
	}
	if offset, bad := tooDeep(s.text, b.depth); bad {
		return s.problemAt(offset, 1, diag.Problem{
			Name: "nested-too-deep", Message: fmt.Sprintf("this is nested deeper than %d levels", b.depth), Hint: "write it flatter" + s.orRaise("nesting"),
		}), true
	}
	return diag.Problem{}, false
}

func (s tomlText) tooManyKeys(first []string, b bounds) diag.Problem {
	return s.problem(first, "", diag.Problem{
		Name: "too-many-keys", Message: fmt.Sprintf("there are more than %d keys", b.keys), Hint: "remove some" + s.orRaise("keys"),
	})
}

// orRaise says how a limit of front matter is raised.
func (s tomlText) orRaise(key string) string {
	if s.file == ConfigName {
		return ""
	}
	return ", " + raise(key)
}

// tooDeep returns the offset where a TOML text goes deeper than it may: brackets and braces within each other, or the parts of a
// dotted key. The decoder takes time and memory for every level of every level. What is wrong with the text is for the decoder to
// say: it stops there, and so it never sees what is misread here behind that place.
func tooDeep(text []byte, depth int) (offset int, found bool) {
	open, dots := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '#':
			i = endOfLine(text, i) - 1
		case '"', '\'':
			i = endOfString(text, i)
		case '[', '{':
			open, dots = open+1, 0
		case ']', '}':
			open, dots = max(open-1, 0), 0
		case '.':
			dots++
		case '=', ',', '\n':
			dots = 0
		}
		if open > depth || dots >= depth {
			return i, true
		}
	}
	return 0, false
}

// endOfLine returns the offset of the line feed behind start, or of the text's end.
func endOfLine(text []byte, start int) int {
	if n := bytes.IndexByte(text[start:], '\n'); n >= 0 {
		return start + n
	}
	return len(text)
}

// endOfString returns the offset of the last byte of the string that begins at start.
func endOfString(text []byte, start int) int {
	quote := text[start]
	end, step := []byte{quote}, 1
	if three := bytes.Repeat(end, 3); bytes.HasPrefix(text[start:], three) {
		end, step = three, 3
	}
	for i := start + step; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case bytes.HasPrefix(text[i:], end):
			return i + step - 1
		case text[i] == '\n' && step == 1:
			return i - 1
		}
	}
	return len(text)
}
