package markdown

import (
	"github.com/yuin/goldmark/ast"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// image writes an image, which needs an alternative text and stands on this site: a page takes nothing from another host.
func (p *page) image(n *ast.Image) {
	alt := p.alt(n)
	if alt == "" {
		p.problem(n.Pos(), len("![]"), diag.Problem{
			Name: "image-without-alt", Message: "image without a text for who cannot see it",
			Hint: "write between the brackets what there is to see: ![two people at a table](photo.webp)",
		})
	}
	src, ok := p.imageSource(n)
	if !ok {
		return
	}
	p.html.WriteString("<img")
	p.attribute("src", src)
	p.attribute("alt", alt)
	if title := unescape(n.Title); title != "" {
		p.attribute("title", title)
	}
	p.html.WriteString(` loading="lazy" decoding="async">`)
}

// alt returns the text of an image without its markup.
func (p *page) alt(n *ast.Image) string {
	start := p.html.Len()
	p.inLink++
	text := p.textOf(n)
	p.inLink--
	p.html.Truncate(start)
	return text
}

func (p *page) imageSource(n *ast.Image) (string, bool) {
	offset, width := p.find(n.Destination, n.Pos())
	written := unescape(n.Destination)
	class := classify(written)
	if class == external {
		p.problem(offset, width, diag.Problem{
			Name: "external-image", Message: "image from another host", Hint: "put the file beside this one, and write its name: ![what there is to see](photo.webp)",
		})
		return "", false
	}
	if class != internal {
		return p.href(written, offset, width) // reports what is wrong
	}
	ref := parseRef(written)
	if ref.Kind == RefDocument {
		ref.Kind = RefFile
	}
	target, ok := p.internal(ref, offset, width)
	if ok && n.Reference == nil { // the definition of a reference may serve links as well
		p.edit(offset, offset+width, destination(target.URL))
	}
	return target.URL, ok
}
