package layout

import (
	"bytes"
	"errors"
	"html/template"
	"strings"
	"testing"
)

// shelf and book are data as a page has it: structs, pointers, methods, embedded structs.
type shelf struct {
	*owner
	Name   string
	Books  []*book
	First  book
	Best   *book
	None   *book
	Counts map[string]int
	Any    any
	Body   HTML
	Kind   kind
	hidden string
}

type owner struct{ Owner string }

type book struct {
	Title string
	Pages int
	Price float64
	Next  *book
}

type kind string

type stringer struct{ s string }

func (s stringer) String() string { return s.s }

func (b book) Long() bool                   { return b.Pages > 100 }
func (b *book) Worth(per float64) float64   { return float64(b.Pages) * per }
func (s shelf) Find(title string) *book     { return s.byTitle(title) }
func (s shelf) Fail() (string, error)       { return "", errors.New("no luck") }
func (s shelf) Crash() string               { panic("boom") }
func (s shelf) Join(words ...string) string { return strings.Join(words, "+") }
func (s shelf) Same(b book) string          { return b.Title }
func (s shelf) byTitle(title string) *book {
	for _, b := range s.Books {
		if b.Title == title {
			return b
		}
	}
	return nil
}

func someShelf() *shelf {
	a := &book{"A & B <i>", 120, 1.5, nil}
	b := &book{"C++ 'quoted' \"twice\"", 80, 2, a}
	return &shelf{
		owner: &owner{"José"}, Name: "de plank", Books: []*book{a, b}, First: *a, Best: b, Counts: map[string]int{"een": 1},
		Any: stringer{"<any>"}, Body: "<p>as <b>it</b> is &amp; stays</p>", Kind: "soort", hidden: "x",
	}
}

var someFunctions = Functions{
	"upper": strings.ToUpper,
	"count": func(n int, one, many string) string { return many },
	"pair":  func(a, b any) []any { return []any{a, b} },
}

// same are layouts that html/template executes too, with the same result.
var same = map[string]string{
	"text and attributes": `{{.Name}} <a title="{{.Name}}" href="/{{.Name}}?q={{.Name}}#{{.Name}}">{{.Owner}}</a>`,
	"escapes":             `{{range .Books}}<a title="{{.Title}}" href="{{.Title}}" class={{.Title}}>{{.Title}}</a>{{end}}`,
	"addresses":           `<a href="{{upper .Name}}"></a><a href="{{"https://example.org/a b?c=d&e=é"}}"></a><a href="{{"javascript:alert(1)"}}"></a><a href="{{"mailto:a@b.nl"}}"></a>`,
	"title":               `<title>{{.First.Title}} {{template "name" .}}</title>{{define "name"}}<i>{{.Name}}</i> & "{{.First.Title}}"{{end}}`,
	"in two contexts":     `{{template "t" .First}}<p title="{{template "t" .First}}">{{define "t"}}{{.Title}}{{end}}`,
	"safe HTML":           `{{.Body}}<p title="{{.Body}}"></p><title>{{.Body}}</title>`,
	"numbers":             `{{.First.Pages}} {{.First.Price}} {{1}} {{1.5}} <p title="{{.First.Pages}}">{{-3}}`,
	"other types":         `{{.Any}} {{.Kind}} {{true}} {{.Books}} {{.Counts}} <p title="{{.Any}}">`,
	"if":                  `{{if .Name}}a{{else}}b{{end}}{{if .None}}a{{else if .Best}}c{{else}}b{{end}}{{if and .Name .Best}}d{{end}}{{if not .Books}}e{{end}}{{if .First}}f{{end}}{{if .Any}}g{{end}}`,
	"with":                `{{with .Best}}{{.Title}} {{$.Name}}{{with .Next}}{{.Title}}{{end}}{{else}}none{{end}}{{with .None}}{{.Title}}{{else with .Best}}{{.Title}}{{else}}none{{end}}{{with $b := .Best}}{{$b.Title}}{{end}}`,
	"range":               `{{range .Books}}{{.Title}},{{else}}none{{end}}{{range $i, $b := .Books}}{{$i}} {{$b.Title}} {{$.Name}}{{end}}{{range $b := .Books}}{{$b.Title}}{{end}}{{range 3}}{{.}}{{end}}{{range .None.List}}{{else}}none{{end}}`,
	"break and continue":  `{{range 9}}{{if eq . 2}}{{continue}}{{end}}{{if gt . 4}}{{break}}{{end}}{{.}}{{end}}`,
	"variables":           `{{$x := 1}}{{range .Books}}{{$x = .Pages}}{{$y := .Title}}{{$y}}{{end}}{{$x}}{{$x := "other"}}{{$x}}`,
	"comparisons":         `{{eq .Name "de plank"}} {{eq .Kind "soort"}} {{ne .First.Pages 120}} {{eq .First.Pages 1 2 120}} {{lt 1 2}} {{le 2 2}} {{gt "a" "b"}} {{ge 1.5 1.5}} {{eq .Best .Best}} {{eq true false}}`,
	"choices":             `{{or .Name "x"}} {{and .Name "x"}} {{or "" "x" "y"}} {{or .None "niets"}} {{and 0 1}}`,
	"functions":           `{{len .Books}} {{len .Name}} {{index .Books 1}} {{index .Counts "een"}} {{index .Counts "nul"}} {{(index .Books 0).Title}} {{printf "%s-%d" .Name 3}} {{print 1 "a"}} {{.Name | upper | printf "%q"}}`,
	"methods":             `{{.First.Long}} {{.Best.Long}} {{.Best.Worth 2.5}} {{(.Find "A & B <i>").Pages}} {{.Join "a" "b" .Name}} {{.Join}} {{.Same .Best}} {{.Best.Next.Title | .Join "x"}}`,
	"calls":               `{{template "b" .Best}}{{template "b" .First}}{{template "p" pair .Name 1}}{{template "n"}}{{define "b"}}[{{.Title}} {{$.Pages}}]{{end}}{{define "p"}}{{range .}}{{.}};{{end}}{{end}}{{define "n"}}x{{end}}`,
	"recursion":           `{{template "r" .Best}}{{define "r"}}{{.Title}}{{with .Next}}({{template "r" .}}){{end}}{{end}}`,
	"comments":            `a{{/* no */}}b <!-- gone --> c`,
}

