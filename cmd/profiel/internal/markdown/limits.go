package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Limits bounds what a body may ask of the machine. The parser has no bounds of its own: a line of quotes in quotes takes it seconds, a
// wide table with many rows gigabytes. So a body is read before it is parsed, its tree before it is written, and the writing stops when
// there is too much of it.
type Limits struct {
	Nesting    int // of lists, quotes, notes, links and emphasis in each other
	Columns    int // of a table
	References int // bytes of addresses and titles that links by reference repeat
	HTML       int // how many times as long as the body its HTML may be, besides 64 KiB
}

// html is the number of bytes that the HTML of a body may have.
func (l Limits) html(body []byte) int { return l.HTML*len(body) + 64<<10 }

// The problems of a body that asks too much.

func (l Limits) nestedTooDeep() diag.Problem {
	return diag.Problem{
		Name: "nested-too-deep", Message: fmt.Sprintf("this is nested deeper than %d levels", l.Nesting),
		Hint: "write it flatter, or raise nesting below [limits] in site.toml",
	}
}

func (l Limits) tableTooWide() diag.Problem {
	return diag.Problem{
		Name: "table-too-wide", Message: fmt.Sprintf("this table has more than %d columns", l.Columns),
		Hint: "make several tables of it, or raise columns below [limits] in site.toml",
	}
}

func (l Limits) referencesTooLong() diag.Problem {
	return diag.Problem{
		Name: "references-too-long", Message: fmt.Sprintf("links by reference repeat more than %d KiB of addresses from here", l.References>>10),
		Hint: "write shorter addresses or fewer links, or raise references below [limits] in site.toml",
	}
}

func (l Limits) pageTooLong() diag.Problem {
	return diag.Problem{
		Name: "page-too-long", Message: fmt.Sprintf("from here the page is longer than %d times its text", l.HTML),
		Hint: "make several pages of it, or raise html below [limits] in site.toml",
	}
}

// excess is what a body asks too much of, at an offset.
type excess struct {
	offset  int
	problem diag.Problem
}

// inText finds what a body asks too much of without parsing it. It takes lines for what they look like, also in code: there is nothing
// in the way of what it lets through.
func (l Limits) inText(body []byte) (excess, bool) {
	columns, cells := 0, 0
	var open openMarks
	for start := 0; start < len(body); {
		line, _, _ := bytes.Cut(body[start:], []byte("\n"))
		if at, deep := tooManyMarkers(line, l.Nesting); deep {
			return excess{start + at, l.nestedTooDeep()}, true
		}
		if isBetweenBlocks(line) {
			open, columns = openMarks{}, 0
		}
		if at, deep := open.read(line, l.Nesting); deep {
			return excess{start + at, l.nestedTooDeep()}, true
		}
		if n := columnsIn(line); n > l.Columns {
			return excess{start, l.tableTooWide()}, true
		} else if n > 0 {
			columns = n
		}
		cells += columns
		if cells*len("<td></td>\n") > l.html(body) {
			return excess{start, l.pageTooLong()}, true
		}
		start += len(line) + 1
	}
	return excess{}, false
}

// isBetweenBlocks reports an empty line, also one in a quote.
func isBetweenBlocks(line []byte) bool { return len(bytes.Trim(line, " \t>")) == 0 }

// tooManyMarkers reports a line that begins with more than some marks of quotes, list items and definitions, each in the one before it,
// and where. A line of one mark and spaces is a rule.
func tooManyMarkers(line []byte, most int) (at int, found bool) {
	count := 0
	for i := 0; i < len(line); {
		rest := line[i:]
		width := markerWidth(rest)
		switch {
		case rest[0] == ' ' || rest[0] == '\t':
			i++
			continue
		case width == 0 || isRule(rest):
			return 0, false
		}
		if count++; count > most {
			return i, true
		}
		i += width
	}
	return 0, false
}

// markerWidth returns the length of the mark that a text begins with, 0 when there is none.
func markerWidth(text []byte) int {
	if text[0] == '>' {
		return 1
	}
	digits := len(text) - len(bytes.TrimLeft(text, "0123456789"))
	end := 1
	switch {
	case digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')'):
		end = digits + 1
	case digits > 0 || bytes.IndexByte([]byte("-+*:"), text[0]) < 0:
		return 0
	}
	if end < len(text) && text[end] != ' ' && text[end] != '\t' {
		return 0
	}
	return end
}

