package server

import (
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// FuzzPath asks for any address. The site is asked for paths below its folder only, an answer is one of a few, and a redirect stays here.
func FuzzPath(f *testing.F) {
	for _, path := range []string{
		"/", "/matrix/", "/matrix", "/oud/", "/cm-017/", "/CM-017", "/../x", "/%2e%2e/x", "/a/../../x", "/..%5c..", "/%5cevil.example", "//evil.example/", "/%00", "/a%00b",
		"/stuk/", "/assets/a1/css/site.css", "/_profiel/reload.js", "/_profiel/../x", "/./", "/a//b", "/a/./b", "/\\x", "/a?b#c", "/%ff", "/é", "/index.html", "/404.html", "*", "",
		"/.git/config", "/con", "/matrix/%0d%0aSet-Cookie:x", `/matrix?\`,
	} {
		f.Add(path)
	}
	site := testSite()
	open := site.Open
	f.Fuzz(func(t *testing.T, path string) {
		r := &http.Request{Method: http.MethodGet, Host: "localhost", URL: &url.URL{Path: path}, Header: http.Header{}, Proto: "HTTP/1.1"}
		if u, err := url.ParseRequestURI(path); err == nil {
			r.URL = u
		}
		if r.URL.Path == eventsAddress {
			t.Skip("a stream without an end")
		}
		site.Open = func(name string) ([]byte, error) {
			if !fs.ValidPath(name) || strings.Contains(name, `\`) {
				t.Errorf("the site is asked for %q", name)
			}
			body, err := open(name)
			if err == nil && name == "" {
				err = errors.New("no name")
			}
			return body, err
		}
		w := httptest.NewRecorder()
		newHandler(storeOf(site, nil), everyHost).ServeHTTP(w, r)
		if known := []int{200, 301, 302, 307, 308, 400, 404, 500}; !slices.Contains(known, w.Code) {
			t.Errorf("status %d", w.Code)
		}
		for name, values := range w.Header() {
			if strings.ContainsAny(strings.Join(values, ""), "\r\n") {
				t.Errorf("the header %s has lines: %q", name, values)
			}
		}
		location := w.Header().Get("Location")
		address, _, _ := strings.Cut(location, "?") // in a query browsers themselves send a backslash, and take it for nothing else
		if to, err := url.Parse(location); err != nil || to.Host != "" || to.Scheme != "" || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
			t.Errorf("it leads to %q", location)
		}
	})
}
