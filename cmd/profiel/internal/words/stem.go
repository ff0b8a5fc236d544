package words

import (
	"regexp"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
)

// shortestStem is the number of letters that must be left when an ending is taken off.
const shortestStem = 3

// longestStemmed is the number of letters of a word that anybody writes. The stemmer makes the word anew for every letter that it
// changes, and so takes a second for one of 64 KiB.
const longestStemmed = 100

// snowball returns the Dutch Snowball stem of a folded word, with a v or z at its end as f or s: "brieven" and "brief" are
// one.
func snowball(word string) string {
	if len(word) > longestStemmed || strings.ContainsAny(word, "0123456789") {
		return word
	}
	if pluralS.MatchString(word) {
		word = word[:len(word)-1]
	}
	env := snowballstem.NewEnv(word)
	dutch.Stem(env)
	return devoice(env.Current())
}

// pluralS matches plurals in -es that Snowball leaves as they are: "sessies", "rapportages", "cases". It spares "advies",
// "precies" and "verlies", and all of "proces" and "succes".
var pluralS = regexp.MustCompile(`([^clv]i|ag|as|at|in|it|ur|id)es$`)

func devoice(word string) string {
	switch {
	case strings.HasSuffix(word, "v"):
		return word[:len(word)-1] + "f"
	case strings.HasSuffix(word, "z"):
		return word[:len(word)-1] + "s"
	}
	return word
}

// endings are what Candidates takes off a word; they have a twin in search-words.js.
func endings() []string {
	return []string{
		"", "s", "e", "t", "d", "en", "er", "es", "te", "de", "je", "ers", "ten", "den", "end", "ing", "tje", "jes", "ende", "heid",
		"lijk", "tjes", "ingen", "heden", "lijke",
	}
}

// verbEndings are the endings of Dutch verbs that Snowball leaves on a word.
func verbEndings() []string { return []string{"t", "d", "te", "de", "ten", "den"} }

// Candidates returns the stems that a word may have, the likeliest first: the word without each ending, as it stands and
// tidied; then the same without "ge".
func Candidates(word string) []string {
	list := strip(word, endings())
	if strings.HasPrefix(word, "ge") && len(word) > 6 {
		list = append(list, strip(word[2:], endings())...)
	}
	return list
}

// strip takes each ending off the word, if shortestStem letters are left.
func strip(word string, endings []string) []string {
	var list []string
	for _, ending := range endings {
		rest, ok := strings.CutSuffix(word, ending)
		if !ok || ending != "" && len(rest) < shortestStem {
			continue
		}
		list = append(list, rest)
		if tidied := tidy(rest); tidied != rest {
			list = append(list, tidied)
		}
	}
	return list
}

// tidy writes a stem as Snowball does: one consonant at the end, one vowel before it, f and s for v and z.
func tidy(word string) string {
	n := len(word)
	if n > 2 && word[n-1] == word[n-2] && !isVowel(word[n-1]) {
		word, n = word[:n-1], n-1
	}
	if n > 3 && !isVowel(word[n-1]) && isVowel(word[n-2]) && word[n-2] == word[n-3] && !isVowel(word[n-4]) {
		word = word[:n-2] + word[n-1:]
	}
	return devoice(word)
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
