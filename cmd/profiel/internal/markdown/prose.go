package markdown

import "bytes"

// Prose is a part of a body that a writer chose the words of: text, also of headings, links and images, as it was written. Code,
// addresses, fields and titles of tasks are none.
type Prose struct {
	Text   string
	Offset int  // in bytes, for [Source.Places]
	Glued  bool // only markup stands between this part and the one before, so that a word may go on here
}

// Prose returns the parts of the body that the document was converted from.
func (d Document) Prose(body []byte) []Prose {
	body = printable(body)
	var parts []Prose
	last := run{-1, -1}
	for _, r := range d.runs {
		between := []byte("\n")
		if last.end >= 0 && last.end <= r.start {
			between = body[last.end:r.start]
		}
		if len(bytes.Trim(between, `'"`)) == 0 { // the parser takes quotation marks out of the text, to draw them well
			last.end = r.end
			parts[len(parts)-1].Text = string(body[last.start:last.end])
			continue
		}
		parts = append(parts, Prose{Text: string(body[r.start:r.end]), Offset: int(r.start), Glued: len(bytes.Trim(between, "*_~")) == 0})
		last = r
	}
	return parts
}
