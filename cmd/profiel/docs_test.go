package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"beroepsprofiel/cmd/profiel/internal/content"
)

// The pages for contributors must say what the code does: every problem by its name, every key by its kind. These tests read
// both sides, so that neither can change alone.

const (
	problemsPage = "../../content/bijdragen/meldingen.md"
	keysPage     = "../../content/bijdragen/front-matter.md"
)

// Problem names: the code.

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

// Problem names: the page.

var (
	problemHeading = regexp.MustCompile("^### `([a-z0-9-]+)`$")
	printedName    = regexp.MustCompile(`: (?:error|warning): .* \[([a-z0-9-]+)\]$`)
)

func TestEveryProblemIsExplained(t *testing.T) {
	code, err := namesInCode(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range code.unclear {
		t.Errorf("%s: cannot find out the name of this problem; write it in the literal, a variable or an argument", place)
	}
	explained := map[string]bool{}
	for number, line := range pageLines(t, problemsPage) {
		heading := problemHeading.FindStringSubmatch(line)
		switch {
		case heading == nil && strings.HasPrefix(line, "###"):
			t.Errorf("%s:%d: a heading of level 3 is one name of a problem: ### `name`", problemsPage, number+1)
		case heading != nil && explained[heading[1]]:
			t.Errorf("%s:%d: %q is explained twice", problemsPage, number+1, heading[1])
		case heading != nil:
			explained[heading[1]] = true
		}
		if printed := printedName.FindStringSubmatch(line); printed != nil && !code.names[printed[1]] {
			t.Errorf("%s:%d: the example shows %q, which the code does not have", problemsPage, number+1, printed[1])
		}
	}
	compare(t, problemsPage, "problem", code.names, explained)
}

func TestSaid(t *testing.T) {
	for source, want := range map[string]saying{
		`diag.Problem{Name: "a-b", Message: "wat?", Hint: "zo"}`:                                     {`wat\?`, "zo"},
		`diag.Problem{Name: "a-b", Message: "x " + y, Hint: fmt.Sprintf("%[1]q of %s", a, b) + "!"}`: {"x .*", ".* of .*!"},
		`diag.Problem{Name: "a-b", Message: f("x"), Hint: fmt.Sprintf(format, a)}`:                   {".*", ".*"},
		`diag.Problem{Name: "a-b"}`: {".*", ".*"},
	} {
		found, err := namesInCode(fstest.MapFS{"x.go": {Data: []byte("package x; var p = " + source)}})
		if err != nil || !slices.Equal(found.said["a-b"], []saying{want}) {
			t.Errorf("%s: got %q, %v", source, found.said["a-b"], err)
		}
	}
}

// explanation is what the page says of one name.
type explanation struct {
	line  int
	prose string
	block []string // of the first example
}

// explanations reads the page, by name.
func explanations(t *testing.T) map[string]explanation {
	t.Helper()
	all := map[string]explanation{}
	name, inBlock, blocks := "", false, 0
	for number, line := range pageLines(t, problemsPage) {
		heading := problemHeading.FindStringSubmatch(line)
		e := all[name]
		switch {
		case heading != nil:
			name, blocks = heading[1], 0
			e = explanation{line: number + 1}
		case strings.HasPrefix(line, "## "):
			name = ""
		case strings.HasPrefix(line, "```"):
			if inBlock = !inBlock; inBlock {
				blocks++
			}
		case inBlock && blocks == 1:
			e.block = append(e.block, line)
		case !inBlock:
			e.prose += line + " "
		}
		if name != "" {
			all[name] = e
		}
	}
	return all
}

// printedProblem is the first line of a problem.
var printedProblem = regexp.MustCompile(`^[^:]+(?::(\d+):(\d+))?: (error|warning): (.*) \[([a-z0-9-]+)\]$`)

// Every name has words of explanation and an example that the program could have printed: with its own name, at a place that the
// caret points at, with a message and a cure that the code has.
func TestEveryProblemHasAnExample(t *testing.T) {
	code, err := namesInCode(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range explanations(t) {
		place := fmt.Sprintf("%s:%d", problemsPage, e.line)
		if n := len(strings.Fields(e.prose)); n < 8 {
			t.Errorf("%s: %q is explained in %d words", place, name, n)
		}
		var printed []string
		if len(e.block) > 0 {
			printed = printedProblem.FindStringSubmatch(e.block[0])
		}
		if printed == nil || printed[5] != name {
			t.Errorf("%s: %q has no example, or that of another name first", place, name)
			continue
		}
		if isWarning := printed[3] == "warning"; isWarning != strings.HasPrefix(strings.TrimSpace(e.prose), "Een waarschuwing") {
			t.Errorf("%s: %q: the example is a %s, the words say otherwise", place, name, printed[3])
		}
		hint := exampleHint(t, place, printed, e.block[1:])
		if !slices.ContainsFunc(code.said[name], func(w saying) bool { return canSay(w.message, printed[4]) && canSay(w.hint, hint) }) {
			t.Errorf("%s: %q: the code does not say %q with the cure %q; it says %+v", place, name, printed[4], hint, code.said[name])
		}
	}
}

// exampleHint returns the cure of an example, behind the excerpt with its caret if there is one.
func exampleHint(t *testing.T, place string, printed, rest []string) string {
	t.Helper()
	for i, line := range rest {
		if caret := strings.Index(line, "^"); i == 1 && strings.Trim(line, " ^") == "" {
			isPart := len([]rune(rest[0])) >= 100 // of a long line
			if column := fmt.Sprint(caret - 3); column != printed[2] && !isPart {
				t.Errorf("%s: the caret stands at column %s, the message says %s", place, column, printed[2])
			}
			rest = rest[2:]
			break
		}
	}
	return strings.TrimSpace(strings.Join(rest, " "))
}

func canSay(pattern, text string) bool {
	if text == "" {
		return true // often set elsewhere, or none
	}
	return regexp.MustCompile("^(" + pattern + ")$").MatchString(text)
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

// Front matter.

// keySections are the headings of the page that hold a table of keys, with the struct that reads them. The kinds are the
// fields of content.Tree, so that a kind without a heading is noticed.
func keySections(t *testing.T) map[string]reflect.Type {
	headings := map[string]string{
		"Areas": "Aandachtsgebied", "Tasks": "Taak", "Levels": "Niveau", "Editions": "Editie", "Competencies": "Competentie",
		"Models": "Gewone pagina", "CoreTasks": "Kerntaak", "Vacancies": "Vacature",
		"VacancyIndex": "Velden van vacatures", "VacancyCheck": "Controle van vacatures", "Pages": "Gewone pagina",
	}
	sections := map[string]reflect.Type{
		"Elk bestand": reflect.TypeFor[content.Common](), "Instellingen in site.toml": reflect.TypeFor[content.Config](),
	}
	for field := range reflect.TypeFor[content.Tree]().Fields() {
		if field.Type.Kind() != reflect.Slice {
			continue
		}
		front, ok := field.Type.Elem().FieldByName("Front")
		if !ok {
			continue
		}
		if headings[field.Name] == "" {
			t.Errorf("%s has no heading for the kind %s", keysPage, field.Name)
			continue
		}
		sections[headings[field.Name]] = front.Type
	}
	return sections
}

// keysOf lists the keys that a struct reads, with the sort of value as the page names it; * stands for a name that the author
// chooses. What every file may hold is left out: it has a section of its own.
func keysOf(structure reflect.Type, table string, keys map[string]string) {
	for field := range structure.Fields() {
		name := strings.TrimPrefix(table+"."+field.Tag.Get("toml"), ".")
		switch kind := field.Type.Kind(); {
		case field.Type == reflect.TypeFor[content.Common](), field.Tag.Get("toml") == "" && !field.Anonymous:
		case field.Anonymous:
			keysOf(field.Type, table, keys)
		case kind == reflect.Struct:
			keysOf(field.Type, name, keys)
		case kind == reflect.Map && field.Type.Elem().Kind() == reflect.Struct:
			keysOf(field.Type.Elem(), name+".*", keys)
		case kind == reflect.Map && field.Type.Elem().Kind() == reflect.Map:
			keys[name+".*.*"] = sortOf(field.Type.Elem().Elem())
		case kind == reflect.Map:
			keys[name+".*"] = sortOf(field.Type.Elem())
		default:
			keys[name] = sortOf(field.Type)
		}
	}
}

// sortOf is the name that the page gives to what a key holds.
func sortOf(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return map[reflect.Kind]string{
		reflect.String: "tekst", reflect.Int: "getal", reflect.Bool: "ja of nee", reflect.Slice: "lijst",
	}[t.Kind()]
}

var (
	keyTable   = regexp.MustCompile("^### .*`\\[([^`]+)\\]`$")
	keyRow     = regexp.MustCompile("^\\| `([^`]+)` \\| ([^|]+) \\|")
	chosenName = regexp.MustCompile(`<[^>]+>`)
)

func TestEveryKeyIsExplained(t *testing.T) {
	page := sectionsOf(pageLines(t, keysPage))
	for heading, structure := range keySections(t) {
		inCode, onPage := map[string]string{}, keysOnPage(page[heading])
		keysOf(structure, "", inCode)
		place := fmt.Sprintf("%s, %q", keysPage, heading)
		compare(t, place, "key", inCode, onPage)
		for key, want := range inCode {
			if got, ok := onPage[key]; ok && got != want {
				t.Errorf("%s: the key %q is a %q in the code, not a %q", place, key, want, got)
			}
		}
	}
}

// keysOnPage lists the keys in the first column of tables, with the sort of value in the second. A heading such as
// ### De tabel `[in.<editie>]` says which TOML table the keys below it stand in.
func keysOnPage(section []string) map[string]string {
	keys, table := map[string]string{}, ""
	for _, line := range section {
		if heading := keyTable.FindStringSubmatch(line); heading != nil {
			table = heading[1] + "."
		}
		if row := keyRow.FindStringSubmatch(line); row != nil {
			keys[chosenName.ReplaceAllString(table+row[1], "*")] = row[2]
		}
	}
	return keys
}

// TestKeyExamplesAreValid reads the examples on the page as front matter of their kind.
func TestKeyExamplesAreValid(t *testing.T) {
	page := sectionsOf(pageLines(t, keysPage))
	sections := keySections(t)
	sections["Elk bestand"] = reflect.TypeFor[content.Page]()
	delete(sections, "Gewone pagina") // has no example: see "Elk bestand"
	for heading, structure := range sections {
		_, rest, found := strings.Cut(strings.Join(page[heading], "\n"), "```toml\n")
		example, _, _ := strings.Cut(rest, "```")
		if !found {
			t.Errorf("%s, %q: no example", keysPage, heading)
			continue
		}
		meta, err := toml.Decode(example, reflect.New(structure).Interface())
		if err != nil || len(meta.Undecoded()) > 0 {
			t.Errorf("%s, %q: the example is not valid: %v %v", keysPage, heading, err, meta.Undecoded())
		}
	}
}

// Both pages.

func pageLines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// sectionsOf returns the lines below each heading of level 2.
func sectionsOf(lines []string) map[string][]string {
	sections := map[string][]string{}
	heading := ""
	for _, line := range lines {
		if text, ok := strings.CutPrefix(line, "## "); ok {
			heading = text
			continue
		}
		sections[heading] = append(sections[heading], line)
	}
	return sections
}

// compare reports what stands on one side only.
func compare[V any](t *testing.T, page, thing string, inCode, onPage map[string]V) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(inCode)) {
		if _, ok := onPage[name]; !ok {
			t.Errorf("%s does not explain the %s %q", page, thing, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(onPage)) {
		if _, ok := inCode[name]; !ok {
			t.Errorf("%s explains the %s %q, which the code does not have", page, thing, name)
		}
	}
}

// Every decision has a number of its own, so that "decision 7" is one page.
func TestDecisionsAreNumbered(t *testing.T) {
	pages, err := filepath.Glob("docs/decisions/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for i, page := range pages {
		number, _, _ := strings.Cut(filepath.Base(page), "-")
		if want := fmt.Sprintf("%04d", i+1); number != want {
			t.Errorf("%s: the number should be %s", page, want)
		}
		if title := pageLines(t, page)[0]; !strings.HasPrefix(title, fmt.Sprintf("# %d. ", i+1)) {
			t.Errorf("%s: the title is %q", page, title)
		}
	}
}
