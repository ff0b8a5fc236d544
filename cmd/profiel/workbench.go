package main

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/server"
)

// workbench makes the states of a site that the preview shows. What is saved most costs least: with another text in a file, other
// layouts or other stylesheets, the site stays what it was. After any other change everything is read again.
type workbench struct {
	dir     string
	options portalOptions
	from    onDisk

	last previewed // of the last load, if that went well
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
		w.last = previewed{}
		return server.Site{}, err
	}
	now, ok := w.adjusted(fsys, changed)
	if !ok {
		p, _, err := loadPortal(fsys, w.options)
		w.last = newPreviewed(fsys, p)
		if err != nil {
			return server.Site{}, err
		}
		limitPreview(p.pages())
		now, w.site.Redirects = w.last, redirectsOf(p)
	}
	w.last = now
	p := now.portal
	w.site.Open, w.site.Problems, w.site.Help, w.site.Source = now.open, p.problems.all(), p.help, w.from.of(p.site)
	w.site.Stylesheet = p.assets.Stylesheet()
	return w.site, nil
}

// adjusted is what was shown last with the changes; ok is false when it takes more than that.
func (w *workbench) adjusted(fsys fs.FS, changed []string) (now previewed, ok bool) {
	all := func(is func(name string) bool) bool {
		return !slices.ContainsFunc(changed, func(name string) bool { return !is(name) })
	}
	switch now = w.last; {
	case now.portal.site == nil || len(changed) == 0:
		return previewed{}, false
	case all(isLayout):
		return now.withLayouts(fsys)
	case all(isStyle):
		return now.withStyles(fsys)
	}
	for _, name := range changed {
		path, isContent := strings.CutPrefix(name, content.Dir+"/")
		if now, ok = now.withText(fsys, path); !ok || !isContent {
			return previewed{}, false
		}
	}
	return now, true
}

func isLayout(name string) bool { return strings.HasPrefix(name, "layouts/") }

func isStyle(name string) bool { return strings.HasPrefix(name, "static/") && path.Ext(name) == ".css" }

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
