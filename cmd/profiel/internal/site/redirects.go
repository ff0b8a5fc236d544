package site

import (
	"fmt"
	"path"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// Redirect is an address that leads to a page.
type Redirect struct {
	From  string // with a slash at both ends
	To    *Page
	Alias bool // a former address; false: the permanent address of a task
}

// Problem completes a problem with the place of a former address in the front matter of its page.
func (r Redirect) Problem(p diag.Problem) diag.Problem {
	written := r.From
	for _, alias := range r.To.File.Aliases {
		if strings.TrimSuffix(alias, "/") == strings.TrimSuffix(r.From, "/") {
			written = alias
		}
	}
	return r.To.File.Problem([]string{"aliases"}, written, p)
}

// takenAddresses knows what has an address already, however that is written: see [content.Fold].
type takenAddresses struct {
	pages map[string]*Page
	files map[string]bool
}

func (b *builder) takenAddresses() takenAddresses {
	t := takenAddresses{pages: make(map[string]*Page, len(b.site.Pages)), files: make(map[string]bool, len(b.site.Pages)+len(b.files))}
	for _, p := range b.site.Pages {
		t.pages[content.Fold(p.URL)] = p
		t.files[content.Fold("/"+p.Output())] = true
		t.files[content.Fold(b.site.MarkdownURL(p))] = true
	}
	for name := range b.files {
		t.files[content.Fold(name)] = true
	}
	return t
}

// fileAt returns the file that an address is, or that is in the way of it.
func (t takenAddresses) fileAt(address string) (string, bool) {
	for name := content.Fold(strings.TrimSuffix(address, "/")); name != "/"; name = path.Dir(name) {
		if t.files[name] {
			return name, true
		}
	}
	return "", false
}

// addRedirects collects the permanent addresses of tasks and the former addresses of pages.
func (b *builder) addRedirects() {
	taken := b.takenAddresses()
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

func (b *builder) addPermalink(taken takenAddresses, t *profile.Task) {
	from, to := Permalink(t), b.byPath[t.File.Path]
	if owner := b.site.byURL[from]; owner != nil {
		b.problems.Add(t.File.Problem([]string{"code"}, t.Code, diag.Problem{
			Name: "duplicate-address", Message: fmt.Sprintf("the permanent address %s is taken by %q", from, owner.Title), Hint: "rename that page",
		}))
		return
	}
	taken.pages[from] = to
	b.site.Redirects = append(b.site.Redirects, Redirect{From: from, To: to})
}

// isAlias reports an address below the home page that can stand in _redirects and is a path on any disk.
func isAlias(alias string) bool {
	name, isAbsolute := strings.CutPrefix(strings.TrimSuffix(alias, "/"), "/")
	return isAbsolute && content.IsPortablePath(name)
}

func (b *builder) addAlias(taken takenAddresses, alias string, p *Page) {
	if !isAlias(alias) {
		b.problems.Add(p.File.Problem([]string{"aliases"}, alias, diag.Problem{
			Name: "bad-alias", Message: fmt.Sprintf("%q cannot be an alias", alias), Hint: `write a former address of this page, such as "/over-ons/"`,
		}))
		return
	}
	from := strings.TrimSuffix(alias, "/") + "/"
	owner, isPage := taken.pages[content.Fold(from)]
	file, isFile := taken.fileAt(from)
	if !isPage && !isFile {
		taken.pages[content.Fold(from)] = p
		b.site.Redirects = append(b.site.Redirects, Redirect{From: from, To: p, Alias: true})
		return
	}
	message := fmt.Sprintf("there is a file at the alias %s", alias)
	switch {
	case isPage:
		message = fmt.Sprintf("the alias %s is the address of %q", alias, owner.Title)
	case file != content.Fold(strings.TrimSuffix(alias, "/")):
		message = fmt.Sprintf("the file %s is in the way of the alias %s", file, alias)
	}
	b.problems.Add(p.File.Problem([]string{"aliases"}, alias, diag.Problem{
		Name: "alias-taken", Message: message, Hint: "an alias is an address that nothing else has: remove it",
	}))
}
