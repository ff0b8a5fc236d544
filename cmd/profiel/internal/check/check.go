// Package check reads a finished site as a stranger would: only the files that a host serves, nothing of how they were made.
// It is an independent witness, so it shares no code with the stages that write the site but for [diag] and [parallel].
//
// A page is a file whose name ends in .html. Its address is its path; index.html is the address of its folder, with a slash at
// the end. A page that sends its reader on at once (a meta refresh, or a line in _redirects) is a redirect, and is checked for
// its links only. Each check has its own file and its own names of problems:
//
//	links.go       output-broken-link, output-broken-anchor   every address that a page, a stylesheet or _redirects names exists
//	ids.go         output-duplicate-id, output-dangling-id    ids are unique; aria-*, for and their like point at one
//	headings.go    output-no-h1, output-many-h1, output-heading-skip
//	titles.go      output-no-title, output-duplicate-title
//	lang.go        output-no-lang
//	alt.go         output-no-alt
//	inline.go      output-inline-script, output-inline-style  a content security policy without 'unsafe-inline' breaks nothing
//	hosts.go       output-foreign-host                        a page loads nothing from another host
//	weight.go      output-heavy-page                          a warning: a page is at most 300 kB of HTML
//	orphans.go     output-orphan                              links lead from the home page to each page
//	sitemap.go     output-sitemap                             sitemap.xml names the pages to list, and no others
//
// What stands inside a <template> is not part of the page, and is left alone.
//
// The same fault in a shared part of many pages is one problem: its place is on the first page, its hint names the others.
package check

import (
	"io/fs"
	"path"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/parallel"
)

// pageCheck looks at one page of a site. It runs at the same time as others and must not change either.
type pageCheck func(s *site, p *page) diag.List

// siteCheck looks at the site as a whole.
type siteCheck func(s *site) diag.List

func pageChecks() []pageCheck {
	return []pageCheck{
		checkLinks, checkIDs, checkIDReferences, checkHeadings, checkTitle, checkLang, checkAlt, checkInline, checkHosts, checkWeight,
	}
}

func siteChecks() []siteCheck {
	return []siteCheck{checkStylesheets, checkRedirects, checkTitlesDiffer, checkOrphans, checkSitemap}
}

// Run checks the output folder of a build and returns its problems, sorted; a problem's File is a path in that folder.
// baseURL is the address that the site was built for: links that start with it are links within the site. Empty means that
// every link with a host leads elsewhere. A file that cannot be read is the problem output-unreadable.
func Run(output fs.FS, baseURL string) diag.List {
	s, problems := load(output, baseURL)
	found := make([]diag.List, len(s.pages))
	parallel.Each(len(s.pages), func(i int) {
		for _, check := range pageChecks() {
			found[i] = append(found[i], check(s, s.pages[i])...)
		}
	})
	problems = slices.Concat(problems, slices.Concat(found...))
	for _, check := range siteChecks() {
		problems = append(problems, check(s)...)
	}
	var all diag.List
	all.Add(merge(problems.Sorted())...)
	return all.Sorted()
}

// Inbound returns, for the address of every page of a site (such as "/matrix/"), the number of other pages with a link to it.
// A link to a redirect counts for the page that it leads to. baseURL is as for [Run].
func Inbound(output fs.FS, baseURL string) map[string]int {
	s, _ := load(output, baseURL)
	return s.inbound(s.clicks())
}

// Reachable returns the files of a site that a reader comes to by links from the home page: pages, and what they offer to download.
// baseURL is as for [Run].
func Reachable(output fs.FS, baseURL string) []string {
	s, _ := load(output, baseURL)
	return s.reachable()
}

// isPage reports whether a path in the output is a page.
func isPage(file string) bool { return path.Ext(file) == ".html" }
