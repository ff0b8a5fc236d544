// Package spelling finds words that no dictionary knows and that are not on the site's own list of words.
//
// Read is what a writer of this site chose the words of: bodies, and the prose of the front matter. What is quoted from the profile,
// such as the titles of tasks, keeps its old spelling and is not looked at, and neither is code.
//
//	unknown-word    a word that is in no dictionary and not on the list
//	bad-word-list   a line of the list that is no word
//
// The dictionary is another program's: see [Hunspell].
package spelling

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Dictionary looks words up. It returns those that it does not know, each with the words that it takes to be meant, the best first.
type Dictionary func(ctx context.Context, words []string) (unknown map[string][]string, err error)

// Check reports the words of a site that neither the dictionary nor the list knows, each once a file. The error is that of the
// dictionary.
func Check(ctx context.Context, s *site.Site, list List, dictionary Dictionary) (diag.List, error) {
	words := wordsOf(s)
	unknown, err := dictionary(ctx, toLookUp(words, list))
	if err != nil {
		return nil, err
	}
	judge := judge{list: list, unknown: unknown, count: map[string]int{}}
	for _, w := range words {
		judge.count[w.text]++
	}
	type fault struct{ file, word string }
	reported := map[fault]bool{}
	var problems diag.List
	for _, w := range words {
		key := fault{w.page.File.Path, w.text}
		if judge.knows(w.text) || reported[key] {
			continue
		}
		reported[key] = true
		problems.Add(w.problem(diag.Problem{
			Name: "unknown-word", Message: fmt.Sprintf("unknown word %q", w.text), Hint: judge.hint(w.text),
		}))
	}
	return problems, nil
}

// toLookUp lists what to ask the dictionary: every word that is not on the list, and the parts of one with hyphens, each once.
func toLookUp(words []word, list List) []string {
	seen := map[string]bool{}
	for _, w := range words {
		for _, part := range append(strings.Split(w.text, "-"), w.text) {
			if part != "" && !list.Has(part) {
				seen[part] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// judge decides what is a word.
type judge struct {
	list    List
	unknown map[string][]string
	count   map[string]int // of every word of the site
}

// knows reports whether a text is a word: one on the list, one in the dictionary, or known words with hyphens between them.
func (j judge) knows(text string) bool {
	if _, isUnknown := j.unknown[text]; !isUnknown || j.list.Has(text) {
		return true
	}
	parts := strings.Split(text, "-")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !j.knows(part) })
}

// hint says what mends an unknown word. What a dictionary takes for a compound is often nonsense, so only words that the site uses or
// lists are worth a guess: of those the one that it uses most.
func (j judge) hint(text string) string {
	const add = "if it is right, add it to " + Name
	known := slices.DeleteFunc(slices.Clone(j.unknown[text]), func(guess string) bool { return j.count[guess] == 0 })
	if near, ok := j.list.near(text); ok {
		known = append(known, near)
	}
	if len(known) == 0 {
		return add
	}
	meant := slices.MaxFunc(known, func(a, b string) int { return j.count[a] - j.count[b] })
	return fmt.Sprintf("did you mean %q? %s", meant, add)
}
