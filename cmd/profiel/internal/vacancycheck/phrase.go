package vacancycheck

import (
	"regexp"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// stemmed writes phrases with stems for their words. A stem that reads as a stop word ("meten", "met") would be found everywhere.
func stemmed(phrases []string, l words.Lexicon) []string {
	return rewritten(phrases, func(word string) string {
		if stem := l.Resolve(word); stem != "" && !l.IsStop(word) && !l.IsStop(stem) {
			return stem
		}
		return word
	})
}

// folded writes phrases with their words folded, and with the words of a group in the place of its name.
func folded(phrases []string, groups map[string][]string) []string {
	list := make([]string, 0, len(phrases))
	for _, phrase := range phrases {
		list = append(list, groupName.ReplaceAllStringFunc(phrase, func(name string) string {
			if entries, ok := groups[strings.TrimPrefix(name, "@")]; ok {
				return strings.Join(entries, "/")
			}
			return name
		}))
	}
	return rewritten(list, func(word string) string { return word })
}

// groupName matches the name of a group in a phrase, to its end.
var groupName = regexp.MustCompile(`@[^ /*#]+`)

// rewritten folds every word of the phrases and replaces it; a name of a group, a word with a star and # stay.
func rewritten(phrases []string, replace func(string) string) []string {
	list := make([]string, 0, len(phrases))
	for _, phrase := range phrases {
		var parts []string
		for _, part := range strings.Fields(phrase) {
			var alternatives []string
			for alternative := range strings.SplitSeq(part, "/") {
				alternatives = append(alternatives, rewriteWord(alternative, replace))
			}
			parts = append(parts, strings.Join(alternatives, "/"))
		}
		list = append(list, strings.Join(parts, " "))
	}
	return list
}

func rewriteWord(word string, replace func(string) string) string {
	if strings.HasPrefix(word, "@") || word == "#" || word == "*" {
		return word
	}
	before, after := "", ""
	if strings.HasPrefix(word, "*") {
		before = "*"
	}
	if strings.HasSuffix(word, "*") {
		after = "*"
	}
	plain := strings.ReplaceAll(strings.TrimSpace(words.Fold(strings.Trim(word, "*"))), " ", "")
	if before+after == "" {
		return replace(plain)
	}
	return before + plain + after
}

// plainWords gives the words of a phrase that have a stem.
func plainWords(phrase string) string {
	var list []string
	for _, word := range strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '/' }) {
		if !strings.ContainsAny(word, "@*#") {
			list = append(list, word)
		}
	}
	return strings.Join(list, " ")
}

// mostTitleWords is how many words of a title a sentence can be expected to repeat.
const mostTitleWords = 4

// titlePhrase makes a phrase of a task's title, without what it says between brackets; "" when that says too little or too much.
func titlePhrase(title string, l words.Lexicon) string {
	title, _, _ = strings.Cut(title, "(")
	var stems []string
	for _, word := range words.In(title) {
		if stem := l.Stem(word); stem != "" && !l.IsStop(stem) && !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	if len(stems) == 0 || len(stems) > mostTitleWords {
		return ""
	}
	return strings.Join(stems, " ")
}
