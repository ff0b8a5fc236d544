// Package markdown turns the body of a page into HTML, headings, links and plain text, and says what is wrong with it.
//
// A body is GitHub Flavored Markdown (tables, strikethrough, bare links, task lists) with footnotes, definition lists,
// `> [!NOTE]` alerts, Dutch quotation marks and links by code, `[[CM-017]]`. In a [Form], `{name}` is a field to fill in. Where this package is silent, CommonMark holds.
//
// What a body may not hold is a problem with a permanent name:
//
//	raw-html           HTML, or a comment that is not closed; whole comments are allowed and dropped
//	heading-level      a heading of level 1 (the page's title is that), or one that skips a level
//	empty-heading      a heading without text
//	unknown-alert      `> [!…]` with a kind that does not exist
//	unknown-code-language   a warning: a fenced block in a language that cannot be highlighted
//	unsafe-link        any scheme but http, https, mailto and tel, or an address without a scheme that leaves this site
//	empty-link         a link or image without an address
//	external-image     an image from another host
//	image-without-alt  an image without a text for who cannot see it
//	leftover-brackets  a warning: [[…]] that holds no code
//	unknown-footnote   a warning: [^…] that no footnote belongs to
//	unused-footnote    a warning: a footnote that nothing refers to; it is not in the output
//	unknown-reference  a warning: […][…] whose second part is defined nowhere
//	malformed-link     a warning: […](… that is no link
//	heading-attributes {#id .class style=…} behind a heading
//	nested-too-deep, table-too-wide, references-too-long, page-too-long   more than the [Limits]
//
// In a [Form], a body that others fill in, also
//
//	unknown-field      {…} that no field is declared for
//	misplaced-slot     a slot among other text, or for the second time
//	not-in-vacancy     what a form cannot be written as: anything but headings, paragraphs and simple lists
//
// and every problem that the [Resolver] finds. Nothing of what is reported as raw HTML or as an unsafe link is in the output.
//
// The output has no inline style or script. Headings stand in `<div class="heading">` with a link to themselves beside them,
// tables in `.table-scroll` and code in `.code-scroll`, which a keyboard can scroll; alerts are `.alert .alert-note` and so on.
//
// One parse and one walk make everything: goldmark gives the tree, [page] writes it. goldmark's own renderer is not used,
// because it is shared by all documents and so has no place for what one document collects.
package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Source is one body to convert.
type Source struct {
	File string // for problems
	Body []byte // UTF-8
	Line int    // line number of the first line of Body in File
	Form *Form  // what its braces mean; nil: they are text
}

// RefKind says what a reference within the site leads to.
type RefKind int

// The kinds of reference.
const (
	RefDocument RefKind = iota // relative link to a .md file
	RefAddress                 // link that starts with "/": an address on this site
	RefCode                    // [[CM-017]]: Path is the code as written
	RefFile                    // relative link or image to another file beside the document
)

// Ref is a reference within the site. Path is as written, with its query if it has one, character references and backslash
// escapes resolved; Fragment is without '#'.
type Ref struct {
	Kind           RefKind
	Path, Fragment string
}

// Target is where a reference leads. URL is as it must stand in href, without a fragment. Title is the text of a [[code]] link.
type Target struct{ URL, Title string }

// Resolver looks a reference up. When it is broken the result is false and the problem has Name, Message and Hint; this package
// fills in file, position and excerpt. It is called for every occurrence, and for every reference definition, in the
// order of the text.
type Resolver func(Ref) (Target, diag.Problem, bool)

// Heading is a heading of the body, in the order of the text. Text is plain, without footnote numbers.
type Heading struct {
	Level    int // 1 to 6
	ID, Text string
}

// Link is an internal link that was resolved, or a link within the page, whose URL is "", or a link to another site. Images are in
// no list.
type Link struct {
	URL, Fragment string
	Offset, Width int    // in bytes, for [Source.Places]
	Place         *Place // of a link with a fragment, which can be broken in a way that only the whole site tells; nil for others
}

