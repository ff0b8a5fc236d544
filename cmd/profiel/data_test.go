package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
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

// TestTablesAgreeWithTheSources reads profile.csv and profile.xlsx as others would: a row a task and edition.
func TestTablesAgreeWithTheSources(t *testing.T) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(dataFile(t, "data/profile.csv"), []byte("\xEF\xBB\xBF"))))
	reader.Comma = ';'
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(dataFile(t, "data/profile.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	list, err := book.GetRows("Taken")
	if err != nil {
		t.Fatal(err)
	}
	for name, rows := range map[string][][]string{"csv": records, "xlsx": list} {
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

// TestEveryConceptHasADefinition holds what NL-SBB asks of a list of concepts.
func TestEveryConceptHasADefinition(t *testing.T) {
	var data struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(dataFile(t, "data/profile.jsonld"), &data); err != nil {
		t.Fatal(err)
	}
	concepts := 0
	for _, node := range data.Graph {
		if !slices.Contains(node["@type"].([]any), any("skos:Concept")) {
			continue
		}
		concepts++
		if node["skos:definition"] == nil || node["skos:prefLabel"] == nil {
			t.Errorf("%s has no definition or no name: give it a summary", node["@id"])
		}
	}
	if concepts != 84+8+3+1 {
		t.Errorf("%d concepts, want the tasks, areas, levels and the occupation", concepts)
	}
}

// TestDataAgreesWithItsSchema reads the published files as a stranger does: with the schema that each of them names.
func TestDataAgreesWithItsSchema(t *testing.T) {
	diffs, err := fs.Glob(mustPortal(t).output, "data/diff-*.json")
	if err != nil || len(diffs) == 0 {
		t.Fatalf("%d files of differences, %v", len(diffs), err)
	}
	for _, name := range append(diffs, "data/profile.json") {
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
