package main

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// Links on the pages fill in the forms of .github/ISSUE_TEMPLATE by the ids of their fields. GitHub says nothing of a field that a
// form does not have: it is left out.

const formsFolder = root + "/.github/ISSUE_TEMPLATE"

// issueForm is a form as GitHub reads it; a key that is not here is none of GitHub's.
type issueForm struct {
	Name, Description, Title string
	Labels                   []string
	Body                     []formField
}

type formField struct {
	Type, ID   string
	Attributes struct {
		Label, Description, Placeholder, Value string
		Options                                []string
	}
	Validations struct{ Required bool }
}

// forms reads the forms by the name of their file.
func forms(t *testing.T) map[string]issueForm {
	t.Helper()
	files, err := filepath.Glob(formsFolder + "/*.yml")
	if err != nil || len(files) < 2 {
		t.Fatalf("%q: %v", files, err)
	}
	found := map[string]issueForm{}
	for _, name := range files {
		if filepath.Base(name) == "config.yml" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var form issueForm
		if err := yaml.UnmarshalWithOptions(text, &form, yaml.Strict()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		found[filepath.Base(name)] = form
	}
	return found
}

// ids lists the fields that a link can fill in.
func (f issueForm) ids() []string {
	var ids []string
	for _, field := range f.Body {
		if field.ID != "" {
			ids = append(ids, field.ID)
		}
	}
	return ids
}

func (f issueForm) field(id string) formField {
	i := slices.IndexFunc(f.Body, func(field formField) bool { return field.ID == id })
	return f.Body[i]
}

// reserved are parameters of the address that are no fields.
var reserved = []string{"template", "title", "body", "labels", "assignees", "projects", "milestone", "type"}

func TestIssueForms(t *testing.T) {
	id := regexp.MustCompile(`^[a-z-]+$`)
	for name, form := range forms(t) {
		ids := form.ids()
		if form.Name == "" || form.Description == "" || len(ids) == 0 || len(ids) != len(slices.Compact(slices.Sorted(slices.Values(ids)))) {
			t.Errorf("%s: %q, %q, fields %q", name, form.Name, form.Description, ids)
		}
		for _, field := range form.Body {
			known := slices.Contains([]string{"input", "textarea", "dropdown"}, field.Type)
			isField := known && id.MatchString(field.ID) && field.Attributes.Label != "" && !slices.Contains(reserved, field.ID)
			isText := field.Type == "markdown" && field.ID == "" && field.Attributes.Value != ""
			if !isField && !isText || (field.Type == "dropdown") != (field.Attributes.Options != nil) {
				t.Errorf("%s: %+v", name, field)
			}
		}
	}
}

func TestLinksFillInForms(t *testing.T) {
	forms, used := forms(t), map[string]bool{}
	m := mustPortal(t)
	for _, p := range m.site.Pages {
		for _, address := range m.page(t, p.URL).Attrs("a[href*='/issues/new']", "href") {
			_, query, _ := strings.Cut(address, "?")
			values, err := url.ParseQuery(query)
			form, ok := forms[values.Get("template")]
			if err != nil || !ok {
				t.Errorf("%s: %s: there is no such form: %v", p.URL, address, err)
				continue
			}
			used[values.Get("template")] = true
			for key := range values {
				if !slices.Contains(reserved, key) && !slices.Contains(form.ids(), key) {
					t.Errorf("%s: %s: the form has no field %s", p.URL, address, key)
					continue
				}
				if key == "soort" && !slices.Contains(form.field(key).Attributes.Options, values.Get(key)) {
					t.Errorf("%s: %s: there is no such choice", p.URL, address)
				}
			}
		}
	}
	if !used["tekst.yml"] || !used["nieuw.yml"] {
		t.Errorf("links lead to %v only", used)
	}
}
