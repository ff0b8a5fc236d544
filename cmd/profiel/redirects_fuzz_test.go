package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/output"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// FuzzRedirects gives a page any former address. It is a mistake, or _redirects has one line more, which leads to that page and takes the
// place of no other.
func FuzzRedirects(f *testing.F) {
	for _, alias := range []string{
		"/oud/", "/oud", "/a\n/* https://evil.example/ 301!", "/a /b 200", "/*", "/:splat", "//evil.example/", "/%0a/", "/a\u2028b/", "/a\u0085b/", "/A/", "/bw-001/", "/BW-001",
		"/gebieden/", "/robots.txt", "/_redirects", "/é/", "/a#b", "/a\tb/", "/a/../b/", "/con/", "", "/", "/\u00a0/", "/a!/", "/a=b/",
	} {
		f.Add(alias)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		if !utf8.ValidString(alias) {
			t.Skip("package content takes UTF-8 only")
		}
		written, err := json.Marshal(alias)
		if err != nil {
			t.Fatal(err)
		}
		fsys := smallsite.New()
		smallsite.Replace(t, fsys, "content/nieuw.md", "", "+++\ntitle = \"Nieuw\"\naliases = ["+string(written)+"]\n+++\n")
		tree, problems, err := content.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		made, found := profile.New(tree)
		problems.Add(found...)
		s, found := site.Build(tree, made, site.Options{BaseURL: "https://bouw.example"})
		problems.Add(found...)
		if problems.HasErrors() {
			return
		}
		checkRedirects(t, s)
	})
}

func checkRedirects(t *testing.T, s *site.Site) {
	t.Helper()
	redirects := portal{site: s}.redirects()
	var text bytes.Buffer
	if err := output.Redirects(redirects).Make(&text); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	toNew := 0
	for _, line := range lines {
		fields := strings.Fields(line)
		if len(fields) != 3 || line != strings.Join(fields, " ") || fields[2] != "301!" {
			t.Fatalf("the line %q", line)
		}
		from, to := fields[0], fields[1]
		if _, isPage := s.Page(to); !isPage {
			t.Errorf("%q leads to no page", line)
		}
		if _, isPage := s.Page(from); isPage || !strings.HasPrefix(from, "/") || strings.HasPrefix(from, "//") {
			t.Errorf("%q comes from a page, or from elsewhere", line)
		}
		if to == "/nieuw/" {
			toNew++
		}
	}
	if len(lines) != len(redirects) || toNew != 1 || len(slices.Compact(slices.Sorted(slices.Values(lines)))) != len(lines) {
		t.Errorf("%d lines of %d redirects, %d to the new page:\n%s", len(lines), len(redirects), toNew, &text)
	}
}
