package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/internal/corpus"
	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/search"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// The stages of a build at 1,000 tasks, each by itself. CI runs every one once, so that they keep working; how long they take is
// compared by hand, with benchstat. What a whole build takes is for go run ./cmd/dev bench.

// benchTree reads a made-up profile, in the real layouts.
func benchTree(b *testing.B) (fstest.MapFS, content.Tree) {
	b.Helper()
	fsys := fstest.MapFS{"site.toml": {Data: []byte(corpus.SiteTOML(false))}}
	for name, text := range corpus.Files(corpus.Size{Tasks: 1000, Areas: 8}, corpus.Profiel) {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	if err := copyTo(fsys, os.DirFS(root), "layouts", "static"); err != nil {
		b.Fatal(err)
	}
	tree, problems, err := content.Load(fsys)
	if err != nil || len(problems) > 0 {
		b.Fatal(problems, err)
	}
	return fsys, tree
}

func benchPortal(b *testing.B) portal {
	b.Helper()
	fsys, tree := benchTree(b)
	p, err := assemble(fsys, tree, portalOptions{})
	if problems := p.problems.all(); err != nil || len(problems) > 0 {
		b.Fatal(problems, err)
	}
	return p
}

func BenchmarkParse(b *testing.B) {
	fsys, _ := benchTree(b)
	for b.Loop() {
		if _, _, err := content.Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGraph(b *testing.B) {
	_, tree := benchTree(b)
	for b.Loop() {
		prof, _ := profile.New(tree)
		site.Build(tree, prof, site.Options{})
	}
}

// BenchmarkRender makes every page anew, also what is made once for many.
func BenchmarkRender(b *testing.B) {
	p := benchPortal(b)
	var page bytes.Buffer
	for b.Loop() {
		renderer := p.renderer.For(p.site)
		for _, one := range p.site.Pages {
			page.Reset()
			if err := renderer.Page(&page, one); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkWrite writes files that are made already.
func BenchmarkWrite(b *testing.B) {
	page := []byte(strings.Repeat("x", 10_000))
	var files []output.File
	for name := range corpus.Files(corpus.Size{Tasks: 1000, Areas: 8}, corpus.Profiel) {
		files = append(files, output.Fixed(strings.TrimSuffix(name, ".md")+"/index.html", page))
	}
	out := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		stage, err := output.Begin(out)
		if err != nil {
			b.Fatal(err)
		}
		_, err = stage.Write(b.Context(), files, nil)
		if err := errors.Join(err, stage.Publish(), stage.Close()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchIndex(b *testing.B) {
	p := benchPortal(b)
	for b.Loop() {
		if err := search.Index(&bytes.Buffer{}, search.Entries(p.site)); err != nil {
			b.Fatal(err)
		}
	}
}
