package markdown

import (
	"bytes"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// mostWarnings is how many warnings a body has at most. A person mends a few and looks again; what a stranger writes could have one for
// every two bytes.
const mostWarnings = 1000

// problem records a problem with width bytes of the body from offset.
func (p *page) problem(offset, width int, problem diag.Problem) {
	if problem.Severity == diag.Warning {
		if p.warnings == mostWarnings {
			return
		}
		p.warnings++
	}
	problem.File = p.src.File
	problem.Position, problem.Excerpt = p.placeOf(offset, width)
	p.problems.Add(problem)
}

// placeOf is the place of width bytes of the body from offset.
func (p *page) placeOf(offset, width int) (diag.Position, string) {
	if p.places == nil {
		p.places = p.src.Places()
	}
	return p.places.At(offset, width)
}

// find returns where a part of the body stands: goldmark's nodes hold slices of the body, but not the offset of each.
// A part that was copied on the way (it stood behind a tab) is looked up from the offset where its node begins. The width is
// in bytes, 1 when the part is empty or was not found.
func (p *page) find(part []byte, node int) (offset, width int) {
	node = max(node, 0)
	if len(part) == 0 {
		return node, 1
	}
	if offset, ok := offsetIn(p.src.Body, part); ok {
		return offset, len(part)
	}
	if i := bytes.Index(p.src.Body[node:], part); i >= 0 {
		return node + i, len(part)
	}
	return node, 1
}

// offsetIn returns where part begins in whole, when it is a slice of it. Slices of one array have their capacity end at the
// same place, which gives the candidate; that the first bytes are one and the same byte proves it.
func offsetIn(whole, part []byte) (int, bool) {
	offset := cap(whole) - cap(part)
	if len(part) == 0 || offset < 0 || offset+len(part) > len(whole) {
		return 0, false
	}
	return offset, &whole[offset] == &part[0]
}
