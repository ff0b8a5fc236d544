package content

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

// front is a pointer to the front-matter struct of a kind.
type front interface{ common() *Common }

// decodeFront decodes the front matter into the struct of the file's kind, and copies what is common to the file. ok is false
// when that could not be read; with an unknown key or without a title it can.
func (f *File) decodeFront(front front, b bounds) (problems diag.List, ok bool) {
	problems, ok = decodeTOML(f.frontText(), front, b)
	f.Common = *front.common()
	f.Summary = typography.Curl(f.Summary)
	if len(problems) == 0 && strings.TrimSpace(f.Title) == "" {
		problems.Add(f.Problem([]string{"title"}, "", diag.Problem{
			Name: "missing-title", Message: "the page has no title", Hint: `add title = "…" to the front matter`,
		}))
	}
	return problems, ok
}

func (f *File) frontText() tomlText {
	return tomlText{file: f.Source(), text: f.front, line: frontLine}
}

// Problem completes a problem with the place of a front-matter key, such as ["in", "2017", "level"], and, where value is not
// empty, of that value behind it. Without the key the place is the front matter's start.
func (f *File) Problem(key []string, value string, p diag.Problem) diag.Problem {
	return f.frontText().problem(key, value, p)
}

// NamesIn lists the names that stand right below a table of the front matter, in the order of the text.
func (f *File) NamesIn(table string) []string {
	var names []string
	_, keys := f.decodeAny()
	for _, key := range keys {
		if len(key) > 1 && key[0] == table && !slices.Contains(names, key[1]) {
			names = append(names, key[1])
		}
	}
	return names
}

// decodeAny decodes the front matter of a file that was read before, for what few ask of it. The keys stand in the order of the text.
func (f *File) decodeAny() (front map[string]any, keys []toml.Key) {
	meta, err := toml.Decode(string(f.front), &front)
	if err != nil {
		return nil, nil // reported when the file was read
	}
	return front, meta.Keys()
}

// decodeTOML decodes strictly: unknown keys are problems. ok is false when nothing could be decoded, or the text is out of bounds.
func decodeTOML(source tomlText, into any, b bounds) (problems diag.List, ok bool) {
	if p, bad := source.check(b); bad {
		problems.Add(p)
		return problems, false
	}
	meta, err := toml.Decode(string(source.text), into)
	if err != nil {
		problems.Add(source.decodeProblem(err))
		return problems, false
	}
	keys := meta.Keys()
	if len(keys) > b.keys {
		problems.Add(source.tooManyKeys(keys[b.keys], b))
		return problems, false
	}
	problems.Add(source.twiceByCase(keys)...)
	if wrong := source.noTables(meta, reflect.TypeOf(into).Elem()); len(wrong) > 0 {
		problems.Add(wrong...)
		return problems, false
	}
	undecoded := meta.Undecoded()
	if len(undecoded) == 0 {
		return problems, true
	}
	known := keysOf(reflect.TypeOf(into).Elem())
	for _, key := range unknownKeys(undecoded, known) {
		name := key[len(key)-1]
		problems.Add(source.problem(key, "", diag.Problem{
			Name: "unknown-key", Message: fmt.Sprintf("unknown key %q", name), Hint: keyHint(name, known[tableOf(key)]),
		}))
	}
	return problems, true
}

// twiceByCase reports keys that differ in their capitals only: the decoder takes any case, and would keep one of the two.
func (s tomlText) twiceByCase(keys []toml.Key) diag.List {
	hasCapitals := func(part string) bool { return strings.ToLower(part) != part }
	if !slices.ContainsFunc(keys, func(key toml.Key) bool { return slices.ContainsFunc(key, hasCapitals) }) {
		return nil
	}
	var problems diag.List
	first := map[string]string{}
	for _, key := range keys {
		folded := strings.ToLower(key.String())
		if spelt, taken := first[folded]; taken && spelt != key.String() {
			problems.Add(s.problem(key, "", diag.Problem{
				Name: "bad-toml", Message: fmt.Sprintf("the key %q stands here as %q too", key, spelt), Hint: "remove one of the two",
			}))
			continue
		}
		first[folded] = key.String()
	}
	return problems
}

// tableKeys are the keys of tables with names of the author's in them. Only these and what is right below them can be such a table, which
// spares a look at the type of every other key.
var tableKeys = []string{"in", "empty", "level_basis", "area", "field", "group", "phrases", "wording"}

// noTables reports other values where such a table belongs: the decoder leaves them out without a word. t is the struct that is decoded
// into.
func (s tomlText) noTables(meta toml.MetaData, t reflect.Type) diag.List {
	isTableKey := func(part string) bool { return slices.Contains(tableKeys, strings.ToLower(part)) }
	var keys []toml.Key
	for _, key := range meta.Keys() {
		if !slices.ContainsFunc(key[max(0, len(key)-2):], isTableKey) || meta.Type(key...) == "Hash" {
			continue
		}
		if into := typeAt(t, key); into != nil && into.Kind() == reflect.Map && !isAtOrIn(key, keys) {
			keys = append(keys, key)
		}
	}
	var problems diag.List
	for _, key := range keys {
		problems.Add(s.wrongType(key, "table"))
	}
	return problems
}

