package site

import "slices"

// Preview says what a site shows that is not on the site that everyone reads: a proposal, or a branch.
type Preview struct {
	Proposal string   // number of the pull request; empty for a branch
	Branch   string   // that has the change; empty when it is not known
	Commit   string   // likewise
	Sources  []string // files that it changes or adds, by their path below the site's folder; nil when that is not known
}

// ChangedPages lists the pages of which a preview changes the file, in order of address.
func (s *Site) ChangedPages() []*Page {
	if s.Preview == nil {
		return nil
	}
	var pages []*Page
	for _, p := range s.Pages {
		if p.File != nil && slices.Contains(s.Preview.Sources, p.File.Source()) {
			pages = append(pages, p)
		}
	}
	return pages
}
