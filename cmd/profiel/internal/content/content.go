// Package content reads a site's sources: site.toml and the Markdown files with TOML front matter below content/.
//
// A file's place says what it is (see [Kind]); its kind says which front-matter keys it may hold. Reading is strict: an unknown
// key, a wrong type or a file name that cannot be an address is a problem with file, line and column, and all problems
// of a run are collected. What the values mean (whether a level exists, whether a code is free) is for package profile.
//
// A front matter stands between two lines of three plus signs at the top of the file. Files are UTF-8; a byte order mark
// and line ends that are not LF are accepted and taken away. Folder and file names are lower-case ASCII slugs; names that start with a
// dot or # or end with ~ are ignored, as in Hugo; every other file that is not Markdown is an [Asset] with a portable name, published
// beside the pages, but for the list of addresses ([LedgerName]) and the list of words ([WordsName]). A file that asks more of the
// machine than the [Limits] is not read. With a site.toml that cannot be understood nothing else is read: what the other files are
// depends on it.
package content

import (
	"cmp"
	"errors"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/parallel"
)

// Dir is the folder, below the site's folder, that holds the Markdown files.
const Dir = "content"

// LedgerName is the file in that folder that lists every address ever published: see package ledger. It is neither a page nor
// an asset.
const LedgerName = "addresses.txt"

// WordsName is the file in that folder that lists words which no dictionary has: see package spelling. It is neither a page nor
// an asset.
const WordsName = "words.txt"

// Tree is everything that was read. Documents of a kind stand in order of their path.
type Tree struct {
	Config       Config
	Areas        []Document[Area]
	Tasks        []Document[Task]
	Levels       []Document[Level]
	Editions     []Document[Edition]
	Competencies []Document[Competency]
	Models       []Document[Page]
	CoreTasks    []Document[CoreTask]
	Vacancies    []Document[Vacancy]
	VacancyIndex []Document[Vacancies]    // the vacancies' own page: one, or none
	VacancyCheck []Document[VacancyCheck] // one, or none
	Pages        []Document[Page]
	Assets       []Asset
	LeftOut      []LeftOut // the files that are in none of the lists above
}

// Document is a Markdown file with the front matter of its kind.
type Document[F any] struct {
	*File
	Front F
}

// Asset is a file below content/ that is not Markdown.
type Asset struct {
	Path string // below content/, also its address
}

// Load reads site.toml and content/ from fsys, the site's folder. Problems are what the author can mend; the error is set
// when reading itself failed. A draft is read like any other file: who builds decides what to do with it.
func Load(fsys fs.FS) (Tree, diag.List, error) {
	var problems diag.List
	config, found, err := LoadConfig(fsys)
	if err != nil {
		return Tree{}, nil, err
	}
	if found.HasErrors() {
		return Tree{}, found, nil
	}
	problems.Add(config.check()...)
	config.Limits = config.Limits.usable()
	names, assets, found, err := walk(fsys)
	if err != nil {
		return Tree{}, nil, err
	}
	problems.Add(found...)
	parsed, err := parseAll(fsys, names, config)
	if err != nil {
		return Tree{}, nil, err
	}
	tree := Tree{Config: config, Assets: assets}
	for _, p := range parsed {
		problems.Add(p.problems...)
		p.addTo(&tree)
	}
	return tree, problems, nil
}

// walk lists the Markdown files and the assets below content/, each in lexical order.
func walk(fsys fs.FS) (markdown []string, assets []Asset, problems diag.List, err error) {
	err = fs.WalkDir(fsys, Dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case name == Dir && errors.Is(err, fs.ErrNotExist):
			problems.Add(missingContent())
			return nil
		case err != nil:
			return err
		case isIgnored(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name == Dir && !d.IsDir():
			problems.Add(missingContent())
			return nil
		case name == Dir || name == Dir+"/"+LedgerName || name == Dir+"/"+WordsName:
			return nil
		}
		rel := strings.TrimPrefix(name, Dir+"/")
		if p, bad := checkName(name, d); bad {
			problems.Add(p)
		}
		if p, bad := checkType(fsys, name, d); bad {
			problems.Add(p)
			return nil
		}
		switch {
		case !fs.ValidPath(name): // its name is reported
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case path.Ext(name) == ".md":
			markdown = append(markdown, rel)
		default:
			assets = append(assets, Asset{Path: rel})
		}
		return nil
	})
	return markdown, assets, problems, err
}

