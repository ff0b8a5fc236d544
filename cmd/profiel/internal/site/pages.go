package site

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// builder holds a site in the making.
type builder struct {
	tree      content.Tree
	options   Options
	site      *Site
	documents []*content.File  // in order of path
	byPath    map[string]*Page // by path of the Markdown file
	files     map[string]bool  // addresses of published files
	problems  diag.List

	converter *markdown.Converter
}

// add puts a page into the graph. When its address is taken, its file leads to the page that has it.
func (b *builder) add(p *Page) {
	first, taken := b.site.byURL[p.URL]
	if taken {
		b.problems.Add(duplicateAddress(p, first))
	} else {
		first = p
		b.site.byURL[p.URL] = p
		b.site.Pages = append(b.site.Pages, p)
	}
	if p.File != nil {
		b.byPath[p.File.Path] = first
	}
}

// duplicateAddress is reported at a file: of a document and a generated page, it is the document that can move.
func duplicateAddress(p, first *Page) diag.Problem {
	problem := diag.Problem{Name: "duplicate-address", Hint: "rename one of the files"}
	owner := "a generated page"
	switch {
	case p.File == nil && first.File == nil: // "a-b" with "c", and "a" with "b-c"
		problem.File, problem.Hint = p.Diff.To.File.Source(), "rename the edition: two pairs of editions have one address"
	case p.File == nil:
		problem.File, problem.Hint = first.File.Source(), "rename the file"
	default:
		problem.File, owner = p.File.Source(), first.File.Source()
	}
	problem.Message = fmt.Sprintf("the address %s is taken by %s", p.URL, owner)
	return problem
}

// addDocuments makes a page of every Markdown file.
func (b *builder) addDocuments() {
	b.documents = b.tree.Files()
	pages := make(map[string]*Page, len(b.documents))
	for _, f := range b.documents {
		pages[f.Path] = &Page{Kind: b.kindOf(f.Path), URL: f.URL, Title: f.Title, Summary: f.Summary, Draft: f.Draft, File: f}
	}
	b.attachProfile(pages)
	for _, f := range b.documents {
		b.add(pages[f.Path])
	}
	for _, a := range b.tree.Assets {
		b.files["/"+a.Path] = true
	}
	for _, name := range b.options.Files {
		b.files[name] = true
	}
}

// attachProfile hangs what a page shows onto the page.
func (b *builder) attachProfile(pages map[string]*Page) {
	prof := b.site.Profile
	for _, a := range prof.Areas {
		pages[a.File.Path].Area = a
	}
	for _, t := range prof.Tasks {
		pages[t.File.Path].Task = t
	}
	for _, l := range prof.Levels {
		pages[l.File.Path].Level = l
	}
	for _, e := range prof.Editions {
		pages[e.File.Path].Edition = e
	}
	for _, c := range prof.Competencies {
		pages[c.File.Path].Competency = c
	}
	for _, m := range prof.Models {
		pages[m.File.Path].Model = m
		for _, c := range m.CoreTasks {
			pages[c.File.Path].CoreTask = c
		}
	}
	for _, v := range prof.Vacancies {
		pages[v.File.Path].Vacancy = v
	}
	for _, p := range pages {
		if p.missesProfile() {
			p.Kind = Ordinary
		}
	}
}

// missesProfile reports a page whose profile part has problems and was left out: it is shown as an ordinary page.
func (p *Page) missesProfile() bool {
	switch p.Kind {
	case Area:
		return p.Area == nil
	case Task:
		return p.Task == nil
	case Level:
		return p.Level == nil
	case Edition:
		return p.Edition == nil
	case Competency:
		return p.Competency == nil
	case Model:
		return p.Model == nil
	case CoreTask:
		return p.CoreTask == nil
	}
	return false
}

func (b *builder) kindOf(name string) Kind {
	folders := b.tree.Config.Folders
	switch kind := folders.KindOf(name); kind {
	case content.KindPage:
		return folderKind(name, folders)
	default:
		return Kind(kind)
	}
}

// folderKind tells a folder's own page from an ordinary page; the folders of site.toml have layouts of their own.
func folderKind(name string, folders content.Folders) Kind {
	dir, base := path.Split(name)
	if base != "_index.md" {
		return Ordinary
	}
	switch strings.TrimSuffix(dir, "/") {
	case "":
		return Home
	case folders.Areas:
		return Areas
	case folders.Levels:
		return Levels
	case folders.Editions:
		return Editions
	case folders.Competencies:
		return Competencies
	case folders.Models:
		return Models
	case folders.Vacancies: // without a file; with one it has a kind of its own
		return Vacancies
	}
	return Section
}

