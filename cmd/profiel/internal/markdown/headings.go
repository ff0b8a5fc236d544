package markdown

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/gosimple/slug"
	"github.com/yuin/goldmark/ast"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// heading writes a heading and, beside it, so that it is no part of the heading's name, a link to it.
func (p *page) heading(n *ast.Heading) {
	p.checkLevel(n)
	start := p.html.Len()
	text := p.textOf(n)
	content := string(p.html.Bytes()[start:])
	p.html.Truncate(start)
	p.checkAttributes(n)
	if text == "" {
		p.problem(n.Pos(), n.Level, diag.Problem{
			Name: "empty-heading", Message: "heading without text", Hint: "write the text after the # signs, or remove the line",
		})
		return
	}

	h := Heading{Level: n.Level, ID: p.uniqueID(text), Text: text}
	p.headings = append(p.headings, h)
	tag := "h" + strconv.Itoa(h.Level)
	p.html.WriteString(`<div class="heading"><` + tag + ` id="` + h.ID + `">` + content + `</` + tag + `>`)
	p.html.WriteString(`<a class="heading-anchor" href="#` + h.ID + `"`)
	p.attribute("aria-label", labelAnchor+text)
	p.html.WriteString(`><span aria-hidden="true">#</span></a></div>` + "\n")
}

// attributes matches what some programs take for attributes of a heading: {#id .class key=value}.
var attributes = regexp.MustCompile(`\{\s*([#.][^\s{}]|[\w:-]+=)[^{}]*\}\s*$`)

// checkAttributes reports attributes behind a heading, which come out as text.
func (p *page) checkAttributes(n *ast.Heading) {
	if n.Lines().Len() == 0 {
		return
	}
	last := n.Lines().At(n.Lines().Len() - 1)
	found := attributes.FindIndex(last.Value(p.src.Body))
	if found == nil {
		return
	}
	p.problem(last.Start+found[0], found[1]-found[0], diag.Problem{
		Name: "heading-attributes", Message: "a heading has no attributes here", Hint: "remove what stands between the braces: every heading has an address",
	})
}

func (p *page) checkLevel(n *ast.Heading) {
	deepest := p.level + 1
	p.level = n.Level
	problem := diag.Problem{Name: "heading-level"}
	switch {
	case n.Level == 1:
		problem.Message = "heading of level 1 in a body"
		problem.Hint = "write ## instead of #: the page's title is its only heading of level 1"
	case n.Level > deepest:
		problem.Message = fmt.Sprintf("heading of level %d where level %d is the deepest possible", n.Level, deepest)
		problem.Hint = "write " + strings.Repeat("#", deepest) + " instead of " + strings.Repeat("#", n.Level)
	default:
		return
	}
	p.problem(n.Pos(), n.Level, problem)
}

// uniqueID returns the id for a heading: its text as a slug, with a number when the page has that slug already.
func (p *page) uniqueID(text string) string {
	base := slugOf(text)
	if base == "" {
		base = "kop"
	}
	id := base
	for p.ids[id] > 0 {
		p.ids[base]++
		id = base + "-" + strconv.Itoa(p.ids[base])
	}
	p.ids[id] = 1
	return id
}

// slugOf returns slug.MakeLang(text, "nl"), sixty times faster for text of only ASCII letters, digits, spaces and hyphens.
func slugOf(text string) string {
	id := make([]byte, 0, len(text))
	for _, c := range []byte(text) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			id = append(id, c)
		case 'A' <= c && c <= 'Z':
			id = append(id, c+'a'-'A')
		case c != ' ' && c != '-':
			return slug.MakeLang(text, "nl")
		case len(id) > 0 && id[len(id)-1] != '-':
			id = append(id, '-')
		}
	}
	return strings.TrimRight(string(id), "-")
}
