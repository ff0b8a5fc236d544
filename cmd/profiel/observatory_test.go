package main

import (
	"bytes"
	"io/fs"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// leastPoints is what the site must get from MDN's HTTP Observatory, which calls 100 an A+.
const leastPoints = 110

// points judges an answer as MDN's HTTP Observatory does (mdn/mdn-http-observatory on GitHub, src/grader/charts.js and
// src/analyzer/tests, read in November 2026): every test adds to 100 or takes away, and what is added counts only when no more
// than 10 was taken away. What depends on the host and not on us is taken as Netlify has it: TLS, and http leads to https on the
// same host. Cookies and several policies are not judged: we have none, and a test holds that.
func points(h http.Header, page []byte) int {
	added, taken := 0, 0
	for _, n := range []int{
		policyPoints(h.Get("Content-Security-Policy")), framePoints(h), referrerPoints(h.Get("Referrer-Policy")),
		transportPoints(h.Get("Strict-Transport-Security")), isolationPoints(h.Get("Cross-Origin-Resource-Policy")),
		sniffPoints(h.Get("X-Content-Type-Options")), sharingPoints(h), scriptPoints(page),
	} {
		added, taken = added+max(n, 0), taken+max(-n, 0)
	}
	if taken > 10 {
		return max(100-taken, 0)
	}
	return 100 - taken + added
}

// directives of a policy, by name; of two with one name the first counts.
func directives(policy string) map[string][]string {
	found := map[string][]string{}
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(strings.ToLower(directive))
		if len(words) > 0 && found[words[0]] == nil {
			found[words[0]] = words[1:]
		}
	}
	return found
}

// sourcesOf is what one of the directives names, the first that is there; everything when none is.
func sourcesOf(policy map[string][]string, names ...string) []string {
	for _, name := range names {
		if sources, ok := policy[name]; ok {
			return sources
		}
	}
	return []string{"*"}
}

func policyPoints(text string) int {
	policy := directives(text)
	if len(policy) == 0 {
		return -25
	}
	broad := []string{"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
	unsafe := append(slices.Clone(broad), "'unsafe-inline'", "data:")
	script, style := sourcesOf(policy, "script-src", "default-src"), sourcesOf(policy, "style-src", "default-src")
	switch {
	case hasAny(script, unsafe) || hasAny(sourcesOf(policy, "object-src", "default-src"), broad):
		return -20
	case strings.Contains(text, " http:") || strings.Contains(text, " ftp:"):
		return -20
	case hasAny(slices.Concat(script, style), []string{"'unsafe-eval'"}):
		return -10
	case hasAny(style, unsafe):
		return 0
	case slices.Equal(policy["default-src"], []string{"'none'"}) && !hasAny(sourcesOf(policy, "form-action"), broad):
		return 10
	}
	return 5
}

func hasAny(sources, unwanted []string) bool {
	return slices.ContainsFunc(sources, func(s string) bool { return slices.Contains(unwanted, s) })
}

func framePoints(h http.Header) int {
	if _, ok := directives(h.Get("Content-Security-Policy"))["frame-ancestors"]; ok {
		return 5
	}
	if slices.Contains([]string{"deny", "sameorigin"}, strings.ToLower(h.Get("X-Frame-Options"))) {
		return 0
	}
	return -20
}

func referrerPoints(policy string) int {
	switch policy {
	case "":
		return 0
	case "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin":
		return 5
	}
	return -5
}

func transportPoints(header string) int {
	_, rest, _ := strings.Cut(header, "max-age=")
	seconds, _, _ := strings.Cut(rest, ";")
	age, err := strconv.Atoi(seconds)
	switch {
	case err != nil || strings.Contains(header, ","):
		return -20
	case age < 15_552_000:
		return -10
	}
	return 0
}

func isolationPoints(header string) int {
	switch header {
	case "same-origin", "same-site":
		return 10
	case "cross-origin", "":
		return 0
	}
	return -5
}

func sniffPoints(header string) int {
	if header == "nosniff" {
		return 0
	}
	return -5
}

// sharingPoints: everyone may read it, or nobody, but nobody with a reader's rights.
func sharingPoints(h http.Header) int {
	if h.Get("Access-Control-Allow-Credentials") != "" {
		return -50
	}
	return 0
}

var scriptSource = regexp.MustCompile(`<script[^>]*\ssrc="([^"]*)"`)

// scriptPoints: none are taken for scripts of the site itself.
func scriptPoints(page []byte) int {
	for _, source := range scriptSource.FindAllSubmatch(page, -1) {
		if bytes.Contains(source[1], []byte("//")) {
			return -50
		}
	}
	return 0
}

// hostHeaders is what a host that reads _headers sends for an address, "/" or one in a folder: the rules that fit, the last counts.
func hostHeaders(text, address string) http.Header {
	h, fits := http.Header{}, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if rule, ok := strings.CutPrefix(line, "/"); ok {
			fits = strings.HasPrefix(address, "/"+strings.TrimSuffix(rule, "*"))
			continue
		}
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && fits {
			h.Set(name, value)
		}
	}
	return h
}

