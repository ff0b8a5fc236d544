package check

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// title is the text of the page's title, without space around it; "" when there is none.
func (p *page) title() string {
	for _, e := range p.elements {
		if e.tag == "title" && !e.inSVG {
			return strings.TrimSpace(e.text)
		}
	}
	return ""
}

// checkTitle reports a page without a title: a tab, a bookmark and a search engine have no name for it.
func checkTitle(_ *site, p *page) diag.List {
	if p.title() == "" {
		return diag.List{p.whole("output-no-title", "the page has no title", "")}
	}
	return nil
}

// checkTitlesDiffer reports pages with the title of another one. Pages that no search engine lists may share theirs.
func checkTitlesDiffer(s *site) diag.List {
	var problems diag.List
	first := make(map[string]string)
	for _, p := range s.pages {
		title := p.title()
		if title == "" || !s.isListed(p) {
			continue
		}
		if other, taken := first[title]; taken {
			problems.Add(p.whole("output-duplicate-title", fmt.Sprintf("%s has the same title, %q", other, title), ""))
			continue
		}
		first[title] = p.file
	}
	return problems
}
