package main

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/server"
)

// workbench makes the states of a site that the preview shows. What is saved most costs least: with another text in a file, or another
// layout, the site stays what it was. After any other change everything is read again.
type workbench struct {
	dir     string
	options portalOptions
	from    onDisk

	last portal // of the last load, if that went well
	site server.Site
}

// newWorkbench shows drafts.
func newWorkbench(dir string, options portalOptions) *workbench {
	options.Drafts = true
	return &workbench{dir: dir, options: options, from: onDisk{dir, os.Getenv("TERM_PROGRAM")}}
}

// load makes the state behind the changes of some files, by their paths below the site's folder; behind no changes, the first.
func (w *workbench) load(changed []string) (server.Site, error) {
	fsys, err := openSite(w.dir) // each time: another folder may have taken its place
	if err != nil {
		w.last = portal{}
		return server.Site{}, err
	}
	p, ok := w.adjusted(fsys, changed)
	if !ok {
		p, _, err = loadPortal(fsys, w.options)
		w.site.Redirects = redirectsOf(p)
	}
	w.last = p
	if err != nil {
		return server.Site{}, err
	}
	w.site.Open, w.site.Problems, w.site.Help, w.site.Source = opener(fsys, p), p.problems.all(), p.help, w.from.of(p.site)
	w.site.Stylesheet = p.assets.Stylesheet()
	return w.site, nil
}

// adjusted is the last portal with the changes; ok is false when it takes more than that.
func (w *workbench) adjusted(fsys fs.FS, changed []string) (p portal, ok bool) {
	isLayout := func(name string) bool { return strings.HasPrefix(name, "layouts/") }
	switch {
	case w.last.site == nil || len(changed) == 0:
		return portal{}, false
	case !slices.ContainsFunc(changed, func(name string) bool { return !isLayout(name) }):
		return w.last.withLayouts(fsys)
	}
	p = w.last
	for _, name := range changed {
		path, isContent := strings.CutPrefix(name, content.Dir+"/")
		if p, ok = p.withText(fsys, path); !ok || !isContent {
			return portal{}, false
		}
	}
	return p, true
}

// withLayouts is the portal with the layouts as they are now.
func (p portal) withLayouts(fsys fs.FS) (next portal, ok bool) {
	err := p.addRenderer(fsys)
	p.files = nil
	return p, err == nil
}

// withText is the portal with the text of one file as it is now; ok is false when the file differs in more than that.
func (p portal) withText(fsys fs.FS, path string) (next portal, ok bool) {
	old, ok := p.site.FileAt(path)
	if !ok {
		return portal{}, false
	}
	file, ok := old.Reread(fsys, p.site.Config)
	if !ok {
		return portal{}, false
	}
	p.site, p.problems.graph, ok = p.site.Rewrite(file, p.problems.graph)
	if !ok {
		return portal{}, false
	}
	p.renderer, p.files = p.renderer.For(p.site), nil
	return p, true
}

func redirectsOf(p portal) map[string]string {
	if p.site == nil {
		return nil
	}
	redirects := make(map[string]string, len(p.site.Redirects))
	for _, r := range p.redirects() {
		redirects[r.From] = r.To
	}
	return redirects
}

// opener makes the file that is asked for. Most often that is a page, and the other files are only listed when one of them is.
func opener(fsys fs.FS, p portal) func(name string) ([]byte, error) {
	files := sync.OnceValue(func() map[string]output.File {
		files := map[string]output.File{}
		for _, f := range p.list(fsys) {
			files[f.Path] = f
		}
		return files
	})
	return func(name string) ([]byte, error) {
		var b bytes.Buffer
		if page, ok := p.site.PageOf(name); ok {
			err := p.renderer.Page(&b, page)
			return b.Bytes(), err
		}
		f, ok := files()[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		err := f.Make(&b)
		return b.Bytes(), err
	}
}
