package check

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/parallel"
)

// site is the output folder, read. Nothing in it changes after load.
type site struct {
	output    fs.FS
	base      *url.URL        // address of the site's root; its path ends with a slash
	files     map[string]bool // every file's path
	pages     []*page         // sorted by file
	byFile    map[string]*page
	redirects []redirect
	keptOut   bool // out of search engines, as a whole: it is a preview
}

// elsewhere is the base of a site whose own address is not known: no link names this host.
const elsewhere = "http://site.invalid/"

// load reads and parses every page. Its problems are the files that cannot be read.
func load(output fs.FS, baseURL string) (*site, diag.List) {
	s := &site{output: output, base: parseBase(baseURL), files: map[string]bool{}, byFile: map[string]*page{}}
	var problems diag.List
	var paths []string
	err := fs.WalkDir(output, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			problems.Add(unreadable(file, err))
			return nil
		}
		if !entry.IsDir() {
			s.files[file] = true
			if isPage(file) {
				paths = append(paths, file)
			}
		}
		return nil
	})
	if err != nil {
		problems.Add(unreadable(".", err))
	}
	problems.Add(s.readPages(paths)...)
	s.redirects = parseRedirects(s.text("_redirects"))
	s.keptOut = strings.Contains(s.text("_headers"), "X-Robots-Tag: noindex")
	return s, problems
}

func (s *site) readPages(paths []string) diag.List {
	slices.Sort(paths)
	pages, errs := make([]*page, len(paths)), make([]error, len(paths))
	parallel.Each(len(paths), func(i int) {
		var source []byte
		if source, errs[i] = fs.ReadFile(s.output, paths[i]); errs[i] == nil {
			pages[i] = parsePage(paths[i], source)
		}
	})
	var problems diag.List
	for i, p := range pages {
		if p == nil {
			problems.Add(unreadable(paths[i], errs[i]))
			continue
		}
		s.pages = append(s.pages, p)
		s.byFile[p.file] = p
	}
	return problems
}

// text is the content of a file, "" when it does not exist.
func (s *site) text(file string) string {
	source, err := fs.ReadFile(s.output, file)
	if err != nil {
		return ""
	}
	return string(source)
}

func unreadable(file string, err error) diag.Problem {
	return diag.Problem{File: file, Name: "output-unreadable", Message: "cannot be read: " + err.Error()}
}

func parseBase(baseURL string) *url.URL {
	base, err := url.Parse(baseURL)
	if err != nil || base.Host == "" {
		base, _ = url.Parse(elsewhere)
	}
	if !strings.HasSuffix(base.Path, "/") {
		base.Path += "/"
	}
	return base
}

// address is the address of a file below the site's root: "/" for index.html, "/matrix/" for matrix/index.html.
func address(file string) string {
	if path.Base(file) == "index.html" {
		return "/" + strings.TrimSuffix(file, "index.html")
	}
	return "/" + file
}
