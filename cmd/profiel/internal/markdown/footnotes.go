package markdown

import (
	"strconv"

	extast "github.com/yuin/goldmark/extension/ast"
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
	p.endBlock()
}
