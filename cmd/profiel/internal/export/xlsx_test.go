package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// opened reads the workbook of a site.
func opened(t *testing.T, fsys fstest.MapFS) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(written(t, XLSX, build(t, fsys))))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func lines(t *testing.T, book *excelize.File, name string) [][]string {
	t.Helper()
	list, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestXLSX(t *testing.T) {
	book := opened(t, smallsite.New())
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Taken", "Matrix oud", "Matrix nieuw"}) {
		t.Errorf("got the sheets %q", got)
	}
	for name, want := range map[string][][]string{
		"Matrix oud": {
			{"Aandachtsgebied", "Laag", "Hoog"},
			{"Bouwen", "BW-001 Metselen", "BW-003 Klant's wens"},
			{"Bouwen", "BW-002 Voegen"},
			{"Bouwen", "BW-006 Plafonds schilderen"},
			{"Schilderen", "BW-005 Kalken"},
		},
		"Matrix nieuw": {
			{"Aandachtsgebied", "Laag", "Hoog"},
			{"Bouwen", "BW-001 Metselen", "BW-003 Klant’s wens"},
			{"Bouwen", "", "BW-002 Voegen & <afwerken>"},
			{"Schilderen", "BW-006 Plafonds schilderen"},
			{"Schilderen", "BW-004 Spuiten"},
		},
	} {
		if got := lines(t, book, name); !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s: got %q", name, got)
		}
	}
	for _, at := range [][3]string{
		{"Taken", "A2", base + "/bw-001/"}, {"Taken", "C2", base + "/edities/oud/bw-001/"},
		{"Matrix nieuw", "B2", base + "/edities/nieuw/bw-001/"},
	} {
		if linked, url, err := book.GetCellHyperLink(at[0], at[1]); err != nil || !linked || url != at[2] {
			t.Errorf("%s %s leads to %q, %v", at[0], at[1], url, err)
		}
	}
}

// TestXLSXListsWhatTheCSVLists compares the two tables.
func TestXLSXListsWhatTheCSVLists(t *testing.T) {
	list := lines(t, opened(t, smallsite.New()), "Taken")
	records := table(t, written(t, CSV, build(t, smallsite.New())))
	if len(list) != len(records) {
		t.Fatalf("got %d lines, want %d", len(list), len(records))
	}
	for i, got := range list { // a last cell that is empty is not there
		if strings.Join(got, "|") != strings.TrimSuffix(strings.Join(records[i], "|"), "|"[:len(records[i])-len(got)]) {
			t.Errorf("got %q, want %q", got, records[i])
		}
	}
}

// TestXLSXHeaders holds that the header of each sheet stays in view and that its columns can be filtered.
func TestXLSXHeaders(t *testing.T) {
	book := opened(t, smallsite.New())
	for _, name := range book.GetSheetList() {
		panes, err := book.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
			t.Errorf("%s: got the panes %+v, %v", name, panes, err)
		}
	}
	filters := map[string]bool{}
	for _, n := range book.GetDefinedName() {
		if n.Name == "_xlnm._FilterDatabase" {
			filters[strings.Trim(n.RefersTo, "=")] = true
		}
	}
	for _, want := range []string{"'Taken'!$A$1:$H$11", "'Matrix oud'!$A$1:$C$5", "'Matrix nieuw'!$A$1:$C$5"} {
		if !filters[want] {
			t.Errorf("no filter on %s: %v", want, filters)
		}
	}
}

func TestXLSXIsTheSameEveryTime(t *testing.T) {
	first := written(t, XLSX, build(t, smallsite.New()))
	for range 5 {
		if !bytes.Equal(first, written(t, XLSX, build(t, smallsite.New()))) {
			t.Fatal("a second build of the same sources gives other bytes")
		}
	}
}

// TestXLSXRunsNothing holds that a title that looks like a formula is a text, to the letter.
func TestXLSXRunsNothing(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/gebieden/bouwen/metselen.md", `title = "Metselen"`, `title = "=1+1"`)
	book := opened(t, fsys)
	formula, err := book.GetCellFormula("Taken", "C2")
	if text, _ := book.GetCellValue("Taken", "C2"); err != nil || formula != "" || text != "=1+1" {
		t.Errorf("got %q, formula %q, %v", text, formula, err)
	}
}

func TestXLSXNames(t *testing.T) {
	fsys := smallsite.New()
	long := "een-heel-lange-naam-voor-een-editie-van-2027"
	smallsite.Replace(t, fsys, "content/edities/"+long+".md", "", "+++\ntitle = \"Later\"\nweight = 40\n+++\n")
	if got := opened(t, fsys).GetSheetList(); got[3] != long[len(long)-31:] {
		t.Errorf("got the sheets %q", got)
	}
	if got := opened(t, withoutEditions()).GetSheetList(); !slices.Equal(got, []string{"Tasks", "Matrix"}) {
		t.Errorf("got the sheets %q", got)
	}
}

// A sheet with more links than excelize can take has its addresses as text only.
func TestSheetWithManyLinks(t *testing.T) {
	for links, want := range map[int]bool{mostLinks: true, mostLinks + 1: false} {
		book, err := newWorkbook("", "nl")
		if err != nil {
			t.Fatal(err)
		}
		list := sheet{name: "Sheet1", header: []string{"a"}, widths: []float64{10}}
		for range links {
			list.rows = append(list.rows, []cell{{"tekst", "https://example.org/"}})
		}
		if err := book.add(list); err != nil {
			t.Fatal(err)
		}
		if got, _, err := book.file.GetCellHyperLink("Sheet1", "A2"); err != nil || got != want {
			t.Errorf("%d links: %t, %v, want %t", links, got, err, want)
		}
		if text, err := book.file.GetCellValue("Sheet1", "A2"); err != nil || text != "tekst" {
			t.Errorf("%d links: %q, %v", links, text, err)
		}
	}
}
