// Package typography turns what a keyboard has into what print uses: “ ” ‘ ’ for straight quotation marks, dashes for two or
// three hyphens, an ellipsis for three full stops. The rules are Dutch: an apostrophe may begin a word ('s ochtends), and
// double hyphens may begin an option (--flag).
package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Characters are those that [Replace] may replace.
const Characters = `'"-.`

// Replace looks at the beginning of line, with the character before it, and returns what stands there in print and how many
// bytes of line that replaces. An empty replacement: leave it as it is.
func Replace(before rune, line []byte) (replacement string, width int) {
	switch line[0] {
	case '\'':
		return singleQuote(before, line[1:]), 1
	case '"':
		return doubleQuote(before, line[1:]), 1
	case '-':
		return dash(before, line)
	case '.':
		return ellipsis(before, line)
	}
	return "", 0
}

// Curl replaces everything in a plain text.
func Curl(text string) string {
	if !strings.ContainsAny(text, Characters) {
		return text
	}
	var b strings.Builder
	before := ' '
	for rest := []byte(text); len(rest) > 0; {
		replacement, width := Replace(before, rest)
		if replacement == "" {
			_, width = utf8.DecodeRune(rest)
			replacement = string(rest[:width])
		}
		b.WriteString(replacement)
		before, _ = utf8.DecodeLastRuneInString(replacement)
		rest = rest[width:]
	}
	return b.String()
}

// clitics are the Dutch words that begin with an apostrophe: 's ochtends, 't, 'n, as well as 's in 's-Hertogenbosch.
const clitics = " s t n m k r ns ie em "

func singleQuote(before rune, after []byte) string {
	switch {
	case isLone(before, after):
		return ""
	case opens(before, after) && !isClitic(after):
		return "‘"
	default:
		return "’"
	}
}

func doubleQuote(before rune, after []byte) string {
	switch {
	case isLone(before, after):
		return ""
	case opens(before, after):
		return "“"
	default:
		return "”"
	}
}

// opens reports whether a quotation mark between before and after begins a quotation.
func opens(before rune, after []byte) bool {
	next, _ := utf8.DecodeRune(after)
	if len(after) == 0 || unicode.IsSpace(next) {
		return false
	}
	if unicode.IsSpace(before) {
		return true
	}
	return strings.ContainsRune("([{-–—/\"'“‘*_~", before) &&
		(unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("\"'“‘([*_~`", next))
}

// isLone reports whether a mark has space on both sides: nothing is known about it.
func isLone(before rune, after []byte) bool {
	next, _ := utf8.DecodeRune(after)
	return unicode.IsSpace(before) && (len(after) == 0 || unicode.IsSpace(next))
}

// isClitic reports whether what follows an apostrophe makes it one: a clitic, or the two digits of a year.
func isClitic(after []byte) bool {
	end := 0
	for end < len(after) && ('a' <= after[end] && after[end] <= 'z' || '0' <= after[end] && after[end] <= '9') {
		end++
	}
	word := string(after[:end])
	next, _ := utf8.DecodeRune(after[end:])
	if next == '\'' || unicode.IsLetter(next) {
		return false
	}
	isYear := len(word) >= 2 && word[0] <= '9' && word[1] <= '9' && (len(word) == 2 || word[2] > '9')
	return isYear || word != "" && strings.Contains(clitics, " "+word+" ")
}

// dash replaces exactly two or three hyphens, unless they begin a word, as in --flag.
func dash(before rune, line []byte) (string, int) {
	n := run(line, '-')
	next, _ := utf8.DecodeRune(line[n:])
	if before == '-' || unicode.IsSpace(before) && unicode.IsLetter(next) {
		return "", 0
	}
	switch n {
	case 2:
		return "–", n
	case 3:
		return "—", n
	}
	return "", 0
}

func ellipsis(before rune, line []byte) (string, int) {
	if before == '.' || run(line, '.') != 3 {
		return "", 0
	}
	return "…", 3
}

// run returns how often c stands at the beginning of line.
func run(line []byte, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	return n
}
