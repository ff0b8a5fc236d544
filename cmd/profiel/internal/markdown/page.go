package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// page is the conversion of one document: its output so far and what was seen on the way.
// Its buffers are reused from document to document.
type page struct {
	languages languages
	limits    Limits

	src     Source
	resolve Resolver

	html    buffer
	text    []byte // of the heading or picture that is at work
	reading int    // above zero while text is wanted

	headings []Heading
	links    []Link
	external []Link
	edits    []edit
	runs     []run // of text, all that ended
	problems diag.List
	places   *diag.Places // of the body; nil before the first problem
	hasCode  bool

	fields    []string
	slots     []Slot
	recording *recording // nil for a body that is no form

	ids        map[string]int // of headings; the last number given to a heading with the same slug
	level      int            // of the last heading; 1, the page's title, before the first
	tables     int            // seen so far
	firstTable int            // where in html the name of the first table ends
	run        run            // of text, not searched yet for what was left over
	longest    int            // bytes that html may have
	warnings   int            // that were recorded
	codeWork   int            // of the code that was highlighted: see mostCodeWork
	full       bool           // html has as many, and this is reported
	inLink     int            // above zero inside the text of a link or image, where no other link may stand
}

// buffer is a [bytes.Buffer] with the two methods more that goldmark's writer asks for.
type buffer struct{ bytes.Buffer }

func (*buffer) Buffered() int { return 0 }
func (*buffer) Flush() error  { return nil }

func (p *page) reset(src Source, resolve Resolver) {
	p.html.Reset()
	clear(p.ids)
	*p = page{
		languages: p.languages, limits: p.limits, longest: p.limits.html(src.Body), src: src, resolve: resolve,
		html: p.html, text: p.text[:0], runs: p.runs[:0], ids: p.ids, level: 1,
	}
	if src.Form != nil {
		p.recording = &recording{}
	}
}

// document returns the result. It shares nothing with the page but what later documents do not touch.
func (p *page) document() Document {
	p.endRun()
	p.numberFirstTable()
	return Document{
		HTML:     p.html.String(),
		Headings: p.headings,
		Links:    p.links,
		External: p.external,
		HasCode:  p.hasCode,
		Fields:   p.fields,
		Slots:    p.slots,
		Blocks:   p.recording.done(),
		edits:    p.sortedEdits(),
		runs:     slices.Clone(p.runs),
	}
}

// children writes what is in a node.
func (p *page) children(n ast.Node) {
	for c := n.FirstChild(); c != nil && !p.isFull(c); c = c.NextSibling() {
		if p.recording != nil && !isSuited(c) {
			p.unsuited(c)
		} else {
			p.node(c)
		}
	}
}

func (p *page) node(n ast.Node) {
	if n.Type() == ast.TypeInline {
		p.inline(n)
	} else {
		p.block(n)
	}
}

func (p *page) block(n ast.Node) {
	if p.recording != nil {
		p.recording.block(n)
	}
	switch n := n.(type) {
	case *ast.Heading:
		p.heading(n)
	case *ast.Paragraph:
		p.paragraph(n)
	case *ast.TextBlock:
		p.textBlock(n)
	case *ast.Blockquote:
		p.blockquote(n)
	case *ast.List:
		p.list(n)
	case *ast.ListItem:
		p.listItem(n)
	case *ast.FencedCodeBlock:
		p.fencedCode(n)
	case *ast.CodeBlock:
		p.plainCode(p.lines(n), "")
	case *ast.ThematicBreak:
		p.html.WriteString("<hr>\n")
	case *ast.LinkReferenceDefinition:
		p.definition(n)
	case *ast.HTMLBlock:
		p.htmlBlock(n)
	case *extast.Table:
		p.table(n)
	case *extast.DefinitionList:
		p.container("dl", n)
	case *extast.DefinitionTerm:
		p.element("dt", n)
	case *extast.DefinitionDescription:
		p.element("dd", n)
	case *extast.FootnoteList:
		p.footnotes(n)
	case *extast.Footnote:
		p.footnote(n)
	}
}

