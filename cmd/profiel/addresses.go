package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/git"
	"beroepsprofiel/cmd/profiel/internal/ledger"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// addresses lists what the site publishes for good. Not for good are what is named by a hash, the Markdown beside each page, and
// what only the host reads.
func (p portal) addresses() []ledger.Address {
	known := map[string]ledger.Address{}
	for _, page := range p.site.Pages {
		known[page.URL] = addressOf(page)
	}
	for _, r := range p.site.Redirects {
		a := addressOf(r.To)
		a.URL, a.Permanent = r.From, !r.Alias
		known[r.From] = a
	}
	var addresses []ledger.Address
	for _, f := range p.files {
		url, ok := lasting(f.Path, p.assets)
		if !ok {
			continue
		}
		a := known[url]
		a.URL = url
		addresses = append(addresses, a)
	}
	return addresses
}

// addressOf is the address of a page.
func addressOf(page *site.Page) ledger.Address {
	a := ledger.Address{URL: page.URL, File: page.File}
	if page.File != nil && page.Task != nil {
		a.Code = page.Task.Code
	}
	return a
}

// lasting returns the address of a file of the output, if it is one that others may rely on. White space would end it in the list.
func lasting(name string, assets output.Assets) (url string, ok bool) {
	url = "/" + name
	switch {
	case name == "404.html", strings.HasPrefix(name, "_"), path.Base(name) == "index.md", strings.HasPrefix(url, assets.Prefix+"/"):
		return "", false
	case path.Base(name) == "index.html":
		url = strings.TrimSuffix(url, "index.html")
	}
	return strings.NewReplacer(" ", "%20", "\t", "%09", "\n", "%0A", "\r", "%0D").Replace(url), true
}

// published is what the ledger has to know of the site, whose content may have errors.
func (p portal) published(broken bool) ledger.Site {
	now := ledger.Site{Config: p.tree.Config, Addresses: p.addresses(), Broken: broken}
	for _, l := range p.tree.LeftOut {
		if l.Draft {
			now.Drafts = append(now.Drafts, l.File)
		} else {
			now.Unread = append(now.Unread, l.File)
		}
	}
	for _, f := range p.tree.Files() {
		if proper := content.ProperPath(f.Path); proper != f.Path { // its name is reported; its address will be the one of the better name
			now.Unread = append(now.Unread, &content.File{Path: f.Path, URL: content.Address(proper)})
		}
	}
	return now
}

// switchedOff lists what the site would publish with each of its outputs that are off. fsys is the site's folder.
func (p portal) switchedOff(fsys fs.FS, options portalOptions) ([]ledger.Output, error) {
	var outputs []ledger.Output
	for _, key := range p.tree.Config.Outputs.Off() {
		tree := p.tree
		tree.Config.Outputs = tree.Config.Outputs.With(key)
		with, err := assemble(fsys, tree, options)
		if err != nil {
			return nil, err
		}
		off := ledger.Output{Key: key}
		for _, a := range with.addresses() {
			off.Addresses = append(off.Addresses, a.URL)
		}
		outputs = append(outputs, off)
	}
	return outputs, nil
}

// readLedger reads the list of addresses; without the file there is none.
func readLedger(fsys fs.FS) (l ledger.Ledger, found bool, problems diag.List, err error) {
	text, err := fs.ReadFile(fsys, ledger.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return ledger.Ledger{}, false, nil, nil
	}
	if err != nil {
		return ledger.Ledger{}, false, nil, err
	}
	l, problems = ledger.Parse(text)
	return l, true, problems, nil
}

// checkAddresses holds the site, whose content may have errors, against the list of addresses, if there is one. dir is the site's
// folder, and fsys the same. Without a site.toml that can be read nothing is published, and nothing is known.
func (p portal) checkAddresses(ctx context.Context, dir string, fsys fs.FS, options portalOptions, broken bool) (diag.List, error) {
	l, found, problems, err := readLedger(fsys)
	if err != nil || !found || problems.HasErrors() || p.tree.Config.Title == "" {
		return problems, err
	}
	now := p.published(broken)
	if !l.Loses(now) {
		return l.Check(now, ledger.History{}), nil
	}
	now.Off, err = p.switchedOff(fsys, options)
	if err != nil {
		return nil, err
	}
	return l.Check(now, history(ctx, dir)), nil
}

// history asks git what became of the files since the list of addresses last changed. What git cannot say is not missed.
func history(ctx context.Context, dir string) ledger.History {
	repo, ok := git.Open(ctx, dir)
	if !ok {
		return ledger.History{}
	}
	revision, err := repo.LastRevision(ctx, ledger.Name)
	if err != nil {
		return ledger.History{}
	}
	changes, err := repo.Changes(ctx, revision, content.Dir)
	if err != nil {
		return ledger.History{}
	}
	h := ledger.History{Revision: revision}
	for _, c := range changes {
		h.Changes = append(h.Changes, ledger.Change{From: below(c.From), To: below(c.To)})
	}
	return h
}

// below is a path below content/, from one below the site's folder.
func below(name string) string { return strings.TrimPrefix(name, content.Dir+"/") }

// accept adds the site's addresses to the list, which is made when it is not there, and returns how many it did not have.
func (p portal) accept(dir string, fsys fs.FS) (added int, err error) {
	l, _, _, err := readLedger(fsys)
	if err != nil {
		return 0, err
	}
	text, added := l.Accept(p.published(false))
	if added == 0 {
		return 0, nil
	}
	name := filepath.Join(dir, filepath.FromSlash(ledger.Name))
	if err := os.WriteFile(name, text, 0o666); err != nil {
		return 0, fmt.Errorf("cannot write the list of addresses: %w", err)
	}
	return added, nil
}
