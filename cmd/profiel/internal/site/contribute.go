package site

import (
	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/github"
)

// repository is where people propose a change: what site.toml says, or else what is known from outside. With an address in
// site.toml that is none on GitHub there is none, which package content reports.
func repository(config content.Config, options Options) github.Repository {
	if config.Repository == "" {
		return options.Repository
	}
	r, _ := github.Parse(config.Repository)
	return r
}

// FileOf returns the file in which a page's words stand: its own, or that of the task of which it shows an edition. It is nil for a page
// that is made of many files or of none.
func (s *Site) FileOf(p *Page) *content.File {
	if p.Kind == Pinned || p.Kind == Embed {
		return p.Task.File
	}
	return p.File
}

// EditURL returns the address of the editor on the page's file; empty without a repository, and for a page without a file.
func (s *Site) EditURL(p *Page) string {
	file := s.FileOf(p)
	if !s.Repository.IsKnown() || file == nil {
		return ""
	}
	return s.Repository.Edit(s.branch(), s.folder+file.Source())
}

// branch is where changes go: into the branch that is previewed, else into that of site.toml. The branch of a proposal may be in the
// repository of the one who made it.
func (s *Site) branch() string {
	if s.Preview != nil && s.Preview.Proposal == "" && s.Preview.Branch != "" {
		return s.Preview.Branch
	}
	return s.Config.Branch
}

// NewFile returns the address of the form for a new file, by its path below the site's folder; see [github.Repository.NewFile]. There
// must be a repository.
func (s *Site) NewFile(source, text string) (address string, whole bool) {
	return s.Repository.NewFile(s.branch(), s.folder+source, text)
}

// ContributeURL is the address of the page about contributing, on a site that has one.
func ContributeURL(language string) string { return "/" + textOf(language).ContributeSlug + "/" }
