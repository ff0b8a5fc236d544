package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

const siteTOML = `title = "Proef"
edition = "herzien"
[folders]
areas = "gebieden"
levels = "niveaus"
editions = "edities"
models = "modellen"
competencies = "competenties"
vacancies = "vacatures"
`

// site is a file system with the given files below content/, by path.
func site(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"site.toml": {Data: []byte(siteTOML)}}
	for name, text := range files {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func withFront(toml string) string { return "+++\n" + toml + "\n+++\nTekst.\n" }

func TestLoadSortsFilesIntoKinds(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"_index.md":                    withFront(`title = "Thuis"`),
		"gebieden/_index.md":           withFront(`title = "Gebieden"`),
		"gebieden/bouwen/_index.md":    withFront("title = \"Bouwen\"\n[in.2017]\ncharacteristic = \"Zelf maken\"\n[in.2017.empty]\nhoog = \"n.v.t.\""),
		"gebieden/bouwen/metselen.md":  withFront("title = \"Metselen\"\ncode = \"BW-01\"\nlevel = \"laag\"\nedition = [\"2017\"]\n[in.2017]\ntitle = \"Stapelen\""),
		"niveaus/laag.md":              withFront("title = \"Laag\"\neducation = \"mbo\""),
		"edities/2017.md":              withFront("title = \"2017\"\ntasks_known = false"),
		"competenties/handig.md":       withFront("title = \"Handig\"\nareas = [\"bouwen\"]\n[area.bouwen]\nweight = \"main\""),
		"modellen/vijf/_index.md":      withFront(`title = "Vijf"`),
		"modellen/vijf/een.md":         withFront("title = \"Een\"\ntasks = [\"BW-01\"]"),
		"vacatures/metselaar.md":       withFront("title = \"Metselaar\"\nlevel = [\"laag\"]"),
		"over/wie.md":                  withFront(`title = "Wie"`),
		"over/foto.png":                "png",
		".verborgen/x.md":              "niet gelezen",
		"over/.concept.md":             "niet gelezen",
		"niveaus/_index.md":            withFront(`title = "Niveaus"`),
		"gebieden/bouwen/diep/blad.md": withFront(`title = "Diep"`),
	}))
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	got := []int{len(tree.Areas), len(tree.Tasks), len(tree.Levels), len(tree.Editions), len(tree.Competencies),
		len(tree.Models), len(tree.CoreTasks), len(tree.Vacancies), len(tree.Pages), len(tree.Assets)}
	want := []int{1, 1, 1, 1, 1, 1, 1, 1, 5, 1}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("documents by kind: got %v, want %v", got, want)
		}
	}
	if in := tree.Tasks[0].Front.In["2017"]; in.Title != "Stapelen" {
		t.Errorf("task in 2017: %+v", in)
	}
	if reason := tree.Areas[0].Front.In["2017"].Empty["hoog"]; reason != "n.v.t." {
		t.Errorf("empty cell's reason: %q", reason)
	}
	if n := len(tree.Files()); n != 13 {
		t.Errorf("Files: got %d, want 13", n)
	}
}

// The order in which fields are declared is the order of a form.
func TestNamesStandInTheOrderOfTheText(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{"vacatures/_index.md": withFront(
		"title = \"V\"\n[field.plaats]\nlabel = \"P\"\n[field.doel]\nlabel = \"D\"\nrequired = true\n[field]\naard = {label = \"A\"}")}))
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	d := tree.VacancyIndex[0]
	if got := strings.Join(d.NamesIn("field"), " "); got != "plaats doel aard" {
		t.Errorf("got %q", got)
	}
	if f := d.Front.Field["doel"]; f.Label != "D" || !f.Required || len(d.NamesIn("in")) > 0 {
		t.Errorf("got %+v", f)
	}
}

