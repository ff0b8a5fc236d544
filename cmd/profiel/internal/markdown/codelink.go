package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeLink is [[CM-017]]: a link to what a code names.
type codeLink struct {
	ast.BaseInline
	code []byte // as written, a slice of the body
}

var kindCodeLink = ast.NewNodeKind("CodeLink")

// Kind implements [ast.Node].
func (n *codeLink) Kind() ast.NodeKind { return kindCodeLink }

// Dump implements [ast.Node].
func (n *codeLink) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Code": string(n.code)}, nil)
}

// likeCode matches a code (two to five capitals, a hyphen, two to six digits) and what is likely meant as one: other dashes or
// none, small letters, a letter or digit too few or too many, spaces.
var likeCode = regexp.MustCompile(`^\s*[A-Za-z]{1,6}\s*[-–—_.]?\s*\d{1,7}\s*$`)

// longestCode is the number of bytes in which the end of a code must come, so that a line of brackets takes no quadratic time.
const longestCode = 40

// codeLinkParser finds code links. Any other [[…]] stays as it is.
type codeLinkParser struct{}

// Trigger implements [parser.InlineParser].
func (codeLinkParser) Trigger() []byte { return []byte{'['} }

// Parse implements [parser.InlineParser].
func (codeLinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	rest, ok := bytes.CutPrefix(line, []byte("[["))
	if !ok {
		return nil
	}
	end := bytes.Index(rest[:min(len(rest), longestCode)], []byte("]]"))
	if end < 0 || !likeCode.Match(rest[:end]) {
		return nil
	}
	block.Advance(len("[[") + end + len("]]"))
	return &codeLink{code: rest[:end]}
}
