// Package scaffold makes the first version of a Markdown file: with front matter that holds on this site, and comments that say
// what to write. The commands that make files and the links to a form that makes them take the same templates.
//
// [New] is a pure function of a site and a [Request]: it looks up what the request names, gives a task the next free code, makes
// the file's name of the title, and puts it last among its siblings. What a site does not have (editions, competencies) is not in
// the file. What cannot be is an error for people: one line, and below it, indented, what mends it.
//
// A new file is published like any other unless the request says that it is a draft: who adds it in a pull request then sees it in
// the preview, and has no line to forget.
//
// The templates are Markdown in the site's language, in templates/<language>/, one a kind.
package scaffold

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Request is what somebody wants to write. Areas, levels, editions and models are named by slug or by title.
type Request struct {
	Kind     content.Kind // one of [Kinds]
	Title    string
	Slug     string   // name of the file, or of the folder of an area or model; empty: made of the title
	Code     string   // of a task; empty: the next free one
	Areas    []string // the area of a task, those of a competency, core task or vacancy
	Levels   []string // the level of a task, those of a vacancy
	Editions []string // that list a task; the one that a vacancy takes its tasks from. Empty: the current edition
	Model    string   // of a core task
	Draft    bool     // not published yet; what belongs to a draft always is one
	Given    []string // addresses that were ever published: a code in them is taken
}

// Kinds lists what can be made, in the order in which a profile grows.
func Kinds() []content.Kind {
	return []content.Kind{
		content.KindTask, content.KindArea, content.KindLevel, content.KindEdition, content.KindCompetency, content.KindModel,
		content.KindCoreTask, content.KindVacancy,
	}
}

// File is a new file.
type File struct {
	Path  string // below content/
	URL   string // address on the site
	Code  string // of a task
	Draft bool   // only a preview shows it
	Text  []byte
}

// Source returns the file's path below the site's folder.
func (f File) Source() string { return content.Dir + "/" + f.Path }

// New makes a file. The site is the one that the file is for, best with its drafts, whose codes and places count as well.
func New(s *site.Site, r Request) (File, error) {
	m := newMaker(s, r)
	return m.make(m.checkTitle, m.checkFolder, m.resolve, m.giveCode, m.place, m.checkFree)
}

// maker holds a file in the making.
type maker struct {
	site    *site.Site
	request Request
	view    view
	model   string // slug of a core task's model
	path    string // below content/
}

func newMaker(s *site.Site, r Request) *maker {
	return &maker{site: s, request: r, view: view{Title: strings.TrimSpace(r.Title), Draft: r.Draft}}
}

// make takes the steps and fills in the template.
func (m *maker) make(steps ...func() error) (File, error) {
	for _, step := range steps {
		if err := step(); err != nil {
			return File{}, err
		}
	}
	m.view.show(m.site.Profile)
	text, err := fill(m.site.Config.Language, m.request.Kind, m.view)
	return File{Path: m.path, URL: m.url(), Code: m.view.Code, Draft: m.view.Draft, Text: text}, err
}

// failure is an error with what mends it.
func failure(cure, format string, args ...any) error {
	return fmt.Errorf("%s\n  %s", fmt.Sprintf(format, args...), cure)
}

// longestTitle is far more than people write, and leaves room for the rest of the front matter.
const longestTitle = 500

func (m *maker) checkTitle() error {
	switch {
	case m.view.Title == "":
		return failure(`write it between quotes: "Huisregels bewaken"`, "the %s has no title", m.request.Kind.Words())
	case !utf8.ValidString(m.view.Title):
		return failure("write it as UTF-8", "the title is no text")
	case strings.ContainsFunc(m.view.Title, diag.IsInvisible):
		return failure("write it in one line, without tabs", "the title holds a character that cannot be seen")
	case utf8.RuneCountInString(m.view.Title) > longestTitle:
		return failure("write the rest in the text below it", "the title has more than %d characters", longestTitle)
	}
	return nil
}

// folder returns the setting that names the folder of the kind, and that folder.
func (m *maker) folder() (setting, folder string) {
	folders := m.site.Config.Folders
	switch m.request.Kind {
	case content.KindTask, content.KindArea:
		return "areas", folders.Areas
	case content.KindLevel:
		return "levels", folders.Levels
	case content.KindEdition:
		return "editions", folders.Editions
	case content.KindCompetency:
		return "competencies", folders.Competencies
	case content.KindModel, content.KindCoreTask:
		return "models", folders.Models
	case content.KindVacancy:
		return "vacancies", folders.Vacancies
	}
	return "", ""
}

func (m *maker) checkFolder() error {
	setting, folder := m.folder()
	switch {
	case setting == "":
		return fmt.Errorf("there is no template for a %s", m.request.Kind.Words())
	case folder == "":
		return failure(fmt.Sprintf(`add %s = "…", the name of a folder, to [folders] in %s`, setting, content.ConfigName), "this site has no %s", setting)
	}
	return nil
}

