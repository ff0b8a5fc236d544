package steps

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// deploy lets Netlify's build make the site as netlify.toml says, without asking Netlify for anything: once as the site that everyone
// reads, once as the preview of a proposal that changes one page. What they publish is held against what each must be.
//
// `netlify build --offline` of Netlify's command line does the same with the same package, and is twice as large to install.
func deploy(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	upstream := filepath.Join(machine.Temp, "upstream")
	if err := copySources(upstream, machine.Root); err != nil {
		return err
	}
	if err := commitAll(ctx, machine, out, upstream, "main"); err != nil {
		return err
	}
	var faults []string
	for _, d := range []deployment{{context: "production"}, {context: "deploy-preview", proposal: "12"}} {
		published, err := d.build(ctx, machine, out, upstream)
		if err != nil {
			return err
		}
		found, err := d.judge(os.DirFS(published))
		if err != nil {
			return err
		}
		faults = append(faults, found...)
	}
	return sumUp(out, faults, "2 deployments")
}

// What the deployments are told, and what the proposal changes.
const (
	siteAddress       = "https://profiel.example"
	repositoryAddress = "https://github.com/naam/profiel"
	changedFile       = "content/over/waarvoor.md"
	changedPage       = "/over/waarvoor/"
)

// deployment is one build by Netlify.
type deployment struct {
	context  string
	proposal string // number of the pull request; empty for the site itself
}

// build clones the sources, as Netlify does, and lets its build loose on them. It returns the folder that would be published.
func (d deployment) build(ctx context.Context, machine *tools.Machine, out io.Writer, upstream string) (string, error) {
	node, err := machine.Node(ctx, out)
	if err != nil {
		return "", err
	}
	netlify, err := machine.NetlifyBuild(ctx, out)
	if err != nil {
		return "", err
	}
	clone := filepath.Join(machine.Temp, d.context)
	if err := machine.Run(ctx, out, nil, "git", "clone", "--quiet", upstream, clone); err != nil {
		return "", err
	}
	if d.proposal != "" {
		if err := propose(ctx, machine, out, clone); err != nil {
			return "", err
		}
	}
	env := []string{"URL=" + siteAddress, "REPOSITORY_URL=" + repositoryAddress, "REVIEW_ID=" + d.proposal}
	err = machine.Run(ctx, out, env, node, netlify, "--offline", "--context", d.context, "--cwd", clone, "--repositoryRoot", clone)
	return filepath.Join(clone, "public"), err
}

// propose commits a change of one page to a branch.
func propose(ctx context.Context, machine *tools.Machine, out io.Writer, clone string) error {
	name := filepath.Join(clone, filepath.FromSlash(changedFile))
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, append(text, "\nEen voorstel.\n"...), 0o644); err != nil {
		return err
	}
	return commitAll(ctx, machine, out, clone, "voorstel")
}

// sources are what Netlify builds the site from.
var sources = []string{".ci", "cmd", "content", "layouts", "static", "go.mod", "go.sum", "netlify.toml", "site.toml"}

// copySources copies the sources as they are, committed or not.
func copySources(to, root string) error {
	for _, name := range sources {
		from := filepath.Join(root, name)
		info, err := os.Stat(from)
		if err != nil {
			return err
		}
		if !info.IsDir() {
			if err := tools.CopyFile(filepath.Join(to, name), from); err != nil {
				return err
			}
			continue
		}
		if err := os.CopyFS(filepath.Join(to, name), os.DirFS(from)); err != nil {
			return err
		}
	}
	return nil
}

// commitAll commits everything in a folder to a branch, which is made; so is the repository when there is none.
func commitAll(ctx context.Context, machine *tools.Machine, out io.Writer, folder, branch string) error {
	for _, args := range [][]string{
		{"init", "--quiet"},
		{"checkout", "--quiet", "-B", branch},
		{"add", "--all"},
		{"-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgSign=false", "commit", "--quiet", "--message=" + branch},
	} {
		if err := machine.Run(ctx, out, nil, "git", append([]string{"-C", folder}, args...)...); err != nil {
			return err
		}
	}
	return nil
}

// What pages and headers have.
const (
	noIndexTag    = `<meta name="robots" content="noindex">`
	canonicalTag  = `<link rel="canonical" href="`
	refreshTag    = `http-equiv="refresh"`
	previewClass  = `class="preview-note"`
	noIndexHeader = "X-Robots-Tag: noindex"
)

// judge says what is wrong with what a deployment publishes.
func (d deployment) judge(published fs.FS) ([]string, error) {
	var faults []string
	err := fs.WalkDir(published, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		page, err := fs.ReadFile(published, name)
		for _, fault := range d.judgePage(page) {
			faults = append(faults, d.context+": "+name+": "+fault)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	home, headers := read(published, "index.html"), read(published, "_headers")
	if home == "" {
		faults = append(faults, d.context+": there is no home page")
	}
	if got, want := strings.Contains(headers, noIndexHeader), d.proposal != ""; got != want {
		faults = append(faults, fmt.Sprintf("%s: _headers has %s: %t, want %t", d.context, noIndexHeader, got, want))
	}
	if link := `<a href="` + changedPage + `">`; d.proposal != "" && !strings.Contains(home, link) {
		faults = append(faults, d.context+": the pages do not list the page that changed")
	}
	return faults, nil
}

// judgePage says what is wrong with a page: its address for search engines is one of the site, and only a preview says that it is one.
func (d deployment) judgePage(page []byte) []string {
	var faults []string
	if _, canonical, found := bytes.Cut(page, []byte(canonicalTag)); found && !bytes.HasPrefix(canonical, []byte(siteAddress+"/")) {
		faults = append(faults, "the address for search engines is not on "+siteAddress)
	}
	if bytes.Contains(page, []byte(refreshTag)) {
		return faults
	}
	says := bytes.Contains(page, []byte(previewClass))
	switch {
	case d.proposal == "" && says:
		faults = append(faults, "it says that it is a preview")
	case d.proposal != "" && !says:
		faults = append(faults, "it does not say that it is a preview")
	}
	if d.proposal != "" && !bytes.Contains(page, []byte(noIndexTag)) {
		faults = append(faults, "search engines may list it")
	}
	return faults
}

// read returns a file's text, "" when it is not there.
func read(fsys fs.FS, name string) string {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return ""
	}
	return string(text)
}
