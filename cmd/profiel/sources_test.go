package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/typography"
)

// These tests hold the portal against testdata/profile: what the published editions say, typed over from the sources before the
// portal was written.

// table reads a tab-separated file of facts: a map a row, by the names in the first line.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(path.Join("testdata/profile", name))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	names := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for _, line := range lines[1:] {
		values := strings.Split(line, "\t")
		if len(values) != len(names) {
			t.Fatalf("%s: %d columns in %q", name, len(values), line)
		}
		row := map[string]string{}
		for i, value := range values {
			row[names[i]] = value
		}
		rows = append(rows, row)
	}
	return rows
}

// fact is what an edition says of a task; nothing when its title is empty.
type fact struct{ code, title, area, level string }

// facts returns what tasks.tsv says that an edition lists.
func facts(t *testing.T, edition string) []fact {
	t.Helper()
	var all []fact
	for _, row := range table(t, "tasks.tsv") {
		if title := row["title_"+edition]; title != "" {
			all = append(all, fact{row["code"], title, areaSlug(row["area"]), row["level_"+edition]})
		}
	}
	return all
}

// areaSlug is the folder of an area, from its name.
func areaSlug(name string) string { return strings.ReplaceAll(strings.ToLower(name), "ë", "e") }

// exportedProfile is the part of profile.json that the contract names.
type exportedProfile struct {
	Edition                 string
	Editions, Levels, Areas []struct{ ID, Title, URL string }
	Tasks                   []struct {
		Code, Title, Area, Level, URL, Permalink string
		Editions                                 map[string]struct{ Title, Area, Level, URL string }
		Gone                                     struct{ Edition, Reason string }
	}
}

func TestDataAgreesWithTheSources(t *testing.T) {
	m := mustPortal(t)
	text, err := fs.ReadFile(m.output, "data/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	var data exportedProfile
	if err := json.Unmarshal(text, &data); err != nil {
		t.Fatal(err)
	}
	if len(data.Tasks) != 84 || len(data.Areas) != 8 || len(data.Levels) != 3 || len(data.Editions) != 3 || data.Edition != "herzien" {
		t.Fatalf("%d tasks, %d areas, %d levels, %d editions", len(data.Tasks), len(data.Areas), len(data.Levels), len(data.Editions))
	}
	exported := map[string][]fact{}
	for _, task := range data.Tasks {
		exported["now"] = append(exported["now"], fact{task.Code, task.Title, task.Area, task.Level})
		for edition, v := range task.Editions {
			exported[edition] = append(exported[edition], fact{task.Code, v.Title, v.Area, v.Level})
			m.page(t, v.URL).Want("h1", v.Title)
		}
		if task.Permalink != "/"+strings.ToLower(task.Code)+"/" {
			t.Errorf("%s: permalink %s", task.Code, task.Permalink)
		}
		m.page(t, task.URL).Want("h1", task.Title)
	}
	sameFacts(t, "now", exported["now"], facts(t, "herzien"))
	for edition, n := range editionsWithTasks {
		if len(exported[edition]) != n {
			t.Errorf("edition %s has %d tasks", edition, len(exported[edition]))
		}
		sameFacts(t, edition, exported[edition], facts(t, edition))
	}
}

// sameFacts compares without regard to order.
func sameFacts(t *testing.T, what string, got, want []fact) {
	t.Helper()
	byCode := func(a, b fact) int { return strings.Compare(a.code, b.code) }
	slices.SortFunc(got, byCode)
	slices.SortFunc(want, byCode)
	for i := range max(len(got), len(want)) {
		var g, w fact
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("%s: got %+v, want %+v", what, g, w)
			return
		}
	}
}

// shown is what the page of a task says.
func shown(page htmltest.Element) fact {
	article := page.One("article[data-code][data-area][data-level]")
	return fact{article.Attr("data-code"), page.One("h1").Text(), article.Attr("data-area"), article.Attr("data-level")}
}

func TestTaskPagesAgreeWithTheSources(t *testing.T) {
	m := mustPortal(t)
	for _, want := range facts(t, "herzien") {
		if got := shown(m.page(t, m.task(t, want.code).URL)); got != want {
			t.Errorf("task page: got %+v, want %+v", got, want)
		}
	}
	for edition := range editionsWithTasks {
		var got []fact
		for _, p := range m.site.Pages {
			if p.Kind == site.Pinned && p.Version.Edition.Slug == edition {
				got = append(got, shown(m.page(t, p.URL)))
			}
		}
		sameFacts(t, "pinned pages of "+edition, got, facts(t, edition))
	}
}

// A level that the source does not print has a footnote that says so.
func TestFootnotesAboutLevels(t *testing.T) {
	m := mustPortal(t)
	notes := m.site.Profile.Current.LevelBasis
	basis := map[string]string{"printed": "", "inferred (high)": notes["inferred"], "inferred (medium)": notes["ambiguous"]}
	for _, row := range table(t, "tasks.tsv") {
		note, known := basis[row["level_herzien_is"]]
		if !known {
			t.Fatalf("%s: %q", row["code"], row["level_herzien_is"])
		}
		task := m.task(t, row["code"])
		if v, _ := task.In(m.site.Profile.Current); v.Basis != typography.Curl(note) {
			t.Errorf("%s: footnote %q, the source says %s", task.Code, v.Basis, row["level_herzien_is"])
		}
		footnotes := m.page(t, task.URL).Texts(".wording .footnote")
		if (len(footnotes) == 1) != (note != "") || note != "" && !strings.HasSuffix(footnotes[0], typography.Curl(note)) {
			t.Errorf("%s: the page says %q", task.Code, footnotes)
		}
	}
}

