package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// feedPages is how many pages the feed tells of besides the editions: those that changed last.
const feedPages = 30

// feedXML is an Atom feed (RFC 4287).
type feedXML struct {
	XMLName  xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Language string     `xml:"xml:lang,attr"`
	Title    string     `xml:"title"`
	Subtitle string     `xml:"subtitle,omitempty"`
	ID       string     `xml:"id"`
	Updated  string     `xml:"updated"`
	Author   string     `xml:"author>name"`
	Links    []linkXML  `xml:"link"`
	Entries  []entryXML `xml:"entry"`
}

type entryXML struct {
	Title   string    `xml:"title"`
	ID      string    `xml:"id"`
	Updated string    `xml:"updated"`
	Links   []linkXML `xml:"link"`
	Summary string    `xml:"summary,omitempty"`
	date    time.Time // what Updated says
}

type linkXML struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

// Feed writes feed.xml: what changed, as Atom, the latest first. Every edition has an entry that says what it changed, and so
// have the pages with a text that changed last.
//
// An entry is a page and has the address that stays the page's: who changes the page again makes the entry newer. Its date is
// that of the page's last change. Where that is not known, pages have no entry, and an edition has the first moment of the year
// that it names as its publication, for Atom knows no date without a day; its text says what the edition says, such as "circa
// 2023". An edition that names no year then has no entry either. See docs/decisions/0009-dates.md.
func Feed(w *bytes.Buffer, s *site.Site) error {
	text := wordsIn(s.Config.Language)
	feed := feedXML{
		Language: s.Config.Language, Title: fmt.Sprintf(text.ChangesIn, s.Config.Title), Subtitle: s.Config.Summary,
		ID: s.Absolute("/feed.xml"), Author: s.Config.Title, Entries: feedEntries(s),
		Links: []linkXML{{"self", "application/atom+xml", s.Absolute("/feed.xml")}, {"alternate", "text/html", s.Absolute("/")}},
	}
	latest := time.Unix(0, 0).UTC() // a feed must have a date; one without entries never changed
	if len(feed.Entries) > 0 {
		latest = feed.Entries[0].date
	}
	feed.Updated = latest.Format(time.RFC3339)
	w.WriteString(xml.Header)
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(feed); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// feedEntries lists the entries of editions and of the pages that changed last, the latest first.
func feedEntries(s *site.Site) []entryXML {
	var editions, pages []entryXML
	for _, p := range s.Pages {
		switch {
		case p.Draft || p.File == nil:
		case p.Kind == site.Edition:
			editions = append(editions, editionEntry(s, p))
		default:
			pages = append(pages, pageEntry(s, p))
		}
	}
	pages = withDates(pages)
	return withDates(append(editions, pages[:min(len(pages), feedPages)]...))
}

// withDates returns the entries with a date, the latest first.
func withDates(entries []entryXML) []entryXML {
	entries = slices.DeleteFunc(entries, func(e entryXML) bool { return e.date.IsZero() })
	slices.SortFunc(entries, func(a, b entryXML) int { return cmp.Or(b.date.Compare(a.date), strings.Compare(a.ID, b.ID)) })
	for i, e := range entries {
		entries[i].Updated = e.date.Format(time.RFC3339)
	}
	return entries
}

// pageEntry is the entry of a page with a text. A task keeps its entry wherever it moves.
func pageEntry(s *site.Site, p *site.Page) entryXML {
	e := entryXML{Title: p.Title, ID: s.Absolute(p.URL), Summary: p.Summary, Links: []linkXML{htmlLink(s, "alternate", p)}, date: p.Changed}
	if t := p.Task; t != nil {
		e.ID = s.Absolute(s.PermanentURL(t))
		e.Title = fmt.Sprintf("%s (%s)", t.Title, t.Code)
		e.Summary = strings.TrimSpace(fmt.Sprintf("%s, %s. %s", t.Area.Title, site.Lower(t.Level.Title), t.Summary))
	}
	return e
}

// editionEntry is the entry of an edition. It leads to what the edition changed, where it can be compared.
func editionEntry(s *site.Site, p *site.Page) entryXML {
	e := pageEntry(s, p)
	if e.date.IsZero() {
		e.date = startOfYear(p.Edition.Published)
	}
	said := []string{editionChanges(s, p.Edition)}
	if published := p.Edition.Published; published != "" {
		said = append([]string{fmt.Sprintf(wordsIn(s.Config.Language).Published, published)}, said...)
	}
	e.Summary = strings.TrimSpace(strings.Join(append(said, p.Summary), " "))
	if diff := diffTo(s, p.Edition); diff != nil {
		e.Links = []linkXML{htmlLink(s, "alternate", diff), htmlLink(s, "related", p)}
	}
	return e
}

// editionChanges counts what an edition changed since the one before it.
func editionChanges(s *site.Site, e *profile.Edition) string {
	text := wordsIn(s.Config.Language)
	diff := diffTo(s, e)
	switch {
	case diff != nil:
		return fmt.Sprintf(text.Compared, site.Lower(diff.Diff.From.Title), counted(text, diff.Diff.Total))
	case e.TasksKnown:
		return fmt.Sprintf(text.TaskCount, len(e.Tasks))
	}
	return text.TasksUnknown
}

// counted lists how many tasks changed in which way, as far as there are any.
func counted(text words, n profile.DiffCounts) string {
	var list []string
	for i, count := range counts(n) {
		if count > 0 {
			list = append(list, fmt.Sprintf(text.Counts[i], count))
		}
	}
	return strings.Join(list, ", ")
}

// counts is in the order of the words for them.
func counts(n profile.DiffCounts) [7]int {
	return [7]int{n.Added, n.Gone, n.MovedLevel, n.MovedArea, n.Reworded, n.Typography, n.Unchanged}
}

// diffTo returns the page that compares an edition with the one before it; nil when there is none.
func diffTo(s *site.Site, e *profile.Edition) *site.Page {
	var last *site.Page
	for _, p := range s.Diffs {
		if p.Diff.To == e {
			last = p
		}
	}
	return last
}

func htmlLink(s *site.Site, rel string, p *site.Page) linkXML {
	return linkXML{rel, "text/html", s.Absolute(p.URL)}
}

var year = regexp.MustCompile(`\b[12][0-9]{3}\b`)

// startOfYear is the first moment of the first year that a text names; zero when it names none.
func startOfYear(text string) time.Time {
	date, err := time.Parse("2006", year.FindString(text))
	if err != nil {
		return time.Time{}
	}
	return date
}
