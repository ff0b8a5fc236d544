package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/export"
	"beroepsprofiel/cmd/profiel/internal/folder"
	"beroepsprofiel/cmd/profiel/internal/markdown"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/render"
	"beroepsprofiel/cmd/profiel/internal/search"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/vacancycheck"
)

// portal is a site with everything that is needed to make its files; nothing is rendered yet.
type portal struct {
	tree     content.Tree // without drafts, unless they are shown
	site     *site.Site
	renderer *render.Renderer
	assets   output.Assets
	given    []string // addresses that were ever published
	files    []output.File
	problems portalProblems
}

// portalProblems is what is wrong with a site, by what it depends on.
type portalProblems struct {
	graph   diag.List // the files below content/, and what they say together
	layouts diag.List
	files   diag.List // two files want one place in the output
}

func (p portalProblems) all() diag.List { return slices.Concat(p.graph, p.layouts, p.files) }

// loadPortal runs the stages up to rendering. fsys is the site's folder.
func loadPortal(fsys fs.FS, options portalOptions) (portal, diag.List, error) {
	tree, problems, err := content.Load(fsys)
	if err != nil {
		return portal{}, nil, err
	}
	if !options.Drafts {
		tree = tree.WithoutDrafts()
	}
	p, err := assemble(fsys, tree, options)
	p.problems.graph = append(problems, p.problems.graph...)
	return p, p.problems.all(), err
}

// assemble runs the stages behind the reading of content/.
func assemble(fsys fs.FS, tree content.Tree, options portalOptions) (portal, error) {
	assets, err := loadAssets(fsys)
	if err != nil {
		return portal{}, err
	}
	list, _, _, err := readLedger(fsys)
	if err != nil {
		return portal{}, err
	}
	p := portal{tree: tree, assets: assets, given: list.Addresses()}
	prof, found := profile.New(tree)
	p.problems.graph.Add(found...)
	published := p.assets.Addresses()
	for _, f := range filesForMachines(tree) {
		published = append(published, "/"+f.path)
	}
	published = append(published, diffData(tree.Config.Outputs, prof)...)
	p.site, found = site.Build(tree, prof, site.Options{
		BaseURL: baseURL(options.BaseURL, tree.Config.BaseURL, options.Host), Files: published, Changed: options.Changed,
		Repository: options.Repository, Folder: options.Folder, Preview: options.Preview,
		Forget: options.Forget && !tree.Config.Outputs.Markdown,
	})
	p.problems.graph.Add(found...)
	if err := p.addRenderer(fsys); err != nil {
		return portal{}, err
	}
	p.files = p.list(fsys)
	p.problems.files = clashes(p.files, p.owners)
	return p, nil
}

// addRenderer reads the layouts.
func (p *portal) addRenderer(fsys fs.FS) error {
	layouts, err := subFolder(fsys, "layouts")
	if err != nil {
		return err
	}
	p.renderer, p.problems.layouts = render.New(p.site, layouts, render.Options{
		Assets: p.assets.Prefix, Stylesheet: p.assets.Stylesheet(), Given: p.given,
	})
	return nil
}

// loadTree reads the sources for a command that says something of the profile and makes no files. Only without settings nothing can
// be said: then the problems are printed.
func loadTree(fsys fs.FS, stderr io.Writer) (content.Tree, diag.List, error) {
	tree, problems, err := content.Load(fsys)
	if err == nil && tree.Config.Title == "" {
		err = report(stderr, diag.Text, problems)
	}
	return tree, problems, err
}

func loadAssets(fsys fs.FS) (output.Assets, error) {
	static, err := subFolder(fsys, "static")
	if err != nil {
		return output.Assets{}, err
	}
	return output.NewAssets(static, markdown.Stylesheet())
}

