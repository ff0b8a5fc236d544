package search

import (
	"slices"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// smallEntries are the entries of the small site by address.
func smallEntries(t *testing.T) map[string]Entry {
	t.Helper()
	tree, problems, err := content.Load(smallsite.New())
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, found := site.Build(tree, prof, site.Options{})
	problems.Add(found...)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	entries := map[string]Entry{}
	last := ""
	for e := range Entries(s) {
		if e.URL <= last {
			t.Errorf("%s follows %s", e.URL, last)
		}
		last, entries[e.URL] = e.URL, e
	}
	return entries
}

func TestEntriesAreWhatAReaderLooksFor(t *testing.T) {
	entries := smallEntries(t)
	for url, want := range map[string]bool{
		"/": true, "/over/wie/": true, "/gebieden/bouwen/": true, "/gebieden/bouwen/metselen/": true, "/matrix/": true,
		"/matrix/bouwen/": false, "/edities/oud/": true, "/edities/oud/bw-001/": false, "/edities/oud-nieuw/": true, "/zoeken/": false, "/404.html": false,
	} {
		if _, ok := entries[url]; ok != want {
			t.Errorf("%s: in the index: %t, want %t", url, ok, want)
		}
	}
}

func TestEntryOfADifference(t *testing.T) {
	if e := smallEntries(t)["/edities/oud-nieuw/"]; e.KindLabel != "Edities" || e.Title != "Van oude editie naar nieuwe editie" || e.Summary == "" {
		t.Errorf("got %+v", e)
	}
}

func TestEntryOfATask(t *testing.T) {
	e := smallEntries(t)["/gebieden/bouwen/voegen/"]
	if e.Code != "BW-002" || e.Area != "Bouwen" || e.Level != "Hoog" || e.KindLabel != "Taken" {
		t.Errorf("got %+v", e)
	}
	if !slices.Equal(e.Editions, []string{"oud", "nieuw"}) || !slices.Equal(e.Aliases, []string{"Voegen"}) {
		t.Errorf("got editions %q, aliases %q", e.Editions, e.Aliases)
	}
}
