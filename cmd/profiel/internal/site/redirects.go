package site

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Redirect is an address that leads to a page.
type Redirect struct {
	From  string // with a slash at both ends
	To    *Page
	Alias bool // a former address; false: the permanent address of a task
}

// addRedirects collects the permanent addresses of tasks and the former addresses of pages.
func (b *builder) addRedirects() {
	taken := map[string]*Page{}
	if b.tree.Config.Outputs.Permalinks {
		for _, t := range b.site.Profile.Tasks {
			b.redirect(taken, Redirect{From: Permalink(t), To: b.byPath[t.File.Path]})
		}
	}
	for _, p := range b.site.Pages {
		if p.File == nil {
			continue
		}
		for _, alias := range p.File.Aliases {
			b.redirect(taken, Redirect{From: "/" + strings.Trim(alias, "/") + "/", To: p, Alias: true})
		}
	}
}

func (b *builder) redirect(taken map[string]*Page, r Redirect) {
	owner := b.site.byURL[r.From]
	if owner == nil {
		owner = taken[r.From]
	}
	if owner == nil && r.From != "//" {
		taken[r.From] = r.To
		b.site.Redirects = append(b.site.Redirects, r)
		return
	}
	message := "the home page cannot be an alias"
	if owner != nil {
		message = fmt.Sprintf("the alias %s is the address of %q", r.From, owner.Title)
	}
	b.problems.Add(r.To.File.Problem([]string{"aliases"}, strings.TrimSuffix(r.From, "/"), diag.Problem{
		Name: "alias-taken", Message: message, Hint: "an alias is an address that nothing else has: remove it",
	}))
}