// checkType reports what is no file, and a link to what is none: opening a pipe or a device may take for ever, and what a link to a
// folder holds stands in two places.
func checkType(fsys fs.FS, name string, d fs.DirEntry) (diag.Problem, bool) {
	if d.IsDir() || d.Type().IsRegular() {
		return diag.Problem{}, false
	}
	p := diag.Problem{File: name, Name: "not-a-file", Message: "this is not a file", Hint: "put a file here, or remove it"}
	if d.Type()&fs.ModeSymlink != 0 {
		info, err := fs.Stat(fsys, name)
		if err == nil && info.Mode().IsRegular() {
			return diag.Problem{}, false
		}
		p.Message, p.Hint = "this link does not lead to a file in the site's folder", "put the file itself here, or remove the link"
	}
	return p, true
}

// isIgnored reports a hidden file or folder, and what an editor leaves beside the file that it edits.
func isIgnored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~")
}

func missingContent() diag.Problem {
	return diag.Problem{
		File: Dir, Name: "missing-content",
		Message: "there is no folder content/", Hint: "make it beside site.toml, with a file _index.md for the home page",
	}
}

// parsed is the outcome of one file; addTo puts it into the right list of a tree.
type parsed struct {
	addTo    func(*Tree)
	problems diag.List
}

func parseAll(fsys fs.FS, names []string, config Config) ([]parsed, error) {
	results := make([]parsed, len(names))
	folders, err := foldersOf(fsys, names)
	if err != nil {
		return nil, err
	}
	errs := make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		source, err := readUpTo(folders[i], path.Base(names[i]), config.Limits.File)
		if err != nil {
			errs[i] = err
			return
		}
		results[i] = parse(names[i], source, config)
	})
	return results, cmp.Or(errs...)
}

// foldersOf returns the folder of each file. Most files have many neighbours: a folder is looked up once.
func foldersOf(fsys fs.FS, names []string) ([]fs.FS, error) {
	found := make([]fs.FS, len(names))
	byName := map[string]fs.FS{}
	for i, name := range names {
		dir := path.Dir(Dir + "/" + name)
		if byName[dir] == nil {
			folder, err := fs.Sub(fsys, dir)
			if err != nil {
				return nil, err
			}
			byName[dir] = folder
		}
		found[i] = byName[dir]
	}
	return found, nil
}

// parse reads one Markdown file as the kind that its place says. One that cannot be read is left out of the documents.
func parse(name string, source []byte, config Config) parsed {
	kind := config.Folders.KindOf(name)
	unreadable := func(problems ...diag.Problem) parsed { return leaveOut(unread(name, source, kind), problems) }
	if p, bad := checkLength(Dir+"/"+name, source, config.Limits.File, "make several pages of it, "+raise("file")); bad {
		return unreadable(p)
	}
	text := plain(source)
	file, problem, ok := newFile(name, text)
	if !ok {
		return unreadable(problem)
	}
	addTo, problems, ok := decode(file, kind, config.Limits.front(kind))
	if !ok {
		return unreadable(problems...)
	}
	problems.Add(file.checkCharacters(text)...)
	return parsed{addTo: addTo, problems: problems}
}

func leaveOut(l LeftOut, problems diag.List) parsed {
	return parsed{addTo: func(t *Tree) { t.LeftOut = append(t.LeftOut, l) }, problems: problems}
}

