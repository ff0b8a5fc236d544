package output

import (
	"fmt"
	"slices"
	"strings"
)

// Redirect is a line of _redirects.
type Redirect struct {
	From, To string
}

// Redirects makes _redirects: Netlify's format, read by several other hosts. The exclamation mark makes it count although a
// page that redirects stands at the same address for hosts that read no such file.
func Redirects(redirects []Redirect) File {
	var b strings.Builder
	for _, r := range redirects {
		fmt.Fprintf(&b, "%s %s 301!\n", r.From, r.To)
	}
	return Fixed("_redirects", []byte(b.String()))
}

// contentPolicy lets a page load what the site itself has, and nothing that stands in the page or comes from another host. No
// script may make elements of a text: the browser refuses it (Trusted Types). A form may lead to the site itself, because the
// field for searching does before its script has come.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// Header is a header of an answer.
type Header struct{ Name, Value string }

// HeaderRule is a block of _headers: the headers of the answers at all addresses that begin so.
type HeaderRule struct {
	Start   string
	Headers []Header
}

// headerRules: nothing from another host, nothing inline, assets kept for ever, data and cards open to other sites.
//
// Of two rules that fit one address and set the same header, Netlify uses the last and other hosts join the two. So only the
// policy is set twice, and in a way that both come to the same. X-Frame-Options keeps others from framing a page; a
// browser ignores it where a policy has frame-ancestors, and so everyone may frame /embed/. No rule says how long a page may be
// kept, for "max-age=0, must-revalidate" is what these hosts say of themselves. See docs/decisions/0008-headers.md.
func headerRules() []HeaderRule {
	return []HeaderRule{
		{"/", []Header{
			{policyName, contentPolicy},
			{"X-Frame-Options", "DENY"},
			{"Referrer-Policy", "strict-origin-when-cross-origin"},
			{"X-Content-Type-Options", "nosniff"},
			{"Cross-Origin-Opener-Policy", "same-origin"},
			{"Cross-Origin-Resource-Policy", "same-origin"},
			{transportName, "max-age=31536000"},
			{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
		}},
		{"/embed/", []Header{{policyName, contentPolicy + "; frame-ancestors *"}, {"Access-Control-Allow-Origin", "*"}}},
		{"/assets/", []Header{{cacheName, "public, max-age=31536000, immutable"}}},
		{"/data/", []Header{{"Access-Control-Allow-Origin", "*"}}},
	}
}

const (
	policyName    = "Content-Security-Policy"
	transportName = "Strict-Transport-Security"
	cacheName     = "Cache-Control"
)

// Headers makes _headers. A preview is kept out of search engines, with all that it has.
func Headers(preview bool) File {
	rules := headerRules()
	if preview {
		rules[0].Headers = append(rules[0].Headers, Header{"X-Robots-Tag", "noindex"})
	}
	var b strings.Builder
	for _, rule := range rules {
		fmt.Fprintln(&b, rule.Start+"*")
		for _, h := range rule.Headers {
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
		}
	}
	return Fixed("_headers", []byte(b.String()))
}

// LocalHeaders returns the rules of _headers as a server on this computer keeps them. It sends no word about how long to keep
// something, for it changes, and none about TLS, which it has not (RFC 6797, 7.2). Of two rules that fit an address and set the same
// header, the later counts.
func LocalHeaders() []HeaderRule {
	rules := headerRules()
	for i := range rules {
		rules[i].Headers = slices.DeleteFunc(rules[i].Headers, func(h Header) bool { return h.Name == cacheName || h.Name == transportName })
	}
	return rules
}
