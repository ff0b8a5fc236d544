// Package words cuts a text into words and finds their stems, for whatever looks for the words of one text in another.
//
// A text is folded (lower case, accents and apostrophes off, hyphens as spaces) and cut into words; see fold.go. A word's
// stem is its Dutch Snowball stem with the verb forms that Snowball leaves alone brought back to it; see stem.go. Stop words
// have none.
//
// The browser has no stemmer. It strips a word's ending in every way that [Candidates] lists and takes the first result that is
// a stem of the [Lexicon]; only the words for which that differs from the stem have to be sent along: [Lexicon.Exceptions]. So
// [Candidates], [Fold] and [In] have twins in static/js/search-words.js; testdata/words.tsv holds the two together.
package words

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the text in lower case, without accents, apostrophes and the s of "programma's", and with a space for every
// other character that is no ASCII letter or digit. "e-mail" loses its hyphen, so that it is one word.
func Fold(text string) string {
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

// In returns the folded words of a text in order, without those of a single letter.
func In(text string) []string {
	var list []string
	for _, word := range strings.Fields(Fold(text)) {
		if len(word) > 1 {
			list = append(list, word)
		}
	}
	return list
}
