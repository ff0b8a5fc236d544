package content

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/gosimple/slug"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Kind is what a Markdown file describes. Its place below content/ decides.
type Kind string

// The kinds, with the place of their files; <x> stands for a folder named in site.toml.
const (
	KindArea         Kind = "area"          // <areas>/<area>/_index.md
	KindTask         Kind = "task"          // <areas>/<area>/<task>.md
	KindLevel        Kind = "level"         // <levels>/<level>.md
	KindEdition      Kind = "edition"       // <editions>/<edition>.md
	KindCompetency   Kind = "competency"    // <competencies>/<competency>.md
	KindModel        Kind = "model"         // <models>/<model>/_index.md
	KindCoreTask     Kind = "core-task"     // <models>/<model>/<core-task>.md
	KindVacancies    Kind = "vacancies"     // <vacancies>/_index.md
	KindVacancy      Kind = "vacancy"       // <vacancies>/<template>.md
	KindVacancyCheck Kind = "vacancy-check" // <vacancies>/controle.md, in English check.md
	KindPage         Kind = "page"          // any other
)

// Words is the kind as people say it: "core task".
func (k Kind) Words() string { return strings.ReplaceAll(string(k), "-", " ") }

// KindOf returns the kind of the file with the given path below content/.
func (f Folders) KindOf(name string) Kind {
	parts := strings.Split(name, "/")
	top, index := parts[0], parts[len(parts)-1] == "_index.md"
	switch {
	case len(parts) == 3 && top == f.Areas && index:
		return KindArea
	case len(parts) == 3 && top == f.Areas:
		return KindTask
	case len(parts) == 3 && top == f.Models && index:
		return KindModel
	case len(parts) == 3 && top == f.Models:
		return KindCoreTask
	case len(parts) == 2 && top == f.Vacancies && index:
		return KindVacancies
	case len(parts) != 2 || index:
		return KindPage
	case top == f.Levels:
		return KindLevel
	case top == f.Editions:
		return KindEdition
	case top == f.Competencies:
		return KindCompetency
	case top == f.Vacancies && (parts[1] == "controle.md" || parts[1] == "check.md"):
		return KindVacancyCheck
	case top == f.Vacancies:
		return KindVacancy
	}
	return KindPage
}

// Address returns the address of a Markdown file: its path without .md, with a slash at both ends; a folder's own page has the
// address of the folder.
func Address(name string) string {
	name = strings.TrimSuffix(name, ".md")
	name = strings.TrimSuffix("/"+name, "/_index")
	return name + "/"
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// IsSlug reports whether a name is lower-case letters, digits and hyphens.
func IsSlug(name string) bool { return slugPattern.MatchString(name) }

// Slug makes the name of a file or folder of a text: lower-case letters, digits and hyphens, the Dutch way. It is empty when the
// text has nothing to make it of.
func Slug(text string) string { return slug.MakeLang(strings.ReplaceAll(text, "_", "-"), "nl") }

// ProperPath returns a path below content/ with names that can be part of an address: what it becomes when its problem is mended.
func ProperPath(name string) string {
	dir, base := path.Split(name)
	parts := strings.Split(dir, "/")
	for i, part := range parts {
		parts[i] = properName(part, "")
	}
	return strings.Join(parts, "/") + properName(base, path.Ext(base))
}

// properName makes a name that can be part of an address of that of a file or folder. A folder's name has no extension.
func properName(base, ext string) string {
	stem := strings.TrimSuffix(base, ext)
	if stem == "_index" {
		return base
	}
	return Slug(stem) + strings.ToLower(ext)
}

// checkName reports a Markdown file or a folder whose name cannot be part of an address. Assets only have to be free of
// white space and control characters.
func checkName(name string, d fs.DirEntry) (diag.Problem, bool) {
	base, ext := d.Name(), ""
	if !d.IsDir() {
		ext = path.Ext(base)
	}
	stem := strings.TrimSuffix(base, ext)
	isMarkdown := strings.EqualFold(ext, ".md")
	switch {
	case d.IsDir() && slugPattern.MatchString(stem):
		return diag.Problem{}, false
	case ext == ".md" && (stem == "_index" || slugPattern.MatchString(stem)):
		return diag.Problem{}, false
	case !d.IsDir() && !isMarkdown && !strings.ContainsFunc(base, func(r rune) bool { return r <= ' ' }):
		return diag.Problem{}, false
	}
	better := properName(base, ext)
	return diag.Problem{
		File: name, Name: "bad-file-name",
		Message: fmt.Sprintf("%q cannot be part of an address", base),
		Hint:    fmt.Sprintf("rename it to %q: lower-case letters, digits and hyphens", better),
	}, true
}
