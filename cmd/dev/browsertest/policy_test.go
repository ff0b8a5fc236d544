//go:build browser

package browsertest

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/dev/internal/statichost"
)

// planted serves a page with foreign matter under the headers of the built site, and returns its base address.
func planted(t *testing.T, matter, script string) string {
	t.Helper()
	headers, err := fs.ReadFile(shared.site, "_headers")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(statichost.New(fstest.MapFS{
		"index.html":  {Data: []byte(`<!doctype html><html lang="nl"><title>Geplant</title><h1>Geplant</h1>` + matter + `<script src="/a.js"></script>`)},
		"a.js":        {Data: []byte(script + "\n;document.documentElement.dataset.own = 'ran'")},
		"favicon.ico": {},
		"_headers":    {Data: headers},
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestPolicyBlocks plants what an attacker would in a page, and holds that the browser refuses it and asks nothing of the other host.
func TestPolicyBlocks(t *testing.T) {
	var asked atomic.Int64
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}))
	defer other.Close()
	const ran = `document.documentElement.dataset.planted = "ran"`
	for _, test := range []struct{ name, matter, script, refused string }{
		{"script in the page", `<script>` + ran + `</script>`, "", "script-src"},
		{"handler in the page", `<img src="/weg.png" alt="" onerror='` + ran + `'>`, "", "script-src"},
		{"address that is a script", `<a href='javascript:` + ran + `'>x</a>`, `document.querySelector("a").click()`, "script-src"},
		{"text as a program", "", `try { eval('` + ran + `') } catch {}`, "TrustedScript"},
		{"text as elements", "", `try { document.body.innerHTML = "<b>x</b>"; ` + ran + ` } catch {}`, "TrustedHTML"},
		{"policy for texts", "", `try { trustedTypes.createPolicy("x", {}); ` + ran + ` } catch {}`, "trusted-types"},
		{"style in the page", `<style>h1 { color: red }</style>`, "", "style-src"},
		{"style of an element", `<p style="color: red">x</p>`, "", "style-src"},
		{"script of others", `<script src="OTHER/a.js"></script>`, "", "script-src"},
		{"picture of others", `<img src="OTHER/a.png" alt="">`, "", "img-src"},
		{"stylesheet of others", `<link rel="stylesheet" href="OTHER/a.css">`, "", "style-src"},
		{"frame of others", `<iframe src="OTHER/"></iframe>`, "", "default-src"},
		{"request to others", "", `fetch("OTHER/a").catch(() => {})`, "connect-src"},
		{"beacon to others", "", `navigator.sendBeacon("OTHER/a", "x")`, "connect-src"},
		{"form to others", `<form action="OTHER/"><input name="a"></form>`, `document.querySelector("form").submit()`, "form-action"},
		{"base of others", `<base href="OTHER/">`, "", "base-uri"},
	} {
		t.Run(test.name, func(t *testing.T) {
			there := strings.NewReplacer("OTHER", other.URL)
			p := openOn(t, planted(t, there.Replace(test.matter), there.Replace(test.script)), "/", options{})
			eval[bool](p, "new Promise(done => setTimeout(() => done(true), 100))")
			if seen := strings.Join(p.problems.take(), "\n"); !strings.Contains(seen, test.refused) {
				t.Errorf("the browser reports %q, want %s", seen, test.refused)
			}
			equal(t, "what was planted", eval[string](p, `document.documentElement.dataset.planted ?? "refused"`), "refused")
			equal(t, "the site's own script", eval[string](p, `document.documentElement.dataset.own ?? "refused"`), "ran")
		})
	}
	equal(t, "requests to the other host", asked.Load(), 0)
}

// TestPolicyAllowsCards opens what eachKind does not: cards for other sites and pages that lead elsewhere. All tests of this
// package fail on a violation; see problems.
func TestPolicyAllowsCards(t *testing.T) {
	open(t, "/embed/cm-079/", options{})
	open(t, "/cm-079/", options{})
}
