package server

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

func TestNextStateRestyles(t *testing.T) {
	fine, faulty := testSite(), testSite(unknownLevel)
	style := []string{"static/css/base.css", "static/css/components/matrix.css"}
	for _, test := range []struct {
		name     string
		from, to Site
		err      error
		changed  []string
		want     bool
	}{
		{"stylesheets", fine, fine, nil, style, true},
		{"the same problem", faulty, faulty, nil, style, true},
		{"a new problem", fine, faulty, nil, style, false},
		{"a mended problem", faulty, fine, nil, style, false},
		{"a script too", fine, fine, nil, append([]string{"static/js/a.js"}, style...), false},
		{"a stylesheet elsewhere", fine, fine, nil, []string{"content/a.css"}, false},
		{"nothing known", fine, fine, nil, nil, false},
		{"a failed load", fine, Site{}, errors.New("x"), style, false},
	} {
		first := (*state)(nil).next(test.from, nil, nil)
		if got := first.next(test.to, test.err, test.changed).restyles(first.id); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestEarlierVersions(t *testing.T) {
	style := []string{"static/css/a.css"}
	now := (*state)(nil).next(testSite(), nil, nil)
	first := now
	for n := range 3 * earlierKept {
		now = now.next(testSite(), nil, style)
		if len(now.earlier) > earlierKept {
			t.Fatalf("%d earlier versions are kept, want at most %d", len(now.earlier), earlierKept)
		}
		if n == 1 && !now.restyles(first.id) {
			t.Error("two changes of a stylesheet are more than a new stylesheet")
		}
	}
	now = now.next(testSite(), nil, []string{"content/a.md"})
	if len(now.earlier) != 0 {
		t.Error("earlier versions are kept after another change")
	}
}

// TestLastGoodSite breaks a site in both ways, twice, and mends it.
func TestLastGoodSite(t *testing.T) {
	site := func(text string, problems ...diag.Problem) Site {
		s := testSite(problems...)
		s.Open = files{"index.html": []byte("<body>" + text), "anders/index.html": []byte("<body>" + text)}.open
		s.Source = func(name string) Source { return map[string]Source{"index.html": {Name: unknownLevel.File}}[name] }
		if len(problems) > 0 {
			s.Open = files{"heel/index.html": []byte("<body>" + text)}.open
		}
		return s
	}
	warning := diag.Problem{File: "site.toml", Severity: diag.Warning, Name: "no-repository", Message: "no repository"}
	s := newStore()
	h := newHandler(s, everyHost)
	for _, step := range []struct {
		site         Site
		err          error
		address      string
		status       int
		shows, lacks string
	}{
		{Site{}, errors.New("site.toml: <x>"), "/", 500, "site.toml: &lt;x&gt;", "zoals die was"},
		{site("een"), nil, "/", 200, "een", "profiel-problems"},
		{site("stuk", unknownLevel), nil, "/", 200, "<body>een", "stuk"},
		{site("stuk", unknownLevel), nil, "/", 200, "&lt;taktisch&gt;", "<taktisch>"},
		{site("stuk", unknownLevel), nil, "/anders/", 404, "profiel-problems", "<body>een"}, // its file is gone
		{site("stuk", unknownLevel), nil, "/heel/", 200, "stuk", "<body>een"},
		{Site{}, errors.New("site.toml: <x>"), "/", 200, "<body>een", "<x>"},
		{Site{}, errors.New("site.toml: <x>"), "/", 200, "site.toml: &lt;x&gt;", "<x>"},
		{site("stuk", unknownLevel), nil, "/weg/", 404, "profiel-problems", "<body>een"},
		{site("twee"), nil, "/", 200, "twee", "een"},
		{site("twee"), nil, "/heel/", 404, "", "stuk"},
		{Site{Open: files{}.open, Problems: diag.List{warning}}, nil, "/", 404, "no repository", "twee"},
	} {
		old, _ := s.get()
		s.set(old.next(step.site, step.err, []string{"content/a.md"}))
		w := get(t, h, http.MethodGet, step.address)
		if body := w.Body.String(); w.Code != step.status || !strings.Contains(body, step.shows) || strings.Contains(body, step.lacks) {
			t.Errorf("%s: status %d, want %d with %q and without %q:\n%s", step.address, w.Code, step.status, step.shows, step.lacks, body)
		}
	}
}
