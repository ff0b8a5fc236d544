//go:build browser

package browsertest

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/dev/internal/statichost"
)

// small serves a site of one page, to try the helpers themselves on, and returns its base address.
func small(t *testing.T, body, script string) string {
	t.Helper()
	page := `<!doctype html><html lang="nl"><title>Klein</title><link rel="icon" href="data:,"><body>` + body +
		`<script type="module" src="/a.js"></script>`
	server := httptest.NewServer(statichost.New(fstest.MapFS{
		"index.html": {Data: []byte(page)},
		"404.html":   {Data: []byte(`<!doctype html><html lang="nl"><title>Weg</title><link rel="icon" href="data:,"><h1>Weg</h1>`)},
		"a.js":       {Data: []byte(script)},
		"_headers":   {Data: []byte("/*\n  Content-Security-Policy: default-src 'self'; img-src 'self' data:\n")},
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestHelpers(t *testing.T) {
	p := openOn(t, small(t, `<h1>Klein  en <b>fijn</b></h1><p hidden>x</p><p>y</p><a href="#eind">Einde</a><input value="oud">
		<button aria-label="Zoek">?</button>`,
		`document.querySelector("input").addEventListener("input", e => document.querySelector("p").textContent = e.target.value);
		document.querySelector("button").addEventListener("click", () => setTimeout(() => document.body.dataset.klaar = "ja", 50));`,
	), "/", options{})
	equal(t, "text", p.text("h1"), "Klein en fijn")
	equal(t, "count", p.count("p"), 2)
	equal(t, "visible", p.visible("p"), 1)
	equal(t, "attr", p.attr("a", "href"), "#eind")
	equal(t, "no attr", p.attr("a", "title"), "")
	p.press("Tab")
	equal(t, "focus after Tab", p.focused(), "a: Einde")
	p.press("Tab", "Tab")
	equal(t, "focus on a button", p.focused(), "button: Zoek")
	p.press("Shift+Tab")
	equal(t, "focus after Shift+Tab", p.focused(), "input: ")
	p.fill("input", "nieuw")
	equal(t, "filled", eval[string](p, `document.querySelector("input").value`), "nieuw")
	equal(t, "typed key by key", eval[string](p, `document.querySelector("p").textContent`), "nieuw")
	p.click("button")
	p.wait(`document.body.dataset.klaar === "ja"`)
	p.click("a")
	equal(t, "address", p.address(), "/#eind")
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestOptions(t *testing.T) {
	base := small(t, `<h1>Klein</h1>`, `document.body.id = "script"`)
	media := func(query string) string { return `matchMedia("` + query + `").matches` }
	tests := []struct {
		name string
		o    options
		want string
	}{
		{"width", options{Width: 390}, "innerWidth === 390"},
		{"dark", options{Dark: true}, media("(prefers-color-scheme: dark)")},
		{"light", options{}, media("(prefers-color-scheme: light)")},
		{"still", options{}, media("(prefers-reduced-motion: reduce)")},
		{"moving", options{Motion: true}, media("(prefers-reduced-motion: no-preference)")},
		{"print", options{Print: true}, media("print")},
		{"script", options{}, `document.body.id === "script"`},
		{"no script", options{NoJS: true}, `document.body.id === ""`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if p := openOn(t, base, "/", test.o); !eval[bool](p, test.want) {
				t.Errorf("not so: %s", test.want)
			}
		})
	}
}

// TestProblemsAreSeen breaks a page in each way that must fail a test.
func TestProblemsAreSeen(t *testing.T) {
	tests := []struct{ name, body, script, want string }{
		{"exception", "", `null.x`, "a script failed: Uncaught TypeError"},
		{"rejected promise", "", `Promise.reject(new Error("nee"))`, "Error: nee"},
		{"console", "", `console.error("mis", 3)`, "console.error: mis 3"},
		{"missing file", `<img src="/weg.png" alt="">`, "", "/weg.png answers with status 404"},
		{"content security policy", `<p style="color: red">x</p>`, "", "Content Security Policy"},
		{"another host", `<img src="http://127.0.0.1:1/a.png" alt="">`, "", "Content Security Policy"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := openOn(t, small(t, "<h1>Klein</h1>"+test.body, test.script), "/", options{})
			eval[bool](p, "new Promise(done => setTimeout(() => done(true), 50))")
			if seen := strings.Join(p.problems.take(), "\n"); !strings.Contains(seen, test.want) {
				t.Errorf("got %q, want %q", seen, test.want)
			}
		})
	}
}

func TestExpectedStatus(t *testing.T) {
	base := small(t, "", "")
	openOn(t, base, "/weg/", options{Status: 404}) // sees no problem
	p := openOn(t, base, "/weg/", options{})
	if seen := p.problems.take(); len(seen) != 1 || !strings.Contains(seen[0], "status 404, want 200") {
		t.Errorf("got %q", seen)
	}
}

func TestScreenshot(t *testing.T) {
	t.Setenv("PROFIEL_SHOTS", t.TempDir())
	openOn(t, small(t, "<h1>Klein</h1>", ""), "/", options{}).screenshot("klein")
	picture, err := os.ReadFile(filepath.Join(os.Getenv("PROFIEL_SHOTS"), "klein.png"))
	if err != nil || !strings.HasPrefix(string(picture), "\x89PNG") {
		t.Errorf("%d bytes, %v", len(picture), err)
	}
}

// siteScript is JavaScript for the address of a script of the site, beside which its modules stand.
const siteScript = `[...document.scripts].map(s => s.src).find(src => /\/assets\/[^/]+\/js\//.test(src))`
