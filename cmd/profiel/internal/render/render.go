// Package render turns the pages of a site into HTML with the layouts of the site's folder. It is the only importer of
// html/template, so everything is escaped by context; the one thing inserted as it stands is the HTML that package markdown
// made of a body.
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
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"beroepsprofiel/cmd/profiel/internal/diag"
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
	site     *site.Site
	options  Options
	sources  fs.FS // the layouts as they were written
	layouts  map[site.Kind]*template.Template
	redirect *template.Template
	preview  *preview  // the same on all pages
	frames   *sync.Map // of string to *frame
	once     *once
}

// New reads the layouts. Every layout that is missing or does not parse is a problem; what needs it cannot be rendered.
func New(s *site.Site, layouts fs.FS, options Options) (*Renderer, diag.List) {
	r := &Renderer{site: s, options: options, sources: layouts, layouts: map[site.Kind]*template.Template{}, preview: newPreview(s)}
	r.frames, r.once = &sync.Map{}, &once{sources: layouts}
	r.once.forget()
	functions := functions(s)
	functions["once"] = r.once.component
	shared, problems := parseShared(functions, layouts)
	r.once.components = shared
	usable := len(problems) == 0
	for _, kind := range site.Kinds() {
		t, err := parseKind(functions, shared, layouts, kind)
		if err != nil {
			problems.Add(layoutProblem(err))
			continue
		}
		if usable {
			r.layouts[kind] = t
		}
	}
	redirect := template.New("").Funcs(functions)
	if err := parseFile(redirect, layouts, "redirect.html", "redirect"); err != nil {
		problems.Add(layoutProblem(err))
		return r, problems
	}
	r.redirect = redirect.Lookup("redirect")
	return r, problems
}

// For returns a renderer with the same layouts for a site that [site.Site.Rewrite] made of the renderer's own. Both can be used.
func (r *Renderer) For(s *site.Site) *Renderer {
	next := *r
	next.site, next.frames = s, &sync.Map{}
	r.once.forget()
	return &next
}

// Page writes the page's HTML. A layout that fails is a [LayoutError].
func (r *Renderer) Page(w io.Writer, p *site.Page) error {
	layout, ok := r.layouts[p.Kind]
	if !ok {
		return fmt.Errorf("layouts/pages/%s.html has problems", p.Kind)
	}
	if err := layout.ExecuteTemplate(w, "base", r.view(p)); err != nil {
		return newLayoutError(r.sources, "", err)
	}
	return nil
}

// parseShared reads what every page is made with: the skeleton and the components.
func parseShared(functions template.FuncMap, layouts fs.FS) (*template.Template, diag.List) {
	shared := newSet(functions)
	files := []string{"base.html"}
	components, err := fs.Glob(layouts, "components/*.html")
	var problems diag.List
	if err != nil {
		problems.Add(layoutProblem(err))
	}
	for _, file := range append(files, components...) {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "components/"), ".html")
		if err := parseFile(shared, layouts, file, name); err != nil {
			problems.Add(layoutProblem(err))
		}
	}
	return shared, problems
}

func newSet(functions template.FuncMap) *template.Template {
	return template.New("").Funcs(functions).Option("missingkey=error")
}

// parseKind reads the layout of one kind and adds what it calls. Its name is its path, so that a component may be called as the kind
// is.
func parseKind(functions template.FuncMap, shared *template.Template, layouts fs.FS, kind site.Kind) (*template.Template, error) {
	t := newSet(functions)
	name := "pages/" + string(kind)
	if err := parseFile(t, layouts, name+".html", name); err != nil {
		return nil, err
	}
	called := newCalls(t)
	called.add("base")
	return t, called.from(shared)
}

// parseFile adds one file under the name that other layouts call it by.
func parseFile(t *template.Template, layouts fs.FS, file, name string) error {
	text, err := fs.ReadFile(layouts, file)
	if err != nil {
		return newLayoutError(layouts, file, err)
	}
	if _, err := t.New(name).Parse(trimLines(string(text))); err != nil {
		return newLayoutError(layouts, file, err)
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

// Redirect writes a page that leads to another, for hosts that read no _redirects.
func (r *Renderer) Redirect(w io.Writer, redirect site.Redirect) error {
	if r.redirect == nil {
		return errors.New("layouts/redirect.html has problems")
	}
	view := redirectView{Site: r.site, To: redirect.To, Canonical: r.site.Absolute(redirect.To.URL)}
	if err := r.redirect.Execute(w, view); err != nil {
		return newLayoutError(r.sources, "", err)
	}
	return nil
}

type redirectView struct {
	Site      *site.Site
	To        *site.Page
	Canonical string
}
