package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	h := withHeaders(func(address string) []Header {
		return []Header{{"Content-Security-Policy", "for " + address}, {"Cache-Control", "max-age=9"}}
	}, newHandler(storeOf(testSite(), nil), func(host string) bool { return host == "example.com" }))
	for _, request := range []*http.Request{
		httptest.NewRequest(http.MethodGet, "/", nil),
		httptest.NewRequest(http.MethodGet, "/weg/", nil),
		httptest.NewRequest(http.MethodGet, "/cm-017/", nil),
		httptest.NewRequest(http.MethodPost, "/", nil),
		httptest.NewRequest(http.MethodGet, "http://evil.example/", nil),
		httptest.NewRequest(http.MethodGet, "/a%00", nil),
		httptest.NewRequest(http.MethodGet, scriptAddress, nil),
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request)
		if got, want := w.Header().Get("Content-Security-Policy"), "for "+request.URL.Path; got != want {
			t.Errorf("%s %s: policy %q, want %q", request.Method, request.URL, got, want)
		}
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s %s: Cache-Control %q", request.Method, request.URL, got)
		}
	}
}

// TestEventsAreForOwnPages asks for the stream with HEAD, which ends.
func TestEventsAreForOwnPages(t *testing.T) {
	h := newHandler(storeOf(testSite(), nil), everyHost)
	for _, test := range []struct {
		name    string
		headers []Header
		status  int
	}{
		{"nothing", nil, 403},
		{"own origin", []Header{{"Origin", "http://localhost:1313"}}, 200},
		{"own origin behind TLS, in capitals", []Header{{"Origin", "https://LOCALHOST:1313"}}, 200},
		{"foreign origin", []Header{{"Origin", "http://evil.example"}}, 403},
		{"another port", []Header{{"Origin", "http://localhost:8080"}}, 403},
		{"origin that hides", []Header{{"Origin", "null"}}, 403},
		{"origin goes before", []Header{{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}, 403},
		{"browser says ours", []Header{{"Sec-Fetch-Site", "same-origin"}}, 200},
		{"browser says another port", []Header{{"Sec-Fetch-Site", "same-site"}}, 403},
		{"browser says foreign", []Header{{"Sec-Fetch-Site", "cross-site"}, {"Referer", "http://localhost:1313/"}}, 403},
		{"typed in", []Header{{"Sec-Fetch-Site", "none"}}, 403},
		{"own page", []Header{{"Referer", "http://localhost:1313/matrix/"}}, 200},
		{"foreign page", []Header{{"Referer", "http://evil.example/localhost:1313"}}, 403},
	} {
		r := httptest.NewRequest(http.MethodHead, "http://localhost:1313"+eventsAddress, nil)
		for _, header := range test.headers {
			r.Header.Set(header.Name, header.Value)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.status {
			t.Errorf("%s: status %d, want %d", test.name, w.Code, test.status)
		}
	}
}
