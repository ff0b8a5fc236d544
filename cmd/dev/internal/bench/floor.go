package bench

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/sync/errgroup"
)

// Floor does with the Markdown files of a folder what nobody who makes a site of them can do without: it reads each, decodes its front
// matter, turns its body into HTML with highlighted code, and writes a page of pageSize bytes into a folder of its own. It has no layouts,
// no navigation, no search and no links between pages, and checks nothing.
func Floor(content, out string, pageSize int) error {
	converter := goldmark.New(
		goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(highlighter{}, 100))),
	)
	filling := bytes.Repeat([]byte("<p>wat een pagina verder nog heeft</p>\n"), pageSize/30+1)
	var names []string
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(name) == ".md" {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	var started atomic.Int64
	var workers errgroup.Group // few, each with its buffer: a goroutine for each file would hold the floor back
	for range 2 * runtime.GOMAXPROCS(0) {
		workers.Go(func() error {
			var page bytes.Buffer
			for i := int(started.Add(1)) - 1; i < len(names); i = int(started.Add(1)) - 1 {
				name := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(names[i], content), ".md"), "_index")
				page.Reset()
				if err := floorPage(converter, &page, names[i], filepath.Join(out, name), filling, pageSize); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return workers.Wait()
}

// floorPage makes a page of a source, in an empty buffer, and writes it into a folder.
func floorPage(converter goldmark.Markdown, page *bytes.Buffer, source, folder string, filling []byte, size int) error {
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	front, body, _ := bytes.Cut(bytes.TrimPrefix(text, []byte("+++\n")), []byte("\n+++\n"))
	var values map[string]any
	if err := toml.Unmarshal(front, &values); err != nil {
		return err
	}
	if err := converter.Convert(body, page); err != nil {
		return err
	}
	page.Write(filling[:max(size-page.Len(), 0)])
	switch err := os.Mkdir(folder, 0o777); {
	case errors.Is(err, fs.ErrNotExist): // the folder above it is still to be made
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
	case err != nil && !errors.Is(err, fs.ErrExist):
		return err
	}
	return os.WriteFile(filepath.Join(folder, "index.html"), page.Bytes(), 0o666)
}

// highlighter writes fenced code with chroma.
type highlighter struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (highlighter) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	format := chromahtml.New(chromahtml.WithClasses(true))
	to.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		lexer := lexers.Get(string(node.(*ast.FencedCodeBlock).Language(source)))
		if lexer == nil {
			lexer = lexers.Fallback
		}
		tokens, err := chroma.Coalesce(lexer).Tokenise(nil, string(node.Lines().Value(source)))
		if err != nil {
			return ast.WalkStop, err
		}
		return ast.WalkSkipChildren, format.Format(w, styles.Fallback, tokens)
	})
}
