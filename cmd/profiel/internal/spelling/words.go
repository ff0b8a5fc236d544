package spelling

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// word is a word with its place: at an offset in the body of a page, or behind a key of its front matter.
type word struct {
	text    string // with a straight apostrophe
	written string
	page    *site.Page
	key     []string // nil: in the body
	offset  int
}

// wordsOf lists the words of a site, page by page.
func wordsOf(s *site.Site) []word {
	var words []word
	for _, p := range s.Pages {
		if p.File == nil {
			continue
		}
		for _, prose := range p.File.Prose() {
			for _, t := range tokens(prose.Text) {
				words = append(words, word{text: plain(t.text), written: t.text, page: p, key: prose.Key})
			}
		}
		text, offsets := joined(p.Body.Prose(p.Written()))
		for _, t := range tokens(text) {
			words = append(words, word{text: plain(t.text), written: t.text, page: p, offset: offsets[t.offset]})
		}
	}
	return words
}

// plain writes the apostrophe as dictionaries do.
func plain(text string) string { return strings.ReplaceAll(text, "’", "'") }

// joined makes one text of the parts of a body, and tells where in the body each byte of it stands. What is not glued is set apart.
func joined(parts []markdown.Prose) (text string, offsets []int) {
	var b strings.Builder
	for _, part := range parts {
		if !part.Glued {
			b.WriteByte('\n')
			offsets = append(offsets, part.Offset)
		}
		b.WriteString(part.Text)
		for i := range len(part.Text) {
			offsets = append(offsets, part.Offset+i)
		}
	}
	return b.String(), offsets
}

// problem completes a problem with the place of the word.
func (w word) problem(p diag.Problem) diag.Problem {
	if w.key != nil {
		return w.page.File.WordProblem(w.key, w.written, p)
	}
	src := w.page.Source()
	p.File = src.File
	p.Position, p.Excerpt = src.Places().At(w.offset, len(w.written))
	return p
}

// token is what may be a word, at an offset in a text.
type token struct {
	text   string
	offset int
}

// noWords matches what stands between two spaces and is not made of words: an address, a file name, an abbreviation with full stops,
// a character reference.
var noWords = regexp.MustCompile(`[@_]|://|^\W*/|\pL\.\pL|&#?\w+;`)

// tokens finds the words in a text: letters, with apostrophes and hyphens between them. What has a digit in it is none, and neither
// is a single letter.
func tokens(text string) []token {
	var found []token
	for start := 0; start < len(text); {
		chunk := text[start:]
		if end := strings.IndexFunc(chunk, unicode.IsSpace); end >= 0 {
			chunk = chunk[:end]
		}
		if !noWords.MatchString(chunk) {
			found = append(found, tokensIn(chunk, start)...)
		}
		_, space := utf8.DecodeRuneInString(text[start+len(chunk):])
		start += len(chunk) + space
	}
	return found
}

// tokensIn finds the words in a chunk without spaces, which begins at an offset.
func tokensIn(chunk string, offset int) []token {
	var found []token
	for chunk != "" {
		skipped := len(chunk) - len(strings.TrimLeftFunc(chunk, func(r rune) bool { return !isInWord(r) }))
		chunk, offset = chunk[skipped:], offset+skipped
		end := strings.IndexFunc(chunk, func(r rune) bool { return !isInWord(r) })
		if end < 0 {
			end = len(chunk)
		}
		inner := strings.TrimLeft(chunk[:end], joints)
		at := offset + end - len(inner)
		inner = strings.TrimRight(inner, joints)
		if utf8.RuneCountInString(inner) > 1 && !strings.ContainsFunc(inner, unicode.IsDigit) {
			found = append(found, token{inner, at})
		}
		chunk, offset = chunk[end:], offset+end
	}
	return found
}

// joints may stand between the letters of a word.
const joints = "-'’"

func isInWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(joints, r)
}
