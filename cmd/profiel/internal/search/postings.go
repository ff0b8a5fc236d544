package search

import (
	"bytes"
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
	weight int32
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

// posting is a stem's place in one page: the page's position, and in the low four bits the impact, 1…impactLevels.
type posting uint32

func newPosting(page int, impact int32) posting { return posting(page)<<4 | posting(impact) }

func (p posting) page() int    { return int(p >> 4) }
func (p posting) impact() byte { return byte(p & 0xF) }

// postings is, for each stem of a lexicon in its order, the pages that have it, in order.
type postings [][]posting

// newPostings counts stems instead of words, and says what they amount to in each page.
func newPostings(t *tally, l words.Lexicon) postings {
	stemOf := t.stems(l)
	table := newTable(t, stemOf, len(l.Stems()))
	average := t.averageLength()
	frequency := make([]int32, len(table)) // of each stem in one page
	for i, page := range t.pages {
		norm := 1 - lengthPenalty + lengthPenalty*float64(page.length)/average
		for _, w := range page.words {
			if stem := stemOf[w.word]; stem >= 0 {
				frequency[stem] += w.weight
			}
		}
		for _, w := range page.words {
			if stem := stemOf[w.word]; stem >= 0 && frequency[stem] > 0 {
				table[stem] = append(table[stem], newPosting(i, impact(float64(frequency[stem])/norm)))
				frequency[stem] = 0
			}
		}
	}
	return table
}

// newTable has room for the pages of every stem, as far as they can be counted: two words of a page may have one stem.
func newTable(t *tally, stemOf []int, stems int) postings {
	pages := make([]int, stems)
	for _, page := range t.pages {
		for _, w := range page.words {
			if stem := stemOf[w.word]; stem >= 0 {
				pages[stem]++
			}
		}
	}
	table := make(postings, stems)
	for stem, n := range pages {
		table[stem] = make([]posting, 0, n)
	}
	return table
}

// impact saturates a frequency and quantises it to 1…impactLevels.
func impact(frequency float64) int32 {
	level := math.Round(frequency / (saturation + frequency) * (impactLevels + 1))
	return int32(min(max(level, 1), impactLevels))
}

// writeCounts, writeGaps and writeImpacts write the postings; the package comment gives the format.
func (p postings) writeCounts(b *bytes.Buffer) {
	for _, pages := range p {
		writeNumber(b, len(pages))
	}
}

func (p postings) writeGaps(b *bytes.Buffer) {
	for _, pages := range p {
		previous := -1
		for _, at := range pages {
			writeNumber(b, at.page()-previous-1)
			previous = at.page()
		}
	}
}

func (p postings) writeImpacts(b *bytes.Buffer) {
	for _, pages := range p {
		for _, at := range pages {
			b.WriteByte('0' + at.impact())
		}
	}
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// writeNumber writes n in base 32, low digit first; all digits but the last are from the upper half of the alphabet.
func writeNumber(b *bytes.Buffer, n int) {
	for ; n >= 32; n /= 32 {
		b.WriteByte(alphabet[32+n%32])
	}
	b.WriteByte(alphabet[n])
}
