package search

import (
	"regexp"
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
)

// shortestStem is the number of letters that must be left when an ending is taken off.
const shortestStem = 3

// snowball returns the Dutch Snowball stem of a folded word, with a v or z at its end as f or s: "brieven" and "brief" are
// one.
func snowball(word string) string {
	if strings.ContainsAny(word, "0123456789") {
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

// endings are what candidates takes off a word; they have a twin in search-words.js.
func endings() []string {
	return []string{
		"", "s", "e", "t", "d", "en", "er", "es", "te", "de", "je", "ers", "ten", "den", "end", "ing", "tje", "jes", "ende", "heid",
		"lijk", "tjes", "ingen", "heden", "lijke",
	}
}

// verbEndings are the endings of Dutch verbs that Snowball leaves on a word.
func verbEndings() []string { return []string{"t", "d", "te", "de", "ten", "den"} }

// candidates returns the stems that a word may have, the likeliest first: the word without each ending, as it stands and
// tidied; then the same without "ge".
func candidates(word string) []string {
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

// lexicon is the words of a site and their stems.
type lexicon struct {
	stop  map[string]bool
	stem  map[string]string // word -> stem, for every word of the site that is no stop word
	stems []string          // all stems, sorted
}

// newLexicon collects the words of all entries.
func newLexicon(entries []Entry) lexicon {
	l := lexicon{stop: stopWords(), stem: map[string]string{}}
	for _, e := range entries {
		for _, field := range fields(e) {
			for _, word := range words(field.text) {
				if !l.stop[word] {
					l.stem[word] = snowball(word)
				}
			}
		}
	}
	l.joinVerbForms()
	for _, stem := range l.stem {
		l.stems = append(l.stems, stem)
	}
	slices.Sort(l.stems)
	l.stems = slices.Compact(l.stems)
	return l
}

// joinVerbForms gives "modereert" and "gemodereerd" the stem of "modereren", if that is a word of the site.
func (l lexicon) joinVerbForms() {
	known := map[string]bool{}
	for _, stem := range l.stem {
		known[stem] = true
	}
	joined := map[string]string{}
	for word, stem := range l.stem {
		if base := verbBase(word, known); base != "" && base != stem {
			joined[word] = base
		}
	}
	for word, base := range joined {
		l.stem[word] = base
	}
}

// verbBase returns the known stem that word is a conjugated form of, or "". At least four letters must be left: "bericht" is
// no form of "berichen", and "wordt" has no use here.
func verbBase(word string, known map[string]bool) string {
	forms := strip(word, verbEndings())
	if rest, ok := strings.CutPrefix(word, "ge"); ok {
		forms = append(forms, strip(rest, verbEndings())...)
	}
	for i, form := range forms {
		if known[form] && (len(form) >= 4 || i > 0 && len(forms[i-1]) >= 4 && tidy(forms[i-1]) == form) {
			return form
		}
	}
	return ""
}

// has reports whether stem is a stem of the site.
func (l lexicon) has(stem string) bool {
	_, found := slices.BinarySearch(l.stems, stem)
	return found
}

// guess returns the stem that the browser finds without help: the first candidate that is a stem of the site, or "".
func (l lexicon) guess(word string) string {
	for _, candidate := range candidates(word) {
		if l.has(candidate) {
			return candidate
		}
	}
	return ""
}

// resolve returns the stem of any word as the browser finds it, or "".
func (l lexicon) resolve(word string) string {
	if stem, ok := l.stem[word]; ok {
		return stem
	}
	return l.guess(word)
}

// exceptions returns the words whose stem guess misses, each followed by its stem, sorted and separated by spaces.
func (l lexicon) exceptions() string {
	var list []string
	for word, stem := range l.stem {
		if l.guess(word) != stem {
			list = append(list, word+" "+stem)
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}
