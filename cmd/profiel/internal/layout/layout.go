// Package layout executes layouts: files in the language of html/template, escaped by html/template, walked by programs of its own.
//
// html/template decides by context how every value is escaped, and then finds by reflection, for every value on every page, what a
// name means and which of its functions escape it. A layout gets a struct of a known type, so the first can be found out once, when the
// first page of a kind is made, and most values need no escaping at all. A [Set] therefore lets html/template read and escape the
// layouts, and compiles the trees that it leaves for the type of the data: see compile.go. Escaping stays html/template's own: see
// escape.go. Why this is worth it is in docs/decisions/0022-layouts-are-compiled-for-their-data.md.
//
// What a layout may say is what html/template allows, with these differences:
//
//   - A name that the data does not have is an error in every branch, also in one that this page does not take.
//   - A value stands in text, in an attribute or in an address. It cannot stand in a script, a style or a comment, or be the name of
//     an element or attribute.
//   - A value of an interface can be printed and tested; what is in it cannot be asked for.
//   - The functions slice, call, html, js and urlquery are not there, nor are complex numbers, and range knows slices and numbers.
//   - {{once "name" data}} gives what {{template "name" data}} gives, and makes it one time for the same data.
package layout

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
)

// HTML is text that stands between elements as it is. Only what made sure that it is safe may make it.
type HTML = template.HTML

// Functions are what layouts may call besides the functions that they all have, by name. A function returns one value, or a value and
// an error.
type Functions = map[string]any

// Set is layouts that call each other. It is safe for concurrent use once all are added.
type Set struct {
	functions Functions
	stubs     Functions              // the same names, for html/template, which executes nothing that counts
	trees     map[string]*parse.Tree // as they were written
	roots     map[string]string      // the pages, with what each fills in

	mutex    sync.Mutex // guards what follows
	escaped  *template.Template
	derived  map[string]bool // the names under which html/template knows layouts that are called in an attribute or a title
	ready    map[string]bool // what html/template has escaped
	bodies   map[bodyKey]*body
	escapers escapers

	programs sync.Map // of bodyKey to *body: those of whole pages
	made     memo
}

// bodyKey is a layout with the type of its data.
type bodyKey struct {
	name string
	data reflect.Type
}

// NewSet is a set without layouts.
func NewSet(functions Functions) *Set {
	all := maps.Clone(builtins)
	maps.Copy(all, functions)
	all["once"] = nil // compiled apart
	stubs := Functions{}
	for name := range all {
		stubs[name] = func(...any) string { return "" }
	}
	s := &Set{functions: all, stubs: stubs, trees: map[string]*parse.Tree{}, roots: map[string]string{}, derived: map[string]bool{}, escapers: allEscapers()}
	s.Forget()
	return s
}

// Add adds a layout under the name that others call it by. The error is html/template's.
func (s *Set) Add(name, text string) error {
	return s.add(text, name, func(defined string) string { return defined })
}

// AddPage adds a layout that fills in the blocks of another, which is added apart. What it defines is its own.
func (s *Set) AddPage(name, text, skeleton string) error {
	s.roots[name] = skeleton
	return s.add(text, name, func(defined string) string { return within(name, defined) })
}

// within is the name of what a page defines. No file can have it.
func within(page, defined string) string { return page + "#" + defined }

// pageOf is the page that defines a layout; the layout itself when none does.
func pageOf(name string) string {
	page, _, _ := strings.Cut(name, "#")
	return page
}

func (s *Set) add(text, name string, rename func(string) string) error {
	t, err := template.New(name).Funcs(s.stubs).Parse(text)
	if err != nil {
		return err
	}
	for _, defined := range t.Templates() {
		if defined.Name() == name {
			s.trees[name] = defined.Tree
		} else if defined.Tree != nil {
			s.trees[rename(defined.Name())] = defined.Tree
		}
	}
	return nil
}

