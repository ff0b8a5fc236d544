package render

import "beroepsprofiel/cmd/profiel/internal/site"

// contribution is how a reader proposes an improvement of a page.
type contribution struct {
	Edit    string // address of the editor on the page's file; empty for a page that is made of many files or of none
	Issue   string // address that begins an issue; the form and what is filled in go in its query
	Address string // whole address of the page
}

// contribution is nil on a site of which nobody knows the repository: then there is nothing to lead to.
func (r *Renderer) contribution(p *site.Page) *contribution {
	if !r.site.Repository.IsKnown() {
		return nil
	}
	return &contribution{Edit: r.site.EditURL(p), Issue: r.site.Repository.NewIssue(), Address: r.site.Absolute(p.URL)}
}
