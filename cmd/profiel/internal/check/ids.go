package check

import (
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// checkIDs reports an id that two elements of a page share: a link or label would find only the first.
func checkIDs(_ *site, p *page) diag.List {
	var problems diag.List
	seen := make(map[string]bool)
	for _, e := range p.elements {
		id, found := e.lookup("id")
		switch {
		case !found:
		case id == "":
			problems.Add(p.at(e, "output-duplicate-id", "an id is empty", ""))
		case seen[id]:
			problems.Add(p.at(e, "output-duplicate-id", fmt.Sprintf("the id %q is on this page twice", id), ""))
		}
		seen[id] = true
	}
	return problems
}

// idReferences lists the attributes that name other elements of the page by id, separated by spaces.
func idReferences() []string {
	return []string{
		"aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto",
		"aria-labelledby", "aria-owns", "commandfor", "for", "form", "headers", "list", "popovertarget",
	}
}

// checkIDReferences reports an element that names another by an id that the page does not have.
func checkIDReferences(_ *site, p *page) diag.List {
	var problems diag.List
	for _, e := range p.elements {
		for _, key := range idReferences() {
			for _, id := range e.words(key) {
				if !p.ids[id] {
					problems.Add(p.at(e, "output-dangling-id", fmt.Sprintf("%s names the id %q, which this page does not have", key, id), ""))
				}
			}
		}
	}
	return problems
}
