// Package site is the graph: every page with its address, its place in the navigation, its converted body and the links between
// pages.
//
// A page is made from a Markdown file, or generated: the matrices, the search page, the page for a wrong address, a task as one
// edition has it, what changed between two editions, the cards of tasks, and the two pages on which a reader makes and checks a
// vacancy. [Build] takes values and gives an immutable [Site]; it renders nothing and touches no disk.
//
// Addresses are lower-case paths with a slash at both ends. Two pages at one address are a problem, and so is a link, an anchor
// or a code in a body that leads nowhere.
package site

import (
	"strings"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/github"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// Kind is what a page shows; it is also the name of the page's layout.
type Kind string

// The kinds of pages.
const (
	Home         Kind = "home"
	Section      Kind = "section" // a folder's own page that lists what is below it
	Ordinary     Kind = "page"
	Areas        Kind = "areas"
	Area         Kind = "area"
	Task         Kind = "task"
	Levels       Kind = "levels"
	Level        Kind = "level"
	Editions     Kind = "editions"
	Edition      Kind = "edition"
	Competencies Kind = "competencies"
	Competency   Kind = "competency"
	Models       Kind = "models"
	Model        Kind = "model"
	CoreTask     Kind = "core-task"
	Vacancies    Kind = "vacancies"
	Vacancy      Kind = "vacancy"
	Matrix       Kind = "matrix"       // generated: /matrix/, /matrix/<area>/ and /<editions>/<edition>/matrix/
	Search       Kind = "search"       // generated
	NotFound     Kind = "not-found"    // generated: /404.html
	Pinned       Kind = "pinned-task"  // generated: a task as one edition has it
	EditionDiff  Kind = "edition-diff" // generated: what changed between two editions
	Embed        Kind = "embed"        // generated: a task's card, to show inside pages of other sites

	VacancyBuilder Kind = "vacancy-builder" // generated: to make a vacancy in the browser
	VacancyCheck   Kind = "vacancy-check"   // to check the text of a vacancy in the browser
)

// Kinds lists every kind: each has a layout.
func Kinds() []Kind {
	return []Kind{
		Home, Section, Ordinary, Areas, Area, Task, Levels, Level, Editions, Edition, Competencies, Competency, Models, Model,
		CoreTask, Vacancies, Vacancy, Matrix, Search, NotFound, Pinned, EditionDiff, Embed, VacancyBuilder, VacancyCheck,
	}
}

// Page is one page of the site. The pointer of its kind is set, the others are nil.
type Page struct {
	Kind     Kind
	URL      string
	Title    string
	Summary  string
	Draft    bool
	File     *content.File     // nil for a generated page
	Body     markdown.Document // empty for a generated page
	Parent   *Page             // nil for the home page
	Children []*Page           // in the order of the navigation
	Previous *Page             // among its siblings
	Next     *Page
	Changed  time.Time // when what it shows last changed; zero when that is not known

	added string // to the text of a vacancy, which must have it: see [Page.Written]

	// MentionedOn lists the pages whose text links here, in order of address.
	MentionedOn []*Page

	Area       *profile.Area
	Task       *profile.Task
	Level      *profile.Level
	Edition    *profile.Edition
	Competency *profile.Competency
	Model      *profile.Model
	CoreTask   *profile.CoreTask
	Vacancy    *profile.Vacancy
	Version    *profile.Version
	Diff       *profile.Diff
}

// Options are what a site depends on besides its files.
type Options struct {
	BaseURL string // address of the site, without a slash at the end

	// Files are the addresses of everything published beside the pages and the assets of content/, such as "/favicon.svg" and
	// "/data/profile.json": links may lead there.
	Files []string

	// Changed tells when files last changed, by their path below the site's folder, such as "content/over/wie.md"; a file need
	// not be in it. Its time zone decides on what day that was.
	Changed map[string]time.Time

	// Repository is where the site's folder comes from, for a site.toml that does not say so.
	Repository github.Repository

	// Folder is the site's folder in its repository, "" or with a slash at the end.
	Folder string

	// Preview is nil for the site that everyone reads.
	Preview *Preview

	// Forget lets go of the body of every file once it is converted, and of its links once they are followed: a third of what a large site
	// takes in memory. It is for who makes each page once and no copies in Markdown; [Page.Written], [Page.Source] and [Site.Rewrite] can
	// do nothing then.
	Forget bool
}

// Site is a whole site.
type Site struct {
	Config    content.Config
	Profile   *profile.Profile
	BaseURL   string
	Home      *Page
	Pages     []*Page // in order of address
	Menu      []*Page // the header's links
	Footer    []*Page // top pages that are not in the header
	Diffs     []*Page // what changed between two editions, in the editions' order
	Redirects []Redirect

	Repository github.Repository // where people propose a change; none when nobody knows
	folder     string            // the site's folder in it
	Preview    *Preview          // nil for the site that everyone reads

	byURL map[string]*Page
	made  *builder // for [Site.Rewrite]
}

// Build makes the graph. With problems the site is incomplete but safe to render, so that a preview can show what is there.
func Build(tree content.Tree, prof *profile.Profile, options Options) (*Site, diag.List) {
	b := &builder{
		tree: tree, options: options, byPath: map[string]*Page{}, files: map[string]bool{}, converter: markdown.New(Limits(tree.Config)),
		site: &Site{
			Config: tree.Config, Profile: prof, BaseURL: options.BaseURL, byURL: map[string]*Page{},
			Repository: repository(tree.Config, options), folder: options.Folder, Preview: options.Preview,
		},
	}
	b.addDocuments()
	b.addGenerated()
	b.addSections()
	b.arrange()
	b.dateChanges()
	b.addRedirects()
	b.convertBodies()
	b.checkAnchors()
	b.checkVacancies()
	b.addMentions()
	if options.Forget {
		b.forgetLinks()
	}
	b.addMenu()
	b.site.made = b
	return b.site, b.problems
}

// Page returns the page at an address.
func (s *Site) Page(url string) (*Page, bool) {
	p, ok := s.byURL[url]
	return p, ok
}

// Absolute turns an address into a whole one, for canonical links and feeds.
func (s *Site) Absolute(url string) string { return s.BaseURL + url }

// VersionURL is the address of a task as one edition has it; the task's own page where nothing is pinned.
func (s *Site) VersionURL(v profile.Version) string {
	if s.Config.Outputs.Pinned && v.Edition != nil {
		return PinnedURL(v)
	}
	return v.Task.URL
}

// Concept is the whole address that stands for a task itself in linked data: its permanent address, with #concept to tell the
// task from the page about it.
func (s *Site) Concept(t *profile.Task) string { return s.Absolute(s.PermanentURL(t)) + "#concept" }

// PermanentURL is the address that leads to a task for ever; the task's own page on a site without such addresses.
func (s *Site) PermanentURL(t *profile.Task) string {
	if s.Config.Outputs.Permalinks {
		return Permalink(t)
	}
	return t.URL
}

// Breadcrumbs returns the pages above a page, the home page first.
func (p *Page) Breadcrumbs() []*Page {
	if p.Parent == nil {
		return nil
	}
	return append(p.Parent.Breadcrumbs(), p.Parent)
}

// PageOf returns the page whose file in the output folder has this path.
func (s *Site) PageOf(output string) (*Page, bool) {
	p, ok := s.Page("/" + strings.TrimSuffix(output, "index.html"))
	return p, ok && p.Output() == output
}

// Output returns the path of the page's file in the output folder.
func (p *Page) Output() string {
	if strings.HasSuffix(p.URL, "/") {
		return strings.TrimPrefix(p.URL, "/") + "index.html"
	}
	return strings.TrimPrefix(p.URL, "/")
}

// MarkdownURL returns the address of a page's copy in Markdown; "" on a site without copies, and for the pages that have no text:
// those where a reader does something, the page for a wrong address, and cards, which are made to be looked at.
func (s *Site) MarkdownURL(p *Page) string {
	switch p.Kind {
	case Search, VacancyBuilder, VacancyCheck, NotFound, Embed:
		return ""
	}
	if !s.Config.Outputs.Markdown {
		return ""
	}
	return p.URL + "index.md"
}
