package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (p *page) list(n *ast.List) {
	if !n.IsOrdered() {
		p.container("ul", n)
		return
	}
	p.html.WriteString("<ol")
	if n.Start != 1 {
		p.attribute("start", strconv.Itoa(n.Start))
	}
	p.html.WriteString(">\n")
	p.children(n)
	p.html.WriteString("</ol>\n")
}

func (p *page) listItem(n *ast.ListItem) {
	p.html.WriteString("<li")
	if isTask(n) {
		p.html.WriteString(` class="task"`)
	}
	p.html.WriteString(">")
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		p.html.WriteByte('\n')
	}
	p.children(n)
	p.html.WriteString("</li>\n")
}

func isTask(n *ast.ListItem) bool {
	first := n.FirstChild()
	if first == nil {
		return false
	}
	_, ok := first.FirstChild().(*extast.TaskCheckBox)
	return ok
}

// checkBox writes the box of a task: a picture of its state, which cannot be clicked.
func (p *page) checkBox(n *extast.TaskCheckBox) {
	p.html.WriteString(`<input type="checkbox" disabled`)
	label := labelToDo
	if n.IsChecked {
		p.html.WriteString(" checked")
		label = labelDone
	}
	p.attribute("aria-label", label)
	p.html.WriteString("> ")
}
