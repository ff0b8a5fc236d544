//go:build browser

package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wordsOf runs rows of words.tsv, such as ["fold", "CM-017"], with the site's own script.
const wordsOf = `(async rows => {
	const script = ` + siteScript + `;
	const {candidates, foldText} = await import(new URL("search-words.js", script).href);
	const table = {fold: text => foldText(text).split(" ").filter(Boolean), candidates};
	return rows.map(([kind, text]) => table[kind](text).join(" "));
})`

// TestSearchWords holds the browser's folding and stems to the same table as the Go package internal/words.
func TestSearchWords(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(repository, "cmd/profiel/internal/words/testdata/words.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != 3 {
			t.Fatalf("%q has %d columns, not 3", line, len(row))
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatal("words.tsv has no rows")
	}
	got := eval[[]string](open(t, "/zoeken/", options{}), wordsOf+"("+quote(rows)+")")
	for i, row := range rows {
		if got[i] != row[2] {
			t.Errorf("%s %q = %q, want %q", row[0], row[1], got[i], row[2])
		}
	}
}
