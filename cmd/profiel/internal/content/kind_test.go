package content

import (
	"strings"
	"testing"
)

func TestKindOf(t *testing.T) {
	folders := Folders{
		Areas: "gebieden", Levels: "niveaus", Editions: "edities",
		Competencies: "competenties", Models: "modellen", Vacancies: "vacatures",
	}
	for name, want := range map[string]Kind{
		"_index.md":                    KindPage,
		"over.md":                      KindPage,
		"over/wie.md":                  KindPage,
		"gebieden.md":                  KindPage,
		"gebieden/_index.md":           KindPage,
		"gebieden/los.md":              KindPage,
		"gebieden/bouwen/_index.md":    KindArea,
		"gebieden/bouwen/muur.md":      KindTask,
		"gebieden/bouwen/diep/blad.md": KindPage,
		"niveaus/_index.md":            KindPage,
		"niveaus/laag.md":              KindLevel,
		"niveaus/laag/meer.md":         KindPage,
		"edities/2017.md":              KindEdition,
		"competenties/handig.md":       KindCompetency,
		"modellen/_index.md":           KindPage,
		"modellen/vijf/_index.md":      KindModel,
		"modellen/vijf/een.md":         KindCoreTask,
		"vacatures/_index.md":          KindVacancies,
		"vacatures/metselaar.md":       KindVacancy,
	} {
		if got := folders.KindOf(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	for _, name := range []string{"gebieden/bouwen/muur.md", "niveaus/laag.md", "over.md", "_index.md"} {
		if got := (Folders{}).KindOf(name); got != KindPage {
			t.Errorf("a site without folders: %s is %s", name, got)
		}
	}
}

// TestNames shows for every sort of name whether it is fine (no hint) and what it should be renamed to.
func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"over.md":               "",
		"over-ons-2.md":         "",
		"map/over.md":           "",
		"foto.png":              "",
		"Foto_1.PNG":            "",
		"over/LICENSE":          "",
		"Over.md":               `rename it to "over.md"`,
		"over.MD":               `rename it to "over.md"`,
		"README.Md":             `rename it to "readme.md"`,
		"over_ons.md":           `rename it to "over-ons.md"`,
		"creëren.md":            `rename it to "creeren.md"`,
		"mijn foto.png":         `rename it to "mijn-foto.png"`,
		"Mijn Foto.PNG":         `rename it to "mijn-foto.png"`,
		"versie 1.2/over.md":    `rename it to "versie-1-2"`,
		"v1.2/over.md":          `rename it to "v1-2"`,
		"Map/over.md":           `rename it to "map"`,
		"over.md/_index.md":     `rename it to "over-md"`,
		"-over.md":              `rename it to "over.md"`,
		"_index_oud.md":         `rename it to "index-oud.md"`,
		"gebieden/_index.md":    "",
		"gebieden/_indexen.md":  `rename it to "indexen.md"`,
		"gebieden/#concept#":    "",
		"gebieden/concept.md~":  "",
		"gebieden/.Concept X":   "",
		"gebieden/tab\tblad.md": `rename it to "tab-blad.md"`,
		"tekst.markdown":        `rename it to "tekst.md"`,
		"tekst.MD":              `rename it to "tekst.md"`,
		"tekst.mdown":           `rename it to "tekst.md"`,
		"_index.markdown":       `rename it to "_index.md"`,
		"con.md":                `rename it to "con-1.md"`,
		"Com1.tar.gz":           `rename it to "com1-tar.gz"`,
		"console.md":            "",
		"com10.png":             "",
		"prijs%20lijst.pdf":     `rename it to "prijs-20lijst.pdf"`,
		"e\u0301.png":           `rename it to "e.png"`,
		"\u00e9.png":            "",
		"richting\u202e.png":    `rename it to "richting.png"`,
		"punt.":                 `rename it to "punt"`,
		"🎉.md":                  "rename it: lower-case",

		strings.Repeat("a", 97) + ".md":                                    "",
		strings.Repeat("a", 98) + ".md":                                    `rename it to "` + strings.Repeat("a", 50) + `.md"`,
		strings.Repeat(strings.Repeat("a", 90)+"/", 2) + "b.png":           "",
		strings.Repeat(strings.Repeat("a", 90)+"/", 2) + "bbbbbbbbbbbb.md": "the path is longer than 200 characters",
	} {
		_, problems, err := Load(site(map[string]string{name: withFront(`title = "A"`)}))
		if err != nil {
			t.Fatal(err)
		}
		got := text(problems)
		if want == "" && got != "" || !strings.Contains(got, want) || want != "" && !strings.Contains(got, "[bad-file-name]") {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestProperPath(t *testing.T) {
	for name, want := range map[string]string{
		"over/wie.md": "over/wie.md", "Over Ons/Wie is Wie.MD": "over-ons/wie-is-wie.md", "_index.md": "_index.md",
		"v1.2/_index.md": "v1-2/_index.md", "een_twee.md": "een-twee.md",
	} {
		if got := ProperPath(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
