package site

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
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
			b.addPermalink(taken, t)
		}
	}
	for _, p := range b.site.Pages {
		if p.File == nil {
			continue
		}
		for _, alias := range p.File.Aliases {
			b.addAlias(taken, alias, p)
		}
	}
}

func (b *builder) addPermalink(taken map[string]*Page, t *profile.Task) {
	from, to := Permalink(t), b.byPath[t.File.Path]
	if owner := b.site.byURL[from]; owner != nil {
		b.problems.Add(t.File.Problem([]string{"code"}, t.Code, diag.Problem{
			Name: "duplicate-address", Message: fmt.Sprintf("the permanent address %s is taken by %q", from, owner.Title), Hint: "rename that page",
		}))
		return
	}
	taken[from] = to
	b.site.Redirects = append(b.site.Redirects, Redirect{From: from, To: to})
}

// aliasPattern is a path without what means something else in an address, in _redirects or on a disk.
var aliasPattern = regexp.MustCompile(`^(/[^/\s\\?#*:"<>|]+)+/?$`)

func (b *builder) addAlias(taken map[string]*Page, alias string, p *Page) {
	clean := strings.TrimSuffix(alias, "/")
	if !aliasPattern.MatchString(alias) || path.Clean(clean) != clean {
		b.problems.Add(p.File.Problem([]string{"aliases"}, alias, diag.Problem{
			Name: "bad-alias", Message: fmt.Sprintf("%q cannot be an alias", alias), Hint: `write a former address of this page, such as "/over-ons/"`,
		}))
		return
	}
	from := clean + "/"
	owner := b.site.byURL[from]
	if owner == nil {
		owner = taken[from]
	}
	if owner == nil && !b.isPublished(clean) {
		taken[from] = p
		b.site.Redirects = append(b.site.Redirects, Redirect{From: from, To: p, Alias: true})
		return
	}
	message := fmt.Sprintf("there is a file at the alias %s", alias)
	if owner != nil {
		message = fmt.Sprintf("the alias %s is the address of %q", alias, owner.Title)
	}
	b.problems.Add(p.File.Problem([]string{"aliases"}, alias, diag.Problem{
		Name: "alias-taken", Message: message, Hint: "an alias is an address that nothing else has: remove it",
	}))
}
