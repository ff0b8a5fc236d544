package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// edit is what stands in the published copy of a body instead of the bytes from start to end.
type edit struct {
	start, end int
	text       string
}

// Published returns the body that the document was converted from as Markdown for readers elsewhere: links and images of this
// site lead to addresses that start with a slash, also in reference definitions; [[CM-017]] is a link with the title of what
// the code names, or that title where no link can stand; a field of a form is its label between brackets; comments are empty. Code and broken links stay as they are.
func (d Document) Published(body []byte) []byte {
	body = printable(body)
	published := make([]byte, 0, len(body)+len(body)/8)
	done := 0
	for _, e := range d.edits {
		published = append(published, body[done:e.start]...)
		published = append(published, e.text...)
		done = e.end
	}
	return append(published, body[done:]...)
}

// edit notes a change for the published copy.
func (p *page) edit(start, end int, text string) {
	if string(p.src.Body[start:end]) != text {
		p.edits = append(p.edits, edit{start, end, text})
	}
}

// editCodeLink notes what a code link becomes. Right behind [a], which could be a reference, it needs a space.
func (p *page) editCodeLink(start, end int, target Target) {
	text := Escape(target.Title)
	if p.inLink == 0 {
		text = LinkTo(target.Title, target.URL)
		if before := p.src.Body[:start]; bytes.HasSuffix(before, []byte("]")) && !bytes.HasSuffix(before, []byte("]]")) {
			text = " " + text
		}
	}
	p.edit(start, end, text)
}

// sortedEdits returns the edits in the order of the text, each once: several links may share one reference definition.
func (p *page) sortedEdits() []edit {
	slices.SortFunc(p.edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	return slices.CompactFunc(p.edits, func(a, b edit) bool { return a.start == b.start })
}

// destination returns an address as it must stand between the parentheses of a link, also in a table.
func destination(address string) string {
	if !strings.ContainsAny(address, " ()<>\\`|;") {
		return address
	}
	return strings.NewReplacer(
		" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", "`", "%60", "|", "%7C", ";", "%3B",
	).Replace(address)
}

// LinkTo returns a link in Markdown. The text is plain and of one line.
func LinkTo(text, address string) string {
	return "[" + Escape(text) + "](" + destination(address) + ")"
}

// Escape returns a plain text of one line as it must stand in Markdown, within a line or a cell of a table.
func Escape(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := range len(text) {
		if isMarkup(text, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// isMarkup reports whether the byte at an offset could have a meaning in Markdown: & only where a letter or # follows, and what
// makes a heading or list only at the start.
func isMarkup(text string, offset int) bool {
	switch text[offset] {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '~', '|', '^':
		return true
	case '&':
		return offset+1 < len(text) && text[offset+1] != ' '
	case '#', '+', '-', '=', ':':
		return offset == 0
	case '.', ')':
		return offset > 0 && strings.Trim(text[:offset], "0123456789") == ""
	}
	return false
}