// Place is where something stands in a file, and the line that it is in.
type Place struct {
	diag.Position
	Excerpt string
}

// Document is what a body becomes.
type Document struct {
	HTML     string
	Headings []Heading
	Links    []Link
	External []Link   // links to other sites, and definitions of such; URL is whole, as written
	HasCode  bool     // highlighted code is in HTML, so that the page needs [Stylesheet]
	Fields   []string // of a form: the fields in it, each once
	Slots    []Slot   // of a form: where the page puts something, in the order of the text
	Blocks   []Block  // of a form: the same as HTML says
	edits    []edit   // for Published, in the order of the text
	runs     []run    // for Prose, in the order of the output
}

// WithoutSource is the document without what is known of its body: [Document.Published] and [Document.Prose] give nothing then.
func (d Document) WithoutSource() Document {
	d.edits, d.runs = nil, nil
	return d
}

// Converter converts bodies. It is safe for concurrent use.
type Converter struct {
	parser    parser.Parser // for most bodies
	linkifier parser.Parser // for bodies that may hold a bare address
	forms     parser.Parser // for bodies that others fill in
	languages languages
	limits    Limits
	pages     sync.Pool // of *page
}

// New returns a converter. It is meant to be shared: building one takes half a millisecond.
func New(limits Limits) *Converter {
	c := &Converter{limits: limits, parser: newParser(), linkifier: newParser(linkify()), forms: newParser(linkify(), fields{}), languages: newLanguages()}
	c.pages.New = func() any { return &page{languages: c.languages, limits: c.limits, ids: map[string]int{}} }
	return c
}

// Convert converts one body. The problems are sorted; with an error among them the document is still as complete as it can be.
func (c *Converter) Convert(src Source, resolve Resolver) (Document, diag.List) {
	src.Body = printable(src.Body)
	parser := c.parser
	switch {
	case src.Form != nil:
		parser = c.forms
	case mayHoldAddress(src.Body):
		parser = c.linkifier
	}
	if found, bad := c.limits.inText(src.Body); bad {
		return Document{}, src.tooMuch(found)
	}
	unused := &unusedFootnotes{}
	tree := parser.Parse(text.NewReader(src.Body), unused.collect())
	if found, bad := c.limits.inTree(tree); bad {
		return Document{}, src.tooMuch(found)
	}

	p := c.pages.Get().(*page)
	defer c.pages.Put(p)
	p.reset(src, resolve)
	p.children(tree)
	p.unusedFootnotes(unused.notes)
	return p.document(), p.problems.Sorted()
}

// tooMuch is the only problem of a body that asks too much: nothing is made of it.
func (s Source) tooMuch(found excess) diag.List {
	var problems diag.List
	found.problem.File = s.File
	found.problem.Position, found.problem.Excerpt = s.Places().At(found.offset, 1)
	problems.Add(found.problem)
	return problems
}

// Places returns the body for looking up where something in it stands, such as a link of the document.
func (s Source) Places() *diag.Places { return diag.NewPlaces(printable(s.Body), s.Line) }

// printable replaces control characters, which HTML does not allow, by U+FFFD and drops carriage returns. Positions count
// characters from the beginning of a line, so they stay right.
func printable(body []byte) []byte {
	if !hasControl(body) {
		return body
	}
	return bytes.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return -1
		case isControl(r):
			return '\uFFFD'
		}
		return r
	}, body)
}

// hasControl reports whether isControl holds for a character of a text, or could: 0xC2 begins U+0080 to U+00BF. It reads bytes,
// since this is the way of every document.
func hasControl(body []byte) bool {
	for _, c := range body {
		if c < ' ' && c != '\t' && c != '\n' || c == 0x7F || c == 0xC2 {
			return true
		}
	}
	return false
}

// isControl reports whether r is a control character other than a tab or line feed.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || 0x7F <= r && r <= 0x9F
}
