//go:build browser

package browsertest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Limits of the search: what readers type, of which so much must lead to the page they mean.
const (
	fewestQueries  = 40
	firstResults   = 3
	leastSucceeded = 0.9
)

// wanted is what a reader types and the address of the page they mean.
type wanted struct {
	Query   string `json:"query"`
	Address string `json:"address"`
}

// searchAll runs every query with the site's own search engine and index, and returns the addresses found for each.
const searchAll = `(async queries => {
	const script = ` + siteScript + `;
	const {createSearch} = await import(new URL("search-engine.js", script).href);
	const engine = createSearch(await (await fetch("/data/search.json")).json());
	return queries.map(({query}) => engine.search(query, {limit: LIMIT})
		.map(result => new URL(result.url, location.href).pathname));
})`

func TestSearchFindsWhatReadersMean(t *testing.T) {
	queries := readQueries(t)
	if len(queries) < fewestQueries {
		t.Errorf("there are %d queries, want at least %d", len(queries), fewestQueries)
	}
	p := open(t, "/zoeken/", options{})
	script := strings.ReplaceAll(searchAll, "LIMIT", quote(firstResults))
	found := eval[[][]string](p, script+"("+quote(queries)+")")
	succeeded := 0
	for i, q := range queries {
		if slices.Contains(found[i], q.Address) {
			succeeded++
		} else {
			t.Logf("%q: want %s, got %s", q.Query, q.Address, strings.Join(found[i], " "))
		}
	}
	t.Logf("%d of %d queries succeeded", succeeded, len(queries))
	if float64(succeeded) < leastSucceeded*float64(len(queries)) {
		t.Errorf("%d of %d queries lead to the page among the first %d, want %.0f%%",
			succeeded, len(queries), firstResults, 100*leastSucceeded)
	}
}

// readQueries reads lines of a query, a tab and an address; lines that start with # are comments.
func readQueries(t *testing.T) []wanted {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "cmd/profiel/internal/search/testdata/queries.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var queries []wanted
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		query, address, found := strings.Cut(line, "\t")
		if !found {
			t.Errorf("no tab in %q", line)
		}
		queries = append(queries, wanted{strings.TrimSpace(query), strings.TrimSpace(address)})
	}
	return queries
}
