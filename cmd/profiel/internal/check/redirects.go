package check

import (
	"fmt"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// redirect is one line of a host's _redirects file: `/from /to [status]`. A segment of from that starts with a colon stands
// for any one segment, a star at the end for any rest; to may repeat them.
type redirect struct {
	from, to string
	line     int // in _redirects, from 1
	source   string
}

// parseRedirects reads the lines that lead a reader somewhere: not comments, and not the answers 404 and 410.
func parseRedirects(text string) []redirect {
	var redirects []redirect
	line := 0
	for source := range strings.Lines(text) {
		line++
		rule, _, _ := strings.Cut(source, "#")
		fields := strings.Fields(rule)
		if len(fields) < 2 || !strings.HasPrefix(fields[0], "/") {
			continue
		}
		to := 1
		for to < len(fields)-1 && !strings.HasPrefix(fields[to], "/") && !strings.Contains(fields[to], "://") {
			to++ // name=value: the query that the rule asks for
		}
		if status := strings.Join(fields[to+1:], " "); strings.HasPrefix(status, "404") || strings.HasPrefix(status, "410") {
			continue
		}
		redirects = append(redirects, redirect{fields[0], fields[to], line, strings.TrimRight(source, "\r\n")})
	}
	return redirects
}

// redirected is where _redirects leads an address that has no file of its own.
func (s *site) redirected(address string) (to string, found bool) {
	for _, r := range s.redirects {
		if to, found = r.apply(address); found {
			return to, true
		}
	}
	return "", false
}

func (r redirect) apply(address string) (to string, matches bool) {
	want, have := segments(r.from), segments(address)
	to = r.to
	for i, segment := range want {
		switch {
		case segment == "*":
			return strings.ReplaceAll(to, ":splat", strings.Join(have[i:], "/")), true
		case i >= len(have):
			return "", false
		case strings.HasPrefix(segment, ":"):
			to = strings.ReplaceAll(to, segment, have[i])
		case segment != have[i]:
			return "", false
		}
	}
	return to, len(want) == len(have)
}

// segments are the parts of a path; a host takes /a and /a/ for the same in _redirects.
func segments(address string) []string {
	return strings.FieldsFunc(address, func(r rune) bool { return r == '/' })
}

// checkRedirects holds every redirect against the files: an address without placeholders must lead to one.
func checkRedirects(s *site) diag.List {
	var problems diag.List
	for _, r := range s.redirects {
		if strings.Contains(r.to, ":splat") || strings.Contains(r.to, "/:") || !strings.HasPrefix(r.to, "/") {
			continue
		}
		if t := s.resolve("_redirects", r.to); t.missing != "" {
			problems.Add(diag.Problem{
				File: "_redirects", Position: diag.Position{Line: r.line, Column: 1}, Name: "output-broken-link",
				Message: fmt.Sprintf("the redirect from %s to %s leads nowhere", r.from, r.to), Hint: t.missing,
				Excerpt: r.source,
			})
		}
	}
	return problems
}