func TestObservatory(t *testing.T) {
	output := mustPortal(t).output
	rules := string(fileOf(t, output, "_headers"))
	for address, file := range map[string]string{"/": "index.html", "/matrix/": "matrix/index.html", "/nergens/": "404.html"} {
		h := hostHeaders(rules, address)
		if got := points(h, fileOf(t, output, file)); got < leastPoints {
			t.Errorf("%s: %d points, want %d or more; headers %v", address, got, leastPoints, h)
		} else {
			t.Logf("%s: %d points", address, got)
		}
		if h.Get("Set-Cookie") != "" || strings.Contains(h.Get("Content-Security-Policy"), ",") {
			t.Errorf("%s has headers that are not judged: %v", address, h)
		}
	}
}

func fileOf(t *testing.T, fsys fs.FS, name string) []byte {
	t.Helper()
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestObservatoryPoints spoils good headers one by one.
func TestObservatoryPoints(t *testing.T) {
	good := map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; form-action 'self'", "X-Frame-Options": "DENY",
		"Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age=31536000", "X-Content-Type-Options": "nosniff",
		"Cross-Origin-Resource-Policy": "same-origin",
	}
	for _, test := range []struct {
		name, value, page string
		want              int
	}{
		{"", "", "", 125},
		{"Content-Security-Policy", "default-src 'none'; script-src 'self'", "", 120},
		{"Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'", "", 130},
		{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'", "", 80},
		{"Content-Security-Policy", "default-src 'none'; style-src 'self' 'unsafe-inline'", "", 115},
		{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-eval'", "", 105},
		{"Content-Security-Policy", "script-src 'self'", "", 80},
		{"Content-Security-Policy", "", "", 75},
		{"X-Frame-Options", "", "", 80},
		{"Referrer-Policy", "unsafe-url", "", 115},
		{"Strict-Transport-Security", "", "", 80},
		{"Strict-Transport-Security", "max-age=60", "", 115},
		{"X-Content-Type-Options", "", "", 120},
		{"Cross-Origin-Resource-Policy", "cross-origin", "", 115},
		{"Access-Control-Allow-Credentials", "true", "", 50},
		{"", "", `<script src="https://cdn.example/a.js"></script>`, 50},
		{"", "", `<script src="/a.js"></script><a href="https://a.example/">a</a>`, 125},
	} {
		h := http.Header{}
		for name, value := range good {
			h.Set(name, value)
		}
		if test.name != "" {
			h.Set(test.name, test.value)
		}
		if got := points(h, []byte(test.page)); got != test.want {
			t.Errorf("%s: %s, %s: %d points, want %d", test.name, test.value, test.page, got, test.want)
		}
	}
}
