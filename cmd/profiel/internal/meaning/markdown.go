package meaning

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Markdown writes what changed. base is the address of the site that has the new state, without a slash at the end: names then lead to
// their pages. Without one there are no links.
func (c Changes) Markdown(base string) string {
	var b strings.Builder
	if c.oldErrors > 0 {
		b.WriteString("> " + counted(c.words.OldErrors, c.oldErrors) + "\n\n")
	}
	if c.newErrors > 0 {
		b.WriteString("> " + counted(c.words.NewErrors, c.newErrors) + "\n\n")
	}
	if len(c.sections) == 0 {
		b.WriteString(c.words.Nothing + "\n")
		return b.String()
	}
	b.WriteString("## " + c.words.Heading + "\n")
	for _, s := range c.sections {
		fmt.Fprintf(&b, "\n### %s\n\n", s.title)
		for _, i := range s.items {
			b.WriteString("- " + i.markdown(c.words, base, s.title == c.words.Texts) + "\n")
		}
	}
	return b.String()
}

// markdown is the line of one thing that changed: its name and what changed, or the name alone.
func (i item) markdown(w words, base string, onlyName bool) string {
	label := i.label(base)
	if onlyName {
		return label
	}
	facts := make([]string, 0, len(i.facts))
	for _, f := range i.facts {
		facts = append(facts, f.markdown(w))
	}
	return label + ": " + strings.Join(facts, "; ")
}

// label is what changed: an address as code, or else a name that leads to its page or stands out, so that nothing in it can begin a
// heading or a list.
func (i item) label(base string) string {
	if len(i.addresses) > 0 {
		spans := make([]string, 0, len(i.addresses))
		for _, a := range i.addresses {
			spans = append(spans, codeSpan(a))
		}
		return strings.Join(spans, " → ")
	}
	text := plain(i.code + " " + i.name)
	if i.url != "" && base != "" {
		return "[" + text + "](" + destination(base+i.url) + ")"
	}
	return "**" + text + "**"
}

func (f fact) markdown(w words) string {
	says := f.says
	for i, e := range f.in {
		says += []string{" " + w.In + " ", " " + w.And + " "}[min(i, 1)] + plain(e)
	}
	return says + f.detail
}

// destination is an address as it can stand between the brackets of a link.
func destination(address string) string {
	if u, err := url.Parse(address); err == nil {
		address = u.String()
	}
	return strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", " ", "%20", "\n", "%0A").Replace(address)
}

// codeSpan shows a text as code, whatever is in it.
func codeSpan(text string) string {
	text = diag.Printable(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + text + " " + fence
	}
	return fence + text + fence
}

// unseen keeps a mark apart from what follows it, and shows nothing.
const unseen = "&#8203;"

// plain is a text that says nothing in Markdown, and that GitHub makes no reference of: not of a person (@name), an issue (#12, GH-12),
// an address or a host. A backslash does not keep it from that, for it looks at what Markdown has made; something between the mark and
// the name does.
func plain(text string) string {
	text = diag.Printable(oneLine(text))
	var b strings.Builder
	for i, r := range text {
		rest := text[i:]
		switch {
		case strings.ContainsRune("\\`*_[]<>&~|$", r):
			b.WriteString(`\` + string(r))
		case r == '@', r == '#':
			b.WriteString(string(r) + unseen)
		case r == '-' && follows(text[:i], "gh") && startsWithDigit(rest[1:]):
			b.WriteString("-" + unseen)
		case r == ':' && strings.HasPrefix(rest, "://"):
			b.WriteString(":" + unseen)
		case r == '.' && follows(text[:i], "www"):
			b.WriteString(unseen + ".")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// follows reports a text that ends in a word, in whichever case.
func follows(text, word string) bool {
	return len(text) >= len(word) && strings.EqualFold(text[len(text)-len(word):], word)
}

func startsWithDigit(text string) bool { return text != "" && unicode.IsDigit(rune(text[0])) }
