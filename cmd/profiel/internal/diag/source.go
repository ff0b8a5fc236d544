package diag

import (
	"bytes"
	"unicode/utf8"
)

// Places is a source text in which many places are looked up. However long the text and its lines are, a look-up reads a few
// thousand bytes at most and copies none.
type Places struct {
	text  []byte
	lines string // the text, of which excerpts are parts: there may be a problem for every few bytes
	marks []mark // marks[i] is the place of byte i·markDistance, or of the first byte of the character that it is part of
}

// mark is a place in a text that is known already.
type mark struct {
	offset    int // bytes from the start of the text
	line      int // line number
	lineStart int // offset of the line's first byte
	column    int // characters of the line before offset
}

const (
	// markDistance is the number of bytes between two marks.
	markDistance = 1024

	// excerptReach is how many bytes of the line an excerpt has at most before and after the place: enough for the hundred
	// characters that are printed, in any script.
	excerptReach = 4 * excerptWidth
)

// NewPlaces reads a text. Its first line has number firstLine.
func NewPlaces(text []byte, firstLine int) *Places {
	marks := make([]mark, 1, len(text)/markDistance+1)
	marks[0] = mark{line: firstLine}
	for offset := markDistance; offset < len(text); offset += markDistance {
		marks = append(marks, marks[len(marks)-1].to(text, characterStart(text, offset)))
	}
	return &Places{text: text, lines: string(text), marks: marks}
}

// At returns the position of a byte offset, with the text of its line for use as an excerpt. width is the number of bytes to
// underline; it is cut off at the end of the line. Of a long line the excerpt is the part around the offset; Position.Cut says
// how much is left out before it.
func (p *Places) At(offset, width int) (Position, string) {
	offset = min(max(offset, 0), len(p.text))
	position, start, end := p.marks[min(offset/markDistance, len(p.marks)-1)].at(p.text, offset, width)
	return position, p.lines[start:end]
}

// At looks one place up: see [Places.At]. It reads the text from its start, so for many places use [Places].
func At(text []byte, offset, width, firstLine int) (Position, string) {
	position, start, end := mark{line: firstLine}.at(text, min(max(offset, 0), len(text)), width)
	return position, string(text[start:end])
}

// at returns the position of an offset behind the mark, and where its excerpt stands.
func (m mark) at(text []byte, offset, width int) (position Position, start, end int) {
	here := m.to(text, offset)
	end = min(offset+max(width, excerptReach), len(text))
	if i := bytes.IndexByte(text[offset:end], '\n'); i >= 0 {
		end = offset + i
	}
	marked := text[offset:max(min(offset+width, end), offset)]
	start = here.lineStart
	if offset-start > excerptReach {
		start = characterStart(text, offset-excerptReach)
	}
	if end > offset+excerptReach {
		end = characterStart(text, offset+excerptReach)
	}
	position = Position{
		Line:   here.line,
		Column: here.column + 1,
		Width:  max(utf8.RuneCount(marked), 1),
		Cut:    here.column - utf8.RuneCount(text[start:offset]),
	}
	return position, start, start + len(bytes.TrimRight(text[start:end], "\r"))
}

// to returns the mark of an offset behind this one.
func (m mark) to(text []byte, offset int) mark {
	between := text[m.offset:offset]
	if i := bytes.LastIndexByte(between, '\n'); i >= 0 {
		m.line += bytes.Count(between, []byte("\n"))
		m.lineStart = m.offset + i + 1
		m.column = 0
		between = between[i+1:]
	}
	m.column += utf8.RuneCount(between)
	m.offset = offset
	return m
}

// characterStart returns the offset of the character that the byte at an offset is part of.
func characterStart(text []byte, offset int) int {
	for start := offset; start > max(offset-utf8.UTFMax, 0) && start < len(text); start-- {
		if utf8.RuneStart(text[start]) {
			return start
		}
	}
	return offset
}