// isAtOrIn reports whether a key is one of the tables, or stands inside one.
func isAtOrIn(key toml.Key, tables []toml.Key) bool {
	return slices.ContainsFunc(tables, func(table toml.Key) bool { return slices.Equal(table, key[:min(len(table), len(key))]) })
}

// typeAt is the type that a key of a struct is decoded into, nil where there is none.
func typeAt(t reflect.Type, key toml.Key) reflect.Type {
	for _, part := range key {
		switch t.Kind() {
		case reflect.Map:
			t = t.Elem()
		case reflect.Struct:
			t = fieldType(t, part)
		default:
			return nil
		}
		if t == nil {
			return nil
		}
	}
	return t
}

// fieldType is the type of the field of a struct that a name is decoded into, in any case; nil where there is none.
func fieldType(t reflect.Type, name string) reflect.Type {
	for _, field := range reflect.VisibleFields(t) {
		if tag, ok := field.Tag.Lookup("toml"); ok && strings.EqualFold(tag, name) {
			return field.Type
		}
	}
	return nil
}

// unknownKeys cuts every key after its first unknown part, and drops what then stands there twice or inside another one: one
// problem an unknown table is enough.
func unknownKeys(undecoded []toml.Key, known map[string][]string) []toml.Key {
	var keys []toml.Key
	for _, key := range undecoded {
		key = upToUnknown(key, known)
		if !isAtOrIn(key, keys) {
			keys = append(keys, key)
		}
	}
	return keys
}

// upToUnknown returns a key up to its first part that no struct has. The parts that the author chooses are all known.
func upToUnknown(key toml.Key, known map[string][]string) toml.Key {
	for i, part := range key {
		names, fixed := known[tableOf(key[:i+1])]
		if fixed && !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, part) }) {
			return key[:i+1]
		}
	}
	return key
}

func keyHint(name string, known []string) string {
	list := "known here: " + strings.Join(known, ", ")
	if hint := diag.DidYouMean(name, known); hint != "" {
		return hint + " " + list
	}
	return list
}

// tableOf names the table a key stands in, with * for names that the author chooses: "in.*". The decoder takes any case.
func tableOf(key toml.Key) string {
	if len(key) == 1 {
		return ""
	}
	parts := slices.Clone(key[:len(key)-1])
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "*"
	}
	return strings.ToLower(strings.Join(parts, "."))
}

// keysOf lists the keys that a struct decodes, by table as in [tableOf].
func keysOf(t reflect.Type) map[string][]string {
	keys := map[string][]string{}
	collectKeys(t, "", keys)
	for _, k := range keys {
		slices.Sort(k)
	}
	return keys
}

func collectKeys(t reflect.Type, table string, keys map[string][]string) {
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous {
			collectKeys(field.Type, table, keys)
			continue
		}
		name, ok := field.Tag.Lookup("toml")
		if !ok {
			continue
		}
		keys[table] = append(keys[table], name)
		inner := strings.TrimPrefix(table+"."+name, ".")
		switch {
		case field.Type.Kind() == reflect.Struct:
			collectKeys(field.Type, inner, keys)
		case field.Type.Kind() == reflect.Map && field.Type.Elem().Kind() == reflect.Struct:
			collectKeys(field.Type.Elem(), inner+".*", keys)
		}
	}
}

// lastKey finds the key in a type error, which brings nothing else of use: `toml: line 2 (last key "in.2017"): incompatible
// types: TOML value has type string; destination has type integer`, or `type mismatch for content.TaskIn: expected table but found
// int64`. Its line is off by one in some cases, so the key is looked up.
var lastKey = regexp.MustCompile(`\(last key "([^"]*)"\): (incompatible types|type mismatch)`)

// decodeProblem turns an error of the TOML decoder into a problem. Syntax errors bring an offset, type errors a key.
func (s tomlText) decodeProblem(err error) diag.Problem {
	if m := lastKey.FindStringSubmatch(err.Error()); m != nil {
		want := err.Error()[strings.LastIndex(err.Error(), " ")+1:]
		if m[2] != "incompatible types" {
			want = "table"
		}
		return s.wrongType(strings.Split(m[1], "."), want)
	}
	parse, ok := errors.AsType[toml.ParseError](err)
	if !ok {
		return s.problem(nil, "", diag.Problem{Name: "bad-toml", Message: err.Error()})
	}
	return s.syntaxProblem(parse)
}

// wrongType reports a key with another type than it wants, as the decoder calls that.
func (s tomlText) wrongType(key []string, want string) diag.Problem {
	return s.problem(key, "", diag.Problem{
		Name: "wrong-type", Message: fmt.Sprintf("%q has the wrong type", key[len(key)-1]), Hint: typeHint(want),
	})
}

func typeHint(want string) string {
	switch want {
	case "slice":
		return `write a list: ["…", "…"]`
	case "string":
		return `write text between straight quotes: "…"`
	case "boolean":
		return "write true or false, without quotes"
	case "integer":
		return "write a whole number, without quotes"
	}
	return "write it as a table: [name] on a line of its own, its keys below"
}
