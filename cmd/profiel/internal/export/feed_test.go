package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed/atom"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// readFeed reads the feed of a site as another program would.
func readFeed(t *testing.T, s *site.Site) *atom.Feed {
	t.Helper()
	feed, err := (&atom.Parser{}).Parse(bytes.NewReader(written(t, Feed, s)))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

// titles writes the entries as day and title.
func titles(feed *atom.Feed) []string {
	var all []string
	for _, e := range feed.Entries {
		all = append(all, e.UpdatedParsed.Format("2006-01-02 ")+e.Title)
	}
	return all
}

func TestFeed(t *testing.T) {
	days := map[string]int{
		"over/wie.md": 2, "gebieden/bouwen/metselen.md": 3, "edities/nieuw.md": 2, "edities/eerste.md": 1, "_index.md": 1, "over/plan.md": 9,
	}
	s := dated(t, smallsite.New(), days)
	first := written(t, Feed, s)
	golden(t, "feed.xml", first)
	if again := written(t, Feed, dated(t, smallsite.New(), days)); !bytes.Equal(first, again) {
		t.Error("a second build of the same sources gives other bytes")
	}
	// Plan is a draft; of the old edition only the year is known.
	feed := readFeed(t, s)
	want := []string{
		"2026-03-03 Metselen (BW-001)", "2026-03-02 Nieuwe editie", "2026-03-02 Wie", "2026-03-01 Welkom", "2026-03-01 Eerste editie", "2001-01-01 Oude editie",
	}
	if got := titles(feed); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	wellFormed(t, s, feed)
}

// wellFormed holds what RFC 4287 asks of a feed and its entries (4.1.1, 4.1.2) and that every link leads to a page.
func wellFormed(t *testing.T, s *site.Site, feed *atom.Feed) {
	t.Helper()
	ids := map[string]bool{feed.ID: true}
	if feed.ID == "" || feed.Title == "" || feed.Language != "nl" || len(feed.Authors) != 1 || feed.Authors[0].Name == "" {
		t.Errorf("a part is missing: %+v", feed)
	}
	if feed.UpdatedParsed == nil || len(feed.Entries) > 0 && !feed.UpdatedParsed.Equal(*feed.Entries[0].UpdatedParsed) {
		t.Errorf("the feed was updated at %s", feed.Updated)
	}
	for _, e := range feed.Entries {
		if ids[e.ID] || !strings.HasPrefix(e.ID, base+"/") || e.Title == "" || e.UpdatedParsed == nil {
			t.Errorf("a part is missing, or its id is another's: %+v", e)
		}
		ids[e.ID] = true
		alternates := 0
		for _, link := range e.Links {
			if _, ok := s.Page(strings.TrimPrefix(link.Href, base)); !ok {
				t.Errorf("%s: there is no page %s", e.Title, link.Href)
			}
			if link.Rel == "alternate" {
				alternates++
			}
		}
		if alternates != 1 {
			t.Errorf("%s has %d links to itself", e.Title, alternates)
		}
	}
}

// TestFeedWithoutDates holds what the feed says where git says nothing: the editions, by the year in which they say to have come.
func TestFeedWithoutDates(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/edities/nieuw.md", "weight = 30", "weight = 30\npublished = \"omstreeks 2013, of 2014\"")
	s := build(t, fsys)
	feed := readFeed(t, s)
	if got := titles(feed); !slices.Equal(got, []string{"2013-01-01 Nieuwe editie", "2001-01-01 Oude editie"}) {
		t.Errorf("got %q", got)
	}
	wellFormed(t, s, feed)
	newest := feed.Entries[0]
	const says = "Verschenen: omstreeks 2013, of 2014. Vergeleken met oude editie: " +
		"1 nieuw, 1 vervallen, 1 op een ander niveau, 1 in een ander gebied, 1 anders verwoord, 1 met alleen een ander leesteken, 1 ongewijzigd."
	if newest.Summary != says || newest.ID != base+"/edities/nieuw/" || newest.Links[0].Href != base+"/edities/oud-nieuw/" {
		t.Errorf("got %+v, %+v", newest, newest.Links[0])
	}
	if oldest := feed.Entries[1]; oldest.Summary != "Verschenen: 2001. Aantal taken: 5." || oldest.Links[0].Href != base+"/edities/oud/" {
		t.Errorf("got %+v, %+v", oldest, oldest.Links[0])
	}
}

func TestFeedWithoutEntries(t *testing.T) {
	feed := readFeed(t, build(t, withoutEditions()))
	if len(feed.Entries) > 0 || feed.Updated != "1970-01-01T00:00:00Z" || feed.Title != "P: changes" {
		t.Errorf("got %+v", feed)
	}
}

// TestFeedKeepsEditions holds that many changes push old ones out of the feed, but no edition.
func TestFeedKeepsEditions(t *testing.T) {
	fsys, days := smallsite.New(), map[string]int{"edities/oud.md": 1, "edities/nieuw.md": 1}
	for n := range feedPages + 3 {
		name := "over/" + strings.Repeat("x", n+1) + ".md"
		smallsite.Replace(t, fsys, "content/"+name, "", "+++\ntitle = \"X\"\n+++\n")
		days[name] = 2
	}
	days["over/x.md"], days["over/wie.md"] = 3, 1
	feed := readFeed(t, dated(t, fsys, days))
	if n := len(feed.Entries); n != feedPages+2 || feed.Entries[0].ID != base+"/over/x/" || !strings.Contains(titles(feed)[n-1], "editie") {
		t.Errorf("got %q", titles(feed))
	}
}

// TestFeedKeepsTheEntryOfATask holds that a task has one entry wherever it stands.
func TestFeedKeepsTheEntryOfATask(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "site.toml", "[folders]", "[outputs]\npermalinks = false\n[folders]")
	days := map[string]int{"gebieden/bouwen/metselen.md": 3}
	with, without := readFeed(t, dated(t, smallsite.New(), days)), readFeed(t, dated(t, fsys, days))
	if with.Entries[0].ID != base+"/bw-001/" || without.Entries[0].ID != base+"/gebieden/bouwen/metselen/" {
		t.Errorf("got %s and %s", with.Entries[0].ID, without.Entries[0].ID)
	}
}

func TestStartOfYear(t *testing.T) {
	for text, want := range map[string]string{
		"2017": "2017", "circa 2023": "2023", "tussen 2019 en 2024": "2019", "voorjaar": "0001", "": "0001", "20170301": "0001", "3017": "0001",
	} {
		if got := startOfYear(text); got.Format("2006") != want || got.YearDay() != 1 {
			t.Errorf("%q: got %s", text, got)
		}
	}
}
