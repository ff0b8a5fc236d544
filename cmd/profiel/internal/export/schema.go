package export

import (
	"bytes"
	"embed"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// Where the schemas are on the site. They have no $id, for a schema without one goes by the address that it came from.
const (
	profileSchemaURL   = "/data/profile.schema.json"
	diffSchemaURL      = "/data/diff.schema.json"
	vacanciesSchemaURL = "/data/vacancies.schema.json"
)

// schemas describe profile.json, the files of differences and vacancies.json, for every site the same: JSON Schema, draft 2020-12, written by hand
// and published to the letter. They leave room for properties to come; a test holds that none is there that they do not explain.
//
//go:embed *.schema.json
var schemas embed.FS

// ProfileSchema writes profile.schema.json, which describes what [JSON] writes.
func ProfileSchema(w *bytes.Buffer, _ *site.Site) error { return writeSchema(w, "profile.schema.json") }

// DiffSchema writes diff.schema.json, which describes what [Diff] writes.
func DiffSchema(w *bytes.Buffer, _ *site.Site) error { return writeSchema(w, "diff.schema.json") }

// VacanciesSchema writes vacancies.schema.json, which describes what [Vacancies] writes.
func VacanciesSchema(w *bytes.Buffer, _ *site.Site) error {
	return writeSchema(w, "vacancies.schema.json")
}

func writeSchema(w *bytes.Buffer, name string) error {
	text, err := schemas.ReadFile(name)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
