package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// BlockKind tells what a [Block] is.
type BlockKind string

// The kinds of block.
const (
	BlockHeading   BlockKind = "heading"
	BlockParagraph BlockKind = "paragraph"
	BlockList      BlockKind = "list"
	BlockSlot      BlockKind = "slot"
)

// Block is a part of a form's body, for who writes it as something else than HTML.
type Block struct {
	Kind    BlockKind
	Level   int     // of a heading
	Runs    []Run   // of a heading or paragraph
	Ordered bool    // of a list
	Items   [][]Run // of a list
	Slot    string  // the slot's own name
}

// Run is text of one style, or a field. A line feed in the text is a line break.
type Run struct {
	Text             string
	Field            string // the field's name; Text is then empty
	Href             string // as in the HTML; "" where there is no link
	Strong, Emphasis bool
}

// recording collects the blocks of a body while it is written. A nil recording collects nothing.
type recording struct {
	blocks []Block
	style  Run // of what is added next
}

func (r *recording) open(b Block) {
	if r != nil {
		r.blocks = append(r.blocks, b)
	}
}

// block opens the block that a node is.
func (r *recording) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.open(Block{Kind: BlockHeading, Level: n.Level})
	case *ast.Paragraph:
		if n.Parent().Kind() == ast.KindDocument {
			r.open(Block{Kind: BlockParagraph})
		}
	case *ast.List:
		r.open(Block{Kind: BlockList, Ordered: n.IsOrdered()})
	case *ast.ListItem:
		list := &r.blocks[len(r.blocks)-1]
		list.Items = append(list.Items, nil)
	}
}

// text adds text in the style of the moment.
func (r *recording) text(s string) {
	if s != "" {
		r.add(Run{Text: s})
	}
}

// add adds a text or field in the style of the moment; text of one style is one run.
func (r *recording) add(run Run) {
	if r == nil || len(r.blocks) == 0 {
		return
	}
	run.Href, run.Strong, run.Emphasis = r.style.Href, r.style.Strong, r.style.Emphasis
	last := &r.blocks[len(r.blocks)-1]
	runs := &last.Runs
	if n := len(last.Items); n > 0 {
		runs = &last.Items[n-1]
	}
	*runs = append(*runs, run)
	if n := len(*runs); n > 1 && joins((*runs)[n-2], run) {
		(*runs)[n-2].Text += run.Text
		*runs = (*runs)[:n-1]
	}
}

// joins reports whether two texts are one run.
func joins(a, b Run) bool {
	a.Text, b.Text = "", ""
	return a == b && a.Field == ""
}

// emphasized calls write with the style of an emphasis.
func (r *recording) emphasized(n *ast.Emphasis, write func()) {
	if r == nil {
		write()
		return
	}
	before := r.style
	r.style.Strong, r.style.Emphasis = before.Strong || n.Level == 2, before.Emphasis || n.Level == 1
	write()
	r.style = before
}

// link gives what is added next an address; "" ends that.
func (r *recording) link(href string) {
	if r != nil {
		r.style.Href = href
	}
}

// done returns the blocks, without those of which nothing was written.
func (r *recording) done() []Block {
	if r == nil {
		return nil
	}
	return slices.DeleteFunc(r.blocks, func(b Block) bool { return b.Kind != BlockSlot && len(b.Runs) == 0 && len(b.Items) == 0 })
}
