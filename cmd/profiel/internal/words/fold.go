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
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the text in lower case, without accents, apostrophes and the s of "programma's", and with a space for every
// other character that is no ASCII letter or digit. "e-mail" loses its hyphen, so that it is one word.
func Fold(text string) string {
	folded := joinLetters(dropApostrophes(lower(nil, text)))
	return strings.ReplaceAll(string(folded), "-", " ")
}

// In returns the folded words of a text in order, without those of a single letter.
func In(text string) []string {
	var list []string
	new(Reader).Each(text, func(word []byte) { list = append(list, string(word)) })
	return list
}

// Reader reads the words of many texts, one after the other.
type Reader struct{ buffer []byte }

// Each calls use for every word that [In] returns. The word is only good until use returns.
func (r *Reader) Each(text string, use func(word []byte)) {
	r.buffer = lower(r.buffer[:0], text)
	folded := joinLetters(dropApostrophes(r.buffer))
	start := 0
	for i, c := range folded {
		if isWord(c) {
			continue
		}
		if i-start > 1 {
			use(folded[start:i])
		}
		start = i + 1
	}
	if len(folded)-start > 1 {
		use(folded[start:])
	}
}

// lower appends the text in small letters without accents. Of other characters only hyphens and apostrophes stay, as - and '.
func lower(b []byte, text string) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			b = append(b, asciiFolds[c])
			i++
			continue
		}
		end := i + 1
		for end < len(text) && text[end] >= utf8.RuneSelf {
			end++
		}
		b = lowerRest(b, text[i:end])
		i = end
	}
	return b
}

// asciiFolds is what lower makes of the characters of ASCII.
var asciiFolds = func() (folds [utf8.RuneSelf]byte) {
	for c := range folds {
		folds[c] = ' '
		if r := byte(unicode.ToLower(rune(c))); isKept(r) {
			folds[c] = r
		}
	}
	return folds
}()

// lowerRest is lower for characters outside ASCII.
func lowerRest(b []byte, text string) []byte {
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case r < utf8.RuneSelf && isKept(byte(r)):
			b = append(b, byte(r))
		case r == '’' || r == '‘':
			b = append(b, '\'')
		case !unicode.Is(unicode.Mn, r):
			b = append(b, ' ')
		}
	}
	return b
}

// dropApostrophes takes out apostrophes, and the s behind one that ends a word.
func dropApostrophes(text []byte) []byte {
	kept := text[:0]
	cut := 0 // where the last s that was taken out ended
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '\'' {
			kept = append(kept, c)
			continue
		}
		endsWord := i+2 == len(text) || i+2 < len(text) && !isWord(text[i+2])
		if i > cut && isWord(text[i-1]) && endsWord && text[i+1] == 's' {
			i++
			cut = i + 1
		}
	}
	return kept
}

// joinLetters takes out the hyphen between a single letter and another letter: "e-mail".
func joinLetters(text []byte) []byte {
	kept := text[:0]
	cut := 0 // where the last letters that were joined ended
	before, last := byte(' '), byte(' ')
	for i, c := range text {
		single := isLetter(last) && !isWord(before)
		before, last = last, c
		if c == '-' && single && i > cut && i+1 < len(text) && isLetter(text[i+1]) {
			cut = i + 2
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// isKept reports a character of ASCII that lower keeps.
func isKept(c byte) bool { return isWord(c) || c == '-' || c == '\'' }

// isWord reports a letter or digit of a folded text.
func isWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }
