package content

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Every table with names of the author's is looked at: see noTables.
func TestTableKeysAreAll(t *testing.T) {
	var found []string
	var collect func(reflect.Type)
	collect = func(s reflect.Type) {
		for i := range s.NumField() {
			f := s.Field(i)
			kind := f.Type.Kind()
			if name, ok := f.Tag.Lookup("toml"); ok && kind == reflect.Map {
				found = append(found, name)
			}
			if kind == reflect.Struct {
				collect(f.Type)
			} else if kind == reflect.Map && f.Type.Elem().Kind() == reflect.Struct {
				collect(f.Type.Elem())
			}
		}
	}
	for _, front := range []any{Config{}, Area{}, Task{}, Level{}, Edition{}, Competency{}, Page{}, CoreTask{}, Vacancy{}, Vacancies{}, VacancyCheck{}} {
		collect(reflect.TypeOf(front))
	}
	slices.Sort(found)
	if want := slices.Sorted(slices.Values(tableKeys)); !slices.Equal(slices.Compact(found), want) {
		t.Errorf("the kinds have %v, and tableKeys %v", found, want)
	}
}

// A value where a table belongs is a mistake, also in a table of tables, and the decoder takes it without a word.
func TestNoTableWhereOneBelongs(t *testing.T) {
	for text, want := range map[string]string{
		"title = \"Controle\"\nphrases = 3":                                  "phrases",
		"title = \"Controle\"\n[phrases]\nmodereren = 3":                     "modereren",
		"title = \"Controle\"\nPhrases.modereren = [\"modereren\"]":          "modereren",
		"title = \"Controle\"\n[[phrases]]\nmodereren = 3\nvragen = 4":       "phrases",
		"title = \"Controle\"\n[phrases.modereren]\ntactisch = [\"beleid\"]": "",
	} {
		source := tomlText{file: "content/controle.md", text: []byte(text), line: frontLine}
		problems, ok := decodeTOML(source, &VacancyCheck{}, configBounds())
		switch {
		case ok != (want == ""), len(problems) != map[bool]int{true: 0, false: 1}[ok]:
			t.Errorf("%s: decoded %t, %v", text, ok, problems)
		case !ok && (problems[0].Name != "wrong-type" || !strings.Contains(problems[0].Message, `"`+want+`"`)):
			t.Errorf("%s: got %v", text, problems[0])
		}
	}
}
