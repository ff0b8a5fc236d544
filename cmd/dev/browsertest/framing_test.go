//go:build browser

package browsertest

import (
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/dev/internal/statichost"
)

// framable serves two pages with these headers that say so when they are shown in a frame, and returns their base address.
func framable(t *testing.T, headers string) string {
	t.Helper()
	page := &fstest.MapFile{Data: []byte(`<!doctype html><html lang="nl"><title>Klein</title><script src="/a.js"></script>`)}
	server := httptest.NewServer(statichost.New(fstest.MapFS{
		"index.html": page, "embed/cm-017/index.html": page,
		"a.js":     {Data: []byte(`parent.postMessage("shown", "*")`)},
		"_headers": {Data: []byte(headers)},
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// otherSite serves a page of another origin that shows an address in a frame, and returns its base address.
func otherSite(t *testing.T, address string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<!doctype html><html lang="nl"><title>Ander</title><link rel="icon" href="data:,">
			<script>addEventListener("message", e => { document.documentElement.dataset.frame = e.data })</script>
			<iframe src="`+address+`"></iframe>`)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// joined are headers as a host sends them that joins the values of two rules.
func joined(t *testing.T, headers string) string {
	t.Helper()
	const start = "  Content-Security-Policy: "
	_, rest, _ := strings.Cut(headers, start)
	policy, _, _ := strings.Cut(rest, "\n")
	before, after, found := strings.Cut(headers, "/embed/*\n"+start)
	if !found {
		t.Fatalf("no policy for /embed/* in\n%s", headers)
	}
	return before + "/embed/*\n" + start + policy + ", " + after
}

// TestFraming holds that other sites can show /embed/ in a frame and nothing else, however a host merges rules of _headers.
func TestFraming(t *testing.T) {
	text, err := fs.ReadFile(shared.site, "_headers")
	if err != nil {
		t.Fatal(err)
	}
	headers := string(text)
	tests := []struct{ name, headers, address, refused string }{
		{"embed, the last rule counts", headers, "/embed/cm-017/", ""},
		{"embed, rules joined", joined(t, headers), "/embed/cm-017/", ""},
		{"page, the last rule counts", headers, "/", "X-Frame-Options"},
		{"page, rules joined", joined(t, headers), "/", "X-Frame-Options"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := openOn(t, otherSite(t, framable(t, test.headers)+test.address), "/", options{})
			if test.refused == "" {
				p.wait(`document.documentElement.dataset.frame === "shown"`)
				return
			}
			if seen := strings.Join(p.problems.take(), "\n"); !strings.Contains(seen, test.refused) {
				t.Errorf("the browser reports %q, want %s", seen, test.refused)
			}
			equal(t, "frame", eval[string](p, `document.documentElement.dataset.frame ?? "refused"`), "refused")
		})
	}
}
