package check

import (
	"encoding/xml"
	"fmt"
	"slices"

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
		return diag.List{{File: sitemapFile, Name: "output-sitemap", Message: fmt.Sprintf("it is not valid XML: %v", err)}}
	}
	var strange, twice, forgotten []string
	listed := make(map[string]bool)
	for _, location := range sitemap.Locations {
		file := s.resolve(sitemapFile, location).file
		switch p := s.byFile[file]; {
		case p == nil || !s.isListed(p):
			strange = append(strange, location)
		case listed[file]:
			twice = append(twice, location)
		}
		listed[file] = true
	}
	for _, p := range s.pages {
		if !listed[p.file] && s.isListed(p) {
			forgotten = append(forgotten, address(p.file))
		}
	}
	return slices.Concat(
		sitemapProblem("it lists what is no page, or not one to list", strange),
		sitemapProblem("it lists a page twice", twice),
		sitemapProblem("it does not list every page", forgotten),
	)
}

// sitemapProblem is one problem for all addresses that have it.
func sitemapProblem(message string, addresses []string) diag.List {
	if len(addresses) == 0 {
		return nil
	}
	return diag.List{{File: sitemapFile, Name: "output-sitemap", Message: message, Hint: named(addresses)}}
}
