package main

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"

	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/render"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// previewed is a portal as the preview shows it, with what was made of it. It does not change: with makes another.
type previewed struct {
	portal portal
	pages  *madePages
	files  func() map[string]output.File // by their path; most often a page is asked for, so they are listed when one of them is
	before []string                      // the folders of assets since the last change of more than stylesheets, newest first
}

func newPreviewed(fsys fs.FS, p portal) previewed {
	return previewed{pages: &madePages{}}.with(fsys, p)
}

func (s previewed) with(fsys fs.FS, p portal) previewed {
	s.portal = p
	s.files = sync.OnceValue(func() map[string]output.File {
		files := map[string]output.File{}
		list := p.files
		if list == nil {
			list = p.list(fsys)
		}
		for _, f := range list {
			files[f.Path] = f
		}
		return files
	})
	return s
}

// withLayouts shows the layouts as they are now; ok is false when they cannot be read.
func (s previewed) withLayouts(fsys fs.FS) (now previewed, ok bool) {
	p := s.portal
	err := p.addRenderer(fsys)
	p.files, s.pages = nil, &madePages{}
	return s.with(fsys, p), err == nil
}

// foldersKept bounds previewed.before in a long session with a stylesheet.
const foldersKept = 16

// withStyles shows the stylesheets as they are now; ok is false when they cannot be read.
func (s previewed) withStyles(fsys fs.FS) (now previewed, ok bool) {
	assets, err := loadAssets(fsys)
	if err != nil {
		return previewed{}, false
	}
	s.before = append([]string{s.portal.assets.Prefix}, s.before[:min(len(s.before), foldersKept-1)]...)
	s.portal.assets = assets
	return s.withLayouts(fsys)
}

// withText shows the text of one file as it is now; ok is false when the file differs in more than that.
func (s previewed) withText(fsys fs.FS, path string) (now previewed, ok bool) {
	p := s.portal
	old, ok := p.site.FileAt(path)
	if !ok {
		return previewed{}, false
	}
	file, ok := old.Reread(fsys, p.site.Config)
	if !ok {
		return previewed{}, false
	}
	p.site, p.problems.graph, ok = p.site.Rewrite(file, p.problems.graph)
	if !ok {
		return previewed{}, false
	}
	p.renderer, p.files = p.renderer.For(p.site), nil
	s.pages = s.pages.in(p.site)
	return s.with(fsys, p), true
}

// open makes the file that is asked for.
func (s previewed) open(name string) ([]byte, error) {
	if page, ok := s.portal.site.PageOf(name); ok {
		return s.pages.page(page, s.portal.renderer)
	}
	f, ok := s.files()[s.asset(name)]
	if !ok {
		return nil, fs.ErrNotExist
	}
	var b bytes.Buffer
	err := f.Make(&b)
	return b.Bytes(), err
}

// asset is the name of a file now, by the one that it had before some stylesheet changed.
func (s previewed) asset(name string) string {
	for _, folder := range s.before {
		if rest, ok := strings.CutPrefix("/"+name, folder+"/"); ok {
			return strings.TrimPrefix(s.portal.assets.Prefix, "/") + "/" + rest
		}
	}
	return name
}

// madePages are pages as they were made. A page of a site never changes: one with another text or other mentions is another
// [site.Page], so that with the same layouts the same page has the same bytes.
type madePages struct {
	pages sync.Map // of *site.Page to []byte
}

// buffers are those in which pages are made, before it is known how long they are.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// in returns those that are still in a site.
func (m *madePages) in(s *site.Site) *madePages {
	var still madePages
	m.pages.Range(func(page, made any) bool {
		if now, ok := s.Page(page.(*site.Page).URL); ok && now == page {
			still.pages.Store(page, made)
		}
		return true
	})
	return &still
}

// page makes a page, or returns what was made of it.
func (m *madePages) page(p *site.Page, renderer *render.Renderer) ([]byte, error) {
	if made, ok := m.pages.Load(p); ok {
		return made.([]byte), nil
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := renderer.Page(b, p); err != nil {
		return nil, err
	}
	made := bytes.Clone(b.Bytes())
	m.pages.Store(p, made)
	return made, nil
}
