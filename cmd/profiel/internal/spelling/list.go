package spelling

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Name is the path of the list of words below the site's folder.
const Name = content.Dir + "/" + content.WordsName

// List is the words that a site knows besides those of the dictionary: terms of the field, and names. The zero value has none.
type List struct{ words map[string]bool }

// ParseList reads the text of a list: comment lines that start with #, and one word a line, in any order. A line that is no word is a
// problem and left out.
func ParseList(text []byte) (List, diag.List) {
	var problems diag.List
	l := List{words: map[string]bool{}}
	for i, line := range strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if found := tokens(line); len(found) != 1 || found[0].text != line {
			problems.Add(diag.Problem{
				File: Name, Position: diag.Position{Line: i + 1, Column: 1, Width: utf8.RuneCountInString(line)}, Excerpt: line,
				Name: "bad-word-list", Message: "this line is not one word",
				Hint: "write one word a line, of letters, hyphens and apostrophes; a line that starts with # is a comment",
			})
			continue
		}
		l.words[plain(line)] = true
	}
	return l, problems
}

// Has reports whether a word is on the list, as it is, with a capital at the start of a sentence, or with 's behind it.
func (l List) Has(text string) bool {
	return l.hasForm(text) || l.hasForm(strings.TrimSuffix(text, "'s"))
}

func (l List) hasForm(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return l.words[text] || l.words[string(unicode.ToLower(first))+text[size:]]
}

// near returns the word on the list that is closest to one written.
func (l List) near(text string) (string, bool) {
	return diag.Closest(text, slices.Collect(maps.Keys(l.words)))
}
