package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// link writes a link, or only its text when it is broken or stands in the text of another.
func (p *page) link(n *ast.Link) {
	offset, width := p.find(n.Destination, n.Pos())
	href, ok := p.href(unescape(n.Destination), offset, width)
	if !ok || p.inLink > 0 {
		p.children(n)
		return
	}
	p.openLink(href, unescape(n.Title))
	p.inLink++
	p.children(n)
	p.inLink--
	p.closeLink()
}

// autoLink writes a link whose text is its address.
func (p *page) autoLink(n *ast.AutoLink) {
	label := n.Label(p.src.Body)
	address := string(n.URL(p.src.Body))
	if n.AutoLinkType == ast.AutoLinkEmail && classify(address) != external {
		address = "mailto:" + address
	}
	offset, width := p.find(label, n.Pos())
	href, ok := p.href(address, offset, width)
	if !ok || p.inLink > 0 {
		p.literal(label)
		return
	}
	p.openLink(href, "")
	p.literal(label)
	p.closeLink()
}

// codeLink writes a link with the title of what the code names, or the code when it names nothing.
func (p *page) codeLink(n *codeLink) {
	offset, width := p.find(n.code, n.Pos())
	target, ok := p.internal(Ref{Kind: RefCode, Path: string(n.code)}, offset, width)
	if !ok {
		p.literal(n.code)
		return
	}
	p.editCodeLink(offset-len("[["), offset+width+len("]]"), target)
	if p.inLink > 0 {
		p.literal([]byte(target.Title))
		return
	}
	p.addLink(target.URL, "", offset, width)
	p.openLink(target.URL, "")
	p.literal([]byte(target.Title))
	p.closeLink()
}

func (p *page) openLink(href, title string) {
	p.html.WriteString("<a")
	p.attribute("href", href)
	if title != "" {
		p.attribute("title", title)
	}
	p.html.WriteString(">")
	p.recording.link(href)
}

func (p *page) closeLink() {
	p.html.WriteString("</a>")
	p.recording.link("")
}

// href returns what must stand in href for an address as written; false when there is a problem, which it reports.
func (p *page) href(written string, offset, width int) (string, bool) {
	switch classify(written) {
	case external:
		p.addExternal(Link{URL: written, Offset: offset, Width: width})
		return escapeURL(written), true
	case internal:
		return p.internalHref(parseRef(written), offset, width)
	case empty:
		p.problem(offset, width, diag.Problem{
			Name: "empty-link", Message: "link without an address", Hint: "write the address between the parentheses",
		})
	default:
		p.problem(offset, width, unsafeLink())
	}
	return "", false
}

func unsafeLink() diag.Problem {
	return diag.Problem{
		Name: "unsafe-link", Message: "link to an address that may not be safe",
		Hint: "write an address that begins with https:, http:, mailto: or tel:, or a path on this site",
	}
}

func (p *page) internalHref(ref Ref, offset, width int) (string, bool) {
	var target Target
	if ref.Path != "" {
		var ok bool
		if target, ok = p.internal(ref, offset, width); !ok {
			return "", false
		}
	}
	p.addLink(target.URL, ref.Fragment, offset, width)
	href := target.URL
	if ref.Fragment != "" || href == "" {
		href += "#" + escapeURL(ref.Fragment)
	}
	if ref.Path != "" {
		p.edit(offset, offset+width, destination(href))
	}
	return href, true
}

// definition looks at the address of a reference definition, whether a link uses it or not. It writes nothing.
func (p *page) definition(n *ast.LinkReferenceDefinition) {
	if len(n.Destination) == 0 {
		return
	}
	offset, width := p.find(n.Destination, n.Pos())
	p.inLink++
	p.href(unescape(n.Destination), offset, width)
	p.inLink--
}

// internal asks the resolver, and reports the problem that it has.
func (p *page) internal(ref Ref, offset, width int) (Target, bool) {
	target, problem, ok := p.resolve(ref)
	if !ok {
		p.problem(offset, width, problem)
	}
	return target, ok
}

// addLink records a link, unless it is not written because it stands in another.
func (p *page) addLink(url, fragment string, offset, width int) {
	if p.inLink > 0 {
		return
	}
	link := Link{URL: url, Fragment: fragment, Offset: offset, Width: width}
	if fragment != "" {
		position, excerpt := p.placeOf(offset, width)
		link.Place = &Place{position, strings.Clone(excerpt)} // it is a part of the whole body, which need not be kept for it
	}
	p.links = append(p.links, link)
}

// addExternal records a link to another site, once where several links share a definition.
func (p *page) addExternal(link Link) {
	scheme, _ := schemeOf(link.URL)
	if isWeb := strings.HasPrefix(strings.ToLower(scheme), "http"); isWeb && !slices.Contains(p.external, link) {
		p.external = append(p.external, link)
	}
}

// unescape resolves the backslash escapes and character references of an address or title, as CommonMark has it.
func unescape(written []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(written))))
}

func escapeURL(url string) string {
	return string(util.URLEscape([]byte(url), false))
}
