package check

import (
	"net/url"
	"path"
	"strings"
)

// target is what a reference leads to.
type target struct {
	internal bool   // within this site
	file     string // internal: the file in the output, "" when there is none
	address  string // internal: path below the site's root, decoded, with its slash in front
	fragment string // decoded, without #
	missing  string // internal without a file: why it is not there
}

// resolve follows a reference that stands in a file, as a browser and then the host would.
func (s *site) resolve(from, reference string) target {
	if fragment, isLocal := strings.CutPrefix(reference, "#"); isLocal {
		return target{internal: true, file: from, address: address(from), fragment: unescape(fragment)}
	}
	at := *s.base
	at.Path = path.Join(at.Path, address(from))
	if strings.HasSuffix(address(from), "/") && at.Path != "/" {
		at.Path += "/"
	}
	parsed, err := url.Parse(strings.TrimSpace(reference))
	if err != nil {
		return target{internal: true, missing: "it is not a valid address"}
	}
	full := at.ResolveReference(parsed)
	if !s.own(full) {
		return target{}
	}
	below, within := strings.CutPrefix(full.Path, s.base.Path)
	if !within && full.Path+"/" != s.base.Path {
		return target{internal: true, address: full.Path, missing: "it is outside " + s.base.Path}
	}
	return s.follow("/"+below, full.Fragment, 0)
}

// own reports whether an address is on this site's host.
func (s *site) own(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && strings.EqualFold(u.Host, s.base.Host)
}

// maxHops is the number of redirects that a browser follows.
const maxHops = 20

// follow finds the file that a host sends for an address below the site's root, after its redirects.
func (s *site) follow(address, fragment string, hops int) target {
	if hops > maxHops {
		return target{internal: true, address: address, missing: "its redirects never end"}
	}
	t := target{internal: true, address: address, fragment: fragment}
	if file := fileOf(address); s.files[file] {
		t.file = file
		return t
	}
	if to, found := s.redirected(address); found {
		if strings.HasPrefix(to, "/") {
			to, newFragment, _ := strings.Cut(to, "#")
			to, _, _ = strings.Cut(to, "?")
			return s.follow(unescape(to), firstOf(newFragment, fragment), hops+1)
		}
		return target{}
	}
	t.missing = "there is no such file"
	if s.files[fileOf(address+"/")] {
		t.missing = "the address of a folder ends with a slash"
	}
	return t
}

// fileOf is the file that an address below the site's root names.
func fileOf(address string) string {
	file := strings.TrimPrefix(address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		return file + "index.html"
	}
	return file
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
