package main

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/ledger"
	"beroepsprofiel/cmd/profiel/internal/output"
)

// mustLedger reads the list of addresses of a site, which need not have one.
func mustLedger(t *testing.T, fsys fs.FS) ledger.Ledger {
	t.Helper()
	l, _, problems, err := readLedger(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return l
}

// The portal keeps every address that it ever had. New ones need not be listed: the main branch adds them.
func TestPortalKeepsItsAddresses(t *testing.T) {
	m := mustPortal(t)
	for _, p := range mustLedger(t, os.DirFS(root)).Check(m.published(false), ledger.History{}) {
		t.Error(p)
	}
}

func TestAddresses(t *testing.T) {
	m := mustPortal(t)
	all := map[string]ledger.Address{}
	for _, a := range m.addresses() {
		if _, twice := all[a.URL]; twice || strings.Contains(a.URL, " ") {
			t.Errorf("%q is there twice, or has a space", a.URL)
		}
		all[a.URL] = a
	}
	for _, task := range m.site.Profile.Tasks {
		permanent := all["/"+strings.ToLower(task.Code)+"/"]
		if page := all[task.URL]; page.Code != task.Code || page.Permanent || !permanent.Permanent || permanent.File != page.File || permanent.Code != task.Code {
			t.Errorf("%s: page %+v, permanent address %+v", task.Code, page, permanent)
		}
	}
	for _, url := range []string{"/", "/matrix/", "/edities/2017/matrix/", "/edities/2017/cm-001/", "/edities/2017-herzien/", "/embed/cm-001/", "/data/profile.json", "/sitemap.xml", "/favicon.svg"} {
		if a, ok := all[url]; !ok || a.Code != "" || a.Permanent {
			t.Errorf("%s: %+v, %v", url, a, ok)
		}
	}
	for _, p := range m.site.Pages {
		if _, ok := all[p.URL]; !ok && p.URL != "/404.html" {
			t.Errorf("%s is missing", p.URL)
		}
	}
}

func TestLasting(t *testing.T) {
	for name, want := range map[string]string{
		"index.html": "/", "over/index.html": "/over/", "over/foto.png": "/over/foto.png", "robots.txt": "/robots.txt", "een foto.png": "/een%20foto.png",
		"404.html": "", "_headers": "", "_redirects": "", "index.md": "", "over/index.md": "", "assets/0123/css/site.css": "",
	} {
		got, ok := lasting(name, output.Assets{Prefix: "/assets/0123"})
		if got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v", name, got, ok)
		}
	}
}

// An output that is off would bring its addresses back: that is how the message can name it.
func TestOffOutputs(t *testing.T) {
	fsys := sources(t)
	edit(t, fsys, "site.toml", "embeds     = true", "embeds     = false")
	edit(t, fsys, "content/data/_index.md", "+++\n", "+++\ndraft = true\n")
	p, _, err := loadPortal(fsys, portalOptions{BaseURL: portalURL})
	if err != nil {
		t.Fatal(err)
	}
	off, err := p.switchedOff(fsys, portalOptions{BaseURL: portalURL})
	if err != nil || len(off) != 1 || off[0].Key != "embeds" || !slices.Contains(off[0].Addresses, "/embed/cm-001/oembed.json") {
		t.Errorf("got %+v, %v", off, err)
	}
	now := p.published(true)
	if len(now.Drafts) != 1 || now.Drafts[0].Path != "data/_index.md" || len(now.Unread) != 0 || !now.Broken {
		t.Errorf("drafts %v, unread %v", now.Drafts, now.Unread)
	}
	if slices.ContainsFunc(now.Addresses, func(a ledger.Address) bool { return strings.HasPrefix(a.URL, "/embed/") }) {
		t.Error("there are cards")
	}
}
