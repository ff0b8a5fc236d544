package external

import (
	"sync"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// Link is a link to another site, with its place.
type Link struct {
	URL  string
	File string
	diag.Position
	Excerpt string
}

// Links lists what a site's sources link to elsewhere: in bodies, in front matter, and in site.toml.
func Links(s *site.Site) []Link {
	var links []Link
	for _, address := range s.Config.Occupation.CloseMatch {
		p := s.Config.Problem([]string{"occupation", "close_match"}, address, diag.Problem{})
		links = append(links, Link{URL: address, File: content.ConfigName, Position: p.Position, Excerpt: p.Excerpt})
	}
	for _, p := range s.Pages {
		if p.File == nil {
			continue
		}
		for _, a := range p.File.Addresses() {
			links = append(links, Link{URL: a.URL, File: p.File.Source(), Position: a.Position, Excerpt: a.Excerpt})
		}
		places := sync.OnceValue(p.Source().Places)
		for _, l := range p.Body.External {
			position, excerpt := places().At(l.Offset, l.Width)
			links = append(links, Link{URL: l.URL, File: p.File.Source(), Position: position, Excerpt: excerpt})
		}
	}
	return links
}