func TestAddress(t *testing.T) {
	for name, want := range map[string]string{
		"_index.md":               "/",
		"over/_index.md":          "/over/",
		"over/wie.md":             "/over/wie/",
		"gebieden/bouwen/muur.md": "/gebieden/bouwen/muur/",
	} {
		if got := Address(name); got != want {
			t.Errorf("Address(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestBodyAndLineNumbers(t *testing.T) {
	for name, text := range map[string]string{
		"plain": "+++\ntitle = \"A\"\n+++\n\nEen.\n",
		"crlf":  "+++\r\ntitle = \"A\"\r\n+++\r\n\r\nEen.\r\n",
		"bom":   "\uFEFF+++\ntitle = \"A\"\n+++\n\nEen.\n",
	} {
		t.Run(name, func(t *testing.T) {
			tree, problems, err := Load(site(map[string]string{"a.md": text}))
			if err != nil || len(problems) > 0 {
				t.Fatalf("Load: %v %v", problems, err)
			}
			f := tree.Pages[0].File
			if string(f.Body) != "\nEen.\n" || f.BodyLine != 4 {
				t.Errorf("body %q from line %d", f.Body, f.BodyLine)
			}
		})
	}
}

// TestProblems shows one mistake a case: the block that a person reads.
func TestProblems(t *testing.T) {
	task := func(lines ...string) map[string]string {
		return map[string]string{"gebieden/bouwen/muur.md": withFront("title = \"Muur\"\n" + strings.Join(lines, "\n"))}
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"unknown key": {task(`levle = "laag"`), `
content/gebieden/bouwen/muur.md:3:1: error: unknown key "levle" [unknown-key]
    levle = "laag"
    ^^^^^
    did you mean "level"? known here: aliases, code, competencies, core_tasks, draft, edition, in, level, related, replaced_by, rhythm, summary, title, weight
`},
		"unknown key in a table": {task("[in.2017]", `titel = "Stapelen"`), `
content/gebieden/bouwen/muur.md:4:1: error: unknown key "titel" [unknown-key]
    titel = "Stapelen"
    ^^^^^
    did you mean "title"? known here: area, gone, level, level_basis, title, weight
`},
		"unknown table": {task("[im.2017]", `title = "Stapelen"`, "[im.herzien]", `level = "laag"`), `
content/gebieden/bouwen/muur.md:3:1: error: unknown key "im" [unknown-key]
    [im.2017]
    ^^^^^^^^^
    did you mean "in"? known here: aliases, code, competencies, core_tasks, draft, edition, in, level, related, replaced_by, rhythm, summary, title, weight
`},
		"unknown table in a table": {task("[in.2017.leeg]", `laag = "Geen"`), `
content/gebieden/bouwen/muur.md:3:1: error: unknown key "leeg" [unknown-key]
    [in.2017.leeg]
    ^^^^^^^^^^^^^^
    did you mean "level"? known here: area, gone, level, level_basis, title, weight
`},
		"unknown key in a table with a capital": {task("[In.2017]", `titel = "Stapelen"`), `
content/gebieden/bouwen/muur.md:4:1: error: unknown key "titel" [unknown-key]
    titel = "Stapelen"
    ^^^^^
    did you mean "title"? known here: area, gone, level, level_basis, title, weight
`},
		"dotted unknown key": {task("im.2017.title = \"Stapelen\"", "im.herzien.title = \"Muren\""), `
content/gebieden/bouwen/muur.md:3:1: error: unknown key "im" [unknown-key]
    im.2017.title = "Stapelen"
    ^^^^^^^^^^^^^
    did you mean "in"? known here: aliases, code, competencies, core_tasks, draft, edition, in, level, related, replaced_by, rhythm, summary, title, weight
`},
		"table on a plain page": {map[string]string{"over.md": withFront("title = \"Over\"\n[area.bouwen]\nweight = \"main\"")}, `
content/over.md:3:1: error: unknown key "area" [unknown-key]
    [area.bouwen]
    ^^^^^^^^^^^^^
    known here: aliases, draft, summary, title, weight
`},
		"wrong type": {task(`level = ["laag"]`), `
content/gebieden/bouwen/muur.md:3:1: error: "level" has the wrong type [wrong-type]
    level = ["laag"]
    ^^^^^
    write text between straight quotes: "…"
`},
		"number as text": {task(`weight = "10"`), `
content/gebieden/bouwen/muur.md:3:1: error: "weight" has the wrong type [wrong-type]
    weight = "10"
    ^^^^^^
    write a whole number, without quotes
`},
		"text as list": {task(`edition = "2017"`), `
content/gebieden/bouwen/muur.md:3:1: error: "edition" has the wrong type [wrong-type]
    edition = "2017"
    ^^^^^^^
    write a list: ["…", "…"]
`},
		"curly quotes": {task("code = “BW-01”"), `
content/gebieden/bouwen/muur.md:3:8: error: this text has curly quotes around it [bad-toml]
    code = “BW-01”
           ^
    use straight quotes: " instead of “ or ”; write code = "BW-01"
`},
		"missing quote": {task(`code = "BW-01`), `
content/gebieden/bouwen/muur.md:3:14: error: this text has a quote on one side only [bad-toml]
    code = "BW-01
                 ^
    a quote is missing: text stands between two straight quotes "…"; write code = "BW-01"
`},
		"duplicate key": {task(`code = "A-1"`, `code = "A-2"`), `
content/gebieden/bouwen/muur.md:4:1: error: the key code stands here twice [bad-toml]
    code = "A-2"
    ^^^^
    remove one of the two lines
`},
		"no title": {map[string]string{"over.md": withFront(`summary = "Kort"`)}, `
content/over.md:1:1: error: the page has no title [missing-title]
    +++
    ^^^
    add title = "…" to the front matter
`},
		"no front matter": {map[string]string{"over.md": "Hallo"}, `
content/over.md:1:1: error: the file does not start with front matter [missing-front-matter]
    Hallo
    ^
    start the file with a line +++, the front matter, and another line +++
`},
		"unclosed": {map[string]string{"over.md": "+++\ntitle = \"A\"\n"}, `
content/over.md:1:1: error: the front matter does not end [unclosed-front-matter]
    +++
    ^^^
    put a line with only +++ between the front matter and the text
`},
		"bad name": {map[string]string{"Over Ons.md": withFront(`title = "A"`)}, `
content/Over Ons.md: error: "Over Ons.md" cannot be part of an address [bad-file-name]
    rename it to "over-ons.md": lower-case letters, digits and hyphens
`},
		"not text": {map[string]string{"over.md": "+++\ntitle = \"A\"\n+++\nCaf\xe9\n"}, `
content/over.md:4:4: error: the file is not UTF-8 text [invalid-text]
    Caf�
       ^
    save it as UTF-8 (in the editor: File, Save with encoding)
`},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems, err := Load(site(c.files))
			if err != nil {
				t.Fatal(err)
			}
			if got := "\n" + text(problems); got != c.want {
				t.Errorf("got:%s\nwant:%s", got, c.want)
			}
		})
	}
}

func TestConfigProblems(t *testing.T) {
	fsys := fstest.MapFS{
		"site.toml": {Data: []byte("title = \"X\"\nlanguage = \"fr\"\nbase_url = \"javascript:alert(1)\"\n[folder]\nareas = \"a\"\n")},
		"content":   {Mode: 0o755 | 1<<31},
	}
	_, problems, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if names := text(problems); !strings.Contains(names, `did you mean "folders"?`) {
		t.Errorf("got %s", names)
	}
	_, problems, _ = Load(fstest.MapFS{})
	if len(problems) == 0 || problems[0].Name != "missing-site-toml" {
		t.Errorf("without site.toml: %v", problems)
	}
}

func text(problems diag.List) string {
	var b strings.Builder
	_ = diag.Print(&b, diag.Text, problems)
	return b.String()
}
