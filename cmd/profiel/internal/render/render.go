// Package render turns the pages of a site into HTML with the layouts of the site's folder. Package layout executes those, so that
// everything is escaped by context; the one thing inserted as it stands is the HTML that package markdown made of a body.
//
// Layouts are files that a person can edit without compiling:
//
//	layouts/base.html              the skeleton of every page
//	layouts/pages/<kind>.html      one a kind of page (see [site.Kinds]); defines the block "main"
//	layouts/redirect.html          a page that only leads to another
//	layouts/components/<name>.html one a component, called as {{template "<name>" data}}
//
// A layout gets the view of its kind: a struct with [Base] in it, never a map.
package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/layout"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Options are what pages depend on besides the site.
type Options struct {
	Assets     string // address of the folder with stylesheet, scripts and pictures, without a slash at the end
	Stylesheet string // address of the stylesheet

	Given []string // addresses that were ever published: a new task gets none of their codes
}

// Renderer makes pages. It is safe for concurrent use.
type Renderer struct {
	site    *site.Site
	options Options
	sources fs.FS // the layouts as they were written
	layouts *layout.Set
	usable  map[string]bool // the layouts that can be used
	preview *preview        // the same on all pages
	frames  *sync.Map       // of string to *frame
}

// New reads the layouts. Every layout that is missing or does not parse is a problem; what needs it cannot be rendered.
func New(s *site.Site, layouts fs.FS, options Options) (*Renderer, diag.List) {
	r := &Renderer{site: s, options: options, sources: layouts, layouts: layout.NewSet(functions(s)), preview: newPreview(s), frames: &sync.Map{}}
	problems := r.readShared()
	sharedIsUsable := len(problems) == 0
	r.usable = map[string]bool{}
	for _, kind := range site.Kinds() {
		name := kindLayout(kind)
		err := r.read(name+".html", func(text string) error { return r.layouts.AddPage(name, text, "base") })
		if err != nil {
			problems.Add(layoutProblem(err))
		}
		r.usable[name] = err == nil && sharedIsUsable
	}
	if err := r.add("redirect.html", redirectLayout); err != nil {
		problems.Add(layoutProblem(err))
		return r, problems
	}
	r.usable[redirectLayout] = true
	return r, problems
}

// kindLayout is the name of the layout of a kind: its path, so that a component may be called as the kind is.
func kindLayout(kind site.Kind) string { return "pages/" + string(kind) }

const redirectLayout = "redirect"

// For returns a renderer with the same layouts for a site that [site.Site.Rewrite] made of the renderer's own. Both can be used.
func (r *Renderer) For(s *site.Site) *Renderer {
	next := *r
	next.site, next.frames = s, &sync.Map{}
	r.layouts.Forget()
	return &next
}

// Page writes the page's HTML. A layout that fails is a [LayoutError].
func (r *Renderer) Page(b *bytes.Buffer, p *site.Page) error {
	return r.execute(b, kindLayout(p.Kind), r.view(p))
}

// Redirect writes a page that leads to another, for hosts that read no _redirects.
func (r *Renderer) Redirect(b *bytes.Buffer, redirect site.Redirect) error {
	return r.execute(b, redirectLayout, redirectView{Site: r.site, To: redirect.To, Canonical: r.site.Absolute(redirect.To.URL)})
}

type redirectView struct {
	Site      *site.Site
	To        *site.Page
	Canonical string
}

func (r *Renderer) execute(b *bytes.Buffer, name string, view any) error {
	if !r.usable[name] {
		return fmt.Errorf("layouts/%s.html has problems", name)
	}
	if err := r.layouts.Execute(b, name, view); err != nil {
		return newLayoutError(r.sources, "", err)
	}
	return nil
}

// readShared reads what every page is made with: the skeleton and the components.
func (r *Renderer) readShared() diag.List {
	var problems diag.List
	if err := r.add("base.html", "base"); err != nil {
		problems.Add(layoutProblem(err))
	}
	components, err := fs.Glob(r.sources, "components/*.html")
	if err != nil {
		problems.Add(layoutProblem(err))
	}
	for _, file := range components {
		if err := r.add(file, strings.TrimSuffix(path.Base(file), ".html")); err != nil {
			problems.Add(layoutProblem(err))
		}
	}
	return problems
}

// add reads one file under the name that other layouts call it by.
func (r *Renderer) add(file, name string) error {
	return r.read(file, func(text string) error { return r.layouts.Add(name, text) })
}

// read hands on the text of one file.
func (r *Renderer) read(file string, add func(text string) error) error {
	text, err := fs.ReadFile(r.sources, file)
	if err == nil {
		err = add(trimLines(string(text)))
	}
	if err != nil {
		return newLayoutError(r.sources, file, err)
	}
	return nil
}

// indent is the white space that starts a line of a layout, and silent a line that only says when something is printed: they make
// layouts readable and pages heavy.
var (
	indent = regexp.MustCompile(`\n[ \t]+`)
	silent = regexp.MustCompile(`(?m)^((?:\{\{(?:if|else|end|range|with)\b[^{}\n]*\}\})+)\n`)
)

// trimLines takes both out, and the end of the last line: a component can stand inside a line. The end of a silent line goes into a
// comment, so that lines keep their numbers.
func trimLines(text string) string {
	text = indent.ReplaceAllString(strings.TrimSuffix(text, "\n"), "\n")
	return silent.ReplaceAllString(text, "$1{{/*\n*/}}")
}
