package content

import (
	"bytes"
	"slices"

	"github.com/BurntSushi/toml"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Prose is a text of the front matter that a writer chose the words of. Titles, characteristics, education and experience are none:
// those are quoted from the profile.
type Prose struct {
	Key  []string // where it stands, through the tables
	Text string
}

// proseKeys are the keys whose text is prose, and the tables of which every text is.
var (
	proseKeys   = []string{"summary", "gone", "reason", "label", "hint"}
	proseTables = []string{"empty", "level_basis"}
)

// Prose returns the prose in the front matter, in the order of the text.
func (f *File) Prose() []Prose {
	front, keys := f.decodeAny()
	var all []Prose
	for _, key := range keys {
		text, ok := valueAt(front, key).(string)
		if ok && isProse(key) {
			all = append(all, Prose{Key: key, Text: text})
		}
	}
	return all
}

func isProse(key toml.Key) bool {
	last := len(key) - 1
	return slices.Contains(proseKeys, key[last]) || last > 0 && slices.Contains(proseTables, key[last-1])
}

// valueAt returns what stands at a key, nil when nothing does.
func valueAt(table map[string]any, key []string) any {
	for _, name := range key[:len(key)-1] {
		table, _ = table[name].(map[string]any)
	}
	return table[key[len(key)-1]]
}

// WordProblem completes a problem with the place of a word behind a key of the front matter.
func (f *File) WordProblem(key []string, word string, p diag.Problem) diag.Problem {
	s := f.frontText()
	offset, _, found := s.find(key)
	i := bytes.Index(s.text[offset:], []byte(word))
	if !found || i < 0 {
		return s.problem(key, "", p)
	}
	p.File = s.file
	p.Position, p.Excerpt = diag.At(s.text, offset+i, len(word), s.line)
	return p
}
