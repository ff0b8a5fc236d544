package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// problemNames collects the names that Go code gives to problems: the Name of every diag.Problem that is written out. Where
// that is a variable, its values are looked up: what the function assigns to it, or what callers pass for it.
type problemNames struct {
	positions *token.FileSet
	packages  map[string]*sourcePackage // by folder
	names     map[string]bool
	said      map[string][]saying // by name
	unclear   []string            // places where the name cannot be found out
	found     []string            // the names of the problem that is read
}

// saying is what a problem says, as regular expressions: what is put together from values is anything.
type saying struct{ message, hint string }

type sourcePackage struct {
	name         string
	declarations []ast.Decl
}

// namesInCode reads every non-test Go file below fsys.
func namesInCode(fsys fs.FS) (*problemNames, error) {
	found := &problemNames{positions: token.NewFileSet(), packages: map[string]*sourcePackage{}, names: map[string]bool{}, said: map[string][]saying{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(found.positions, name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if found.packages[dir] == nil {
			found.packages[dir] = &sourcePackage{name: file.Name.Name}
		}
		found.packages[dir].declarations = append(found.packages[dir].declarations, file.Decls...)
		return nil
	})
	for _, pkg := range found.packages {
		for _, decl := range pkg.declarations {
			found.inDeclaration(pkg, decl)
		}
	}
	return found, err
}

// inDeclaration finds the problems that are written out in one declaration.
func (n *problemNames) inDeclaration(pkg *sourcePackage, decl ast.Decl) {
	function, _ := decl.(*ast.FuncDecl)
	ast.Inspect(decl, func(node ast.Node) bool {
		literal, ok := node.(*ast.CompositeLit)
		switch {
		case !ok:
		case isProblem(pkg, literal.Type):
			n.inProblem(pkg, function, literal)
		case isProblemList(pkg, literal.Type):
			for _, e := range literal.Elts {
				if element, ok := e.(*ast.CompositeLit); ok && element.Type == nil {
					n.inProblem(pkg, function, element)
				}
			}
		}
		return true
	})
}

func isProblem(pkg *sourcePackage, t ast.Expr) bool { return isDiag(pkg, t, "Problem") }

func isProblemList(pkg *sourcePackage, t ast.Expr) bool {
	array, ok := t.(*ast.ArrayType)
	return isDiag(pkg, t, "List") || ok && isProblem(pkg, array.Elt)
}

// isDiag reports whether an expression names a type of package diag.
func isDiag(pkg *sourcePackage, t ast.Expr, name string) bool {
	selector, ok := t.(*ast.SelectorExpr)
	return ok && isIdent(selector.X, "diag") && selector.Sel.Name == name || pkg.name == "diag" && isIdent(t, name)
}

// inProblem takes the name of one problem, and what it says. An empty literal is no problem, but any other must have a name.
func (n *problemNames) inProblem(pkg *sourcePackage, function *ast.FuncDecl, literal *ast.CompositeLit) {
	fields := map[string]ast.Expr{}
	for _, e := range literal.Elts {
		if field, ok := e.(*ast.KeyValueExpr); ok {
			fields[field.Key.(*ast.Ident).Name] = field.Value
		}
	}
	n.found = nil
	if name, ok := fields["Name"]; ok {
		n.value(pkg, function, name)
	} else if len(literal.Elts) > 0 {
		n.doubt(literal)
	}
	for _, name := range n.found {
		n.said[name] = append(n.said[name], saying{pattern(fields["Message"]), pattern(fields["Hint"])})
	}
}

// verb is a place for a value in a format that was made a regular expression.
var verb = regexp.MustCompile(`%(\\\[\d+\\\])?[a-zU]`)

// pattern is what an expression can say.
func pattern(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, _ := strconv.Unquote(e.Value)
		return regexp.QuoteMeta(text)
	case *ast.BinaryExpr:
		return pattern(e.X) + pattern(e.Y)
	case *ast.CallExpr:
		if callee(e) == "Sprintf" {
			return verb.ReplaceAllString(pattern(e.Args[0]), ".*")
		}
	}
	return ".*"
}

func isIdent(e ast.Expr, name string) bool {
	ident, ok := e.(*ast.Ident)
	return ok && ident.Name == name
}

