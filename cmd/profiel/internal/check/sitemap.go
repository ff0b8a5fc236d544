package check

import (
	"encoding/xml"
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// sitemapFile is where search engines look for the list of pages.
const sitemapFile = "sitemap.xml"

// checkSitemap holds sitemap.xml, when there is one, against the pages: those that a search engine may list, each once.
func checkSitemap(s *site) diag.List {
	if !s.files[sitemapFile] {
		return nil
	}
	var sitemap struct {
		Locations []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal([]byte(s.text(sitemapFile)), &sitemap); err != nil {
		return sitemapProblem("it is not valid XML: %v", err)
	}
	var problems diag.List
	listed := make(map[string]bool)
	for _, location := range sitemap.Locations {
		file := s.resolve(sitemapFile, location).file
		switch p := s.byFile[file]; {
		case p == nil || p.isRedirect() || p.noIndex:
			problems.Add(sitemapProblem("it lists %s, which is not a page to list", location)...)
		case listed[file]:
			problems.Add(sitemapProblem("it lists %s twice", location)...)
		}
		listed[file] = true
	}
	for _, p := range s.pages {
		if !listed[p.file] && !p.isRedirect() && !p.noIndex && !p.is404() {
			problems.Add(sitemapProblem("it does not list %s", address(p.file))...)
		}
	}
	return problems
}

func sitemapProblem(format string, value any) diag.List {
	return diag.List{{File: sitemapFile, Name: "output-sitemap", Message: fmt.Sprintf(format, value)}}
}
