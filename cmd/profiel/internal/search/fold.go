package search

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldText returns the text in lower case, without accents, apostrophes and the s of "programma's", and with a space for every
// other character that is no ASCII letter or digit. "e-mail" loses its hyphen, so that it is one word.
func foldText(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '\'':
			b.WriteRune(r)
		case r == '’' || r == '‘':
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte(' ')
		}
	}
	folded := apostropheS.ReplaceAllString(b.String(), "$1")
	folded = singleLetter.ReplaceAllString(strings.ReplaceAll(folded, "'", ""), "$1$2")
	return strings.ReplaceAll(folded, "-", " ")
}

var (
	apostropheS  = regexp.MustCompile(`([a-z0-9])'s\b`)
	singleLetter = regexp.MustCompile(`\b([a-z])-([a-z])`)
)

// words returns the folded words of a text in order, without those of a single letter.
func words(text string) []string {
	var list []string
	for _, word := range strings.Fields(foldText(text)) {
		if len(word) > 1 {
			list = append(list, word)
		}
	}
	return list
}
