package diag

import (
	"bytes"
	"unicode/utf8"
)

// At returns the position of a byte offset in a text, with the text of its line for use as an excerpt. width is the number
// of bytes to underline; it is cut off at the end of the line. The first line of the text has number firstLine.
func At(text []byte, offset, width, firstLine int) (Position, string) {
	offset = min(max(offset, 0), len(text))
	start := bytes.LastIndexByte(text[:offset], '\n') + 1
	end := len(text)
	if i := bytes.IndexByte(text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	line := bytes.TrimRight(text[start:end], "\r")
	marked := text[offset:min(offset+width, end)]
	return Position{
		Line:   firstLine + bytes.Count(text[:start], []byte("\n")),
		Column: utf8.RuneCount(text[start:offset]) + 1,
		Width:  max(utf8.RuneCount(marked), 1),
	}, string(line)
}