// List is nothing to range over, on a pointer that may be nil.
func (b *book) List() []int { return nil }

func TestSameAsHTMLTemplate(t *testing.T) {
	for name, text := range same {
		t.Run(name, func(t *testing.T) {
			shelf := someShelf()
			var want strings.Builder
			if err := template.Must(template.New("page").Funcs(template.FuncMap(someFunctions)).Parse(text)).Execute(&want, shelf); err != nil {
				t.Fatal(err)
			}
			if got, err := execute(t, text, shelf); err != nil || got != want.String() {
				t.Errorf("got  %s, %v\nwant %s", got, err, want.String())
			}
		})
	}
}

func execute(t *testing.T, text string, data any) (string, error) {
	t.Helper()
	s := NewSet(someFunctions)
	if err := s.Add("page", text); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	err := s.Execute(&b, "page", data)
	return b.String(), err
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		`{{.Nope}}`:                          `<.Nope>: can't evaluate field Nope in type *layout.shelf`,
		`{{if false}}{{.First.Nope}}{{end}}`: `<.First.Nope>: can't evaluate field Nope in type layout.book`,
		`{{.hidden}}`:                        `<.hidden>: hidden is an unexported field of struct type *layout.shelf`,
		`{{.None.Title}}`:                    `<.None.Title>: nil pointer evaluating *layout.book.Title`,
		`{{.Any.Title}}`:                     `<.Any.Title>: can't evaluate field Title in type interface {}`,
		`{{.Fail}}`:                          `<.Fail>: error calling Fail: no luck`,
		`{{.Crash}}`:                         `<.Crash>: error calling Crash: boom`,
		`{{index .Books 9}}`:                 `<index .Books 9>: error calling index: index out of range: 9`,
		`{{upper 1}}`:                        `<upper 1>: wrong type for value; expected string; got int`,
		`{{upper .Any}}`:                     `<upper .Any>: wrong type for value; expected string; got layout.stringer`,
		`{{upper}}`:                          `<upper>: wrong number of args for upper: want 1 got 0`,
		`{{eq .Name 1}}`:                     `<eq .Name 1>: error calling eq: incompatible types for comparison: string and int`,
		`{{range .Best}}{{end}}`:             `<.Best>: range can't iterate over a *layout.book`,
		`<script>{{.Name}}</script>`:         `<{{.Name | _html_template_jsvalescaper}}>: a value cannot stand here`,
		`<img srcset="{{.Name}}">`:           `a value cannot stand here`,
		`<p title="{{once "page" .}}">`:      `once stands between elements: use template here`,
		`{{once "nope" .}}`:                  `no such template "nope"`,
		`{{template "nope" .}}`:              `html/template:page:1:11: no such template "nope"`,
		`{{define "r"}}{{template "r" .}}{{end}}{{template "r" .}}`: `exceeded maximum template depth (1000)`,
	} {
		if _, err := execute(t, text, someShelf()); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// A layout that goes wrong leaves the others as they are.
func TestErrorInOneLayout(t *testing.T) {
	s := NewSet(nil)
	for name, text := range map[string]string{"good": `<title>{{template "t" .}}</title>`, "t": "{{.}}", "bad": `<p {{if .}}title="{{end}}>`, "page": `{{define "main"}}{{.}}{{end}}`} {
		if err := s.Add(name, text); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := s.Execute(&b, "bad", "x"); err == nil {
		t.Error("want an error")
	}
	if err := s.Execute(&b, "good", "a<b"); err != nil || b.String() != "<title>a&lt;b</title>" {
		t.Errorf("got %s, %v", b.String(), err)
	}
	if err := s.Execute(&b, "nowhere", "x"); err == nil {
		t.Error("want an error about a layout that is not there")
	}
}

// A page fills in what it defines, in any context, and leaves the rest as the skeleton has it.
func TestPages(t *testing.T) {
	s := NewSet(nil)
	add := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	add(s.Add("base", `<title>{{block "title" .}}base {{.}}{{end}}</title>{{template "main" .}}{{once "foot" .}}`))
	add(s.Add("foot", `<i>{{.}}</i>`))
	add(s.AddPage("a", `{{define "title"}}a {{.}}{{end}}{{define "main"}}A{{end}}`, "base"))
	add(s.AddPage("b", `{{define "main"}}B{{template "x" .}}{{end}}{{define "x"}}X{{.}}{{end}}`, "base"))
	add(s.AddPage("c", `{{define "base"}}own {{template "main" .}}{{end}}{{define "main"}}C{{end}}`, "base"))
	for name, want := range map[string]string{
		"a": "<title>a 1&lt;2</title>A<i>1&lt;2</i>", "b": "<title>base 1&lt;2</title>BX1&lt;2<i>1&lt;2</i>", "c": "own C",
	} {
		var b bytes.Buffer
		if err := s.Execute(&b, name, "1<2"); err != nil || b.String() != want {
			t.Errorf("%s: got %s, %v, want %s", name, b.String(), err, want)
		}
	}
}

// What is made once for a value is not made for another, and is forgotten on request.
func TestOnce(t *testing.T) {
	calls := 0
	s := NewSet(Functions{"call": func(b *book) string { calls++; return b.Title }})
	if err := errors.Join(s.Add("page", `{{once "part" .}}{{once "part" .}}`), s.Add("part", `<b>{{call .}}</b>`)); err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"a", "b"} {
		var b bytes.Buffer
		if err := s.Execute(&b, "page", &book{Title: title}); err != nil || b.String() != strings.Repeat("<b>"+title+"</b>", 2) {
			t.Errorf("got %s, %v", b.String(), err)
		}
	}
	if calls != 2 {
		t.Errorf("made %d times", calls)
	}
	one := &book{Title: "a"}
	for range 2 {
		s.Forget()
		if err := s.Execute(&bytes.Buffer{}, "page", one); err != nil {
			t.Fatal(err)
		}
	}
	if calls != 4 {
		t.Errorf("made %d times", calls)
	}
}

// FuzzEscape holds every escape against html/template's own, which [escaper.write] leaves out where it can.
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"", "taken", "a & b", "<b>", "https://example.org/a?b=c", "https:javascript:x", "http:", "javascript:alert(1)", "/a:b", "%41%zz", "é\xff\x00", "\xa8", "\ufdd0", "\uffff", "a.png 1x, b 2x", "#a", "?a=b&c", "+1", "'\"`"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for chain, e := range allEscapers().byChain {
			var b bytes.Buffer
			e.write(&b, s)
			if want := e.ask(s); b.String() != want {
				t.Errorf("%s: %q gives %q, html/template %q", chain, s, b.String(), want)
			}
		}
	})
}
