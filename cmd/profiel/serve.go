package main

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/server"
	"beroepsprofiel/cmd/profiel/internal/site"
)

func newServe(dir *string) *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you write",
		Long: `Serve builds the site in memory and shows it on this computer. It watches content,
layouts, static and site.toml, and reloads the browser when one of them changes.
The address goes to standard output, what happens to standard error. Drafts are shown.
At its end a page says in which file its words stand.
Press Ctrl-C to stop.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := openSite(*dir); err != nil {
				return err
			}
			options := optionsFor(cmd.Context(), *dir, "") // once: what is being written has no date before it is committed
			return server.Run(cmd.Context(), addr, server.Options{
				Root: *dir, Out: cmd.OutOrStdout(), Log: cmd.ErrOrStderr(), Headers: headersAt,
				Load: func() (server.Site, error) {
					fsys, err := openSite(*dir) // each time: another folder may have taken its place
					if err != nil {
						return server.Site{}, err
					}
					return preview(fsys, options, onDisk{*dir, os.Getenv("TERM_PROGRAM")})
				},
			})
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "address and port to listen on")
	return cmd
}

// headersAt gives a page of the preview the policy of the published site, so that what a browser refuses shows while you write.
func headersAt(address string) []server.Header {
	var headers []server.Header
	for _, h := range output.LocalHeaders(address) {
		headers = append(headers, server.Header(h))
	}
	return headers
}

// preview makes one state of the site for the preview server; pages are rendered when asked for.
func preview(fsys fs.FS, options portalOptions, from onDisk) (server.Site, error) {
	options.Drafts = true
	p, problems, err := loadPortal(fsys, options)
	if err != nil {
		return server.Site{}, err
	}
	files := make(map[string]output.File, len(p.files))
	for _, f := range p.files {
		files[f.Path] = f
	}
	redirects := make(map[string]string, len(p.site.Redirects))
	for _, r := range p.redirects() {
		redirects[r.From] = r.To
	}
	open := func(name string) ([]byte, error) {
		f, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		var b bytes.Buffer
		err := f.Make(&b)
		return b.Bytes(), err
	}
	return server.Site{
		Open: open, Redirects: redirects, Stylesheet: p.assets.Stylesheet(), Problems: problems, Help: p.help, Source: from.of(p.site),
	}, nil
}

// onDisk tells where the files of a site are on this computer.
type onDisk struct {
	dir      string
	terminal string // the program whose terminal this is, as it says in TERM_PROGRAM
}

// of returns where the words of a page stand, by its file of the output.
func (f onDisk) of(s *site.Site) func(name string) server.Source {
	files := map[string]string{}
	for _, p := range s.Pages {
		if file := s.FileOf(p); file != nil {
			files[p.Output()] = file.Source()
		}
	}
	return func(name string) server.Source {
		source, ok := files[name]
		full, err := filepath.Abs(filepath.Join(f.dir, filepath.FromSlash(source)))
		if !ok || err != nil {
			return server.Source{}
		}
		return server.Source{Name: source, Path: full, Editor: f.editor(full)}
	}
}

// editor returns the address that opens a file in the editor in whose terminal this runs; empty for any other terminal, for an
// address that no program answers to is of no use.
func (f onDisk) editor(file string) string {
	if f.terminal != "vscode" {
		return ""
	}
	address := url.URL{Scheme: "vscode", Host: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(file), "/")}
	return address.String()
}

// help returns the address of what the site says about a problem, "" when it says nothing.
func (p portal) help(name string) string {
	page, id, ok := p.site.Explanation(name)
	if !ok {
		return ""
	}
	return page.URL + "#" + id
}