// decode reads a file's front matter; addTo puts the document into the list of its kind.
func decode(file *File, kind Kind, b bounds) (addTo func(*Tree), problems diag.List, ok bool) {
	switch kind {
	case KindArea:
		return document(file, b, func(t *Tree, d Document[Area]) { t.Areas = append(t.Areas, d) })
	case KindTask:
		return document(file, b, func(t *Tree, d Document[Task]) { t.Tasks = append(t.Tasks, d) })
	case KindLevel:
		return document(file, b, func(t *Tree, d Document[Level]) { t.Levels = append(t.Levels, d) })
	case KindEdition:
		return document(file, b, func(t *Tree, d Document[Edition]) { t.Editions = append(t.Editions, d) })
	case KindCompetency:
		return document(file, b, func(t *Tree, d Document[Competency]) { t.Competencies = append(t.Competencies, d) })
	case KindModel:
		return document(file, b, func(t *Tree, d Document[Page]) { t.Models = append(t.Models, d) })
	case KindCoreTask:
		return document(file, b, func(t *Tree, d Document[CoreTask]) { t.CoreTasks = append(t.CoreTasks, d) })
	case KindVacancies:
		return document(file, b, func(t *Tree, d Document[Vacancies]) { t.VacancyIndex = append(t.VacancyIndex, d) })
	case KindVacancy:
		return document(file, b, func(t *Tree, d Document[Vacancy]) { t.Vacancies = append(t.Vacancies, d) })
	case KindVacancyCheck:
		return document(file, b, func(t *Tree, d Document[VacancyCheck]) { t.VacancyCheck = append(t.VacancyCheck, d) })
	default:
		return document(file, b, func(t *Tree, d Document[Page]) { t.Pages = append(t.Pages, d) })
	}
}

func document[F any](file *File, b bounds, add func(*Tree, Document[F])) (addTo func(*Tree), problems diag.List, ok bool) {
	doc := Document[F]{File: file}
	problems, ok = file.decodeFront(any(&doc.Front).(front), b)
	return func(t *Tree) { add(t, doc) }, problems, ok
}

// ByWeight orders documents: by weight, those without one last, then by title and path.
func ByWeight(a, b *File) int {
	return cmp.Or(CompareWeights(a.Weight, b.Weight), strings.Compare(a.Title, b.Title), strings.Compare(a.Path, b.Path))
}

// CompareWeights orders weights: small first, and none (0) last.
func CompareWeights(a, b int) int {
	const last = math.MaxInt
	return cmp.Compare(cmp.Or(a, last), cmp.Or(b, last))
}

// HasVacancies reports whether there is a vacancy template, or a page for them.
func (t *Tree) HasVacancies() bool { return len(t.Vacancies)+len(t.VacancyIndex) > 0 }

// Files returns every Markdown file of the tree, in order of path.
func (t *Tree) Files() []*File {
	var files []*File
	files = appendFiles(files, t.Areas)
	files = appendFiles(files, t.Tasks)
	files = appendFiles(files, t.Levels)
	files = appendFiles(files, t.Editions)
	files = appendFiles(files, t.Competencies)
	files = appendFiles(files, t.Models)
	files = appendFiles(files, t.CoreTasks)
	files = appendFiles(files, t.Vacancies)
	files = appendFiles(files, t.VacancyIndex)
	files = appendFiles(files, t.VacancyCheck)
	files = appendFiles(files, t.Pages)
	slices.SortFunc(files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

func appendFiles[F any](files []*File, docs []Document[F]) []*File {
	for _, d := range docs {
		files = append(files, d.File)
	}
	return files
}

// WithoutDrafts returns the tree with the documents that are marked as drafts left out.
func (t Tree) WithoutDrafts() Tree {
	files := t.Files()
	if !slices.ContainsFunc(files, func(f *File) bool { return f.Draft }) {
		return t
	}
	t.LeftOut = slices.Clone(t.LeftOut)
	for _, f := range files {
		if f.Draft {
			t.LeftOut = append(t.LeftOut, LeftOut{File: f, Kind: t.Config.Folders.KindOf(f.Path), Code: f.WrittenCode(), Draft: true})
		}
	}
	t.Areas = published(t.Areas)
	t.Tasks = published(t.Tasks)
	t.Levels = published(t.Levels)
	t.Editions = published(t.Editions)
	t.Competencies = published(t.Competencies)
	t.Models = published(t.Models)
	t.CoreTasks = published(t.CoreTasks)
	t.Vacancies = published(t.Vacancies)
	t.VacancyIndex = published(t.VacancyIndex)
	t.VacancyCheck = published(t.VacancyCheck)
	t.Pages = published(t.Pages)
	return t
}

func published[F any](docs []Document[F]) []Document[F] {
	return slices.DeleteFunc(slices.Clone(docs), func(d Document[F]) bool { return d.Draft })
}
