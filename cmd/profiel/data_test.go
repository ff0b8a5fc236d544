package main

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"
)

// dataFile reads a file of the finished site.
func dataFile(t *testing.T, name string) []byte {
	t.Helper()
	text, err := fs.ReadFile(mustPortal(t).output, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// csvRecords reads profile.csv as another program would.
func csvRecords(t *testing.T) [][]string {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(dataFile(t, "data/profile.csv"), []byte("\xEF\xBB\xBF"))))
	reader.Comma = ';'
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// workbook opens profile.xlsx as another program would.
func workbook(t *testing.T) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(dataFile(t, "data/profile.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func sheetRows(t *testing.T, book *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestTablesAgreeWithTheSources holds that each table has a row a task and edition, as the sources have it.
func TestTablesAgreeWithTheSources(t *testing.T) {
	for name, rows := range map[string][][]string{"csv": csvRecords(t), "xlsx": sheetRows(t, workbook(t), "Taken")} {
		byEdition := map[string][]fact{}
		for _, r := range rows[1:] {
			edition := strings.TrimPrefix(r[1], "Editie ")
			byEdition[edition] = append(byEdition[edition], fact{r[0], r[2], areaSlug(r[3]), strings.ToLower(r[4])})
		}
		for edition := range editionsWithTasks {
			sameFacts(t, name+" "+edition, byEdition[edition], facts(t, edition))
		}
	}
}

// TestTablesLeadToPages follows every address in both tables; a task's code and title in the workbook lead somewhere too.
func TestTablesLeadToPages(t *testing.T) {
	m := mustPortal(t)
	follow := func(where, address string) {
		t.Helper()
		file, ours := strings.CutPrefix(address, portalURL+"/")
		if _, err := fs.Stat(m.output, path.Join(file, "index.html")); !ours || err != nil {
			t.Errorf("%s leads to %q: %v", where, address, err)
		}
	}
	for _, record := range csvRecords(t)[1:] {
		follow("csv "+record[0], record[5])
		follow("csv "+record[0], record[6])
	}
	book := workbook(t)
	for _, sheet := range book.GetSheetList() {
		links := 0
		for y, row := range sheetRows(t, book, sheet) {
			for x := range row {
				at, err := excelize.CoordinatesToCellName(x+1, y+1)
				must(t, err)
				linked, address, err := book.GetCellHyperLink(sheet, at)
				must(t, err)
				if linked {
					links++
					follow("xlsx "+sheet+" "+at, address)
				}
			}
		}
		if links < 81 {
			t.Errorf("%s has %d links: want one a task at least", sheet, links)
		}
	}
}

// TestMatricesAgreeWithTheSources holds that every edition with tasks has a sheet with each of them in its place, once.
func TestMatricesAgreeWithTheSources(t *testing.T) {
	book := workbook(t)
	for edition := range editionsWithTasks {
		rows := sheetRows(t, book, "Matrix "+edition)
		var got []fact
		for _, row := range rows[1:] {
			for x, cell := range row[1:] {
				if code, title, found := strings.Cut(cell, " "); found {
					got = append(got, fact{code, title, areaSlug(row[0]), strings.ToLower(rows[0][x+1])})
				}
			}
		}
		sameFacts(t, "matrix "+edition, got, facts(t, edition))
	}
}

// TestDataAgreesWithItsSchema reads the published files as a stranger does: with the schema that each of them names.
func TestDataAgreesWithItsSchema(t *testing.T) {
	diffs, err := fs.Glob(mustPortal(t).output, "data/diff-*.json")
	if err != nil || len(diffs) == 0 {
		t.Fatalf("%d files of differences, %v", len(diffs), err)
	}
	for _, name := range append(diffs, "data/profile.json", "data/vacancies.json") {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(dataFile(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		address, _ := document.(map[string]any)["$schema"].(string)
		file, ours := strings.CutPrefix(address, portalURL+"/")
		if !ours {
			t.Fatalf("%s names the schema %q", name, address)
		}
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(dataFile(t, file)))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource(address, schema); err != nil {
			t.Fatal(err)
		}
		if err := compiler.MustCompile(address).Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// dataPage is the page that says of every file for machines what it is for.
const dataPage = "content/data/_index.md"

// TestEveryFileForMachinesIsExplained holds that page against what the site publishes. A row of a table explains a file by a link
// to it, and files that have one name in many folders by that name.
func TestEveryFileForMachinesIsExplained(t *testing.T) {
	m := mustPortal(t)
	explained := map[string]bool{}
	for _, row := range m.page(t, "/data/").All(".prose tbody tr") {
		cells := row.All("td")
		if len(cells) != 2 || cells[0].Text() == "" || cells[1].Text() == "" {
			t.Errorf("%s: the row %q does not say what the file is for", dataPage, row.Text())
			continue
		}
		for _, link := range cells[0].All("a") {
			explained[link.Attr("href")] = true
		}
		for _, name := range cells[0].Texts("code") {
			explained[name] = true
		}
	}
	for _, f := range m.files {
		address, name := "/"+f.Path, path.Base(f.Path)
		if isForMachines(f.Path) && !explained[address] && !explained[name] {
			t.Errorf("%[1]s does not say what %[2]s is for: add a row to a table there, | [%[3]s](%[2]s) | what it is for |", dataPage, address, name)
			explained[name] = true // once
		}
	}
}

// isForMachines reports whether a file of the site is data or text for programs: no page, no part of a page, no file for the host.
func isForMachines(file string) bool {
	ofPages := []string{".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".ico", ".woff2"}
	return !strings.HasPrefix(file, "_") && !slices.Contains(ofPages, path.Ext(file))
}
