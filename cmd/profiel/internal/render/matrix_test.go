package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// movingProfile has one task that stayed, one that went from area oost to west, one that is gone, and one that is new.
func movingProfile(t *testing.T) *site.Site {
	t.Helper()
	file := func(front string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("+++\n" + front + "\n+++\nTekst.\n")}
	}
	task := func(code, title, editions, more string) *fstest.MapFile {
		return file(fmt.Sprintf("title = %q\ncode = %q\nlevel = \"laag\"\nedition = [%s]\n%s", title, code, editions, more))
	}
	tree, problems, err := content.Load(fstest.MapFS{
		"site.toml": {Data: []byte("title = \"Klein\"\nlanguage = \"nl\"\nedition = \"nieuw\"\n[folders]\n" +
			"areas = \"gebieden\"\nlevels = \"niveaus\"\neditions = \"edities\"\n")},
		"content/edities/oud.md":           file("title = \"Oud\"\nweight = 1"),
		"content/edities/nieuw.md":         file("title = \"Nieuw\"\nweight = 2"),
		"content/niveaus/laag.md":          file("title = \"Laag\"\nweight = 1"),
		"content/niveaus/hoog.md":          file("title = \"Hoog\"\nweight = 2"),
		"content/gebieden/oost/_index.md":  file("title = \"Oost\"\nweight = 1\n[in.oud.empty]\nhoog = \"n.v.t.\""),
		"content/gebieden/west/_index.md":  file("title = \"West\"\nweight = 2"),
		"content/gebieden/oost/blijven.md": task("KL-001", "Blijven", `"oud", "nieuw"`, "weight = 1\n[in.oud]\ntitle = \"Bleven\""),
		"content/gebieden/oost/weg.md":     task("KL-002", "Weg", `"oud"`, "weight = 2"),
		"content/gebieden/west/gaan.md": task("KL-003", "Gaan", `"oud", "nieuw"`,
			"weight = 1\n[in.oud]\narea = \"oost\"\nlevel = \"hoog\""),
		"content/gebieden/west/nieuw.md": task("KL-004", "Nieuw", `"nieuw"`, "weight = 2"),
	})
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree)
	problems.Add(found...)
	if len(problems) > 0 {
		t.Fatalf("the test's profile has problems: %v", problems)
	}
	return &site.Site{Profile: prof}
}

