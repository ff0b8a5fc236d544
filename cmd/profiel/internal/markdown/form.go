package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Form says what may stand between braces in a body that others fill in: {name} is a field, and some words alone in a paragraph
// are slots, where the page puts a list of its own. A form without fields keeps all other braces as text.
type Form struct {
	Fields map[string]FormField // by name
	Slots  map[string]string    // the slots' own names, by the word that the body uses
	Open   bool                 // there may be other fields, because their declaration could not be read
	Source string               // the file that declares the fields, for problems
}

// FormField is a field that a form may have.
type FormField struct {
	Label string // what stands in the place of an empty field
	Long  bool   // a text of several lines fits in
}

// Slot is a place in the HTML where the page puts something.
type Slot struct {
	Name   string
	Offset int // in bytes
}

// field is {name}.
type field struct {
	ast.BaseInline
	name []byte // a slice of the body
}

var kindField = ast.NewNodeKind("Field")

// Kind implements [ast.Node].
func (n *field) Kind() ast.NodeKind { return kindField }

// Dump implements [ast.Node].
func (n *field) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": string(n.name)}, nil)
}

// likeField matches a field and what is likely meant as one: capitals, spaces, accents.
var likeField = regexp.MustCompile(`^\{[\pL\pN _-]{1,60}\}`)

// fieldParser finds fields. Any other braces stay as they are.
type fieldParser struct{}

// Trigger implements [parser.InlineParser].
func (fieldParser) Trigger() []byte { return []byte{'{'} }

// Parse implements [parser.InlineParser].
func (fieldParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	match := likeField.Find(line)
	if match == nil {
		return nil
	}
	block.Advance(len(match))
	return &field{name: bytes.Trim(match, "{}")}
}

// field writes a field as its label. A slot has no place among other text.
func (p *page) field(n *field) {
	name := string(n.name)
	offset, width := p.find(n.name, n.Pos())
	offset, width = offset-1, width+2
	if _, isSlot := p.src.Form.Slots[name]; isSlot {
		p.problem(offset, width, misplacedSlot(name))
		return
	}
	if len(p.src.Form.Fields) == 0 && !p.src.Form.Open {
		p.literal([]byte("{" + name + "}"))
		return
	}
	declared, known := p.src.Form.Fields[name]
	if !known && !p.src.Form.Open {
		p.problem(offset, width, p.src.Form.unknownField(name))
	}
	if !slices.Contains(p.fields, name) {
		p.fields = append(p.fields, name)
	}
	p.openField(n, name, declared.Long)
	recording := p.recording
	p.recording = nil
	p.literal([]byte(cmp.Or(declared.Label, name)))
	p.edit(offset, offset+width, `\[`+Escape(cmp.Or(declared.Label, name))+`\]`)
	p.recording = recording
	p.recording.add(Run{Field: name})
	p.html.WriteString("</span>")
}

// openField writes the start of a field. Paper has room for it by what it is: data-alone is a field that is a whole paragraph,
// data-long one for a text of several lines.
func (p *page) openField(n *field, name string, long bool) {
	p.html.WriteString(`<span class="vacancy-field"`)
	p.attribute("data-field", name)
	if n.Parent().Kind() == ast.KindParagraph && n.PreviousSibling() == nil && n.NextSibling() == nil {
		p.html.WriteString(" data-alone")
	}
	if long {
		p.html.WriteString(" data-long")
	}
	p.html.WriteByte('>')
}

func misplacedSlot(name string) diag.Problem {
	return diag.Problem{
		Name: "misplaced-slot", Message: fmt.Sprintf("{%s} stands among other text", name),
		Hint: "put it in a paragraph of its own, with an empty line before and after",
	}
}

func (f *Form) unknownField(name string) diag.Problem {
	known := slices.Sorted(maps.Keys(f.Fields))
	for word := range f.Slots {
		known = append(known, word)
	}
	hint := diag.DidYouMean(strings.ToLower(name), known)
	if hint != "" {
		hint += " "
	}
	return diag.Problem{
		Name: "unknown-field", Message: fmt.Sprintf("unknown field %q", name),
		Hint: hint + `fields are declared in ` + f.Source + `; write \{ if the brace is meant as text`,
	}
}

// slotIn returns the slot that a paragraph of the body itself consists of.
func (p *page) slotIn(n *ast.Paragraph) (found *field, name string, ok bool) {
	found, ok = n.FirstChild().(*field)
	if !ok || found.NextSibling() != nil || n.Parent().Kind() != ast.KindDocument {
		return nil, "", false
	}
	name, ok = p.src.Form.Slots[string(found.name)]
	return found, name, ok
}

// slot marks the place of a slot.
func (p *page) slot(n *field, name string) {
	if slices.ContainsFunc(p.slots, func(s Slot) bool { return s.Name == name }) {
		offset, width := p.find(n.name, n.Pos())
		p.problem(offset-1, width+2, diag.Problem{
			Name: "misplaced-slot", Message: fmt.Sprintf("{%s} stands here for the second time", n.name), Hint: "keep one of the two",
		})
		return
	}
	p.slots = append(p.slots, Slot{Name: name, Offset: p.html.Len()})
	p.recording.open(Block{Kind: BlockSlot, Slot: name})
}

// isSuited reports whether a form may hold a node: what is filled in goes on to other programs, as [Block] has it. What is wrong
// with HTML and comments is reported elsewhere.
func isSuited(n ast.Node) bool {
	switch n.(type) {
	case *ast.List:
		return n.Parent().Kind() == ast.KindDocument
	case *ast.ListItem:
		return n.FirstChild() == n.LastChild()
	case *ast.Blockquote, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak, *extast.Table, *extast.DefinitionList,
		*ast.Image, *extast.Strikethrough, *extast.TaskCheckBox, *extast.FootnoteLink:
		return false
	}
	return true
}

// unsuited writes a node that a form should not hold: it is on the page, but not among the blocks.
func (p *page) unsuited(n ast.Node) {
	p.problem(max(n.Pos(), 0), 1, diag.Problem{
		Severity: diag.Warning, Name: "not-in-vacancy", Message: "this stays behind when someone adapts the vacancy or takes it to Word",
		Hint: "write headings, paragraphs and lists of one level, with bold, italics and links",
	})
	recording := p.recording
	p.recording = nil
	p.node(n)
	p.recording = recording
}
