package words

import (
	"iter"
	"slices"
	"strings"
)

// Lexicon is the words of a site and their stems.
type Lexicon struct {
	stop  map[string]bool
	stem  map[string]string // word -> stem, for every word of the site that is no stop word
	stems []string          // all stems, sorted
}

// NewLexicon collects the words of all texts.
func NewLexicon(texts iter.Seq[string]) Lexicon {
	l := Lexicon{stop: stopWords(), stem: map[string]string{}}
	var reader Reader
	for text := range texts {
		reader.Each(text, l.add)
	}
	l.joinVerbForms()
	for _, stem := range l.stem {
		l.stems = append(l.stems, stem)
	}
	slices.Sort(l.stems)
	l.stems = slices.Compact(l.stems)
	return l
}

// add stems a word, once.
func (l Lexicon) add(word []byte) {
	if _, known := l.stem[string(word)]; known || l.stop[string(word)] {
		return
	}
	l.stem[string(word)] = snowball(string(word))
}

// joinVerbForms gives "modereert" and "gemodereerd" the stem of "modereren", if that is a word of the site.
func (l Lexicon) joinVerbForms() {
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

// Stems returns all stems, sorted; the caller may not change the list.
func (l Lexicon) Stems() []string { return l.stems }

// IsStop reports whether a folded word says nothing about a subject.
func (l Lexicon) IsStop(word string) bool { return l.stop[word] }

// Stem returns the stem of a folded word of the site, or "": for a stop word as well.
func (l Lexicon) Stem(word string) string { return l.stem[word] }

// Has reports whether stem is a stem of the site.
func (l Lexicon) Has(stem string) bool {
	_, found := slices.BinarySearch(l.stems, stem)
	return found
}

// guess returns the stem that the browser finds without help: the first candidate that is a stem of the site, or "".
func (l Lexicon) guess(word string) string {
	for _, candidate := range Candidates(word) {
		if l.Has(candidate) {
			return candidate
		}
	}
	return ""
}

// Resolve returns the stem of any word as the browser finds it, or "".
func (l Lexicon) Resolve(word string) string {
	if stem, ok := l.stem[word]; ok {
		return stem
	}
	return l.guess(word)
}

// Exceptions returns the words whose stem guess misses, each followed by its stem, sorted and separated by spaces.
func (l Lexicon) Exceptions() string {
	var list []string
	for word, stem := range l.stem {
		if l.guess(word) != stem {
			list = append(list, word+" "+stem)
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}
