package export

import (
	"bytes"
	"encoding/xml"
	"time"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// Sitemap writes sitemap.xml with the pages that search engines should show: no drafts, no page for a wrong address, and of a
// task only its own page, not what single editions say. Where it is known, a page has the day of its last change.
func Sitemap(w *bytes.Buffer, s *site.Site) error {
	type url struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"` // a W3C date
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []url    `xml:"url"`
	}{}
	for _, p := range s.Pages {
		if p.Kind != site.NotFound && p.Kind != site.Pinned && p.Kind != site.Embed && !p.Draft {
			set.URLs = append(set.URLs, url{s.Absolute(p.URL), isoDate(p.Changed)})
		}
	}
	w.WriteString(xml.Header)
	if err := xml.NewEncoder(w).Encode(set); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// Robots writes robots.txt: everything may be read.
func Robots(w *bytes.Buffer, s *site.Site) error {
	_, err := w.WriteString("User-agent: *\nAllow: /\nSitemap: " + s.Absolute("/sitemap.xml") + "\n")
	return err
}

// isoDate writes a day as 2026-03-03; a date that is not known is "".
func isoDate(date time.Time) string {
	if date.IsZero() {
		return ""
	}
	return date.Format(time.DateOnly)
}