// Execute writes a layout with its data. The error reads as those of html/template do.
func (s *Set) Execute(b *bytes.Buffer, name string, data any) error {
	key := bodyKey{name, reflect.TypeOf(data)}
	program, ok := s.programs.Load(key)
	if !ok {
		compiled, err := s.compile(key)
		if err != nil {
			return err
		}
		program, _ = s.programs.LoadOrStore(key, compiled)
	}
	return program.(*body).execute(b, data)
}

// Forget lets go of what was made once.
func (s *Set) Forget() { s.made.forget() }

// compile makes the program of a layout that no other calls.
func (s *Set) compile(key bodyKey) (made *body, err error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	root := key.name
	if _, ok := s.roots[root]; ok {
		root = within(root, "")
	}
	if err := s.escape(root); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.escaped = nil // what is compiled in part may not be used
		}
	}()
	defer catch(&err)
	return s.body(bodyKey{root, key.data}), nil
}

// escape lets html/template escape a layout and what it calls. A layout that is called in another context, such as a title, it copies
// under a name of its own, where it cannot be looked up; it takes a copy that is there already. So the first time such a name is seen,
// it is remembered and everything is read again.
func (s *Set) escape(root string) error {
	for {
		if s.escaped == nil {
			if err := s.read(); err != nil {
				return err
			}
		}
		known := len(s.derived)
		if err := s.escapeRoot(root); err != nil {
			s.escaped = nil // html/template refuses to go on after an error
			return err
		}
		if len(s.derived) == known {
			return nil
		}
		s.escaped = nil
	}
}

// escapeRoot escapes one layout that stands by itself.
func (s *Set) escapeRoot(name string) error {
	if s.ready[name] {
		return nil
	}
	if s.escaped.Lookup(name) == nil {
		return fmt.Errorf("html/template:%s: no such template %q", name, name)
	}
	err := s.escaped.ExecuteTemplate(io.Discard, name, nil) // escapes first, and fails then for want of data
	if e, ok := errors.AsType[*template.Error](err); ok {
		return e
	}
	return s.escapeCalled(name)
}

// escapeCalled marks a layout as escaped, with those that it calls, and escapes those that it makes once.
func (s *Set) escapeCalled(name string) error {
	t := s.escaped.Lookup(name)
	switch {
	case t == nil:
		s.derived[name] = true
		return nil
	case s.ready[name]:
		return nil
	}
	s.ready[name] = true
	var errs []error
	walk(t.Tree.Root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.TemplateNode:
			errs = append(errs, s.escapeCalled(n.Name))
		case *parse.ActionNode:
			if once, ok := onceName(n); ok && s.trees[once] != nil {
				errs = append(errs, s.escapeRoot(once))
			}
		}
	})
	return cmp.Or(errs...)
}

// read gives all layouts to html/template, as they were written.
func (s *Set) read() error {
	t := template.New("").Funcs(s.stubs)
	var errs []error
	add := func(name, of, page string) {
		_, err := t.AddParseTree(name, s.filledIn(page, s.trees[of].Copy()))
		errs = append(errs, err)
	}
	for _, name := range slices.Sorted(maps.Keys(s.trees)) {
		add(name, name, pageOf(name))
	}
	for page, skeleton := range s.roots {
		if own := within(page, skeleton); s.trees[own] != nil {
			skeleton = own // a page may define a skeleton of its own
		}
		if s.trees[skeleton] != nil {
			add(within(page, ""), skeleton, page)
		}
	}
	for name := range s.derived {
		original, _, _ := strings.Cut(name, "$htmltemplate_")
		add(name, original, pageOf(original))
	}
	s.escaped, s.ready, s.bodies = t, map[string]bool{}, map[bodyKey]*body{}
	return errors.Join(errs...)
}

// filledIn lets a tree call what a page defines.
func (s *Set) filledIn(page string, tree *parse.Tree) *parse.Tree {
	walk(tree.Root, func(n parse.Node) {
		if call, ok := n.(*parse.TemplateNode); ok && s.trees[within(page, call.Name)] != nil {
			call.Name = within(page, call.Name)
		}
	})
	return tree
}
