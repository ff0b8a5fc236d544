package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	h := withHeaders([]HeaderRule{
		{"/", map[string]string{"Content-Security-Policy": "of all", "Cache-Control": "max-age=9"}},
		{"/weg/", map[string]string{"Content-Security-Policy": "of a folder"}},
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
		want := "of all"
		if request.URL.Path == "/weg/" {
			want = "of a folder"
		}
		if got := w.Header().Get("Content-Security-Policy"); got != want {
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
		headers [][2]string
		status  int
	}{
		{"nothing", nil, 403},
		{"own origin", [][2]string{{"Origin", "http://localhost:1313"}}, 200},
		{"own origin behind TLS, in capitals", [][2]string{{"Origin", "https://LOCALHOST:1313"}}, 200},
		{"foreign origin", [][2]string{{"Origin", "http://evil.example"}}, 403},
		{"another port", [][2]string{{"Origin", "http://localhost:8080"}}, 403},
		{"origin that hides", [][2]string{{"Origin", "null"}}, 403},
		{"origin goes before", [][2]string{{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}, 403},
		{"browser says ours", [][2]string{{"Sec-Fetch-Site", "same-origin"}}, 200},
		{"browser says another port", [][2]string{{"Sec-Fetch-Site", "same-site"}}, 403},
		{"browser says foreign", [][2]string{{"Sec-Fetch-Site", "cross-site"}, {"Referer", "http://localhost:1313/"}}, 403},
		{"typed in", [][2]string{{"Sec-Fetch-Site", "none"}}, 403},
		{"own page", [][2]string{{"Referer", "http://localhost:1313/matrix/"}}, 200},
		{"foreign page", [][2]string{{"Referer", "http://evil.example/localhost:1313"}}, 403},
	} {
		r := httptest.NewRequest(http.MethodHead, "http://localhost:1313"+eventsAddress, nil)
		for _, header := range test.headers {
			r.Header.Set(header[0], header[1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.status {
			t.Errorf("%s: status %d, want %d", test.name, w.Code, test.status)
		}
	}
}
