package server

import (
	"bytes"
	_ "embed" // for the files of the preview itself
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The addresses of the preview itself.
const (
	eventsAddress  = "/_profiel/events"
	scriptAddress  = "/_profiel/reload.js"
	sourceAddress  = "/_profiel/source.js"
	overlayAddress = "/_profiel/overlay.css"
)

//go:embed reload.js
var reloadScript []byte

//go:embed source.js
var sourceScript []byte

//go:embed overlay.css
var overlayStyle []byte

// handler answers requests from the newest state.
type handler struct {
	newest   *store
	answered func(host string) bool // whether a request with this Host header is answered
}

func newHandler(newest *store, answered func(host string) bool) http.Handler {
	return &handler{newest: newest, answered: answered}
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	doNotWaitForBody(w, r)
	switch {
	case !h.answered(r.Host):
		refuse(w, r, http.StatusForbidden, "Deze voorvertoning antwoordt alleen op localhost en op het adres van deze computer zelf.")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, r, http.StatusMethodNotAllowed, "Deze voorvertoning kun je alleen lezen (GET en HEAD).")
	case r.URL.Path == eventsAddress && !isFromHere(r):
		refuse(w, r, http.StatusForbidden, "Alleen een pagina van deze voorvertoning hoort wanneer er iets verandert.")
	case r.URL.Path == eventsAddress:
		h.events(w, r)
	case r.URL.Path == scriptAddress:
		write(w, r, http.StatusOK, contentType(scriptAddress), reloadScript)
	case r.URL.Path == sourceAddress:
		write(w, r, http.StatusOK, contentType(sourceAddress), sourceScript)
	case r.URL.Path == overlayAddress:
		write(w, r, http.StatusOK, contentType(overlayAddress), overlayStyle)
	case !isPlain(r.URL.Path):
		refuse(w, r, http.StatusBadRequest, "Dit adres klopt niet.")
	default:
		h.answer(w, r)
	}
}

// doNotWaitForBody closes the connection of a request with a body after its answer. Nobody reads bodies here, and net/http would
// wait for the rest of one without end.
func doNotWaitForBody(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		return
	}
	w.Header().Set("Connection", "close")
	_ = http.NewResponseController(w).SetReadDeadline(time.Now()) // a connection without deadlines has no such wait
}

func (h *handler) answer(w http.ResponseWriter, r *http.Request) {
	now := h.newest.wait(r.Context())
	if now == nil {
		refuse(w, r, http.StatusServiceUnavailable, "De voorvertoning is gestopt.")
		return
	}
	now.answer(w, r)
}

// isPlain reports whether an address stays within the site on every system: no "..", ".", empty part, backslash or control
// character. An empty part would also make a redirect to "//host/".
func isPlain(path string) bool {
	name := strings.TrimSuffix(strings.TrimPrefix(path, "/"), "/")
	unusual := strings.ContainsFunc(path, func(r rune) bool { return r == '\\' || r < ' ' || r == 0x7f })
	return strings.HasPrefix(path, "/") && !unusual && (path == "/" || fs.ValidPath(name) && name != ".")
}

// unreadable is the title of an error of Load.
const unreadable = "De site kan niet worden gelezen"

// answer sends what stands at an address of the site.
func (s *state) answer(w http.ResponseWriter, r *http.Request) {
	if s.err != nil && s.good == nil {
		s.failure(w, r, unreadable, s.err)
		return
	}
	if target, ok := s.redirect(r.URL); ok {
		http.Redirect(w, r, target, http.StatusFound)
		return
	}
	name := fileName(r.URL.Path)
	parts, err := s.file(name)
	switch {
	case err == nil:
		write(w, r, http.StatusOK, contentType(name), parts...)
	case !errors.Is(err, fs.ErrNotExist):
		s.failure(w, r, "Deze pagina kan niet worden gemaakt", err)
	case s.isFolder(name):
		http.Redirect(w, r, withQuery(r.URL.Path+"/", r.URL.RawQuery), http.StatusFound)
	default:
		s.missing(w, r)
	}
}

// redirect finds an address in Site.Redirects, with or without the slash at the end.
func (s *state) redirect(u *url.URL) (target string, ok bool) {
	if target, ok = s.Redirects[u.Path]; !ok && !strings.HasSuffix(u.Path, "/") {
		target, ok = s.Redirects[u.Path+"/"]
	}
	if ok && u.RawQuery != "" && !strings.ContainsAny(target, "?#") {
		target += "?" + u.RawQuery
	}
	return target, ok
}

// withQuery adds the query of a request to an address. A # in it, which no browser sends, would be the beginning of a fragment.
func withQuery(path, query string) string {
	return (&url.URL{Path: path, RawQuery: strings.ReplaceAll(query, "#", "%23")}).String()
}

// fileName is the file of the output that stands at an address.
func fileName(path string) string {
	name := strings.TrimPrefix(path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// isFolder reports whether there is a page at the address with a slash at the end; one that cannot be rendered counts.
func (s *state) isFolder(name string) bool {
	_, err := s.open(name + "/index.html")
	return !errors.Is(err, fs.ErrNotExist)
}

// missing sends the site's own page for addresses that do not exist.
func (s *state) missing(w http.ResponseWriter, r *http.Request) {
	parts, err := s.file("404.html")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		parts = s.enrich(ownPage("Deze pagina bestaat niet", "Deze site heeft geen eigen 404.html."), Source{})
	case err != nil:
		s.failure(w, r, "De pagina 404.html kan niet worden gemaakt", err)
		return
	}
	write(w, r, http.StatusNotFound, contentType("404.html"), parts...)
}

// failure tells why something cannot be shown. A page that tells so still reloads when the fault is mended.
func (s *state) failure(w http.ResponseWriter, r *http.Request, title string, err error) {
	if !isPage(fileName(r.URL.Path)) && !mayBeFolder(r.URL.Path) {
		refuse(w, r, http.StatusInternalServerError, title+": "+err.Error())
		return
	}
	parts := s.enrich(ownPage(title, err.Error()), Source{})
	write(w, r, http.StatusInternalServerError, contentType("error.html"), parts...)
}

// mayBeFolder reports whether an address can be one of a page from which a person left out the slash.
func mayBeFolder(path string) bool {
	return !strings.Contains(path[strings.LastIndex(path, "/"):], ".")
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

// refuse answers with one plain sentence.
func refuse(w http.ResponseWriter, r *http.Request, status int, sentence string) {
	write(w, r, status, "text/plain; charset=utf-8", []byte(sentence+"\n"))
}

// write sends an answer; net/http leaves out the body for HEAD, but not the length.
func write(w http.ResponseWriter, r *http.Request, status int, kind string, parts ...[]byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(length(parts)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	if len(parts) == 1 {
		_, _ = w.Write(parts[0]) // an error means that the browser has gone
		return
	}
	whole := buffers.Get().(*bytes.Buffer) // copying them costs less than writing them one by one
	defer buffers.Put(whole)
	whole.Reset()
	for _, part := range parts {
		whole.Write(part)
	}
	_, _ = w.Write(whole.Bytes())
}

// buffers are those of answers in several parts.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