// value takes what an expression in a function can be.
func (n *problemNames) value(pkg *sourcePackage, function *ast.FuncDecl, e ast.Expr) {
	if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
		name, _ := strconv.Unquote(literal.Value)
		n.names[name] = true
		n.found = append(n.found, name)
		return
	}
	name, ok := e.(*ast.Ident)
	if !ok || function == nil {
		n.doubt(e)
		return
	}
	if i := parameter(function, name.Name); i >= 0 {
		n.arguments(pkg, function, i)
		return
	}
	values := assigned(function, name.Name)
	if len(values) == 0 {
		n.doubt(e)
	}
	for _, v := range values {
		n.value(pkg, function, v)
	}
}

func (n *problemNames) doubt(node ast.Node) {
	n.unclear = append(n.unclear, n.positions.Position(node.Pos()).String())
}

// parameter returns the place of a parameter, -1 when the function has none of that name.
func parameter(function *ast.FuncDecl, name string) int {
	i := 0
	for _, field := range function.Type.Params.List {
		for _, ident := range field.Names {
			if ident.Name == name {
				return i
			}
			i++
		}
	}
	return -1
}

// assigned lists what a function assigns to a variable of its own.
func assigned(function *ast.FuncDecl, name string) []ast.Expr {
	var values []ast.Expr
	ast.Inspect(function, func(node ast.Node) bool {
		assign, ok := node.(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != len(assign.Rhs) {
			return true
		}
		for i, to := range assign.Lhs {
			if isIdent(to, name) {
				values = append(values, assign.Rhs[i])
			}
		}
		return true
	})
	return values
}

// arguments takes what is passed for a parameter, in the package of the function and, when it is exported, in all others.
func (n *problemNames) arguments(pkg *sourcePackage, called *ast.FuncDecl, index int) {
	for _, other := range n.packages {
		if other != pkg && !called.Name.IsExported() {
			continue
		}
		for _, decl := range other.declarations {
			caller, _ := decl.(*ast.FuncDecl)
			ast.Inspect(decl, func(node ast.Node) bool {
				call, ok := node.(*ast.CallExpr)
				if ok && caller != called && callee(call) == called.Name.Name && index < len(call.Args) {
					n.value(other, caller, call.Args[index])
				}
				return true
			})
		}
	}
}

// callee is the name of what is called, without its package or receiver.
func callee(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func TestNamesInCode(t *testing.T) {
	tests := []struct {
		source, want string
		unclear      int
	}{
		{source: `func f() any { return &diag.Problem{File: "x", Name: "a-b"} }`, want: "a-b"},
		{source: `func f() any { return diag.List{{Name: "a-b"}, {Name: "c-d"}} }`, want: "a-b c-d"},
		{source: `func f() any { return []diag.Problem{{Name: "a-b"}} }`, want: "a-b"},
		{source: `var p = diag.Problem{Name: "a-b"}`, want: "a-b"},
		{source: `func f() any { n := "a-b"; n = "c-d"; return diag.Problem{Name: n} }`, want: "a-b c-d"},
		{source: `func f() { p.at(1, "a-b") }; func (p p) at(i int, n string) any { return diag.Problem{Name: n} }`, want: "a-b"},
		{source: `func f() { g("a-b") }; func g(s string) { h(s) }; func h(s string) { _ = diag.Problem{Name: s} }`, want: "a-b"},
		{source: `func f() any { return diag.Problem{} }`},
		{source: `func f() any { return other.Problem{Name: "a-b"} }`},
		{source: `func f() any { return diag.Problem{File: "x"} }`, unclear: 1},
		{source: `func f(s string) any { return diag.Problem{Name: "a-" + s} }`, unclear: 1},
		{source: `func f() any { return diag.Problem{Name: name} }`, unclear: 1},
	}
	for _, test := range tests {
		found, err := namesInCode(fstest.MapFS{"x.go": {Data: []byte("package x; " + test.source)}})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(slices.Sorted(maps.Keys(found.names)), " ")
		if got != test.want || len(found.unclear) != test.unclear {
			t.Errorf("%s: names %q and %d unclear, want %q and %d", test.source, got, len(found.unclear), test.want, test.unclear)
		}
	}
}
