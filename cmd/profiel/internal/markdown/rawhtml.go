package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

var (
	commentOpen  = []byte("<!--")
	commentClose = []byte("-->")
)

// emptyComment takes the place of comments in the published copy. Without it blocks could grow together.
const emptyComment = "<!-- -->"

// htmlBlock reports HTML. A block of comments is dropped; goldmark takes in the rest of the line that ends a comment.
func (p *page) htmlBlock(n *ast.HTMLBlock) {
	start, stop := n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop
	if n.HasClosure() {
		stop = n.ClosureLine.Stop
	}
	rest := bytes.TrimSpace(p.src.Body[start:stop])
	for len(rest) > 0 {
		offset, _ := offsetIn(p.src.Body, rest)
		if !bytes.HasPrefix(rest, commentOpen) {
			p.reportHTML(offset, rest)
			return
		}
		_, after, closed := bytes.Cut(rest[2:], commentClose)
		if !closed {
			p.problem(offset, len(commentOpen), diag.Problem{
				Name: "raw-html", Message: "comment without an end", Hint: "end it with -->",
			})
			return
		}
		rest = bytes.TrimSpace(after)
	}
	p.edit(start, start+len(bytes.TrimRight(p.src.Body[start:stop], " \n")), emptyComment)
}

func (p *page) rawHTML(n *ast.RawHTML) {
	first := n.Segments.At(0)
	value := first.Value(p.src.Body)
	if !bytes.HasPrefix(value, commentOpen) {
		p.reportHTML(first.Start, value)
		return
	}
	p.edit(first.Start, n.Segments.At(n.Segments.Len()-1).Stop, emptyComment)
}

// reportHTML marks the rest of the first line.
func (p *page) reportHTML(offset int, value []byte) {
	line, _, _ := bytes.Cut(value, []byte("\n"))
	problem := diag.Problem{
		Name: "raw-html", Message: "HTML in a body", Hint: `write Markdown, or a backslash before the sign if it is meant as text: \<`,
	}
	if bytes.HasPrefix(bytes.ToLower(value), []byte("<img")) {
		problem.Hint = "write an image as ![what there is to see](photo.webp), and put the file beside this one"
	}
	if value[0] != '<' {
		problem.Message, problem.Hint = "text behind a comment", "put the text on a line of its own"
	}
	p.problem(offset, len(bytes.TrimSpace(line)), problem)
}
