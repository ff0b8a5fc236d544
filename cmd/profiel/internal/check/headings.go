package check

import (
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// checkHeadings reports a page without one h1, and headings that go down more than one level: a screen reader's list of
// headings then has a hole.
func checkHeadings(_ *site, p *page) diag.List {
	if p.isRedirect() {
		return nil
	}
	var problems diag.List
	first, previous := 0, 0
	for _, e := range p.elements {
		level := headingLevel(e.tag)
		if level == 0 {
			continue
		}
		if level == 1 {
			first++
		}
		if level == 1 && first == 2 {
			problems.Add(p.at(e, "output-many-h1", "the page has more than one h1", "the h1 says what the whole page is about"))
		}
		if level > previous+1 {
			problems.Add(p.at(e, "output-heading-skip", skipMessage(previous, level), ""))
		}
		previous = level
	}
	if first == 0 {
		problems.Add(p.whole("output-no-h1", "the page has no h1", ""))
	}
	return problems
}

func skipMessage(previous, level int) string {
	if previous == 0 {
		return fmt.Sprintf("the first heading is an h%d", level)
	}
	return fmt.Sprintf("an h%d comes after an h%d", level, previous)
}

// headingLevel is 1 … 6 for h1 … h6, 0 for another element.
func headingLevel(tag string) int {
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		return int(tag[1] - '0')
	}
	return 0
}