func (p *page) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.words(n)
	case *ast.String:
		p.literal(n.Value)
	case *ast.CodeSpan:
		p.codeSpan(n)
	case *ast.Emphasis:
		p.recording.emphasized(n, func() { p.span([...]string{"em", "strong"}[n.Level-1], n) })
	case *extast.Strikethrough:
		p.span("del", n)
	case *ast.Link:
		p.link(n)
	case *ast.AutoLink:
		p.autoLink(n)
	case *codeLink:
		p.codeLink(n)
	case *field:
		p.field(n)
	case *ast.Image:
		p.image(n)
	case *ast.RawHTML:
		p.rawHTML(n)
	case *extast.TaskCheckBox:
		p.checkBox(n)
	case *extast.FootnoteLink:
		p.footnoteLink(n)
	case *extast.FootnoteBacklink:
		p.footnoteBacklink(n)
	}
}

// paragraph writes a paragraph, or marks the slot that it is.
func (p *page) paragraph(n *ast.Paragraph) {
	if p.src.Form != nil {
		if field, name, ok := p.slotIn(n); ok {
			p.slot(field, name)
			return
		}
	}
	p.element("p", n)
}

// element writes a block with text in it.
func (p *page) element(tag string, n ast.Node) {
	p.html.WriteString("<" + tag + ">")
	p.children(n)
	p.html.WriteString("</" + tag + ">\n")
}

// container writes a block with other blocks in it.
func (p *page) container(tag string, n ast.Node) {
	p.html.WriteString("<" + tag + ">\n")
	p.children(n)
	p.html.WriteString("</" + tag + ">\n")
}

// span writes an inline element.
func (p *page) span(tag string, n ast.Node) {
	p.html.WriteString("<" + tag + ">")
	p.children(n)
	p.html.WriteString("</" + tag + ">")
}

// textBlock writes the text of a tight list item.
func (p *page) textBlock(n ast.Node) {
	p.children(n)
	if n.NextSibling() != nil && n.FirstChild() != nil {
		p.html.WriteByte('\n')
	}
}

// words writes Markdown text: backslash escapes and character references in it are resolved.
func (p *page) words(n *ast.Text) {
	if n.IsRaw() {
		p.literal(n.Value(p.src.Body))
		return
	}
	p.readText(n.Segment.Start, n.Segment.Stop)
	start := p.html.Len()
	html.DefaultWriter.Write(&p.html, n.Value(p.src.Body))
	p.copyText(start)
	switch {
	case n.HardLineBreak():
		p.html.WriteString("<br>\n")
		p.read([]byte(" "))
		p.recording.text("\n")
	case n.SoftLineBreak():
		p.html.WriteByte('\n')
		p.read([]byte(" "))
		p.recording.text(" ")
	}
}

// literal writes text as it stands.
func (p *page) literal(value []byte) {
	start := p.html.Len()
	html.DefaultWriter.RawWrite(&p.html, value)
	p.copyText(start)
}

func (p *page) codeSpan(n *ast.CodeSpan) {
	p.html.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		value := c.(*ast.Text).Value(p.src.Body)
		line, broken := bytes.CutSuffix(value, []byte("\n"))
		p.literal(line)
		if broken {
			p.literal([]byte(" "))
		}
	}
	p.html.WriteString("</code>")
}

// copyText keeps as plain text what was written to html since start, which holds escaped text and no elements, where that is wanted.
func (p *page) copyText(start int) {
	if p.reading == 0 && p.recording == nil {
		return
	}
	plain := plainText(p.html.Bytes()[start:])
	p.read(plain)
	if p.recording != nil {
		p.recording.text(string(plain))
	}
}

func (p *page) read(plain []byte) {
	if p.reading > 0 {
		p.text = append(p.text, plain...)
	}
}

// textOf writes what is in a node and returns its plain text.
func (p *page) textOf(n ast.Node) string {
	start := len(p.text)
	p.reading++
	p.children(n)
	p.reading--
	text := strings.TrimSpace(string(p.text[start:]))
	if p.reading == 0 {
		p.text = p.text[:0]
	}
	return text
}

// attribute writes ` name="value"`.
func (p *page) attribute(name, value string) {
	p.html.WriteString(" " + name + `="`)
	html.DefaultWriter.RawWrite(&p.html, []byte(value))
	p.html.WriteByte('"')
}
