package content

import (
	"reflect"
	"slices"
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
