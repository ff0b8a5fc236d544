package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

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
