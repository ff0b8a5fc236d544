// Package github makes addresses on GitHub: those of a file in its editor, of the form for a new file, of a new issue, of a
// proposal. It asks GitHub nothing; the addresses are those that GitHub's documentation gives for links from other sites
// ("Creating new files", "Creating an issue from a URL query").
//
// A repository is told by its owner and name alone, so whatever else stood in an address, such as a password, can reach no page.
package github

import (
	"net/url"
	"regexp"
	"strings"
)

// Repository is a repository on github.com. The zero Repository is none: it is a site that nobody knows the repository of.
type Repository struct {
	Owner, Name string
}

// host is the only host that this package knows the addresses of.
const host = "github.com"

// What GitHub lets a name hold. An owner that a company manages has an underscore in its name.
var (
	ownerName      = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
	repositoryName = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)
)

// Parse reads the address of a repository in any form in which people or git write it: https://github.com/owner/name, with .git
// or a slash at the end, with user, password or port; ssh://git@github.com/owner/name.git; git@github.com:owner/name.git. ok is
// false for an address elsewhere, and for one of something within a repository.
func Parse(address string) (r Repository, ok bool) {
	at, path := split(strings.TrimSpace(address))
	switch strings.ToLower(at) {
	case host, "www." + host, "ssh." + host:
	default:
		return Repository{}, false
	}
	owner, name, _ := strings.Cut(strings.Trim(path, "/"), "/")
	name = strings.TrimSuffix(name, ".git")
	if !ownerName.MatchString(owner) || !repositoryName.MatchString(name) || name == "." || name == ".." {
		return Repository{}, false
	}
	return Repository{Owner: owner, Name: name}, true
}

// split takes host and path out of an address: of a URL, or of what git calls the scp-like form, user@host:path.
func split(address string) (host, path string) {
	if strings.Contains(address, "://") {
		u, err := url.Parse(address)
		if err != nil {
			return "", ""
		}
		return u.Hostname(), u.Path
	}
	host, path, _ = strings.Cut(address, ":")
	return host[strings.LastIndex(host, "@")+1:], path
}

// IsKnown reports whether there is a repository.
func (r Repository) IsKnown() bool { return r != Repository{} }

// URL returns the address of the repository.
func (r Repository) URL() string { return "https://" + host + "/" + r.Owner + "/" + r.Name }

// Edit returns the address that opens a file in the editor. Who may not write there is led to a copy of his own.
func (r Repository) Edit(branch, file string) string {
	return r.URL() + "/edit/" + escape(branch) + "/" + escape(file)
}

// View returns the address of a file as GitHub shows it: of Markdown as a page, in which a heading has an id.
func (r Repository) View(branch, file string) string {
	return r.URL() + "/blob/" + escape(branch) + "/" + escape(file)
}

// LongestAddress is the number of bytes of an address that GitHub still answers to.
const LongestAddress = 8000

// NewFile returns the address of the form for a new file, with its path and text filled in. When that address would be too long it
// fills in the path only, and whole is false.
func (r Repository) NewFile(branch, file, text string) (address string, whole bool) {
	address = r.URL() + "/new/" + escape(branch) + "?filename=" + url.QueryEscape(file)
	filled := address + "&value=" + url.QueryEscape(text)
	if len(filled) >= LongestAddress {
		return address, false
	}
	return filled, true
}

// NewIssue returns the address that begins an issue; templates and fields go in its query.
func (r Repository) NewIssue() string { return r.URL() + "/issues/new" }

// Proposal returns the address of a pull request, by its number.
func (r Repository) Proposal(number string) string { return r.URL() + "/pull/" + escape(number) }

// Commit returns the address of a commit.
func (r Repository) Commit(hash string) string { return r.URL() + "/commit/" + escape(hash) }

// escape makes a path part of an address; its slashes stay.
func escape(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}
