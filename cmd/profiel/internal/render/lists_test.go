package render

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// cells writes the matrix as "area level: codes", hidden tasks between parentheses.
func cells(page htmltest.Element) []string {
	var all []string
	for _, row := range page.All("table tbody tr") {
		for _, cell := range row.All("td") {
			text := row.Attr("data-area") + " " + cell.Attr("data-level") + ":"
			for _, task := range cell.All("li[data-code]") {
				code := task.Attr("data-code")
				if task.Has("hidden") {
					code = "(" + code + ")"
				}
				text += " " + code
			}
			all = append(all, text)
		}
	}
	return all
}

func wantLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s: got\n%s\nwant\n%s", what, g, w)
	}
}

func TestMatrix(t *testing.T) {
	page := small(t).page("/matrix/")
	wantLines(t, "cells", cells(page),
		"bouwen laag: BW-001", "bouwen hoog: BW-003 BW-002", "schilderen laag: BW-006 (BW-005) BW-004", "schilderen hoog:")
	var hooks []string
	for _, li := range page.All("li[data-code]") {
		hooks = append(hooks, where(li)+" "+li.Attr("data-editions"))
	}
	wantLines(t, "hooks", hooks, "BW-001 bouwen laag oud nieuw", "BW-003 bouwen hoog oud nieuw", "BW-002 bouwen hoog oud nieuw",
		"BW-006 schilderen laag oud nieuw", "BW-005 schilderen laag oud", "BW-004 schilderen laag nieuw")
	voegen := page.One("li[data-code=BW-002]")
	voegen.Want("a[href='/gebieden/bouwen/voegen/']", "Voegen & <afwerken>")
	voegen.Want("template[data-edition=oud][data-area=bouwen][data-level=laag]", "Voegen")
	page.WantCount("li[data-code=BW-001] template", 0)
	metselen := page.One("li[data-code=BW-001]")
	if metselen.Attr("data-competencies") != "handig" || metselen.Attr("data-core-tasks") != "vijf/een" {
		t.Error("BW-001 does not say its competencies and core tasks")
	}
	page.Want("td[data-level=hoog] .matrix-empty[data-edition=nieuw]:not([hidden])", "Nog niet beschreven.")
	page.Want("td[data-level=hoog] .matrix-empty[data-edition=oud][hidden]", "Geen taken in deze cel")
	page.Want(".matrix-status", "5 van 5 taken")
	page.Want("select[name=edition] option", "Nieuwe editie", "Oude editie") // the first edition has no tasks
	page.Want("select[name=edition] option[selected]", "Nieuwe editie")
	page.Want("thead th a", "Laag", "Hoog")
	page.WantCount("fieldset input[name=area]", 2)
	page.Want(".matrix-areas a", "Bouwen", "Schilderen")
}

// In the matrix of one area stands what some edition has in it.
func TestMatrixOfOneArea(t *testing.T) {
	w := small(t)
	page := w.page("/matrix/bouwen/")
	wantLines(t, "cells", cells(page), "bouwen laag: BW-001 (BW-006)", "bouwen hoog: BW-003 BW-002")
	page.WantCount("fieldset input[name=area], .matrix-areas", 0)
	page.Want(".matrix-status", "3 van 3 taken")
	wantLines(t, "cells", cells(w.page("/matrix/schilderen/")), "schilderen laag: BW-006 (BW-005) BW-004", "schilderen hoog:")
}

// The drawing has a tile for every task of the current edition, inside its cell and its frame.
func TestPicture(t *testing.T) {
	page := small(t).page("/")
	svg := page.One(".matrix-picture svg")
	svg.WantCount(".tile", 5)
	svg.WantCount(".tile.level-1", 3)
	svg.WantCount(".tile.level-2", 2)
	svg.Want(".columns text", "Laag", "Hoog")
	if got := svg.Attr("aria-label"); got != "De matrix van het profiel: 2 aandachtsgebieden, 2 niveaus en 5 taken. Elk blokje is een taak." {
		t.Errorf("label: %q", got)
	}
	var labels []string
	for _, cell := range svg.All("a.cell") {
		labels = append(labels, cell.Attr("href")+" "+cell.Attr("aria-label"))
		frame := cell.One(".touch")
		for _, tile := range cell.All(".tile") {
			if left(t, tile) < left(t, frame) || left(t, tile)+number(t, tile, "width") > left(t, frame)+number(t, frame, "width") {
				t.Errorf("a tile of %s stands outside its cell", cell.Attr("href"))
			}
		}
	}
	wantLines(t, "cells", labels, "/gebieden/bouwen/#laag Bouwen, Laag: 1 taak", "/gebieden/bouwen/#hoog Bouwen, Hoog: 2 taken",
		"/gebieden/schilderen/#laag Schilderen, Laag: 2 taken", "/gebieden/schilderen/#hoog Schilderen, Hoog: 0 taken")
}

