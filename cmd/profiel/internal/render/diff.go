package render

import (
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

func (r *Renderer) editionDiffView(base Base, d *profile.Diff) editionDiffView {
	v := editionDiffView{Base: base, Diff: d}
	if r.site.Config.Outputs.Data {
		v.Data = site.DiffDataURL(d)
	}
	return v
}

// diffsOf lists the pages that compare an edition with another.
func (r *Renderer) diffsOf(e *profile.Edition) []*site.Page {
	var pages []*site.Page
	for _, p := range r.site.Diffs {
		if p.Diff.From == e || p.Diff.To == e {
			pages = append(pages, p)
		}
	}
	return pages
}
