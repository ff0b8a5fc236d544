package main

import (
	"bytes"
	"encoding/xml"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mmcdole/gofeed/atom"
)

// What the edition of 2027 says to programs; see TestEdition2027.

// changedFor2027 are the dates that git would give: the edition came in one commit, over files that are a year older.
func changedFor2027(fsys fstest.MapFS) map[string]time.Time {
	changed := map[string]time.Time{}
	for name := range fsys {
		changed[name] = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	}
	for _, name := range []string{"content/edities/2027.md", newLevel, newWords, newArea, retired, added} {
		changed[name] = time.Date(2027, 6, 1, 9, 0, 0, 0, time.UTC)
	}
	return changed
}

func textOf(t *testing.T, m made, name string) string {
	t.Helper()
	text, err := fs.ReadFile(m.output, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func feedIn2027(t *testing.T, m made) {
	feed, err := (&atom.Parser{}).Parse(strings.NewReader(textOf(t, m, "feed.xml")))
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]*atom.Entry{}
	var latest []string
	for _, e := range feed.Entries {
		id := strings.TrimPrefix(e.ID, portalURL)
		entries[id] = e
		if e.UpdatedParsed.Year() == 2027 {
			latest = append(latest, id)
		}
	}
	if want := []string{"/cm-001/", "/cm-002/", "/cm-019/", "/cm-084/", "/cm-085/", "/edities/2027/"}; !slices.Equal(latest, want) {
		t.Errorf("in 2027 changed %q", latest)
	}
	for _, edition := range []string{"2013", "2017", "herzien", "2027"} {
		if entries["/edities/"+edition+"/"] == nil {
			t.Fatalf("edition %s has no entry", edition)
		}
	}
	edition := entries["/edities/2027/"]
	const says = "Verschenen: 2027. Vergeleken met editie herzien: 1 nieuw, 1 vervallen, 1 op een ander niveau, 1 in een ander gebied, " +
		"1 anders verwoord, 80 ongewijzigd."
	if !strings.HasPrefix(edition.Summary, says) || edition.Links[0].Href != portalURL+"/edities/herzien-2027/" {
		t.Errorf("got %s, leading to %s", edition.Summary, edition.Links[0].Href)
	}
	if moved := entries["/cm-019/"].Links[0].Href; moved != portalURL+m.task(t, "CM-019").URL || !strings.Contains(moved, "/managen/") {
		t.Errorf("the task that moved is at %s", moved)
	}
}

func sitemapIn2027(t *testing.T, m made) {
	var sitemap struct {
		URLs []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.NewDecoder(bytes.NewReader([]byte(textOf(t, m, "sitemap.xml")))).Decode(&sitemap); err != nil {
		t.Fatal(err)
	}
	dates := map[string]string{}
	for _, u := range sitemap.URLs {
		dates[strings.TrimPrefix(u.Loc, portalURL)] = u.LastMod
	}
	for url, want := range map[string]string{
		"/edities/2027/": "2027-06-01", "/edities/2027/matrix/": "2027-06-01", "/edities/herzien-2027/": "2027-06-01", "/matrix/": "2027-06-01",
		m.task(t, "CM-085").URL: "2027-06-01", m.task(t, "CM-003").URL: "2026-05-01", "/edities/2017/": "2026-05-01", "/matrix/creeren/": "2026-05-01",
		"/zoeken/": "",
	} {
		if got, listed := dates[url]; got != want || !listed {
			t.Errorf("%s changed at %q", url, got)
		}
	}
}

func llmsIn2027(t *testing.T, m made) {
	text := textOf(t, m, "llms.txt")
	for _, want := range []string{
		"- [Editie 2027](" + portalURL + "/edities/2027/index.md)",
		"- [Van editie herzien naar editie 2027](" + portalURL + "/edities/herzien-2027/index.md): 1 nieuw, 1 vervallen, ",
		"- [CM-085 Digitaal weerbaar maken](" + portalURL + m.task(t, "CM-085").URL + "index.md): Begeleiden, operationeel. Je leert leden",
		"- [CM-001 " + words + "](",
		leftURL + "index.md): Modereren, strategisch. Staat niet meer in het profiel. ",
		"/data/diff-herzien-2027.json)",
	} {
		if n := strings.Count(text, want); n != 1 {
			t.Errorf("llms.txt says %d times %s", n, want)
		}
	}
	if strings.Contains(text, oldURL) {
		t.Errorf("llms.txt names the address from before, %s", oldURL)
	}
}

func copiesIn2027(t *testing.T, m made) {
	for name, want := range map[string][]string{
		"edities/2027/": {
			"# Editie 2027\n", "- Verschenen: 2027\n", "- Makers: De vereniging\n", "- Taken: 84\n", "- [CM-085 Digitaal weerbaar maken](/edities/2027/cm-085/)\n",
		},
		"edities/herzien/": {"Dit is niet de editie die nu geldt. Dat is [editie 2027](/edities/2027/).\n"},
		"edities/herzien-2027/": {
			"## Nieuw\n\n- [CM-085 Digitaal weerbaar maken](", "## Vervallen\n\n- [CM-084 ", "In plaats daarvan: [CM-082 Moderatie strategie](",
			": operationeel in [editie herzien](/edities/herzien/cm-002/), tactisch in [editie 2027](/edities/2027/cm-002/)\n",
			": Adviseren in [editie herzien](/edities/herzien/cm-019/), Managen in [editie 2027](/edities/2027/cm-019/)\n",
			": “Uitvoeren van onderzoek” in [editie herzien](/edities/herzien/cm-001/), “" + words + "” in [editie 2027](/edities/2027/cm-001/)\n",
			"\n| Totaal | 1 | 1 | 1 | 1 | 1 | 0 | 80 |\n",
		},
		"edities/2017/cm-002/": {"- Niveau: Operationeel\n", "- [Editie 2027](/edities/2027/cm-002/): van niveau Operationeel naar Tactisch.\n"},
		strings.TrimPrefix(leftURL, "/"): {
			"Deze taak staat sinds [editie 2027](/edities/2027/) niet meer in het profiel.", why,
			"- [Editie 2027](/edities/2027/): staat er niet meer in. " + why + "\n- [Editie herzien](/edities/herzien/cm-084/): nieuw.\n",
		},
		strings.TrimPrefix(m.task(t, "CM-019").URL, "/"): {
			"- Aandachtsgebied: [Managen](/aandachtsgebieden/managen/)\n", "- [Editie 2027](/edities/2027/cm-019/): van aandachtsgebied Adviseren naar Managen.\n",
		},
	} {
		text := textOf(t, m, name+"index.md")
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("the copy of /%s does not say %s", name, part)
			}
		}
	}
	for _, name := range []string{"edities/2027/matrix/index.md", "matrix/index.md", "edities/2027/index.md"} {
		if n := strings.Count(textOf(t, m, name), "[CM-"); n != 84 {
			t.Errorf("%s has %d tasks", name, n)
		}
	}
}
