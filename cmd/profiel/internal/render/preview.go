package render

import "beroepsprofiel/cmd/profiel/internal/site"

// preview is what every page of a preview says about it. Addresses are empty when nobody knows the repository.
type preview struct {
	*site.Preview
	ProposalURL string // empty for a branch
	CommitURL   string
	ShortCommit string
	Pages       []*site.Page // that it changes, the first of them
	More        int          // how many there are besides
}

// listed is how many changed pages every page lists.
const listed = 20

// newPreview is nil for the site that everyone reads.
func newPreview(s *site.Site) *preview {
	if s.Preview == nil {
		return nil
	}
	v := &preview{Preview: s.Preview, ShortCommit: s.Preview.Commit[:min(7, len(s.Preview.Commit))], Pages: s.ChangedPages()}
	if len(v.Pages) > listed {
		v.Pages, v.More = v.Pages[:listed], len(v.Pages)-listed
	}
	if s.Repository.IsKnown() && v.Proposal != "" {
		v.ProposalURL = s.Repository.Proposal(v.Proposal)
	}
	if s.Repository.IsKnown() && v.Commit != "" {
		v.CommitURL = s.Repository.Commit(v.Commit)
	}
	return v
}
