package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// alerts are the kinds of alert, as GitHub names them, with the title a reader sees.
func alerts() []alert {
	return []alert{
		{"NOTE", "Opmerking"},
		{"TIP", "Tip"},
		{"IMPORTANT", "Belangrijk"},
		{"WARNING", "Waarschuwing"},
		{"CAUTION", "Let op"},
	}
}

type alert struct{ kind, title string }

// alertMark is what an alert begins with, on a line of its own or before the text; group 1 is the kind.
var alertMark = regexp.MustCompile(`^\[!([^\]\n]+)\](?:[ \t]+|\n|$)`)

// blockquote writes a quotation, or an alert when it begins with a mark such as [!NOTE].
func (p *page) blockquote(n *ast.Blockquote) {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		p.container("blockquote", n)
		return
	}
	line := first.Lines().At(0)
	mark := alertMark.FindSubmatch(line.Value(p.src.Body))
	if mark == nil || line.Padding > 0 {
		p.container("blockquote", n)
		return
	}
	kind := string(mark[1])
	title := alertTitle(kind)
	if title == "" {
		p.unknownAlert(kind, line.Start)
		p.container("blockquote", n)
		return
	}
	cutParagraph(first, line.Start+len(mark[0]))
	p.html.WriteString(`<div class="alert alert-` + strings.ToLower(kind) + `" role="note" aria-label="` + title + `">` + "\n")
	p.html.WriteString(`<p class="alert-title">` + title + "</p>\n")
	p.children(n)
	p.html.WriteString("</div>\n")
}

// alertTitle returns "" for an unknown kind.
func alertTitle(kind string) string {
	for _, a := range alerts() {
		if strings.EqualFold(a.kind, kind) {
			return a.title
		}
	}
	return ""
}

func (p *page) unknownAlert(kind string, offset int) {
	var kinds []string
	for _, a := range alerts() {
		kinds = append(kinds, a.kind)
	}
	hint := strings.TrimSpace(diag.DidYouMean(kind, kinds) + " the kinds are " + strings.Join(kinds, ", "))
	p.problem(offset, len("[!]")+len(kind), diag.Problem{
		Name: "unknown-alert", Message: "unknown kind of alert \"" + kind + "\"", Hint: hint,
	})
}

// cutParagraph removes from a paragraph what stands before an offset of the body: text, since that is all a mark consists of.
func cutParagraph(n *ast.Paragraph, offset int) {
	for c := n.FirstChild(); c != nil && c.Pos() >= 0 && c.Pos() < offset; c = n.FirstChild() {
		if t, ok := c.(*ast.Text); ok && t.Segment.Stop > offset {
			t.Segment.Start = offset
			return
		}
		n.RemoveChild(n, c)
	}
	if !n.HasChildren() {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}