// giveCode gives a task its code.
func (m *maker) giveCode() error {
	code := m.request.Code
	if m.request.Kind != content.KindTask {
		return nil
	}
	given := m.site.Profile.GivenCodes(m.addresses())
	if code == "" {
		code = profile.NextCode("", given)
	}
	switch {
	case code == "":
		return failure("give the first with --code, such as CM-001", "this site has no codes to go on from")
	case !profile.IsCode(code):
		return failure("write two to five capitals, a hyphen and two to six digits, such as CM-001", "%q is not a code", code)
	case profile.IsGiven(code, given):
		return failure("leave it out: the next free code is "+profile.NextCode("", given), "the code %s was given before", code)
	}
	m.view.Code = code
	return nil
}

// addresses lists every address that the site has or had.
func (m *maker) addresses() []string {
	addresses := slices.Clone(m.request.Given)
	for _, p := range m.site.Pages {
		addresses = append(addresses, p.URL)
	}
	for _, r := range m.site.Redirects {
		addresses = append(addresses, r.From)
	}
	return addresses
}

// place gives the file its path and its place among its siblings.
func (m *maker) place() error {
	slug := cmp.Or(m.request.Slug, m.slugOfTitle())
	switch {
	case m.request.Slug != "" && !content.IsSlug(slug):
		return failure("use lower-case letters, digits and hyphens", "%q cannot be part of an address", slug)
	case !content.IsSlug(slug):
		return failure("name the file with --slug: lower-case letters, digits and hyphens", "the title has nothing to make an address of")
	}
	m.path = m.pathOf(slug)
	switch {
	case !content.IsPortablePath(content.Dir + "/" + m.path):
		return failure("give another one, or a shorter one, with --slug", "not every system can have a file %s/%s", content.Dir, m.path)
	case m.site.Config.Folders.KindOf(m.path) != m.request.Kind:
		return failure("name the file otherwise with --slug", "a file %s describes something else", path.Base(m.path))
	}
	m.view.Slug, m.view.Weight = slug, m.weight()
	return nil
}

// pathOf is where a file with a name belongs, below content/.
func (m *maker) pathOf(slug string) string {
	_, folder := m.folder()
	switch m.request.Kind {
	case content.KindTask:
		return path.Join(folder, m.view.Areas[0], slug+".md")
	case content.KindCoreTask:
		return path.Join(folder, m.model, slug+".md")
	case content.KindArea, content.KindModel:
		return path.Join(folder, slug, "_index.md")
	}
	return path.Join(folder, slug+".md")
}

// slugOfTitle makes the name of the file of the title. An edition is called by its year or name, in whichever language.
func (m *maker) slugOfTitle() string {
	slug := content.Slug(m.view.Title)
	if m.request.Kind != content.KindEdition {
		return slug
	}
	short := strings.TrimPrefix(strings.TrimPrefix(slug, "editie-"), "edition-")
	return cmp.Or(short, slug)
}

func (m *maker) url() string { return content.Address(m.path) }

// weight is the weight behind that of the last sibling; 0, which is last, when there is one without.
func (m *maker) weight() int {
	last := 0
	for _, p := range m.site.Pages {
		if !m.isSibling(p) {
			continue
		}
		if p.File.Weight == 0 {
			return 0
		}
		last = max(last, p.File.Weight)
	}
	return last/10*10 + 10
}

// isSibling reports a page of the same kind in the same folder, also one whose file has a problem.
func (m *maker) isSibling(p *site.Page) bool {
	return m.isSameKind(p) && path.Dir(path.Clean(p.URL)) == path.Dir(path.Clean(m.url()))
}

func (m *maker) isSameKind(p *site.Page) bool {
	return p.File != nil && m.site.Config.Folders.KindOf(p.File.Path) == m.request.Kind
}

// checkFree refuses an address that is taken, and a title that another of its kind has: a reader could not tell the two apart.
func (m *maker) checkFree() error {
	const cure = "choose another title, or another name with --slug"
	for _, p := range m.site.Pages {
		switch {
		case p.URL == m.url() && p.File != nil:
			return failure(cure, "%s is there already", p.File.Source())
		case p.URL == m.url() && p.Kind != site.Section: // a folder without a page of its own waits for one
			return failure(cure, "the address %s is taken by a generated page", p.URL)
		case m.isSameKind(p) && strings.EqualFold(p.Title, m.view.Title):
			return failure("choose another title, or write in that file", "there is a %s %q already: %s", m.request.Kind.Words(), p.Title, p.File.Source())
		}
	}
	for _, r := range m.site.Redirects {
		if r.From == m.url() {
			return failure(cure, "the address %s leads to %s", r.From, r.To.URL)
		}
	}
	return nil
}
