// Package statichost serves a finished site on this machine as a static host on the internet does, so that a browser test sees
// what a reader will see.
//
// The address of a folder ends with a slash and answers with its index.html; without the slash it leads there. What does not
// exist answers with 404.html and status 404.
//
// _redirects and _headers are read as Netlify does. A redirect counts where there is no file, and with an exclamation mark
// ("301!") also where there is one. The headers of every rule that fits are set; of two rules that set one header the last
// counts, and a header that stands twice in one rule has both values, with a comma between them. Files without a rule about it
// answer "Cache-Control: public, max-age=0, must-revalidate".
package statichost

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the site in a folder. It reads _redirects and _headers once.
func New(site fs.FS) http.Handler {
	headers := append(hostHeaders(), parseHeaders(read(site, "_headers"))...)
	return &host{site: site, redirects: parseRedirects(read(site, "_redirects")), headers: headers}
}

// Plain returns a handler for a host that knows no _redirects and no _headers.
func Plain(site fs.FS) http.Handler { return &host{site: site} }

type host struct {
	site      fs.FS
	redirects []redirect
	headers   []headerRule
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, rule := range h.headers {
		if matches(rule.path, r.URL.Path) {
			rule.set(w.Header())
		}
	}
	rule, found := h.redirectFor(r.URL.Path)
	if found && rule.force {
		http.Redirect(w, r, rule.target(r), http.StatusMovedPermanently)
		return
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
	if found {
		http.Redirect(w, r, rule.target(r), http.StatusMovedPermanently)
		return
	}
	h.send(w, http.StatusNotFound, "404.html")
}

// redirectFor is the first rule of _redirects that fits an address, if there is one.
func (h *host) redirectFor(address string) (redirect, bool) {
	i := slices.IndexFunc(h.redirects, func(r redirect) bool { return matches(r.from, address) })
	if i < 0 {
		return redirect{}, false
	}
	return h.redirects[i], true
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
