package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// newParser returns the parser for the dialect of the package comment, with what else is given. It keeps nothing about a
// document. Attributes of headings, `{#id .class}`, are off, as they are by default.
func newParser(more ...goldmark.Extender) parser.Parser {
	markdown := goldmark.New(
		goldmark.WithExtensions(more...),
		goldmark.WithExtensions(
			extension.Table,
			extension.Strikethrough,
			extension.TaskList,
			extension.Footnote,
			extension.DefinitionList,
		),
		goldmark.WithParserOptions(parser.WithInlineParsers(
			util.Prioritized(codeLinkParser{}, 100), // before footnotes (101) and links (200), which also begin with '['
			util.Prioritized(typographer{}, 9999),   // after everything that gives these characters a meaning
		), parser.WithASTTransformers(
			util.Prioritized(footnoteCollector{}, 100), // before footnotes (999)
		)),
	)
	return markdown.Parser()
}

// fields is the extension that makes fields of braces.
type fields struct{}

// Extend implements [goldmark.Extender].
func (fields) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(fieldParser{}, 100)))
}

// linkify makes links of bare addresses. It looks at every word, which is a third of all the time that a conversion takes.
func linkify() goldmark.Extender {
	return extension.NewLinkify(extension.WithLinkifyAllowedProtocols([][]byte{[]byte("http:"), []byte("https:")}))
}

// mayHoldAddress reports whether there can be a bare address in a body, so that it needs linkify.
func mayHoldAddress(body []byte) bool {
	return bytes.Contains(body, []byte("http")) || bytes.Contains(body, []byte("www.")) || bytes.IndexByte(body, '@') >= 0
}
