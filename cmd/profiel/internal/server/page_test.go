package server

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

func TestEndOfBody(t *testing.T) {
	for name, marked := range map[string]string{
		"plain":        "<html><body>x|</body></html>",
		"capitals":     "<BODY class=\"a > b\" data-x='>'>x|</BODY>",
		"in a comment": "<body>x<!-- </body> -->|</body>",
		"in a script":  "<body>x<script>'</body>'</script>|</body>",
		"twice":        "<body>x</body>|</body>",
		"not closed":   "<body>x|",
		"longer name":  "<body>x</bodypart>|",
		"empty":        "|",
	} {
		page := strings.Replace(marked, "|", "", 1)
		if got, want := endOfBody([]byte(page)), strings.Index(marked, "|"); got != want {
			t.Errorf("%s: offset %d, want %d", name, got, want)
		}
	}
}

func TestInjection(t *testing.T) {
	s := storeOf(testSite(), nil)
	now, _ := s.get()
	got := get(t, newHandler(s, everyHost), http.MethodGet, "/").Body.String()
	script := `<script type="module" src="/_profiel/reload.js" data-state="` + now.id + `"></script>`
	if want := strings.Replace(homePage, "</body>", script+"</body>", 1); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOverlay(t *testing.T) {
	warning := diag.Problem{File: "site.toml", Severity: diag.Warning, Name: "no-repository", Message: "no repository"}
	h := newHandler(storeOf(testSite(unknownLevel, warning), nil), everyHost)
	for _, target := range []string{"/", "/weg/", "/stuk/"} {
		body := get(t, h, http.MethodGet, target).Body.String()
		if _, err := html.Parse(strings.NewReader(body)); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			`<section class="profiel-problems" role="alert"`,
			`<link rel="stylesheet" href="/_profiel/overlay.css">`,
			`De site heeft 1 fout en 1 waarschuwing`,
			`<details open>`,
			`content/aandachtsgebieden/modereren/huisregels.md:4:9<`,
			`unknown level &#34;&lt;taktisch&gt;&#34;`,
			"<pre>level = &#34;&lt;taktisch&gt;&#34;\n        ^^^^^^^^^^</pre>",
			`did you mean &#34;tactisch&#34;? &amp; more`,
			`<code>site.toml</code>`,
			`no-repository`,
		} {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %s:\n%s", target, want, body)
			}
		}
	}
	if body := get(t, h, http.MethodGet, "/").Body.String(); strings.Index(body, "profiel-problems") < strings.Index(body, "</h1>") {
		t.Errorf("the problems stand before the page, and take the first focus stop from its skip link:\n%s", body)
	}
}

func TestOverlayOnlyOnPages(t *testing.T) {
	h := newHandler(storeOf(testSite(unknownLevel), nil), everyHost)
	if got := get(t, h, http.MethodGet, "/assets/a1/css/site.css").Body.String(); got != "body { color: red }" {
		t.Errorf("a stylesheet was changed: %s", got)
	}
}

func TestProblemsTitle(t *testing.T) {
	for _, test := range []struct {
		errors, warnings int
		want             string
	}{
		{1, 0, "De site heeft 1 fout"},
		{2, 0, "De site heeft 2 fouten"},
		{0, 1, "De site heeft 1 waarschuwing"},
		{2, 3, "De site heeft 2 fouten en 3 waarschuwingen"},
	} {
		var list diag.List
		for range test.errors {
			list.Add(diag.Problem{Severity: diag.Error})
		}
		for range test.warnings {
			list.Add(diag.Problem{Severity: diag.Warning})
		}
		if got := problemsTitle(list); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestCaret(t *testing.T) {
	for _, test := range []struct {
		excerpt       string
		column, width int
		want          string
	}{
		{"abc", 2, 0, " ^"},
		{"abc", 2, 2, " ^^"},
		{"abc", 2, 99, " ^^"},
		{"één twee", 5, 4, "    ^^^^"},
		{"\tx = 1", 2, 1, "\t^"},
		{"abc", 4, 1, "   ^"},
		{"abc", 0, 1, ""},
		{"abc", 9, 1, ""},
	} {
		p := diag.Problem{Position: diag.Position{Column: test.column, Width: test.width}, Excerpt: test.excerpt}
		if got := caret(p); got != test.want {
			t.Errorf("%q column %d width %d: %q, want %q", test.excerpt, test.column, test.width, got, test.want)
		}
	}
}

// The caret stands below the place when the excerpt is a part of a long line.
func TestCaretBelowAPart(t *testing.T) {
	p := diag.Problem{Position: diag.Position{Column: 502, Width: 2, Cut: 500}, Excerpt: "abc"}
	if got := caret(p); got != " ^^" {
		t.Errorf("got %q", got)
	}
}

func TestOverlayLeadsToTheExplanation(t *testing.T) {
	s := testSite(unknownLevel, diag.Problem{Name: "new-name"})
	s.Help = func(name string) string {
		if name == "unknown-level" {
			return "/matrix/#" + name
		}
		return ""
	}
	body := get(t, newHandler(storeOf(s, nil), everyHost), http.MethodGet, "/").Body.String()
	for _, want := range []string{
		`<code class="profiel-name"><a href="/matrix/#unknown-level">unknown-level</a></code>`,
		`<code class="profiel-name">new-name</code>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
}

// A template that fails is a fault in this package: it must not be possible with any problem.
func TestTemplatesExecute(t *testing.T) {
	for _, p := range []diag.Problem{{}, {File: "a", Position: diag.Position{Line: 1}}, unknownLevel} {
		var b strings.Builder
		err := errors.Join(
			overlay.ExecuteTemplate(&b, "problems", newProblemsView(Site{Problems: diag.List{p}})),
			overlay.ExecuteTemplate(&b, "script", struct{ Address, State string }{}),
			overlay.ExecuteTemplate(&b, "page", struct{ Style, Title, Message string }{}),
		)
		if err != nil {
			t.Error(err)
		}
	}
}

// A page says where its words stand, also while there are problems; a page of many files says nothing.
func TestSource(t *testing.T) {
	s := testSite(unknownLevel)
	s.Source = func(name string) Source {
		if name == "index.html" {
			return Source{Name: "content/_index.md", Path: `/thuis/"a"/content/_index.md`, Editor: "vscode://file/thuis/%22a%22/content/_index.md"}
		}
		return Source{}
	}
	h := newHandler(storeOf(s, nil), everyHost)
	body := get(t, h, http.MethodGet, "/").Body.String()
	for _, want := range []string{
		"<code>content/_index.md</code>", `data-path="/thuis/&#34;a&#34;/content/_index.md"`, `<a href="vscode://file/thuis/%22a%22/content/_index.md">`,
		`<script type="module" src="/_profiel/source.js">`, `<section class="profiel-problems"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %s:\n%s", want, body)
		}
	}
	for _, target := range []string{"/matrix/", "/weg/", "/stuk/"} {
		if body := get(t, h, http.MethodGet, target).Body.String(); strings.Contains(body, "profiel-source") {
			t.Errorf("%s:\n%s", target, body)
		}
	}
	if got := get(t, h, http.MethodGet, sourceAddress); got.Code != http.StatusOK || !strings.Contains(got.Body.String(), "clipboard") {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	s.Source = func(string) Source { return Source{Name: "a.md", Path: "/a.md"} }
	body = get(t, newHandler(storeOf(s, nil), everyHost), http.MethodGet, "/").Body.String()
	if !strings.Contains(body, "profiel-source") || strings.Contains(body, "VS Code") {
		t.Errorf("without an editor:\n%s", body)
	}
}
