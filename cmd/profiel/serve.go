package main

import (
	"net/url"
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
			hurryPreview()
			options := optionsFor(cmd.Context(), *dir, "") // once: what is being written has no date before it is committed
			return server.Run(cmd.Context(), addr, server.Options{
				Root: *dir, Out: cmd.OutOrStdout(), Log: cmd.ErrOrStderr(), Headers: policy(),
				Load: newWorkbench(*dir, options).load,
			})
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "address and port to listen on")
	return cmd
}

// policy gives the pages of the preview the headers of the published site, so that what a browser refuses shows while you write.
func policy() []server.HeaderRule {
	var rules []server.HeaderRule
	for _, rule := range output.LocalHeaders() {
		headers := map[string]string{}
		for _, h := range rule.Headers {
			headers[h.Name] = h.Value
		}
		rules = append(rules, server.HeaderRule{Start: rule.Start, Headers: headers})
	}
	return rules
}

// onDisk tells where the files of a site are on this computer.
type onDisk struct {
	dir      string
	terminal string // the program whose terminal this is, as it says in TERM_PROGRAM
}

// of returns where the words of a page stand, by its file of the output.
func (f onDisk) of(s *site.Site) func(name string) server.Source {
	return func(name string) server.Source {
		page, ok := s.PageOf(name)
		if !ok {
			return server.Source{}
		}
		file := s.FileOf(page)
		if file == nil {
			return server.Source{}
		}
		full, err := filepath.Abs(filepath.Join(f.dir, filepath.FromSlash(file.Source())))
		if err != nil {
			return server.Source{}
		}
		return server.Source{Name: file.Source(), Path: full, Editor: f.editor(full)}
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
