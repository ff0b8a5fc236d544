package check

import (
	"fmt"
	"net/url"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// checkHosts reports what a page loads from another host, by which that host would learn of the visit. Links that a reader
// may follow are free.
func checkHosts(s *site, p *page) diag.List {
	var problems diag.List
	for _, e := range p.elements {
		for _, value := range e.loads() {
			u, err := url.Parse(value)
			if err == nil && u.Host != "" && !strings.EqualFold(u.Host, s.base.Host) {
				problems.Add(p.at(e, "output-foreign-host", fmt.Sprintf("%q is loaded from another host", value), "keep a copy on this site"))
			}
		}
	}
	return problems
}

// loads are the addresses that a browser fetches with the page, without a click.
func (e element) loads() []string {
	switch e.tag {
	case "link":
		if !loadingLink(e) {
			return nil
		}
		return e.addresses()
	case "script", "img", "source", "iframe", "audio", "video", "track", "embed", "object", "input", "use", "image", "feimage":
		return e.addresses()
	}
	return nil
}

func loadingLink(e element) bool {
	for _, relation := range e.words("rel") {
		switch strings.ToLower(relation) {
		case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch",
			"preconnect", "dns-prefetch", "prerender":
			return true
		}
	}
	return false
}
