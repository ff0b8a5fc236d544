package markdown

import (
	"bytes"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Brackets that look like a link, a code or a footnote but are none come out as they were written. That is seldom meant, so it
// is reported; a bracket with a backslash before it is meant.

// run is a part of the body that comes out as text. The parser cuts text into many nodes; what follows on each other in the body
// is one run.
type run struct{ start, end int32 }

// afterBracket is how many bytes behind a bracket are searched for what closes it, so that a long line takes no quadratic time.
const afterBracket = 200

// readText adds a text to the run before it, or begins a new one.
func (p *page) readText(start, end int) {
	if int32(start) != p.run.end {
		p.endRun()
		p.run.start = int32(start)
	}
	p.run.end = int32(end)
}

// endRun reports what was left over in the last run.
func (p *page) endRun() {
	if bytes.ContainsAny(p.src.Body[p.run.start:p.run.end], "[]") {
		p.reportLeftovers(p.run)
	}
	if p.run.end > p.run.start {
		p.runs = append(p.runs, p.run)
	}
	p.run = run{p.run.end, p.run.end}
}

func (p *page) reportLeftovers(r run) {
	open := int(r.start)
	for i := int(r.start); i+1 < int(r.end); i++ {
		rest := p.src.Body[i:r.end]
		switch {
		case rest[0] == '\\':
			i++
		case bytes.HasPrefix(rest, []byte("[[")):
			i += p.leftoverBrackets(i) - 1
		case bytes.HasPrefix(rest, []byte("[^")):
			p.unknownFootnote(i)
		case bytes.HasPrefix(rest, []byte("](")):
			p.malformedLink(open, i)
		case bytes.HasPrefix(rest, []byte("][")):
			p.unknownReference(i + 1)
		}
		if rest[0] == '[' {
			open = i
		}
	}
}

// upTo returns how many bytes from an offset it takes to the end of a mark on the same line; 0 when there is none nearby.
func (p *page) upTo(mark string, offset int) int {
	nearby := p.src.Body[offset:min(offset+afterBracket, len(p.src.Body))]
	line, _, _ := bytes.Cut(nearby, []byte("\n"))
	return bytes.Index(line, []byte(mark)) + len(mark)
}

// leftoverBrackets returns how many bytes the brackets take.
func (p *page) leftoverBrackets(offset int) int {
	width := p.upTo("]]", offset)
	if width < len("[[]]") {
		width = len("[[")
	}
	p.problem(offset, width, diag.Problem{
		Severity: diag.Warning, Name: "leftover-brackets", Message: "double brackets without a code in them",
		Hint: `write the code of a task, such as [[CM-017]], or \[[ if the brackets are meant as text`,
	})
	return width
}

func (p *page) unknownFootnote(offset int) {
	width := p.upTo("]", offset)
	if width <= len("[^]") {
		return
	}
	reference := string(p.src.Body[offset : offset+width])
	p.problem(offset, width, diag.Problem{
		Severity: diag.Warning, Name: "unknown-footnote", Message: "there is no footnote " + reference,
		Hint: "write it on a line of its own: " + reference + `: …, or \[ if the brackets are meant as text`,
	})
}

// malformedLink reports "](" at an offset; open is where its bracket may open.
func (p *page) malformedLink(open, offset int) {
	width, hint := len("]("), "close the address with )"
	if closed := p.upTo(")", offset); closed > 0 {
		width, hint = closed, "write [text](address), and an address with spaces between < and >"
	}
	if p.src.Body[open] != '[' || offset-open > afterBracket {
		open = offset
	}
	p.problem(open, offset-open+width, diag.Problem{
		Severity: diag.Warning, Name: "malformed-link", Message: "this looks like a link but is none",
		Hint: hint + `, or \] if the brackets are meant as text`,
	})
}

func (p *page) unknownReference(offset int) {
	width := p.upTo("]", offset)
	if width <= len("[]") {
		return
	}
	reference := string(p.src.Body[offset : offset+width])
	p.problem(offset, width, diag.Problem{
		Severity: diag.Warning, Name: "unknown-reference", Message: "there is no address for " + reference,
		Hint: "write it on a line of its own: " + reference + `: address, or \] if the brackets are meant as text`,
	})
}
