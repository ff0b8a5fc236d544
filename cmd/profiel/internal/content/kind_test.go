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
