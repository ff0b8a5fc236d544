package render

import (
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// reference is how to refer to a task from elsewhere. Addresses are whole; one that the site does not have is empty.
type reference struct {
	Site      *site.Site
	Version   profile.Version // the task as it is cited
	Evergreen string          // always leads to the task as it is now
	Pinned    string          // shows what the edition says, for ever
	Card      string          // to show inside another page
	Snippet   string          // the HTML that does so
}

// Source is what a quotation says of where the task comes from.
func (r reference) Source() source {
	return source{r.Site, r.Version.Area, r.Version.Level, r.Version.Edition}
}

// source is what all tasks at one place in one edition are cited with.
type source struct {
	Site    *site.Site
	Area    *profile.Area
	Level   *profile.Level
	Edition *profile.Edition // nil on a site without editions
}

func (r *Renderer) reference(v profile.Version) reference {
	outputs := r.site.Config.Outputs
	ref := reference{Site: r.site, Version: v}
	if outputs.Permalinks {
		ref.Evergreen = r.site.Absolute(site.Permalink(v.Task))
	}
	if outputs.Pinned && v.Edition != nil {
		ref.Pinned = r.site.Absolute(site.PinnedURL(v))
	}
	return ref
}

// withCard adds the card, which shows the task as it is now.
func (r *Renderer) withCard(ref reference) reference {
	if r.site.Config.Outputs.Embeds {
		ref.Card, ref.Snippet = site.EmbedURL(ref.Version.Task), r.site.EmbedSnippet(ref.Version.Task)
	}
	return ref
}

// Cite is the whole address that a quotation names: of the edition where there is one, for that is what was read.
func (r reference) Cite() string {
	switch {
	case r.Pinned != "":
		return r.Pinned
	case r.Evergreen != "":
		return r.Evergreen
	}
	return r.Site.Absolute(r.Version.Task.URL)
}
