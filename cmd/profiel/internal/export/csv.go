package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// row is a task as one edition has it, for a table.
type row struct {
	Code, Edition, Title, Area, Level string
	URL, Permalink                    string // whole addresses: a table is read far from the site
	Summary                           string // what the site says today
}

func (r row) cells() []string {
	return []string{r.Code, r.Edition, r.Title, r.Area, r.Level, r.URL, r.Permalink, r.Summary}
}

// rows lists every task of every edition: the editions in their order, in each the tasks in the profile's.
func rows(s *site.Site) []row {
	var list []row
	for _, e := range editions(s.Profile) {
		for _, t := range s.Profile.TasksIn(e) {
			v, _ := t.In(e)
			r := row{
				Code: t.Code, Title: v.Title, Area: v.Area.Title, Level: v.Level.Title,
				URL: s.Absolute(t.URL), Permalink: s.Absolute(s.PermanentURL(t)), Summary: t.Summary,
			}
			if e != nil {
				r.Edition, r.URL = e.Title, s.Absolute(s.VersionURL(v))
			}
			list = append(list, r)
		}
	}
	return list
}

// editions lists what to ask [profile.Profile.TasksIn] for: a site without editions has its tasks as they stand.
func editions(p *profile.Profile) []*profile.Edition {
	if len(p.Editions) == 0 {
		return []*profile.Edition{nil}
	}
	return p.Editions
}

// CSV writes profile.csv, a row a task and edition, as a Dutch Excel opens it with a double click: UTF-8 with a byte order mark,
// semicolons, CRLF (RFC 4180 otherwise).
func CSV(b *bytes.Buffer, s *site.Site) error {
	b.WriteString("\uFEFF")
	w := csv.NewWriter(b)
	w.Comma, w.UseCRLF = ';', true
	records := [][]string{wordsIn(s.Config.Language).Columns}
	for _, r := range rows(s) {
		records = append(records, harmless(r.cells()))
	}
	return w.WriteAll(records)
}

// harmless puts an apostrophe before a cell that a spreadsheet would run as a formula (OWASP, "CSV Injection").
func harmless(cells []string) []string {
	cells = slices.Clone(cells)
	for i, c := range cells {
		if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	return cells
}