func TestMatrixAgreesWithTheSources(t *testing.T) {
	page := mustPortal(t).page(t, "/matrix/")
	var now, then []fact
	for _, row := range page.All("tbody tr[data-area]") {
		for _, cell := range row.All("td[data-level]") {
			for _, li := range cell.All("li[data-code]:not([hidden])") {
				f := fact{li.Attr("data-code"), li.One("a").Text(), li.Attr("data-area"), li.Attr("data-level")}
				if f.area != row.Attr("data-area") || f.level != cell.Attr("data-level") {
					t.Errorf("%s stands in the wrong cell", f.code)
				}
				now = append(now, f)
				if slices.Contains(strings.Fields(li.Attr("data-editions")), "2017") {
					then = append(then, asIn2017(li, f))
				}
			}
		}
	}
	sameFacts(t, "matrix", now, facts(t, "herzien"))
	sameFacts(t, "matrix of 2017", then, facts(t, "2017"))
	page.WantCount("li[data-code]", 84)
	for _, area := range mustPortal(t).site.Profile.Areas {
		one := mustPortal(t).page(t, site.MatrixURL(area))
		if got, want := one.Attrs("li[data-code]", "data-code"), page.Attrs("tr[data-area="+area.Slug+"] li[data-code]", "data-code"); !slices.Equal(got, want) {
			t.Errorf("matrix of %s: got %q, want %q", area.Slug, got, want)
		}
	}
}

// asIn2017 is the task as its <template> for that edition has it; without one it is as it is now.
func asIn2017(li htmltest.Element, now fact) fact {
	for _, other := range li.All("template[data-edition='2017']") {
		return fact{now.code, other.Text(), other.Attr("data-area"), other.Attr("data-level")}
	}
	return now
}

func TestCharacteristicsAgreeWithTheSources(t *testing.T) {
	m := mustPortal(t)
	rows := table(t, "areas.tsv")
	if len(rows) != len(m.site.Profile.Areas) {
		t.Fatalf("%d areas", len(rows))
	}
	for _, row := range rows {
		page := m.page(t, "/aandachtsgebieden/"+areaSlug(row["area"])+"/")
		page.Want("h1", row["area"])
		page.Want(".wordings dd", row["characteristic_herzien"], row["characteristic_2017"])
	}
}

// mapped is what the sources say of one competency or core task.
type mapped struct {
	areas []string // "modereren hoofd"
	tasks []string
}

// mappings reads mapping.tsv: by "source title", such as "001 Activatie".
func mappings(t *testing.T) map[string]*mapped {
	t.Helper()
	all := map[string]*mapped{}
	for _, row := range table(t, "mapping.tsv") {
		key := row["source"] + " " + row["name"]
		if all[key] == nil {
			all[key] = &mapped{}
		}
		all[key].areas = append(all[key].areas, areaSlug(row["area"])+" "+row["weight"])
		all[key].tasks = append(all[key].tasks, strings.Fields(row["tasks"])...)
	}
	return all
}

// sourceOf is the number of the document that a model or the competencies come from.
var sourceOf = map[string]string{"social-media": "001", "competencies": "002", "social-intranet": "003"}

func TestMappingAgreesWithTheSources(t *testing.T) {
	p, want := mustPortal(t).site.Profile, mappings(t)
	if len(want) != 16 {
		t.Fatalf("%d mappings", len(want))
	}
	for _, c := range p.Competencies {
		sameMapping(t, sourceOf["competencies"]+" "+c.Title, want, c.Areas, c.Tasks)
		for _, task := range p.Tasks {
			if slices.Contains(task.Competencies, c) != slices.Contains(c.Tasks, task) {
				t.Errorf("%s and %s do not agree", c.Slug, task.Code)
			}
		}
	}
	for _, m := range p.Models {
		for _, c := range m.CoreTasks {
			sameMapping(t, sourceOf[m.Slug]+" "+c.Title, want, c.Areas, c.Tasks)
			for _, task := range p.Tasks {
				if slices.Contains(task.CoreTasks, c) != slices.Contains(c.Tasks, task) {
					t.Errorf("%s and %s do not agree", c.ID(), task.Code)
				}
			}
		}
	}
}

// sameMapping compares without regard to order, and looks whether each area knows what is laid onto it.
func sameMapping(t *testing.T, key string, all map[string]*mapped, areas []profile.Mapped, tasks []*profile.Task) {
	t.Helper()
	want, ok := all[key]
	if !ok {
		t.Errorf("the sources have no %q", key)
		return
	}
	got := mapped{}
	for _, m := range areas {
		weight := map[bool]string{true: " hoofd", false: " neven"}[m.Main]
		got.areas = append(got.areas, m.Area.Slug+weight)
		if m.Reason == "" || !slices.Contains(m.Area.Competencies, m) && !slices.Contains(m.Area.CoreTasks, m) {
			t.Errorf("%s: %s does not know it, or why", key, m.Area.Slug)
		}
	}
	for _, task := range tasks {
		got.tasks = append(got.tasks, task.Code)
	}
	for _, list := range [][]string{got.areas, got.tasks, want.areas, want.tasks} {
		slices.Sort(list)
	}
	if !slices.Equal(got.areas, want.areas) || !slices.Equal(got.tasks, want.tasks) {
		t.Errorf("%s:\n got %v\nwant %v", key, got, *want)
	}
}
