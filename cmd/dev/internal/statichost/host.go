// Package statichost serves a finished site on this machine as a static host on the internet does, so that a browser test sees
// what a reader will see.
//
// The address of a folder ends with a slash and answers with its index.html; without the slash it leads there. What does not
// exist is looked up in _redirects, and else answers with 404.html and status 404. _headers adds to every answer.
package statichost

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// New returns a handler for the site in a folder. It reads _redirects and _headers once.
func New(site fs.FS) http.Handler {
	return &host{site: site, redirects: parseRedirects(read(site, "_redirects")), headers: parseHeaders(read(site, "_headers"))}
}

type host struct {
	site      fs.FS
	redirects []redirect
	headers   []header
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, header := range h.headers {
		if matches(header.path, r.URL.Path) {
			w.Header().Add(header.name, header.value)
		}
	}
	file := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		file = path.Join(file, "index.html")
	}
	if isFile(h.site, file) {
		h.send(w, http.StatusOK, file)
		return
	}
	if isFile(h.site, path.Join(file, "index.html")) {
		http.Redirect(w, r, (&redirect{to: r.URL.Path + "/"}).target(r), http.StatusMovedPermanently)
		return
	}
	for _, redirect := range h.redirects {
		if matches(redirect.from, r.URL.Path) {
			http.Redirect(w, r, redirect.target(r), http.StatusMovedPermanently)
			return
		}
	}
	h.send(w, http.StatusNotFound, "404.html")
}

func (h *host) send(w http.ResponseWriter, status int, file string) {
	content, err := fs.ReadFile(h.site, file)
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	if kind := mime.TypeByExtension(path.Ext(file)); kind != "" && w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", kind)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	_, _ = w.Write(content) // the reader has gone: nothing to do
}

func isFile(site fs.FS, file string) bool {
	info, err := fs.Stat(site, file)
	return err == nil && !info.IsDir()
}

func read(site fs.FS, file string) string {
	content, err := fs.ReadFile(site, file)
	if err != nil {
		return ""
	}
	return string(content)
}

// matches reports whether a path fits a pattern of _headers or _redirects: a star at the end stands for any rest, and a slash
// at the end makes no difference.
func matches(pattern, address string) bool {
	if start, any := strings.CutSuffix(pattern, "*"); any {
		return strings.HasPrefix(address, start)
	}
	return strings.TrimSuffix(pattern, "/") == strings.TrimSuffix(address, "/")
}
