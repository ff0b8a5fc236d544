package steps

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// lead is an address and the page that it must lead to.
type lead struct{ from, to string }

// leadsOf lists the addresses that lead elsewhere, each with and without a slash at the end: the permanent address of every task
// of profile.json, in small letters and in capitals, and every page that only leads to another, as former addresses are.
func leadsOf(site fs.FS) ([]lead, error) {
	var leads []lead
	add := func(from, to string) {
		leads = append(leads, lead{from, to}, lead{strings.TrimSuffix(from, "/"), to})
	}
	profile, err := readProfile(site)
	if err != nil {
		return nil, err
	}
	for _, task := range profile.Tasks {
		add("/"+strings.ToLower(task.Code)+"/", task.URL)
		add("/"+task.Code+"/", task.URL)
	}
	err = fs.WalkDir(site, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "index.html" {
			return err
		}
		page, err := fs.ReadFile(site, name)
		if to, leadsOn := refreshOf(page); leadsOn {
			add("/"+strings.TrimSuffix(name, "index.html"), to)
		}
		return err
	})
	slices.SortFunc(leads, func(a, b lead) int { return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to)) })
	return slices.Compact(leads), err
}

var refresh = cascadia.MustCompile(`meta[http-equiv=refresh]`)

// refreshOf is where a page leads that only leads to another.
func refreshOf(page []byte) (to string, leadsOn bool) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return "", false
	}
	element := cascadia.Query(root, refresh)
	if element == nil {
		return "", false
	}
	for _, a := range element.Attr {
		if a.Key == "content" {
			_, to, leadsOn = strings.Cut(a.Val, "url=")
		}
	}
	return to, leadsOn
}

// judgeLeads says which addresses do not lead, at once and for ever, to the page that they must lead to, or to none that exists.
func judgeLeads(site fs.FS, leads []lead, report netlifyReport) []string {
	var faults []string
	for _, l := range leads {
		redirect := report.answer(l.from).Redirect
		switch {
		case redirect == nil:
			faults = append(faults, fmt.Sprintf("_redirects: %s leads nowhere, want %s", l.from, l.to))
		case redirect.To != l.to:
			faults = append(faults, fmt.Sprintf("_redirects: %s leads to %s, want %s", l.from, redirect.To, l.to))
		case redirect.Status != 301 || !redirect.Force:
			faults = append(faults, fmt.Sprintf("_redirects: %s leads to %s with status %d, forced: %t; want 301, forced: true",
				l.from, l.to, redirect.Status, redirect.Force))
		case !hasPage(site, l.to):
			faults = append(faults, fmt.Sprintf("_redirects: %s leads to %s, where no page is", l.from, l.to))
		}
	}
	return faults
}

// hasPage reports whether an address ("/over/") is that of a page of the site.
func hasPage(site fs.FS, address string) bool {
	if !strings.HasSuffix(address, "/") {
		return false
	}
	_, err := fs.Stat(site, path.Join(".", address, "index.html"))
	return err == nil
}
