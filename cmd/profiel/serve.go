package main

import (
	"bytes"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/server"
)

func newServe(dir *string) *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you write",
		Long: `Serve builds the site in memory and shows it on this computer. It watches content,
layouts, static and site.toml, and reloads the browser when one of them changes.
The address goes to standard output, what happens to standard error. Drafts are shown.
Press Ctrl-C to stop.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := openSite(*dir); err != nil {
				return err
			}
			options := optionsFor(cmd.Context(), *dir, "") // once: what is being written has no date before it is committed
			return server.Run(cmd.Context(), addr, server.Options{
				Root: *dir, Out: cmd.OutOrStdout(), Log: cmd.ErrOrStderr(),
				Load: func() (server.Site, error) { return preview(os.DirFS(*dir), options) },
			})
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "address and port to listen on")
	return cmd
}

// preview makes one state of the site for the preview server; pages are rendered when asked for.
func preview(fsys fs.FS, options portalOptions) (server.Site, error) {
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
	return server.Site{Open: open, Redirects: redirects, Stylesheet: p.assets.Stylesheet(), Problems: problems, Help: p.help}, nil
}

// help returns the address of what the site says about a problem, "" when it says nothing.
func (p portal) help(name string) string {
	page, id, ok := p.site.Explanation(name)
	if !ok {
		return ""
	}
	return page.URL + "#" + id
}
