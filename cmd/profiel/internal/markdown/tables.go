package markdown

import (
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a region that scrolls. Regions need names of their own, so they are numbered when there are several;
// whether there are is known at the second.
func (p *page) table(n *extast.Table) {
	p.tables++
	p.html.WriteString(`<div class="table-scroll" role="region" tabindex="0" aria-label="` + labelTable)
	if p.tables == 1 {
		p.firstTable = p.html.Len()
	} else {
		p.html.WriteString(" " + strconv.Itoa(p.tables))
	}
	p.html.WriteString("\">\n<table>\n")
	inBody := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, ok := row.(*extast.TableHeader); ok {
			p.html.WriteString("<thead>\n")
			p.row(row, true)
			p.html.WriteString("</thead>\n")
			continue
		}
		if !inBody {
			p.html.WriteString("<tbody>\n")
			inBody = true
		}
		p.row(row, false)
	}
	if inBody {
		p.html.WriteString("</tbody>\n")
	}
	p.html.WriteString("</table>\n</div>\n")
}

func (p *page) row(n ast.Node, header bool) {
	p.html.WriteString("<tr>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if cell, ok := c.(*extast.TableCell); ok {
			p.cell(cell, header)
		}
	}
	p.html.WriteString("</tr>\n")
}

// cell writes a cell. An empty cell heads nothing, so it is no th.
func (p *page) cell(n *extast.TableCell, header bool) {
	tag, attributes := "td", ""
	if header && n.HasChildren() {
		tag, attributes = "th", ` scope="col"`
	}
	p.html.WriteString("<" + tag + attributes)
	if n.Alignment != extast.AlignNone {
		p.html.WriteString(` class="align-` + n.Alignment.String() + `"`)
	}
	p.html.WriteString(">")
	p.children(n)
	p.html.WriteString("</" + tag + ">\n")
}

func (p *page) numberFirstTable() {
	if p.tables < 2 {
		return
	}
	tail := slices.Clone(p.html.Bytes()[p.firstTable:])
	p.html.Truncate(p.firstTable)
	p.html.WriteString(" 1")
	p.html.Write(tail)
}
