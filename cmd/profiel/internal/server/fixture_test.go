package server

import (
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

const (
	homePage = "<!doctype html><html><head><title>Thuis</title></head><body class=\"home\"><h1>Thuis</h1></body></html>"
	taskPage = "aandachtsgebieden/modereren/regels/index.html"
)

var errTemplate = errors.New("layouts/pages/area.html:3: can't evaluate field Titel in type <Area>")

// files is a site's output; nil contents stand for a file that cannot be made.
type files map[string][]byte

func (f files) open(name string) ([]byte, error) {
	body, ok := f[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	if body == nil {
		return nil, errTemplate
	}
	return body, nil
}

func testSite(problems ...diag.Problem) Site {
	var list diag.List
	list.Add(problems...)
	return Site{
		Open: files{
			"index.html":             []byte(homePage),
			"404.html":               []byte("<html><body>Niet gevonden</body></html>"),
			"matrix/index.html":      []byte("<html><body>Matrix</body></html>"),
			"stuk/index.html":        nil,
			"stuk.svg":               nil,
			taskPage:                 []byte("<html><body>Taak</body></html>"),
			"assets/a1/css/site.css": []byte("body { color: red }"),
			"data/profile.ttl":       []byte("<a> <b> <c> ."),
		}.open,
		Redirects:  map[string]string{"/cm-017/": "/aandachtsgebieden/modereren/regels/", "/oud/": "/matrix/?area=x"},
		Stylesheet: "/assets/a1/css/site.css",
		Problems:   list,
	}
}

var unknownLevel = diag.Problem{
	File:     "content/aandachtsgebieden/modereren/huisregels.md",
	Position: diag.Position{Line: 4, Column: 9, Width: 10},
	Name:     "unknown-level",
	Message:  `unknown level "<taktisch>"`,
	Hint:     `did you mean "tactisch"? & more`,
	Excerpt:  `level = "<taktisch>"`,
}

func everyHost(string) bool { return true }

// storeOf returns a store whose newest state is a site, loaded for the first time.
func storeOf(site Site, err error) *store {
	s := newStore()
	s.set((*state)(nil).next(site, err, nil))
	return s
}

// get asks a handler for a path.
func get(t *testing.T, h http.Handler, method, target string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	return w
}