// In a profile with many tasks a tile stands for several, so that the drawing can still be read.
func TestPictureOfManyTasks(t *testing.T) {
	fsys := smallsite.New()
	for i := range 40 {
		smallsite.Replace(t, fsys, fmt.Sprintf("content/gebieden/bouwen/extra-%d.md", i), "",
			fmt.Sprintf("+++\ntitle = \"Extra %d\"\ncode = \"BW-%d\"\nlevel = \"laag\"\nedition = [\"nieuw\"]\n+++\n", i, 100+i))
	}
	w, _ := websiteOf(t, fsys)
	picture := w.page("/").One(".matrix-picture")
	picture.WantCount("[href='/gebieden/bouwen/#laag'] .tile", 14)
	picture.WantCount("[href='/gebieden/bouwen/#hoog'] .tile", 1)
	picture.Want("[href='/gebieden/bouwen/#laag'] title", "Bouwen, Laag: 41 taken")
	picture.Want("figcaption", "Elk blokje staat voor 3 taken, het laatste soms voor minder. Kies een vak om de taken te lezen.")
}

func left(t *testing.T, e htmltest.Element) int { return number(t, e, "x") }

func number(t *testing.T, e htmltest.Element, name string) int {
	t.Helper()
	n, err := strconv.Atoi(e.Attr(name))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAreaAndLevel(t *testing.T) {
	w := small(t)
	area := w.page("/gebieden/bouwen/")
	area.Want(".wordings > div", "Nieuwe editie Samen bouwen", "Oude editie Zelf bouwen")
	area.Want(".task-group h2", "Laag 1 taak", "Hoog 2 taken")
	area.Want("[aria-labelledby=hoog] .code", "BW-003", "BW-002")
	area.Want("[aria-labelledby=competenties] li", "Handig: Met je handen.")
	w.page("/gebieden/schilderen/").Want(".task-group .empty", "Nog niet beschreven.")
	level := w.page("/niveaus/laag/")
	level.Want(".task-group h2", "Bouwen 1 taak", "Schilderen 2 taken")
	level.Want(".facts dd", "mbo", "1 jaar")
	w.page("/gebieden/").Want(".level-counts li", "Laag 1", "Hoog 2", "Laag 2", "Hoog 0")
}

func TestEdition(t *testing.T) {
	w := small(t)
	page := w.page("/edities/oud/")
	page.Want(".edition-area h2", "Bouwen", "Schilderen")
	page.Want("[aria-labelledby=bouwen] li", "Metselen BW-001", "Voegen BW-002", "Plafonds schilderen BW-006", "Klant's wens BW-003")
	page.Want("[aria-labelledby=bouwen] .quoted", "Zelf bouwen")
	page.Want(".facts dd", "2001", "Jan, Piet en Klaas", "5")
	page.WantCount("[aria-labelledby=bouwen] a[href='/edities/oud/bw-002/']", 1)
	none := w.page("/edities/eerste/")
	none.WantCount(".edition-area", 0)
	none.Want(".facts dd", "Niet vermeld", "Niet bekend: er is geen takenlijst bewaard")
}

func TestCompetencyAndCoreTask(t *testing.T) {
	w := small(t)
	page := w.page("/competenties/handig/")
	page.Want(".mapping dl > div", "Schilderen hoofdgebied De bron geeft geen reden.", "Bouwen nevengebied Met je handen.")
	page.Want(".mapping .main a", "Schilderen")
	page.Want(".tasks-section .code", "BW-001", "BW-004")
	core := w.page("/modellen/vijf/een/")
	core.Want(".eyebrow a[href='/modellen/vijf/']", "Vijf kerntaken")
	core.Want(".tasks-section .code", "BW-001", "BW-003")
	w.page("/modellen/").Want(".models li", "Eerste kerntaak", "Tweede kerntaak")
}

// The search page lists every page by letter, without what editions say of single tasks.
func TestLetters(t *testing.T) {
	page := small(t).page("/zoeken/")
	page.Want(".letters a", "B", "C", "E", "G", "H", "K", "L", "M", "N", "O", "P", "S", "T", "V", "W")
	page.Want("[aria-labelledby=letter-v] .task-link", "Vacature controleren", "Vacature samenstellen", "Vacatures", "Van oude editie naar nieuwe editie", "Vijf kerntaken", "Voegen & <afwerken>")
	page.WantCount("a[href^='/edities/oud/bw-']", 0)
	for title, letter := range map[string]string{"élan": "E", "IJs": "I", "2 dingen": "#", "“Zo”": "#", "": "#"} {
		if got := firstLetter(title); got != letter {
			t.Errorf("firstLetter(%q) = %q, want %q", title, got, letter)
		}
	}
}