// list names every file of the output with the function that makes it.
func (p portal) list(fsys fs.FS) []output.File {
	outputs := p.site.Config.Outputs
	var files []output.File
	for _, page := range p.site.Pages {
		files = append(files, output.File{Path: page.Output(), Make: func(b *bytes.Buffer) error { return p.renderer.Page(b, page) }})
		if url := p.site.MarkdownURL(page); url != "" {
			path := strings.TrimPrefix(url, "/")
			files = append(files, output.File{Path: path, Make: func(b *bytes.Buffer) error { return export.Markdown(b, p.site, page) }})
		}
	}
	for _, r := range p.site.Redirects {
		files = append(files, output.File{
			Path: strings.TrimPrefix(r.From, "/") + "index.html",
			Make: func(b *bytes.Buffer) error { return p.renderer.Redirect(b, r) },
		})
	}
	for _, asset := range p.tree.Assets {
		files = append(files, copyOf(fsys, asset))
	}
	files = append(files, p.assets.Files...)
	for _, f := range filesForMachines(p.tree) {
		files = append(files, output.File{Path: f.path, Make: func(b *bytes.Buffer) error { return f.write(b, p.site) }})
	}
	if outputs.Data {
		for _, page := range p.site.Diffs {
			path := strings.TrimPrefix(site.DiffDataURL(page.Diff), "/")
			files = append(files, output.File{Path: path, Make: func(b *bytes.Buffer) error { return export.Diff(b, p.site, page) }})
		}
	}
	if outputs.Embeds {
		for _, t := range p.site.Profile.Tasks {
			path := strings.TrimPrefix(site.OEmbedURL(t), "/")
			files = append(files, output.File{Path: path, Make: func(b *bytes.Buffer) error { return export.OEmbed(b, p.site, t) }})
		}
	}
	return append(files, output.Headers(p.site.Preview != nil), output.Redirects(p.redirects()))
}

// machineFile is a file about the whole site that programs read. Pages may link to it; what only the host reads is none.
type machineFile struct {
	path  string
	write func(*bytes.Buffer, *site.Site) error
}

// filesForMachines lists what a site publishes.
func filesForMachines(tree content.Tree) []machineFile {
	outputs := tree.Config.Outputs
	files := []machineFile{{"sitemap.xml", export.Sitemap}, {"robots.txt", export.Robots}, {"feed.xml", export.Feed}, {"llms.txt", export.LLMs}}
	if outputs.Data {
		files = append(files,
			machineFile{"data/profile.json", export.JSON},
			machineFile{"data/profile.csv", export.CSV},
			machineFile{"data/profile.xlsx", export.XLSX},
			machineFile{"data/profile.ttl", export.Turtle},
			machineFile{"data/profile.jsonld", export.JSONLD},
			machineFile{"data/profile.schema.json", export.ProfileSchema},
			machineFile{"data/diff.schema.json", export.DiffSchema},
		)
	}
	if outputs.Data && tree.HasVacancies() {
		files = append(files, machineFile{"data/vacancies.json", export.Vacancies}, machineFile{"data/vacancies.schema.json", export.VacanciesSchema})
	}
	if outputs.Data && len(tree.VacancyCheck) > 0 {
		files = append(files, machineFile{"data/vacancy-check.json", vacancycheck.Data})
	}
	if outputs.Search {
		files = append(files, machineFile{"data/search.json", searchIndex})
	}
	return files
}

// diffData lists the addresses of the data files about two editions.
func diffData(outputs content.Outputs, prof *profile.Profile) []string {
	if !outputs.Data {
		return nil
	}
	var addresses []string
	for _, d := range prof.Diffs() {
		addresses = append(addresses, site.DiffDataURL(d))
	}
	return addresses
}

func searchIndex(b *bytes.Buffer, s *site.Site) error {
	return search.Index(b, search.Entries(s))
}

func copyOf(fsys fs.FS, asset content.Asset) output.File {
	return output.File{Path: asset.Path, Make: func(b *bytes.Buffer) error {
		data, err := fs.ReadFile(fsys, content.Dir+"/"+asset.Path)
		if err != nil {
			return err
		}
		_, err = b.Write(data)
		return err
	}}
}

// redirects lists the lines of _redirects. Codes are written in capitals in job ads, so those lead to the task as well.
func (p portal) redirects() []output.Redirect {
	var lines []output.Redirect
	for _, r := range p.site.Redirects {
		lines = append(lines, output.Redirect{From: r.From, To: r.To.URL})
		if !r.Alias {
			lines = append(lines, output.Redirect{From: strings.ToUpper(r.From), To: r.To.URL})
		}
	}
	return lines
}

// pages counts the pages among the files.
func (p portal) pages() int { return len(p.site.Pages) }

// subFolder returns a folder of the site's; one that leads elsewhere is an error here, instead of one in every file of it.
func subFolder(fsys fs.FS, name string) (fs.FS, error) {
	if _, err := fs.Stat(fsys, name); errors.Is(err, folder.ErrNotFile) {
		return nil, err
	}
	return fs.Sub(fsys, name)
}

// openSite returns the site's folder as a file system; without site.toml in it the command was called in the wrong place.
func openSite(dir string) (fs.FS, error) {
	fsys, err := folder.Open(dir)
	if err == nil {
		var info fs.FileInfo
		if info, err = fs.Stat(fsys, content.ConfigName); err == nil && !info.IsDir() {
			return fsys, nil
		}
	}
	return nil, usageError{fmt.Errorf("there is no %s in %s\n  run profiel in the site's folder, or name it: profiel -C DIR", content.ConfigName, dir)}
}
