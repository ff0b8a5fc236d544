package statichost

import (
	"net/http"
	"strings"
)

// redirect is a line of _redirects: from may end in a star.
type redirect struct {
	from, to string
	force    bool // also when there is a file at the address
}

// parseRedirects reads the lines that lead somewhere else; the answer 404 for all that is left is what the host does anyway.
func parseRedirects(text string) []redirect {
	var redirects []redirect
	for line := range strings.Lines(text) {
		rule, _, _ := strings.Cut(line, "#")
		fields := strings.Fields(rule)
		if len(fields) < 2 || len(fields) > 2 && !strings.HasPrefix(fields[2], "30") {
			continue
		}
		force := len(fields) > 2 && strings.HasSuffix(fields[2], "!")
		redirects = append(redirects, redirect{fields[0], fields[1], force})
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

// headerRule is a block of _headers: a path and the headers of the answers there.
type headerRule struct {
	path   string
	values http.Header
}

// hostHeaders are what the host says of every file that no rule says otherwise of.
func hostHeaders() []headerRule {
	return []headerRule{{"/*", http.Header{"Cache-Control": {"public, max-age=0, must-revalidate"}}}}
}

// set puts the headers of the rule in place of what earlier rules said.
func (r headerRule) set(headers http.Header) {
	for name, values := range r.values {
		headers.Set(name, strings.Join(values, ", "))
	}
}

// parseHeaders reads blocks of a path and, indented below it, its headers.
func parseHeaders(text string) []headerRule {
	var rules []headerRule
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, value, isHeader := strings.Cut(line, ":")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "/"):
			rules = append(rules, headerRule{line, http.Header{}})
		case isHeader && len(rules) > 0:
			rules[len(rules)-1].values.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return rules
}
