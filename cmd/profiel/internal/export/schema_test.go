package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// described is a kind of file with the schema that describes it.
type described struct {
	name          string
	schema, write func(*bytes.Buffer, *site.Site) error
	optional      []string // properties that are absent at times
}

var describedFiles = []described{
	{"profile.json", ProfileSchema, JSON, []string{"rhythm", "gone", "replaced_by"}},
	{"diff", DiffSchema, func(b *bytes.Buffer, s *site.Site) error { return Diff(b, s, s.Diffs[0]) }, []string{"replaced_by"}},
	{"vacancies.json", VacanciesSchema, Vacancies, []string{"property", "level", "runs", "ordered", "items", "text", "field", "href", "strong", "emphasis"}},
}

// value reads JSON as the validator wants it.
func value(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// validator makes somebody else's validator of a schema; it also holds the schema against the rules for schemas.
func validator(t *testing.T, schema any) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// eachObject calls a function for every part of a schema that describes an object by its properties.
func eachObject(part any, visit func(object, properties map[string]any)) {
	switch part := part.(type) {
	case []any:
		for _, p := range part {
			eachObject(p, visit)
		}
	case map[string]any:
		if properties, ok := part["properties"].(map[string]any); ok {
			visit(part, properties)
		}
		for _, p := range part {
			eachObject(p, visit)
		}
	}
}

// strict makes a schema that allows no property but those that it describes.
func strict(schema any) any {
	eachObject(schema, func(object, _ map[string]any) { object["additionalProperties"] = false })
	return schema
}

// TestSchemas holds the files against their schemas: as published, and so that nothing is there that is not explained.
func TestSchemas(t *testing.T) {
	for _, s := range []*site.Site{build(t, smallsite.New()), build(t, withoutEditions())} {
		for _, file := range describedFiles {
			if file.name == "diff" && len(s.Diffs) == 0 {
				continue
			}
			document := value(t, written(t, file.write, s))
			if err := validator(t, value(t, written(t, file.schema, s))).Validate(document); err != nil {
				t.Errorf("%s: %v", file.name, err)
			}
			if err := validator(t, strict(value(t, written(t, file.schema, s)))).Validate(document); err != nil {
				t.Errorf("%s has a property that its schema does not explain: describe it there\n%v", file.name, err)
			}
		}
	}
}

// TestSchemasExplainEveryProperty holds that each has a sentence, and that consumers may count on it being there.
func TestSchemasExplainEveryProperty(t *testing.T) {
	for _, file := range describedFiles {
		objects := 0
		eachObject(value(t, written(t, file.schema, nil)), func(object, properties map[string]any) {
			objects++
			required, _ := object["required"].([]any)
			for name, property := range properties {
				text, _ := property.(map[string]any)["description"].(string)
				if !strings.HasSuffix(text, ".") {
					t.Errorf("%s: the property %q has no description that is a sentence", file.name, name)
				}
				if slices.Contains(required, any(name)) == slices.Contains(file.optional, name) {
					t.Errorf("%s: is the property %q always there? make it required if it is", file.name, name)
				}
			}
			if open, said := object["additionalProperties"]; said {
				t.Errorf("%s: additionalProperties is %v: new properties would break programs", file.name, open)
			}
		})
		if objects < 5 {
			t.Errorf("%s: found only %d objects", file.name, objects)
		}
	}
}

// TestSchemasRejectWhatIsBroken breaks a good file in one place at a time.
func TestSchemasRejectWhatIsBroken(t *testing.T) {
	s := build(t, smallsite.New())
	for _, test := range []struct {
		file     int
		old, new string
		says     string // what the validator must complain of
	}{
		{0, `"code": "BW-001",`, ``, "at '/tasks/0'"},
		{0, `"code": "BW-001"`, `"code": "bw1"`, "at '/tasks/0/code'"},
		{0, `"level": "laag"`, `"level": 1`, "at '/tasks/0/level'"},
		{0, `"level": "laag"`, `"level": null`, "at '/tasks/0/level'"},
		{0, `"education": "mbo"`, `"education": ["mbo"]`, "at '/levels/0/education'"},
		{0, `"rhythm": "daily"`, `"rhythm": "dagelijks"`, "at '/tasks/0/rhythm'"},
		{0, `"permalink": "/bw-001/"`, `"permalink": "bw-001"`, "at '/tasks/0/permalink'"},
		{0, `"permalink": "/bw-001/"`, `"permalink": "//elders.example/"`, "at '/tasks/0/permalink'"},
		{0, `"tasks_known": false`, `"tasks_known": "no"`, "at '/editions/0/tasks_known'"},
		{0, `"nieuw": {`, `"Nieuwe editie": {`, "invalid propertyName 'Nieuwe editie'"},
		{0, `"url": "/edities/oud/bw-001/"`, `"adres": "/edities/oud/bw-001/"`, "at '/tasks/0/editions/oud'"},
		{1, `"before": 5`, `"before": -5`, "at '/total/before'"},
		{1, `"kind": "inserted"`, `"kind": "new"`, "at '/changed/1/words/1/kind'"},
		{1, `"from": "oud"`, `"from": {}`, "at '/from'"},
		{2, `"type": "tasks"`, `"type": "taken"`, "at '/vacancies/0/blocks/2/type'"},
		{2, `"field": "doel"`, `"field": "Het doel"`, "at '/vacancies/0/blocks/1/runs/1/field'"},
		{2, `"BW-006"`, `"BW-001"`, "at '/vacancies/0/tasks'"},
		{2, `"required": true`, `"required": "ja"`, "at '/fields/0/required'"},
	} {
		file := describedFiles[test.file]
		text := string(written(t, file.write, s))
		broken := strings.Replace(text, test.old, test.new, 1)
		if broken == text || !json.Valid([]byte(broken)) {
			t.Fatalf("%s does not say %s", file.name, test.old)
		}
		err := validator(t, value(t, written(t, file.schema, s))).Validate(value(t, []byte(broken)))
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s with %s: got %v, want %s", file.name, test.new, err, test.says)
		}
	}
}

// TestSchemasLeaveRoom holds that a property to come breaks no program, and that the strict form, for tests, knows it.
func TestSchemasLeaveRoom(t *testing.T) {
	s := build(t, smallsite.New())
	text := strings.Replace(string(written(t, JSON, s)), `"code": "BW-001"`, `"colour": "red", "code": "BW-001"`, 1)
	document := value(t, []byte(text))
	if err := validator(t, value(t, written(t, ProfileSchema, s))).Validate(document); err != nil {
		t.Errorf("a new property: %v", err)
	}
	if err := validator(t, strict(value(t, written(t, ProfileSchema, s)))).Validate(document); err == nil || !strings.Contains(err.Error(), "colour") {
		t.Errorf("a property without explanation: got %v", err)
	}
}
