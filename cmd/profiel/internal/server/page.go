package server

import (
	"bytes"
	_ "embed" // for the templates
	"fmt"
	"html/template"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

//go:embed overlay.html
var overlayText string

// overlay has the templates "script", "problems", "failure", "source" and "page".
var overlay = template.Must(template.New("overlay").Funcs(template.FuncMap{"caret": caret}).Parse(overlayText))

// enrich returns a page, in parts, with where its words stand, the problems and the reload script at the end of its body: the problems
// stand at the lower edge of the window, and a page's skip link stays its first focus stop.
func (s *state) enrich(page []byte, from Source) (parts [][]byte) {
	end := endOfBody(page)
	parts = append(parts, page[:end])
	if from != (Source{}) {
		parts = append(parts, execute("source", newSourceView(from)))
	}
	return append(parts, s.onEveryPage(), page[end:])
}

// newOnEveryPage is what all pages of a state have at their end.
func (s *state) newOnEveryPage() []byte {
	var b []byte
	if s.err != nil && s.good != nil { // or the page itself says so
		b = append(b, execute("failure", struct{ Style, Title, Message string }{overlayAddress, unreadable, s.err.Error()})...)
	}
	if len(s.Problems) > 0 {
		b = append(b, execute("problems", newProblemsView(s.Site))...)
	}
	return append(b, execute("script", struct{ Address, State string }{scriptAddress, s.id})...)
}

// endOfBody returns the offset of a page's last </body>, or its length. Where nothing but the end of the page follows it, that is
// what it is; else it reads HTML as a browser does, so that one in a comment or script is none.
func endOfBody(page []byte) int {
	const tag = "</body>"
	end := bytes.LastIndex(page, []byte(tag))
	if end >= 0 && strings.TrimSpace(string(page[end+len(tag):])) == "</html>" {
		return end
	}
	return endOfBodyIn(page)
}

func endOfBodyIn(page []byte) int {
	z := html.NewTokenizer(bytes.NewReader(page))
	end := len(page)
	for offset := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return end
		}
		before := offset
		offset += len(z.Raw())
		if kind != html.EndTagToken {
			continue
		}
		if name, _ := z.TagName(); atom.Lookup(name) == atom.Body {
			end = before
		}
	}
}

// ownPage is a page of the preview itself, in the style of the problems.
func ownPage(title, message string) []byte {
	return execute("page", struct{ Style, Title, Message string }{overlayAddress, title, message})
}

// execute fills a template in. The templates and their values belong together: an error is a fault in this package, and a
// test executes every one of them.
func execute(name string, data any) []byte {
	var b bytes.Buffer
	if err := overlay.ExecuteTemplate(&b, name, data); err != nil {
		return []byte(template.HTMLEscapeString(err.Error()))
	}
	return b.Bytes()
}

// sourceView is what the template "source" shows.
type sourceView struct {
	Source
	Style, Script string
	Editor        template.URL // this package's caller made it, and not the site
}

func newSourceView(from Source) sourceView {
	return sourceView{Source: from, Style: overlayAddress, Script: sourceAddress, Editor: template.URL(from.Editor)} //nolint:gosec // see Editor
}

// source is Site.Source.
func (s Site) source(name string) Source {
	if s.Source == nil {
		return Source{}
	}
	return s.Source(name)
}

// problemsView is what the template "problems" shows.
type problemsView struct {
	Style    string // address of the stylesheet
	Title    string
	Open     bool // unfolded at first
	Problems diag.List
	Help     func(name string) string // as in Site, never nil
}

func newProblemsView(s Site) problemsView {
	help := s.Help
	if help == nil {
		help = func(string) string { return "" }
	}
	return problemsView{
		Style:    overlayAddress,
		Title:    problemsTitle(s.Problems),
		Open:     s.Problems.HasErrors(),
		Problems: s.Problems.Sorted(),
		Help:     help,
	}
}

func problemsTitle(problems diag.List) string {
	errors, warnings := problems.Count()
	var parts []string
	if errors > 0 {
		parts = append(parts, numbered(errors, "fout", "fouten"))
	}
	if warnings > 0 {
		parts = append(parts, numbered(warnings, "waarschuwing", "waarschuwingen"))
	}
	return "De site heeft " + strings.Join(parts, " en ")
}

func numbered(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// caret is the line below an excerpt that underlines the place, or "" when the column is not known. Tabs are kept, so that it
// lines up with an excerpt that has them.
func caret(p diag.Problem) string {
	chars, column := []rune(p.Excerpt), p.Column-p.Cut
	if column < 1 || column > len(chars)+1 {
		return ""
	}
	indent := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, string(chars[:column-1]))
	return indent + strings.Repeat("^", min(max(p.Width, 1), max(len(chars)-column+1, 1)))
}
