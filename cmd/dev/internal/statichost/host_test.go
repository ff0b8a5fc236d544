package statichost

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func small() fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"index.html":       file("start"),
		"over/index.html":  file("over"),
		"404.html":         file("nothing here"),
		"assets/1/js/a.js": file("let a"),
		"eens/index.html":  file("a page"),
		"nu/index.html":    file("a page"),
		"_redirects":       file("# old\n/CM-001 /over/ 301\n/oud/* /over/:splat 301!\n/eens/ /over/ 301!\n/nu/ /over/ 301\n/* /404.html 404\n"),
		"_headers": file("/*\n  X-Frame-Options: DENY\n# comment\n/assets/*\n  Cache-Control: max-age=1\n" +
			"/over/*\n  x-frame-options: SAMEORIGIN\n  Vary: a\n  Vary: b\n  ! Vary\n"),
	}
}

func TestServe(t *testing.T) {
	handler := New(small())
	tests := []struct {
		path   string
		status int
		body   string // or the place that it leads to
		header string
	}{
		{"/", 200, "start", "X-Frame-Options: DENY"},
		{"/over/", 200, "over", "Content-Type: text/html; charset=utf-8"},
		{"/over/", 200, "over", "Vary: a, b"},
		{"/over/", 200, "over", "X-Frame-Options: SAMEORIGIN"},
		{"/over/", 200, "over", "Cache-Control: public, max-age=0, must-revalidate"},
		{"/over", 301, "/over/", ""},
		{"/eens/", 301, "/over/", ""},
		{"/eens", 301, "/over/", ""},
		{"/nu/", 200, "a page", ""},
		{"/over?q=a", 301, "/over/?q=a", ""},
		{"/CM-001", 301, "/over/", ""},
		{"/CM-001/?q=a", 301, "/over/?q=a", ""},
		{"/oud/deze/", 301, "/over/deze/", ""},
		{"/nergens/", 404, "nothing here", "Content-Type: text/html; charset=utf-8"},
		{"/../_x", 404, "nothing here", ""},
		{"/assets/1/js/a.js", 200, "let a", "Cache-Control: max-age=1"},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, test.path, nil))
			body := recorder.Body.String()
			if recorder.Code == 301 {
				body = recorder.Header().Get("Location")
			}
			if recorder.Code != test.status || body != test.body {
				t.Errorf("got %d %q, want %d %q", recorder.Code, body, test.status, test.body)
			}
			name, value, _ := strings.Cut(test.header, ": ")
			if got := recorder.Header().Get(name); name != "" && got != value {
				t.Errorf("header %s is %q, want %q", name, got, value)
			}
		})
	}
}

// TestPlain serves the same site on a host that knows neither file.
func TestPlain(t *testing.T) {
	tests := []struct {
		path   string
		status int
	}{{"/over/", 200}, {"/eens/", 200}, {"/CM-001", 404}, {"/oud/deze/", 404}}
	for _, test := range tests {
		recorder := httptest.NewRecorder()
		Plain(small()).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, test.path, nil))
		if recorder.Code != test.status || recorder.Header().Get("X-Frame-Options") != "" {
			t.Errorf("%s: status %d, want %d; headers %v", test.path, recorder.Code, test.status, recorder.Header())
		}
	}
}
