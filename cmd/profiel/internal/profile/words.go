package profile

import (
	"slices"
	"strings"
)

// SpanKind tells what became of some words.
type SpanKind string

// What can become of words.
const (
	Same     SpanKind = "same"
	Deleted  SpanKind = "deleted"
	Inserted SpanKind = "inserted"
)

// Span is words in a row that share a fate, with single spaces between them.
type Span struct {
	Kind SpanKind `json:"kind"`
	Text string   `json:"text"`
}

// Words compares the words of both titles.
func (d Difference) Words() []Span { return CompareWords(d.From.Title, d.To.Title) }

// CompareWords tells word by word how one text became another, along a longest common subsequence; of what was replaced, the
// deleted words come first. A word is what stands between white space. Words that differ only in how quotation marks are drawn
// are the same, shown as to has them. The same and inserted spans, joined with spaces, are to's words.
func CompareWords(from, to string) []Span {
	a, b := strings.Fields(from), strings.Fields(to)
	if len(a)*len(b) > mostCompared {
		return replaced(a, b)
	}
	common := commonLengths(a, b)
	var spans []Span
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && straight(a[i]) == straight(b[j]):
			spans = addWord(spans, Same, b[j])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			spans = addWord(spans, Deleted, a[i])
			i++
		default:
			spans = addWord(spans, Inserted, b[j])
			j++
		}
	}
	return deletedFirst(spans)
}

// mostCompared is how many pairs of words are compared: those of two texts of 500 words. Of longer ones the whole is replaced.
const mostCompared = 250_000

// replaced tells of two texts what stands between the words at both ends that are the same.
func replaced(a, b []string) []Span {
	shortest := min(len(a), len(b))
	start, end := 0, 0
	for start < shortest && straight(a[start]) == straight(b[start]) {
		start++
	}
	for end < shortest-start && straight(a[len(a)-1-end]) == straight(b[len(b)-1-end]) {
		end++
	}
	spans := []Span{
		{Same, strings.Join(b[:start], " ")}, {Deleted, strings.Join(a[start:len(a)-end], " ")},
		{Inserted, strings.Join(b[start:len(b)-end], " ")}, {Same, strings.Join(b[len(b)-end:], " ")},
	}
	return slices.DeleteFunc(spans, func(s Span) bool { return s.Text == "" })
}

// commonLengths is the table of a longest common subsequence: at [i][j] its length for a[i:] and b[j:].
func commonLengths(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := range slices.Backward(a) {
		for j := range slices.Backward(b) {
			if straight(a[i]) == straight(b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}

func addWord(spans []Span, kind SpanKind, word string) []Span {
	if n := len(spans); n > 0 && spans[n-1].Kind == kind {
		spans[n-1].Text += " " + word
		return spans
	}
	return append(spans, Span{kind, word})
}

// deletedFirst makes one deleted and one inserted span of what stands between two spans that stayed.
func deletedFirst(spans []Span) []Span {
	var ordered []Span
	var deleted, inserted []string
	flush := func() {
		if len(deleted) > 0 {
			ordered = append(ordered, Span{Deleted, strings.Join(deleted, " ")})
		}
		if len(inserted) > 0 {
			ordered = append(ordered, Span{Inserted, strings.Join(inserted, " ")})
		}
		deleted, inserted = nil, nil
	}
	for _, s := range spans {
		switch s.Kind {
		case Deleted:
			deleted = append(deleted, s.Text)
		case Inserted:
			inserted = append(inserted, s.Text)
		default:
			flush()
			ordered = append(ordered, s)
		}
	}
	flush()
	return ordered
}
