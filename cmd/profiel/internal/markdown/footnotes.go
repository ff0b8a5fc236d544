package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Ids of footnotes hold a colon, which no heading's id does: "fn:2" is the second note, "fnref:2" the first reference to it,
// "fnref:2:2" the second.

func referenceID(index, reference int) string {
	id := "fnref:" + strconv.Itoa(index)
	if reference > 0 {
		id += ":" + strconv.Itoa(reference+1)
	}
	return id
}

func (p *page) footnoteLink(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	p.html.WriteString(`<sup class="footnote-ref" id="` + referenceID(n.Index, n.RefIndex) + `">`)
	if p.inLink > 0 {
		p.html.WriteString(index + `</sup>`)
		return
	}
	p.html.WriteString(`<a href="#fn:` + index + `" role="doc-noteref" aria-label="` + labelFootnote + index + `">` +
		index + `</a></sup>`)
}

func (p *page) footnoteBacklink(n *extast.FootnoteBacklink) {
	label := labelBack
	if n.RefIndex > 0 {
		label += " (" + strconv.Itoa(n.RefIndex+1) + ")"
	}
	p.html.WriteString(` <a class="footnote-back" href="#` + referenceID(n.Index, n.RefIndex) +
		`" role="doc-backlink" aria-label="` + label + `">↩</a>`)
}

func (p *page) footnotes(n *extast.FootnoteList) {
	p.html.WriteString(`<section class="footnotes" role="doc-endnotes" aria-label="` + labelFootnotes + `">` + "\n<ol>\n")
	p.children(n)
	p.html.WriteString("</ol>\n</section>\n")
}

func (p *page) footnote(n *extast.Footnote) {
	p.html.WriteString(`<li id="fn:` + strconv.Itoa(n.Index) + `">` + "\n")
	p.children(n)
	p.html.WriteString("</li>\n")
}

// unusedFootnotes holds the footnotes of one document that nothing refers to. goldmark throws them away at the end of a parse,
// links and all; this is called before.
type unusedFootnotes struct{ notes []*extast.Footnote }

var unusedFootnotesKey = parser.NewContextKey()

// collect returns the option for a parse that fills in the notes.
func (u *unusedFootnotes) collect() parser.ParseOption {
	context := parser.NewContext()
	context.Set(unusedFootnotesKey, u)
	return parser.WithContext(context)
}

// footnoteCollector is the part of the parser that fills in unusedFootnotes.
type footnoteCollector struct{}

// Transform implements [parser.ASTTransformer].
func (footnoteCollector) Transform(tree *ast.Document, reader text.Reader, context parser.Context) {
	unused, ok := context.Get(unusedFootnotesKey).(*unusedFootnotes)
	if ok && bytes.Contains(reader.Source(), []byte("[^")) {
		unused.addFrom(tree)
	}
}

func (u *unusedFootnotes) addFrom(n ast.Node) {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if note, ok := c.(*extast.Footnote); ok && note.Index < 0 {
			u.notes = append(u.notes, note)
		}
		u.addFrom(c)
	}
}

// unusedFootnotes reports footnotes that are not in the output. What is in them is read, not written.
func (p *page) unusedFootnotes(notes []*extast.Footnote) {
	for _, n := range notes {
		offset, width := p.find(n.Ref, n.Pos())
		p.problem(offset-len("[^"), width+len("[^]"), diag.Problem{
			Severity: diag.Warning, Name: "unused-footnote", Message: "nothing refers to the footnote [^" + string(n.Ref) + "]",
			Hint: "write [^" + string(n.Ref) + "] in the text where it belongs, or remove the footnote",
		})
		p.endRun()
		before := *p
		p.inLink++
		p.children(n)
		p.endRun()
		before.edits, before.problems, before.ids = p.edits, p.problems, p.ids
		*p = before
	}
}
