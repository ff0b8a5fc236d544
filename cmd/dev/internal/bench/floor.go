package bench

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

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
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		page := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(name, content), ".md"), "_index")
		g.Go(func() error {
			return floorPage(converter, name, filepath.Join(out, page, "index.html"), filling, pageSize)
		})
		return nil
	})
	if failed := g.Wait(); failed != nil {
		return failed
	}
	return err
}

func floorPage(converter goldmark.Markdown, source, target string, filling []byte, size int) error {
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	front, body, _ := strings.Cut(strings.TrimPrefix(string(text), "+++\n"), "\n+++\n")
	var values map[string]any
	if _, err := toml.Decode(front, &values); err != nil {
		return err
	}
	var page bytes.Buffer
	if err := converter.Convert([]byte(body), &page); err != nil {
		return err
	}
	page.Write(filling[:max(size-page.Len(), 0)])
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return err
	}
	return os.WriteFile(target, page.Bytes(), 0o666)
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
