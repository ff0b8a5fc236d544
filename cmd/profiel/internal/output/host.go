package output

import (
	"fmt"
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

// contentPolicy lets a page load what the site itself has, and nothing that stands in the page or comes from another host.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'"

// Headers makes _headers: nothing from another host, nothing inline, assets kept for ever, data and cards open to other sites.
//
// Of two rules that fit one address and set the same header, Netlify uses the last and other hosts join the two. So only the
// policy is set twice, and in a way that both come to the same. X-Frame-Options keeps other sites from framing a page; a
// browser ignores it where a policy has frame-ancestors, and so everyone may frame /embed/. No rule says how long a page may be
// kept, for "max-age=0, must-revalidate" is what these hosts say of themselves. See docs/decisions/0008-headers.md.
//
// A preview is kept out of search engines, with all that it has.
func Headers(preview bool) File {
	robots := ""
	if preview {
		robots = "  X-Robots-Tag: noindex\n"
	}
	return Fixed("_headers", []byte(`/*
  Content-Security-Policy: `+contentPolicy+`
  X-Frame-Options: SAMEORIGIN
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
`+robots+`/embed/*
  Content-Security-Policy: `+contentPolicy+`; frame-ancestors *
  Access-Control-Allow-Origin: *
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/data/*
  Access-Control-Allow-Origin: *
`))
}