// addSections makes a page for every folder without _index.md, so that no breadcrumb leads nowhere.
func (b *builder) addSections() {
	if _, ok := b.site.byURL["/"]; !ok {
		b.add(&Page{Kind: Home, URL: "/", Title: b.tree.Config.Title, Summary: b.tree.Config.Summary})
	}
	for _, f := range b.documents {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			url := "/" + dir + "/"
			if _, ok := b.site.byURL[url]; !ok {
				b.add(&Page{Kind: folderKind(dir+"/_index.md", b.tree.Config.Folders), URL: url, Title: titleOf(path.Base(dir))})
			}
		}
	}
}

// titleOf makes a title of a slug: "over-ons" becomes "Over ons".
func titleOf(slug string) string {
	text := strings.ReplaceAll(slug, "-", " ")
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// addGenerated adds the pages that no Markdown file stands for.
func (b *builder) addGenerated() {
	text := textOf(b.tree.Config.Language)
	if len(b.site.Profile.Areas) > 0 {
		b.add(&Page{Kind: Matrix, URL: "/matrix/", Title: text.Matrix, Summary: text.MatrixSummary})
		for _, a := range b.site.Profile.Areas {
			b.add(&Page{Kind: Matrix, URL: MatrixURL(a), Title: text.Matrix + " " + a.Title, Summary: fmt.Sprintf(text.AreaMatrixSummary, a.Title), Area: a})
		}
	}
	if b.tree.Config.Outputs.Search {
		b.add(&Page{Kind: Search, URL: SearchURL(b.tree.Config.Language), Title: text.Search, Summary: text.SearchSummary})
	}
	b.add(&Page{Kind: NotFound, URL: "/404.html", Title: text.NotFound})
	if b.tree.Config.Outputs.Pinned {
		b.addPinned()
	}
	b.addDiffs()
	if b.tree.Config.Outputs.Embeds {
		b.addEmbeds()
	}
	b.addVacancyTools()
}

// addPinned adds what one edition says: a page for each of its tasks, and its matrix.
func (b *builder) addPinned() {
	for _, t := range b.site.Profile.Tasks {
		for i := range t.Versions {
			v := &t.Versions[i]
			b.add(&Page{Kind: Pinned, URL: PinnedURL(*v), Title: v.Title, Summary: t.Summary, Task: t, Version: v})
		}
	}
	text := textOf(b.tree.Config.Language)
	for _, e := range b.site.Profile.Listing() {
		title := Lower(e.Title)
		b.add(&Page{
			Kind: Matrix, URL: EditionMatrixURL(e), Title: text.Matrix + " " + title, Summary: fmt.Sprintf(text.EditionMatrixSummary, title), Edition: e,
		})
	}
}

// addDiffs adds a page for every pair of editions that list tasks.
func (b *builder) addDiffs() {
	text := textOf(b.tree.Config.Language)
	for _, d := range b.site.Profile.Diffs() {
		from, to := Lower(d.From.Title), Lower(d.To.Title)
		p := &Page{
			Kind: EditionDiff, URL: DiffURL(d), Title: fmt.Sprintf(text.Diff, from, to), Summary: fmt.Sprintf(text.DiffSummary, from, to),
			Draft: d.From.File.Draft || d.To.File.Draft, Diff: d,
		}
		b.add(p)
		if b.site.byURL[p.URL] == p {
			b.site.Diffs = append(b.site.Diffs, p)
		}
	}
}

// DiffURL is the address of what changed between two editions.
func DiffURL(d *profile.Diff) string { return path.Dir(path.Clean(d.From.URL)) + "/" + d.Name() + "/" }

// DiffDataURL is the address of the same as JSON, on a site with data.
func DiffDataURL(d *profile.Diff) string { return "/data/diff-" + d.Name() + ".json" }

// PinnedURL is the address of a task as one edition has it.
func PinnedURL(v profile.Version) string { return v.Edition.URL + strings.ToLower(v.Task.Code) + "/" }

// EditionMatrixURL is the address of the matrix as one edition has it.
func EditionMatrixURL(e *profile.Edition) string { return e.URL + "matrix/" }

// MatrixURL is the address of one area's matrix.
func MatrixURL(a *profile.Area) string { return "/matrix/" + a.Slug + "/" }

// Permalink is the address that leads to a task for ever.
func Permalink(t *profile.Task) string { return "/" + strings.ToLower(t.Code) + "/" }

// SearchURL is the address of the search page.
func SearchURL(language string) string { return "/" + textOf(language).SearchSlug + "/" }

// arrange hangs every page below its parent and puts siblings in order.
func (b *builder) arrange() {
	slices.SortFunc(b.site.Pages, func(x, y *Page) int { return strings.Compare(x.URL, y.URL) })
	b.site.Home = b.site.byURL["/"]
	for _, p := range b.site.Pages {
		if p == b.site.Home {
			continue
		}
		p.Parent = b.parentOf(p)
		p.Parent.Children = append(p.Parent.Children, p)
	}
	for _, p := range b.site.Pages {
		slices.SortStableFunc(p.Children, bySibling)
		chain(withFile(p.Children))
	}
	b.chainTasks()
}

func (b *builder) parentOf(p *Page) *Page {
	switch p.Kind {
	case Pinned:
		return b.site.byURL[p.Version.Edition.URL]
	case Embed:
		return b.site.byURL[p.Task.URL]
	}
	parent := path.Dir(strings.TrimSuffix(p.URL, "/"))
	if found, ok := b.site.byURL[strings.TrimSuffix(parent, "/")+"/"]; ok {
		return found
	}
	return b.site.Home
}

// bySibling orders siblings: the profile's order for tasks, else weight; generated pages keep their place at the end.
func bySibling(x, y *Page) int {
	switch {
	case x.Task != nil && y.Task != nil && x.Task.Level != y.Task.Level:
		return x.Task.Level.Number - y.Task.Level.Number
	case x.File != nil && y.File != nil:
		return content.ByWeight(x.File, y.File)
	case x.File != nil:
		return -1
	case y.File != nil:
		return 1
	}
	return 0
}

func withFile(pages []*Page) []*Page {
	return slices.DeleteFunc(slices.Clone(pages), func(p *Page) bool { return p.File == nil })
}

// chain links siblings to the one before and after.
func chain(pages []*Page) {
	for i := 1; i < len(pages); i++ {
		pages[i-1].Next, pages[i].Previous = pages[i], pages[i-1]
	}
}

// chainTasks links all tasks in the profile's order, across areas, and the tasks of each edition in that edition's.
func (b *builder) chainTasks() {
	var tasks []*Page
	for _, t := range b.site.Profile.Tasks {
		if p, ok := b.byPath[t.File.Path]; ok {
			tasks = append(tasks, p)
		}
	}
	chain(tasks)
	for _, e := range b.site.Profile.Listing() {
		chain(b.pinnedIn(e))
	}
}

// pinnedIn lists the pages of an edition's tasks in that edition's order.
func (b *builder) pinnedIn(e *profile.Edition) []*Page {
	var pages []*Page
	for _, t := range e.Tasks {
		v, _ := t.In(e)
		if p, ok := b.site.byURL[PinnedURL(v)]; ok && p.Kind == Pinned {
			pages = append(pages, p)
		}
	}
	return pages
}

// addMenu picks the header's pages: those that site.toml names, else every page right below the home page.
func (b *builder) addMenu() {
	config := b.tree.Config
	for _, url := range config.Menu {
		if p, ok := b.site.byURL[url]; ok {
			b.site.Menu = append(b.site.Menu, p)
			continue
		}
		b.problems.Add(config.Problem([]string{"menu"}, url, diag.Problem{
			Name: "broken-link", Message: fmt.Sprintf("the menu leads to %s, which does not exist", url), Hint: diag.DidYouMean(url, b.topAddresses()),
		}))
	}
	for _, p := range b.site.Home.Children {
		switch {
		case slices.Contains(b.site.Menu, p) || p.Kind == NotFound || p.Kind == Search:
		case len(config.Menu) == 0 && (len(p.Children) > 0 || p.Kind == Matrix):
			b.site.Menu = append(b.site.Menu, p)
		default:
			b.site.Footer = append(b.site.Footer, p)
		}
	}
}

func (b *builder) topAddresses() []string {
	var urls []string
	for _, p := range b.site.Home.Children {
		urls = append(urls, p.URL)
	}
	return urls
}