// describe writes a matrix as a line a cell: area/level, its items ("-" before one that is hidden, the others behind it), and why
// it is empty.
func describe(m Matrix) []string {
	var lines []string
	for _, row := range m.Rows {
		for _, cell := range row.Cells {
			words := []string{row.Slug + "/" + cell.Level.Slug + ":"}
			for _, list := range cell.Lists {
				words = append(words, describeItems(list.Items)...)
			}
			for _, reason := range cell.Empty {
				words = append(words, fmt.Sprintf("empty(%s:%s:%v)", reason.Edition.Slug, reason.Text, reason.Hidden))
			}
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return lines
}

func describeItems(items []matrixItem) []string {
	var words []string
	for _, item := range items {
		word := item.Code
		if item.Hidden {
			word = "-" + word
		}
		for _, other := range item.Others {
			word += fmt.Sprintf("(%s:%s/%s:%s)", other.Edition.Slug, other.Area.Slug, other.Level.Slug, other.Title)
		}
		words = append(words, word)
	}
	return words
}

func TestMatrixCarriesEveryEdition(t *testing.T) {
	s := movingProfile(t)
	oost, west := s.Profile.Areas[0], s.Profile.Areas[1]
	for _, c := range []struct {
		name  string
		area  *profile.Area
		total int
		want  []string
	}{
		{"all areas", nil, 3, []string{
			"oost/laag: KL-001(oud:oost/laag:Bleven) -KL-002",
			"oost/hoog: empty(nieuw::false)",
			"west/laag: KL-003(oud:oost/hoog:Gaan) KL-004 empty(oud::true)",
			"west/hoog: empty(nieuw::false) empty(oud::true)",
		}},
		{"the area that a task left", oost, 1, []string{
			"oost/laag: KL-001(oud:oost/laag:Bleven) -KL-002",
			"oost/hoog: -KL-003(nieuw:west/laag:Gaan) empty(nieuw::false)",
		}},
		{"the area that a task came to", west, 2, []string{
			"west/laag: KL-003(oud:oost/hoog:Gaan) KL-004 empty(oud::true)",
			"west/hoog: empty(nieuw::false) empty(oud::true)",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newMatrix(s, c.area, nil)
			if m.Total != c.total {
				t.Errorf("total %d, want %d", m.Total, c.total)
			}
			if got := describe(m); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestMatrixOfAnEdition holds that it is frozen: one edition, its words and places, and links to what it says.
func TestMatrixOfAnEdition(t *testing.T) {
	page := small(t).page("/edities/oud/matrix/")
	page.Want("h1", "Matrix oude editie")
	page.Want("main > .notice a[href='/edities/nieuw/']", "nieuwe editie")
	page.Want("li[data-code] a", "Metselen", "Voegen", "Plafonds schilderen", "Klant's wens", "Kalken")
	page.Want("li[data-code=BW-002][data-area=bouwen][data-level=laag] a[href='/edities/oud/bw-002/']", "Voegen")
	page.Want("tbody th a[href='/edities/oud/#bouwen']", "Bouwen")
	page.WantCount("li[data-code] template, li[hidden], select, thead a", 0)
	page.Want(".matrix-status", "5 van 5 taken")
	small(t).page("/edities/nieuw/matrix/").WantCount("main > .notice", 0)
}

func TestMatrixLeadsToOtherEditions(t *testing.T) {
	small(t).page("/matrix/").Want("option[data-pinned='/edities/oud/']", "Oude editie")
	small(t, "site.toml", "[folders]", "[outputs]\npinned = false\n[folders]").page("/matrix/").WantCount("option[data-pinned]", 0)
}

func TestMatrixListsEditionsNewestFirst(t *testing.T) {
	m := newMatrix(movingProfile(t), nil, nil)
	if len(m.Editions) != 2 || m.Editions[0].Slug != "nieuw" || m.Editions[1].Slug != "oud" {
		t.Errorf("got %v", m.Editions)
	}
}

// A matrix with many tasks holds what the current edition has; others are chosen where they have a matrix of their own.
func TestLargeMatrixHoldsOneEdition(t *testing.T) {
	oud, nieuw := &profile.Edition{}, &profile.Edition{}
	for _, c := range []struct {
		name     string
		m        Matrix
		tasks    int
		large    bool
		editions int
	}{
		{"as many as there may be", Matrix{Pinned: true}, mostTasks, false, 2},
		{"more", Matrix{Pinned: true}, mostTasks + 1, true, 2},
		{"more, without pages of other editions", Matrix{}, mostTasks + 1, true, 1},
		{"of one edition", Matrix{Pinned: true, Frozen: true}, mostTasks + 1, false, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := c.m
			m.Current, m.Editions = nieuw, []*profile.Edition{nieuw, oud}
			items := make([]matrixItem, c.tasks)
			items[0].Hidden, items[1].Others = true, []profile.Version{{Edition: oud}}
			cells := map[place][]matrixItem{{}: items}
			m.limit(cells)
			left, others := len(cells[place{}]), 0
			for _, item := range cells[place{}] {
				others += len(item.Others)
			}
			if m.Large != c.large || (left < c.tasks) != c.large || (others == 0) != c.large {
				t.Errorf("large is %v; %d of %d tasks are left, %d with another version", m.Large, left, c.tasks, others)
			}
			if len(m.Editions) != c.editions {
				t.Errorf("%d editions can be chosen, want %d", len(m.Editions), c.editions)
			}
		})
	}
}

func TestMatrixCellsHaveShortLists(t *testing.T) {
	s := movingProfile(t)
	area, level := s.Profile.Areas[0], s.Profile.Levels[0]
	for _, c := range []struct{ tasks, lists int }{{0, 1}, {listLength, 1}, {listLength + 1, 2}} {
		m := Matrix{}
		cell := m.newCell(s.Profile, area, level, make([]matrixItem, c.tasks))
		if len(cell.Lists) != c.lists || cell.Shown != c.tasks {
			t.Errorf("%d tasks: %d lists with %d tasks, want %d lists", c.tasks, len(cell.Lists), cell.Shown, c.lists)
		}
	}
}

func TestLayoutOfAMatrixOfThousands(t *testing.T) {
	w := small(t)
	p, _ := w.site.Page("/matrix/")
	for _, c := range []struct {
		name                string
		total               int
		large               bool
		long, leadElsewhere int
	}{
		{"a plain table", 500, false, 0, 0},
		{"long", 501, false, 1, 0},
		{"long and large", 5001, true, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			view := w.renderer.view(p).(matrixView)
			view.Matrix.Total, view.Matrix.Large = c.total, c.large
			var b bytes.Buffer
			if err := w.renderer.execute(&b, kindLayout(p.Kind), view); err != nil {
				t.Fatal(err)
			}
			page := htmltest.Parse(t, b.Bytes())
			page.WantCount("table.matrix-long", c.long)
			page.WantCount("option[value=oud][data-matrix='/edities/oud/matrix/']", c.leadElsewhere)
			page.WantCount("option[selected][data-matrix]", 0)
		})
	}
}