func isRule(text []byte) bool {
	return bytes.IndexByte([]byte("-*_"), text[0]) >= 0 && len(bytes.Trim(text, string(text[0])+" \t")) == 0
}

// openMarks counts what is open at a place in a block: the parser looks for the end of each of these, up to the end of the block.
type openMarks struct {
	brackets  int // [
	addresses int // the ( of ](
	angles    int // the < of ](<
}

// read goes through a line, and reports where more than some are open.
func (o *openMarks) read(line []byte, most int) (at int, found bool) {
	if *o == (openMarks{}) && bytes.IndexByte(line, '[') < 0 && bytes.IndexByte(line, ']') < 0 {
		return 0, false // nothing begins here
	}
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			o.brackets++
		case ']':
			o.brackets = max(o.brackets-1, 0)
			o.begin(line[i+1:])
		case ')':
			o.addresses = max(o.addresses-1, 0)
		case '>':
			o.angles = 0
		}
		if max(o.brackets, o.addresses, o.angles) > most {
			return i, true
		}
	}
	return 0, false
}

// begin counts the address that may follow on a bracket.
func (o *openMarks) begin(rest []byte) {
	if bytes.HasPrefix(rest, []byte("(")) {
		o.addresses++
	}
	if bytes.HasPrefix(rest, []byte("(<")) {
		o.angles++
	}
}

// columnsIn returns how many columns a line makes when it is the one below the head of a table; 0 when it is not.
func columnsIn(line []byte) int {
	if bytes.IndexByte(line, '-') < 0 {
		return 0
	}
	row := bytes.TrimRight(line, " \t")
	if i := bytes.LastIndexFunc(row, func(r rune) bool { return r != '|' && r != '-' && r != ':' && r != ' ' && r != '\t' }); i >= 0 {
		row = row[i+1:] // behind the marks of quotes and lists
	}
	row = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimLeft(row, " \t"), []byte("|")), []byte("|"))
	return bytes.Count(row, []byte("|")) + 1
}

// inTree finds what a body asks too much of in what the parser made of it.
func (l Limits) inTree(tree ast.Node) (excess, bool) {
	w := treeWalk{limits: l}
	return w.excess, w.children(tree, 0)
}

// treeWalk goes through a tree until it finds too much.
type treeWalk struct {
	limits   Limits
	repeated int // bytes
	excess   excess
}

func (w *treeWalk) children(n ast.Node, level int) (found bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if w.node(c, level) {
			return true
		}
	}
	return false
}

func (w *treeWalk) node(n ast.Node, level int) (found bool) {
	switch n := n.(type) {
	case *ast.Link:
		if n.Reference != nil {
			w.repeated += len(n.Destination) + len(n.Title)
		}
	case *ast.Image:
		if n.Reference != nil {
			w.repeated += len(n.Destination) + len(n.Title)
		}
	}
	if isNested(n) {
		level++
	}
	switch {
	case level > w.limits.Nesting:
		w.excess = excess{max(n.Pos(), 0), w.limits.nestedTooDeep()}
	case w.repeated > w.limits.References:
		w.excess = excess{max(n.Pos(), 0), w.limits.referencesTooLong()}
	default:
		return w.children(n, level)
	}
	return true
}

// isNested reports a node that can stand in another of its kind.
func isNested(n ast.Node) bool {
	switch n.(type) {
	case *ast.Blockquote, *ast.ListItem, *extast.DefinitionDescription, *extast.Footnote, *ast.Emphasis, *extast.Strikethrough, *ast.Link, *ast.Image:
		return true
	}
	return false
}

// isFull reports whether the HTML of a page is as long as it may be. It says so once, at a node that is not written any more.
func (p *page) isFull(n ast.Node) bool {
	if p.html.Len() <= p.longest {
		return false
	}
	if !p.full {
		p.full = true
		p.problem(max(n.Pos(), 0), 1, p.limits.pageTooLong())
	}
	return true
}
