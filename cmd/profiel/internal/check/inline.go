package check

import (
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// checkInline reports scripts and styles that stand in the page itself: the content security policy refuses them. Data for
// search engines (JSON-LD) is not a script that runs, and may.
func checkInline(_ *site, p *page) diag.List {
	var problems diag.List
	for _, e := range p.elements {
		if e.isInlineScript() {
			problems.Add(p.at(e, "output-inline-script", "a script stands in the page", "give it a file of its own"))
		}
		if e.tag == "style" {
			problems.Add(p.at(e, "output-inline-style", "a style stands in the page", "give it a file of its own"))
		}
		problems.Add(checkInlineAttributes(p, e)...)
	}
	return problems
}

func (e element) isInlineScript() bool {
	_, hasFile := e.lookup("src")
	return e.tag == "script" && !hasFile && e.attr("type") != "application/ld+json"
}

func checkInlineAttributes(p *page, e element) diag.List {
	var problems diag.List
	for _, a := range e.attrs {
		switch {
		case a.Key == "style":
			problems.Add(p.at(e, "output-inline-style", "an element has a style attribute", "use a class"))
		case strings.HasPrefix(a.Key, "on"):
			problems.Add(p.at(e, "output-inline-script", "an element has the event handler "+a.Key, "use addEventListener"))
		case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
			problems.Add(p.at(e, "output-inline-script", "an address is a script", "use a button"))
		}
	}
	return problems
}
