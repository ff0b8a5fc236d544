package markdown

import (
	"bytes"
	"strings"
)

// Text is what a reader reads, a block a line, for the search index; also code and texts of images. It is taken from the HTML when it
// is asked for: a few ask once, and kept beside every page it would be a fifth of what a large site takes in memory.
func (d Document) Text() string {
	t := reader{out: make([]byte, 0, len(d.HTML)*5/8)}
	rest := d.HTML
	for rest != "" {
		words, tag, ok := strings.Cut(rest, "<")
		t.add(words)
		if !ok {
			break
		}
		tag, rest, _ = strings.Cut(tag, ">") // in an attribute it is escaped
		rest = t.element(tag, rest)
	}
	return strings.TrimSpace(string(t.out))
}

// reader reads HTML that this package wrote.
type reader struct {
	out    []byte
	isCode bool // spaces count
}

// unread are elements that say what is not in the body, with what ends them.
var unread = map[string]string{
	`p class="alert-title"`:    "</p>",
	`sup class="footnote-ref"`: "</sup>",
	`a class="footnote-back"`:  "</a>",
	`a class="heading-anchor"`: "</a>",
}

// element reads a tag, and returns what comes after it.
func (t *reader) element(tag, rest string) string {
	name, _, _ := strings.Cut(tag, " ")
	switch name {
	case "img":
		_, alt, _ := strings.Cut(tag, ` alt="`)
		alt, _, _ = strings.Cut(alt, `"`)
		t.add(alt)
	case "pre":
		t.isCode = true
	case "/pre":
		t.isCode = false
		t.endBlock()
	case "ul", "ol", "/p", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6", "/li", "/td", "/th", "/dt", "/dd":
		t.endBlock()
	case "p", "sup", "a":
		for start, end := range unread {
			if strings.HasPrefix(tag, start) {
				_, rest, _ = strings.Cut(rest, end)
			}
		}
	}
	return rest
}

func (t *reader) add(escaped string) {
	if !t.isCode {
		escaped = strings.ReplaceAll(escaped, "\n", " ")
		if t.isLineStart() {
			escaped = strings.TrimLeft(escaped, " ")
		}
	}
	if strings.Contains(escaped, "&") {
		t.out = append(t.out, plainText([]byte(escaped))...)
	} else {
		t.out = append(t.out, escaped...)
	}
}

func (t *reader) isLineStart() bool { return len(t.out) == 0 || t.out[len(t.out)-1] == '\n' }

// endBlock ends a line.
func (t *reader) endBlock() {
	t.out = bytes.TrimRight(t.out, " \n")
	if len(t.out) > 0 {
		t.out = append(t.out, '\n')
	}
}

// plainText takes the escapes out of a text that goldmark's writer escaped.
func plainText(escaped []byte) []byte {
	if bytes.IndexByte(escaped, '&') < 0 {
		return escaped
	}
	for _, part := range []struct{ escaped, plain string }{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", `"`}, {"&amp;", "&"}} {
		escaped = bytes.ReplaceAll(escaped, []byte(part.escaped), []byte(part.plain))
	}
	return escaped
}
