package statichost

import (
	"net/http"
	"strings"
)

// redirect is a line of _redirects: from may end in a star.
type redirect struct{ from, to string }

// parseRedirects reads the lines that lead somewhere else; the answer 404 for all that is left is what the host does anyway.
func parseRedirects(text string) []redirect {
	var redirects []redirect
	for line := range strings.Lines(text) {
		rule, _, _ := strings.Cut(line, "#")
		fields := strings.Fields(rule)
		if len(fields) < 2 || len(fields) > 2 && !strings.HasPrefix(fields[2], "30") {
			continue
		}
		redirects = append(redirects, redirect{fields[0], fields[1]})
	}
	return redirects
}

// target is where a request is sent, with its query when the rule has none.
func (r *redirect) target(request *http.Request) string {
	rest := strings.TrimPrefix(request.URL.Path, strings.TrimSuffix(r.from, "*"))
	to := strings.ReplaceAll(r.to, ":splat", rest)
	if request.URL.RawQuery != "" && !strings.Contains(to, "?") {
		to += "?" + request.URL.RawQuery
	}
	return to
}

// header is one header of _headers and the paths that get it.
type header struct{ path, name, value string }

// parseHeaders reads blocks of a path and, indented below it, its headers.
func parseHeaders(text string) []header {
	var headers []header
	path := ""
	for line := range strings.Lines(text) {
		rule := strings.TrimSpace(line)
		switch {
		case rule == "" || strings.HasPrefix(rule, "#"):
		case strings.HasPrefix(rule, "/"):
			path = rule
		default:
			if name, value, ok := strings.Cut(rule, ":"); ok {
				headers = append(headers, header{path, strings.TrimSpace(name), strings.TrimSpace(value)})
			}
		}
	}
	return headers
}
