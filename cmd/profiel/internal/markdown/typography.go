package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"beroepsprofiel/cmd/profiel/internal/typography"
)

// typographer replaces straight quotation marks, hyphens and full stops by those of print.
//
// goldmark's own typographer is made for English: it takes the mark before any word with e, l, n or t for an apostrophe, so
// that 'lid' comes out wrong, and it breaks --flags.
type typographer struct{}

// Trigger implements [parser.InlineParser].
func (typographer) Trigger() []byte { return []byte(typography.Characters) }

// Parse implements [parser.InlineParser].
func (typographer) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	replacement, width := typography.Replace(block.PrecendingCharacter(), line)
	if replacement == "" {
		return nil
	}
	block.Advance(width)
	return ast.NewString([]byte(replacement))
}
