package search

import (
	"math"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/words"
)

// The constants of BM25F. A low saturation would make one word in a title worth no more than three in a text.
const (
	saturation    = 6.0 // k1
	lengthPenalty = 0.6 // b
	impactLevels  = 9   // an impact is one digit
)

// field is one part of a page with its weight in the ranking.
type field struct {
	text   string
	weight float64
	length bool // counts for the page's length
}

// fields returns the parts of a page that can be searched.
func fields(e Entry) []field {
	return []field{
		{text: e.Title, weight: 10},
		{text: strings.Join(e.Aliases, " "), weight: 6},
		{text: strings.Join(e.Headings, " "), weight: 3},
		{text: e.Summary, weight: 3},
		{text: e.Area + " " + e.Level, weight: 2},
		{text: e.KindLabel, weight: 1},
		{text: e.Text, weight: 1, length: true},
	}
}

// posting is a stem's place in one page.
type posting struct {
	page   int
	impact int // 1…impactLevels
}

// postings is, for each stem, the pages that have it, in order.
type postings map[string][]posting

func newPostings(entries []Entry, l words.Lexicon) postings {
	lengths := make([]float64, len(entries))
	counts := make([]map[string]float64, len(entries))
	total := 0.0
	for i, e := range entries {
		counts[i], lengths[i] = count(e, l)
		total += lengths[i]
	}
	average := math.Max(total/float64(max(len(entries), 1)), 1)
	table := postings{}
	for i := range entries {
		norm := 1 - lengthPenalty + lengthPenalty*lengths[i]/average
		for stem, frequency := range counts[i] {
			table[stem] = append(table[stem], posting{i, impact(frequency / norm)})
		}
	}
	return table
}

// count returns the weighted frequency of every stem in a page, and the number of words of its text.
func count(e Entry, l words.Lexicon) (frequency map[string]float64, length float64) {
	frequency = map[string]float64{}
	for _, f := range fields(e) {
		for _, word := range words.In(f.text) {
			if f.length {
				length++
			}
			if stem := l.Stem(word); stem != "" {
				frequency[stem] += f.weight
			}
		}
	}
	return frequency, length
}

// impact saturates a frequency and quantises it to 1…impactLevels.
func impact(frequency float64) int {
	level := math.Round(frequency / (saturation + frequency) * (impactLevels + 1))
	return int(min(max(level, 1), impactLevels))
}

// encode writes the postings of the stems, in their order; the package comment gives the format.
func (p postings) encode(stems []string) (counts, gaps, impacts string) {
	var c, g, w strings.Builder
	for _, stem := range stems {
		writeNumber(&c, len(p[stem]))
		previous := -1
		for _, at := range p[stem] {
			writeNumber(&g, at.page-previous-1)
			w.WriteByte('0' + byte(at.impact))
			previous = at.page
		}
	}
	return c.String(), g.String(), w.String()
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// writeNumber writes n in base 32, low digit first; all digits but the last are from the upper half of the alphabet.
func writeNumber(b *strings.Builder, n int) {
	for ; n >= 32; n /= 32 {
		b.WriteByte(alphabet[32+n%32])
	}
	b.WriteByte(alphabet[n])
}
