package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"beroepsprofiel/cmd/profiel/internal/content"
)

const keysPage = "../../content/bijdragen/front-matter.md"

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
