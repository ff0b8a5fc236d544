package markdown

import (
	"path"
	"strings"
	"unicode"
)

// addressClass says what may be done with an address in a link.
type addressClass int

const (
	refused  addressClass = iota // not a scheme we know, or a trick
	external                     // another site, an e-mail address or a telephone number: left as it is
	internal                     // this site or this page: to be resolved
	empty
)

// classify judges an address after its escapes and character references are resolved. It follows browsers (URL Standard,
// "basic URL parser"), which drop white space at the ends and control characters everywhere, and read \ as /: an address that
// would change by that is refused, whatever it becomes.
func classify(address string) addressClass {
	if address == "" {
		return empty
	}
	if strings.ContainsFunc(address, unicode.IsControl) || strings.TrimSpace(address) != address || strings.Contains(address, `\`) {
		return refused
	}
	if scheme, ok := schemeOf(address); ok {
		return classifyScheme(scheme)
	}
	if strings.HasPrefix(address, "//") {
		return refused
	}
	return internal
}

func classifyScheme(scheme string) addressClass {
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel":
		return external
	}
	return refused
}

// schemeOf returns what stands before the first colon, unless that colon is in a path, query or fragment.
func schemeOf(address string) (string, bool) {
	i := strings.IndexAny(address, ":/?#")
	if i < 0 || address[i] != ':' {
		return "", false
	}
	return address[:i], true
}

// parseRef splits an internal address. Path is empty for a link within the page.
func parseRef(address string) Ref {
	written, fragment, _ := strings.Cut(address, "#")
	ref := Ref{Kind: RefFile, Path: written, Fragment: fragment}
	withoutQuery, _, _ := strings.Cut(written, "?")
	switch {
	case strings.HasPrefix(written, "/"):
		ref.Kind = RefAddress
	case path.Ext(withoutQuery) == ".md":
		ref.Kind = RefDocument
	}
	return ref
}
