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

// Headers makes _headers: nothing from another host, nothing inline, assets kept for ever, pages asked for anew.
func Headers() File {
	return Fixed("_headers", []byte(`/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cache-Control: public, max-age=0, must-revalidate
/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
/data/*
  Access-Control-Allow-Origin: *
`))
}
