package check

import (
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// maxPage is the size in bytes from which a page is heavy: its HTML as it is, before a host compresses it.
const maxPage = 300_000

// checkWeight warns of a page that is slow to load on a phone.
func checkWeight(_ *site, p *page) diag.List {
	if len(p.source) <= maxPage {
		return nil
	}
	problem := p.whole("output-heavy-page", fmt.Sprintf("the page is %d kB; %d kB is plenty", len(p.source)/1000, maxPage/1000), "")
	problem.Severity = diag.Warning
	return diag.List{problem}
}
