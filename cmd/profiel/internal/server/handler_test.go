package server

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	h := newHandler(storeOf(testSite(), nil), everyHost)
	for _, test := range []struct {
		target   string
		status   int
		kind     string // start of the content type
		contains string // in the body, or the Location of a redirect
	}{
		{"/", 200, "text/html; charset=utf-8", "<h1>Thuis</h1>"},
		{"/index.html", 200, "text/html", "Thuis"},
		{"/matrix/", 200, "text/html", "Matrix"},
		{"/matrix/?q=regel", 200, "text/html", "Matrix"},
		{"/matrix", 302, "", "/matrix/"},
		{"/matrix?q=a%20b&area=x", 302, "", "/matrix/?q=a%20b&area=x"},
		{"/cm-017/", 302, "", "/aandachtsgebieden/modereren/regels/"},
		{"/cm-017", 302, "", "/aandachtsgebieden/modereren/regels/"},
		{"/cm-017/?q=x", 302, "", "/aandachtsgebieden/modereren/regels/?q=x"},
		{"/oud/?q=x", 302, "", "/matrix/?area=x"},
		{"/assets/a1/css/site.css", 200, "text/css; charset=utf-8", "color: red"},
		{"/data/profile.ttl", 200, "text/turtle", "<a>"},
		{"/weg/", 404, "text/html", "Niet gevonden"},
		{"/weg.png", 404, "text/html", "Niet gevonden"},
		{"/stuk/", 500, "text/html", "field Titel in type &lt;Area&gt;"},
		{"/stuk", 302, "", "/stuk/"},
		{"/stuk.svg", 500, "text/plain", "field Titel in type <Area>"},
		{"/_profiel/reload.js", 200, "text/javascript", "EventSource"},
		{"/_profiel/overlay.css", 200, "text/css", ".profiel-problems"},
		{"/_profiel/anders", 404, "text/html", "Niet gevonden"},
		{"/data/", 404, "text/html", "Niet gevonden"}, // a folder is not listed
		{"/data", 404, "text/html", "Niet gevonden"},
		{"/assets/a1/css/", 404, "text/html", "Niet gevonden"},
	} {
		t.Run(test.target, func(t *testing.T) {
			w := get(t, h, http.MethodGet, test.target)
			if w.Code != test.status {
				t.Fatalf("status %d, want %d", w.Code, test.status)
			}
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control %q, want no-store", got)
			}
			if test.status == 302 {
				if got := w.Header().Get("Location"); got != test.contains {
					t.Errorf("Location %q, want %q", got, test.contains)
				}
				return
			}
			if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, test.kind) {
				t.Errorf("Content-Type %q, want %q", got, test.kind)
			}
			if !strings.Contains(w.Body.String(), test.contains) {
				t.Errorf("body lacks %q:\n%s", test.contains, w.Body)
			}
		})
	}
}

func TestPathTricks(t *testing.T) {
	h := newHandler(storeOf(testSite(), nil), everyHost)
	for _, target := range []string{
		"/../site.toml", "/a/../index.html", "/%2e%2e/index.html", "/a%2f..%2findex.html", "/..%5cindex.html",
		"/a%5cb", "/index.html%00", "//matrix", "/matrix//", "/./index.html", "/%ff", "/a%0d%0ab",
	} {
		if w := get(t, h, http.MethodGet, target); w.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d, want 400", target, w.Code)
		}
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(storeOf(testSite(), nil), everyHost)
	for _, target := range []string{"/", "/assets/a1/css/site.css", "/weg/"} {
		head := get(t, h, http.MethodHead, target)
		if head.Body.Len() > 0 {
			t.Errorf("HEAD %s has a body", target)
		}
		whole := get(t, h, http.MethodGet, target)
		if head.Code != whole.Code || head.Header().Get("Content-Length") != strconv.Itoa(whole.Body.Len()) {
			t.Errorf("HEAD %s: status %d, length %s; GET: %d, %d", target, head.Code, head.Header().Get("Content-Length"),
				whole.Code, whole.Body.Len())
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		w := get(t, h, method, "/")
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: status %d, Allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

func TestHostIsChecked(t *testing.T) {
	h := newHandler(storeOf(testSite(), nil), func(host string) bool { return host == "localhost:1313" })
	for host, status := range map[string]int{"localhost:1313": 200, "evil.example": 403} {
		for _, path := range []string{"/", scriptAddress} {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.Host = host
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != status {
				t.Errorf("%s%s: status %d, want %d", host, path, w.Code, status)
			}
		}
	}
}

func TestLoadError(t *testing.T) {
	h := newHandler(storeOf(Site{}, errors.New("open content: <no permission>")), everyHost)
	w := get(t, h, http.MethodGet, "/matrix/")
	body := w.Body.String()
	if w.Code != http.StatusInternalServerError || !strings.Contains(body, "open content: &lt;no permission&gt;") {
		t.Errorf("status %d, body:\n%s", w.Code, body)
	}
	if !strings.Contains(body, scriptAddress) {
		t.Error("the page does not reload when the fault is mended")
	}
	w = get(t, h, http.MethodGet, "/site.css")
	if kind := w.Header().Get("Content-Type"); w.Code != http.StatusInternalServerError || !strings.HasPrefix(kind, "text/plain") {
		t.Errorf("a stylesheet: status %d, type %s", w.Code, kind)
	}
}

func TestMissingWithoutOwnPage(t *testing.T) {
	h := newHandler(storeOf(Site{Open: files{}.open}, nil), everyHost)
	w := get(t, h, http.MethodGet, "/")
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "Deze pagina bestaat niet") {
		t.Errorf("status %d, body:\n%s", w.Code, w.Body)
	}
}

func TestMissingWithFaultyOwnPage(t *testing.T) {
	h := newHandler(storeOf(Site{Open: files{"404.html": nil}.open}, nil), everyHost)
	w := get(t, h, http.MethodGet, "/weg/")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "404.html kan niet worden gemaakt") {
		t.Errorf("status %d, body:\n%s", w.Code, w.Body)
	}
}

func TestRequestWaitsForFirstLoad(t *testing.T) {
	s := newStore()
	done := make(chan int)
	go func() {
		w := httptest.NewRecorder()
		newHandler(s, everyHost).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
		done <- w.Code
	}()
	select {
	case code := <-done:
		t.Fatalf("status %d before the first load", code)
	default:
	}
	s.set((*state)(nil).next(testSite(), nil, nil))
	if code := <-done; code != http.StatusOK {
		t.Errorf("status %d, want 200", code)
	}
}

func TestContentTypes(t *testing.T) {
	for name, want := range map[string]string{
		"a.html": "text/html; charset=utf-8", "a.js": "text/javascript; charset=utf-8", "a.svg": "image/svg+xml; charset=utf-8",
		"a.json": "application/json; charset=utf-8", "feed.xml": "application/xml; charset=utf-8", "a.woff2": "font/woff2",
		"a.md": "text/markdown; charset=utf-8", "_headers": "text/plain; charset=utf-8", "a.png": "image/png",
		"a.jsonld": "application/ld+json; charset=utf-8", "a.vreemd": "application/octet-stream",
	} {
		if got := contentType(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
