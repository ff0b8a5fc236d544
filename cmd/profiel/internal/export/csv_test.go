package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// table reads profile.csv as another program would.
func table(t *testing.T, text []byte) [][]string {
	t.Helper()
	text, marked := bytes.CutPrefix(text, []byte("\xEF\xBB\xBF"))
	if !marked {
		t.Error("no byte order mark: Excel takes the file for Windows-1252")
	}
	if lines := bytes.Count(text, []byte("\n")); lines != bytes.Count(text, []byte("\r\n")) {
		t.Error("a line does not end in CRLF")
	}
	reader := csv.NewReader(bytes.NewReader(text))
	reader.Comma = ';'
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestCSV(t *testing.T) {
	records := table(t, written(t, CSV, build(t, smallsite.New())))
	if len(records) != 1+5+5 {
		t.Errorf("got %d lines, want a header and the 5 tasks of each edition", len(records))
	}
	for _, want := range [][]string{
		{"Code", "Editie", "Titel", "Aandachtsgebied", "Niveau", "Adres", "Vast adres", "Samenvatting"},
		{"BW-002", "Oude editie", "Voegen", "Bouwen", "Laag", base + "/edities/oud/bw-002/", base + "/bw-002/",
			"Je maakt het “af”."},
		{"BW-002", "Nieuwe editie", "Voegen & <afwerken>", "Bouwen", "Hoog", base + "/edities/nieuw/bw-002/", base + "/bw-002/",
			"Je maakt het “af”."},
		{"BW-003", "Oude editie", "Klant's wens", "Bouwen", "Hoog", base + "/edities/oud/bw-003/", base + "/bw-003/", ""},
		{"BW-006", "Oude editie", "Plafonds schilderen", "Bouwen", "Laag", base + "/edities/oud/bw-006/", base + "/bw-006/", ""},
	} {
		if !slices.ContainsFunc(records, func(r []string) bool { return slices.Equal(r, want) }) {
			t.Errorf("there is no line %q in %q", want, records)
		}
	}
}

// TestCSVRunsNothing holds that no title becomes a formula, and that every other title stays as it is.
func TestCSVRunsNothing(t *testing.T) {
	for title, want := range map[string]string{
		"=1+1": "'=1+1", "+31 bellen": "'+31 bellen", "-1": "'-1", "@jan": "'@jan", "=A;\"B\"": "'=A;\"B\"",
		"'s Avonds": "'s Avonds", "A=B; \"c\"": "A=B; \"c\"", "Één": "Één",
	} {
		if got := harmless([]string{"", title}); got[1] != want || got[0] != "" {
			t.Errorf("%s: got %q", title, got)
		}
	}
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/gebieden/schilderen/spuiten.md", `title = "Spuiten"`, `title = "=SOM(A1;\"x\")"`)
	for _, record := range table(t, written(t, CSV, build(t, fsys))) {
		if record[0] == "BW-004" && record[2] != `'=SOM(A1;"x")` {
			t.Errorf("got %q", record[2])
		}
	}
}

// TestCSVInEnglishWithoutEditions holds that a site without editions has each task once.
func TestCSVInEnglishWithoutEditions(t *testing.T) {
	records := table(t, written(t, CSV, build(t, withoutEditions())))
	if len(records) != 2 || records[0][1] != "Edition" || records[1][1] != "" || records[1][5] != base+"/areas/a/t/" {
		t.Errorf("got %q", records)
	}
}
