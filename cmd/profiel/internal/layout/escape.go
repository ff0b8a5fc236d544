package layout

import (
	"bytes"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
	"unicode/utf8"
)

// probes are the places where a value can stand. What html/template does with a value there is what it does in the probe, and so is
// every escape here: the probe is executed. Only a text of which every byte is known to stay as it is goes past it.
var probes = []string{
	`{{.}}`,
	`<title>{{.}}</title>`,
	`<a title="{{.}}">`,
	`<a href="{{.}}">`,
	`<a href="/{{.}}">`,
	`<a href="?q={{.}}">`,
	`<a title={{.}}>`,
	`<a href={{.}}>`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`,
}

// escapers knows the probe for every chain of functions with which html/template escapes.
type escapers struct {
	text    string // the chain for a value between elements
	byChain map[string]*escaper
}

// escaper escapes in one context.
type escaper struct {
	probe         *template.Template
	before, after string    // what the probe has round the value
	raw           bool      // HTML by html/template stays as it is
	same          [256]bool // bytes that stay as they are wherever they stand
	empty         string    // what becomes of nothing
	schemes       []string  // beginnings that stay as they are, though a byte of them may not elsewhere
}

// allEscapers asks html/template some thousand times, so it is done once.
var allEscapers = sync.OnceValue(newEscapers)

func newEscapers() escapers {
	all := escapers{byChain: map[string]*escaper{}}
	for i, text := range probes {
		chain, e := newEscaper(text)
		if i == 0 {
			all.text, e.raw = chain, true
		}
		all.byChain[chain] = e
	}
	return all
}

func newEscaper(text string) (chain string, _ *escaper) {
	e := &escaper{probe: template.Must(template.New("").Parse(text))}
	e.before, e.after, _ = strings.Cut(text, "{{.}}")
	e.empty = e.ask("")
	for b := range utf8.RuneSelf {
		s := string(rune(b))
		e.same[b] = e.ask(s) == s
	}
	for _, scheme := range []string{"https:", "http:"} {
		if e.ask(scheme) == scheme {
			e.schemes = append(e.schemes, scheme)
		}
	}
	// Without quotes round it, what is no character is escaped, and so is a byte that is no UTF-8; there html/template is asked about all
	// that lies beyond ASCII.
	const beyond = "é\xff\ufdd0\ufffd\uffff"
	others := e.ask(beyond) == beyond
	for b := utf8.RuneSelf; b < len(e.same); b++ {
		e.same[b] = others
	}
	walk(e.probe.Tree.Root, func(n parse.Node) {
		if action, ok := n.(*parse.ActionNode); ok {
			_, chain = splitEscapers(action.Pipe.Cmds)
		}
	})
	return chain, e
}

// ask lets html/template escape a value.
func (e *escaper) ask(value any) string {
	var b strings.Builder
	if err := e.probe.Execute(&b, value); err != nil {
		panic(failure{err}) // of a method that prints the value
	}
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), e.before), e.after)
}

// write writes a text, escaped.
func (e *escaper) write(b *bytes.Buffer, s string) {
	if s == "" {
		b.WriteString(e.empty)
		return
	}
	rest := s
	for _, scheme := range e.schemes {
		if after, ok := strings.CutPrefix(s, scheme); ok {
			rest = after
			break
		}
	}
	for i := range len(rest) {
		if !e.same[rest[i]] {
			b.WriteString(e.ask(s))
			return
		}
	}
	b.WriteString(s)
}

// splitEscapers takes the functions off a pipeline that html/template has put behind it.
func splitEscapers(commands []*parse.CommandNode) (rest []*parse.CommandNode, chain string) {
	n := len(commands)
	for n > 0 && isEscaper(commands[n-1]) {
		n--
	}
	var names []string
	for _, command := range commands[n:] {
		names = append(names, command.String())
	}
	return commands[:n], strings.Join(names, "|")
}

func isEscaper(command *parse.CommandNode) bool {
	name, ok := command.Args[0].(*parse.IdentifierNode)
	return ok && len(command.Args) == 1 && strings.HasPrefix(name.Ident, "_html_template_")
}

// print is a value that is printed.
func (c *compiler) print(n *parse.ActionNode, value expression, chain string) step {
	e, ok := c.set.escapers.byChain[chain]
	if !ok {
		c.at(n).fail("a value cannot stand here")
	}
	switch {
	case value.typ == htmlType && e.raw:
		return func(r *run) flow { r.out.WriteString(value.eval(r).String()); return next }
	case value.typ.Kind() == reflect.String && value.typ.PkgPath() != "html/template" && !prints(value.typ):
		return func(r *run) flow { e.write(r.out, value.eval(r).String()); return next }
	case value.typ == intType:
		return func(r *run) flow {
			e.write(r.out, strconv.FormatInt(value.eval(r).Int(), 10))
			return next
		}
	}
	at := c.at(n)
	return func(r *run) flow {
		v := value.eval(r)
		if !v.IsValid() {
			at.fail("there is no value here")
		}
		r.out.WriteString(e.ask(v.Interface()))
		return next
	}
}

var (
	htmlType = reflect.TypeFor[HTML]()
	intType  = reflect.TypeFor[int]()
	boolType = reflect.TypeFor[bool]()
)

// prints reports whether values of a type say themselves how they are printed.
func prints(typ reflect.Type) bool {
	return typ.Implements(reflect.TypeFor[error]()) || typ.Implements(reflect.TypeFor[interface{ String() string }]())
}
