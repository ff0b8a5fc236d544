package content

import "strings"

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
