package meaning

import (
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

const (
	metselen   = "content/gebieden/bouwen/metselen.md"    // BW-001
	voegen     = "content/gebieden/bouwen/voegen.md"      // BW-002
	wens       = "content/gebieden/bouwen/wens.md"        // BW-003
	spuiten    = "content/gebieden/schilderen/spuiten.md" // BW-004
	kalken     = "content/gebieden/schilderen/kalken.md"  // BW-005
	plafonds   = "content/gebieden/schilderen/plafonds.md"
	bouwen     = "content/gebieden/bouwen/_index.md"
	schilderen = "content/gebieden/schilderen/_index.md"
	laag       = "content/niveaus/laag.md"
	hoog       = "content/niveaus/hoog.md"
	oud        = "content/edities/oud.md"
	nieuw      = "content/edities/nieuw.md"
	handig     = "content/competenties/handig.md"
	een        = "content/modellen/vijf/een.md"
	bouwer     = "content/vacatures/bouwer.md"
	fields     = "content/vacatures/_index.md"
	controle   = "content/vacatures/controle.md"
	wie        = "content/over/wie.md"
)

func load(t *testing.T, fsys fstest.MapFS) Side {
	t.Helper()
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	tree = tree.WithoutDrafts()
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, _ := site.Build(tree, prof, site.Options{})
	errors, _ := problems.Count()
	return Side{Tree: tree, Site: s, Errors: errors}
}

// change is one edit of a site: see [smallsite.Replace]. Without old and text the file is removed.
type change struct{ file, old, text string }

func changed(t *testing.T, fsys fstest.MapFS, changes []change) fstest.MapFS {
	t.Helper()
	for _, c := range changes {
		if c.old == "" && c.text == "" {
			delete(fsys, c.file)
			continue
		}
		smallsite.Replace(t, fsys, c.file, c.old, c.text)
	}
	return fsys
}

// moved is the edits that move a file, with lines to add to its front matter.
func moved(from, to, lines string) []change {
	text := string(smallsite.New()[from].Data)
	return []change{{file: from}, {to, "", strings.Replace(text, "+++\n", "+++\n"+lines, 1)}}
}

// told is what is said, without the heading, of a site after changes.
func told(t *testing.T, changes ...change) string {
	t.Helper()
	text := Compare(load(t, smallsite.New()), load(t, changed(t, smallsite.New(), changes))).Markdown("")
	return strings.TrimPrefix(text, "## Wat er verandert in het profiel\n\n")
}

func TestCompare(t *testing.T) {
	for name, test := range map[string]struct {
		changes []change
		want    string
	}{
		"a level, and vacancies that name the task": {
			[]change{{metselen, `level = "laag"`, `level = "hoog"`}, {bouwer, `level = ["laag"]`, `tasks = ["BW-001", "BW-004"]`}},
			`### Taken

- **BW-001 Metselen**: niveau laag → hoog in oude editie en nieuwe editie; 1 vacature noemt deze taak

### Vacatures

- **Bouwer gezocht**: niveaus erbij: Hoog; taken eraf: BW-006
`,
		},
		"a level in one edition": {
			[]change{{voegen, "title = \"Voegen\"\nlevel = \"laag\"", "title = \"Voegen\""}},
			"### Taken\n\n- **BW-002 Voegen \\& \\<afwerken\\>**: niveau laag → hoog in oude editie\n",
		},
		"another name": {
			[]change{{metselen, `title = "Metselen"`, `title = "Stapelen"`}},
			"### Taken\n\n- **BW-001 Stapelen**: naam “Metselen” → “Stapelen” in oude editie en nieuwe editie; 1 vacature noemt deze taak\n",
		},
		"only quotation marks": {
			[]change{{wens, "Klant’s wens", "Klant's wens"}},
			"### Taken\n\n- **BW-003 Klant's wens**: naam: alleen aanhalingstekens in nieuwe editie\n",
		},
		"gone from an edition": {
			[]change{{metselen, `edition = ["oud", "nieuw"]`, "edition = [\"oud\"]\nreplaced_by = [\"BW-002\"]"}, {metselen, "+++\n## Begin", "[in.nieuw]\ngone = \"Dat doet een robot.\"\n+++\n## Begin"}},
			`### Edities

- **Nieuwe editie**: 5 taken → 4 taken

### Taken

- **BW-001 Metselen**: vervalt in nieuwe editie: “Dat doet een robot.”; vervangers erbij: BW-002

### Vacatures

- **Bouwer gezocht**: gebieden eraf: Bouwen; taken eraf: BW-001

### Adressen

- ` + "`/edities/nieuw/bw-001/`: vervalt\n",
		},
		"back in an edition": {
			[]change{{kalken, `edition = ["oud"]`, `edition = ["oud", "nieuw"]`}},
			`### Edities

- **Nieuwe editie**: 5 taken → 6 taken

### Taken

- **BW-005 Kalken**: nieuw in nieuwe editie (Schilderen, laag); 1 vacature noemt deze taak

### Vacatures

- **Bouwer gezocht**: taken erbij: BW-005
`,
		},
		"a new task": {
			[]change{{"content/gebieden/bouwen/zagen.md", "", "+++\ntitle = \"Zagen\"\ncode = \"BW-007\"\nlevel = \"hoog\"\nedition = [\"oud\", \"nieuw\"]\n[in.oud]\narea = \"schilderen\"\n+++\n"}},
			`### Edities

- **Oude editie**: 5 taken → 6 taken
- **Nieuwe editie**: 5 taken → 6 taken

### Taken

- **BW-007 Zagen**: nieuw in oude editie (Schilderen, hoog); nieuw in nieuwe editie (Bouwen, hoog)
`,
		},
		"a task that is gone": {
			[]change{{file: spuiten}, {kalken, "replaced_by = [\"BW-004\"]\n", ""}},
			`### Edities

- **Nieuwe editie**: 5 taken → 4 taken

### Taken

- **BW-004 Spuiten**: vervalt; 1 vacature noemt deze taak
- **BW-005 Kalken**: vervangers eraf: BW-004

### Vacatures

- **Bouwer gezocht**: taken eraf: BW-004

### Adressen

- ` + "`/bw-004/`: vervalt\n- `/edities/nieuw/bw-004/`: vervalt\n- `/embed/bw-004/`: vervalt\n- `/gebieden/schilderen/spuiten/`: vervalt\n",
		},
		"what a task refers to": {
			[]change{
				{metselen, `related = ["BW-003", "BW-006"]`, `related = ["BW-006", "BW-002"]`}, {metselen, `competencies = ["handig"]`, "competencies = []"},
				{metselen, `rhythm = "daily"`, `rhythm = "monthly"`}, {spuiten, `competencies`, "rhythm = \"weekly\"\ncompetencies"},
			},
			`### Taken

- **BW-001 Metselen**: verwante taken erbij: BW-002; verwante taken eraf: BW-003; competenties eraf: Handig; ritme dagelijks → maandelijks
- **BW-004 Spuiten**: ritme wordt wekelijks
`,
		},
		"a task in another area": {
			append(moved(metselen, "content/gebieden/schilderen/metselen.md", ""),
				change{"content/_index.md", "gebieden/bouwen/metselen.md", "gebieden/schilderen/metselen.md"},
				change{"content/gebieden/schilderen/metselen.md", `"/oud/metselen"]`, `"/oud/metselen", "/gebieden/bouwen/metselen/"]`},
				change{bouwen, "metselen.md#begin", "../schilderen/metselen.md#begin"}),
			`### Taken

- **BW-001 Metselen**: aandachtsgebied Bouwen → Schilderen in oude editie en nieuwe editie; 1 vacature noemt deze taak

### Vacatures

- **Bouwer gezocht**: gebieden eraf: Bouwen

### Adressen

- ` + "`/gebieden/bouwen/metselen/` → `/gebieden/schilderen/metselen/`: het oude adres verwijst door\n",
		},
		"areas": {
			[]change{{bouwen, "Samen bouwen", "Alleen bouwen"}, {bouwen, "Zelf bouwen", "“Zelf” bouwen"}, {schilderen, "weight = 20", "weight = 5"}},
			`### Aandachtsgebieden

- **Volgorde**: Schilderen, Bouwen
- **Bouwen**: kenmerk “Zelf bouwen” → ““Zelf” bouwen” in oude editie; kenmerk “Samen bouwen” → “Alleen bouwen” in nieuwe editie
`,
		},
		"levels": {
			[]change{{laag, `education = "mbo"`, `education = "hbo"`}, {laag, "experience = \"1 jaar\"\n", ""}, {hoog, "weight = 20", "weight = 20\nexperience = \"9 jaar\""}},
			"### Niveaus\n\n- **Laag**: opleiding “mbo” → “hbo”; ervaring “1 jaar” vervalt\n- **Hoog**: ervaring wordt “9 jaar”\n",
		},
		"editions": {
			[]change{{oud, `makers = ["Jan", "Piet", "Klaas"]`, `makers = ["Jan", "Kees"]`}, {oud, `"2001"`, `"2002"`}, {oud, "weight = 20", "weight = 40"}},
			"### Edities\n\n- **Volgorde**: Eerste editie, Nieuwe editie, Oude editie\n- **Oude editie**: verschenen “2001” → “2002”; makers erbij: Kees; makers eraf: Piet, Klaas\n\n" +
				"### Adressen\n\n- `/edities/oud-nieuw/`: vervalt\n",
		},
		"competencies and core tasks": {
			[]change{
				{handig, `weight = "side"`, `weight = "main"`}, {handig, `"schilderen", `, ""}, {een, `"BW-003", `, ""},
				{"content/modellen/vijf/drie.md", "", "+++\ntitle = \"Derde\"\n+++\n"},
			},
			`### Competenties

- **Handig**: gebieden eraf: Schilderen; Bouwen nevengebied → hoofdgebied

### Kerntaken

- **Eerste kerntaak (Vijf kerntaken)**: taken eraf: BW-003
- **Derde (Vijf kerntaken)**: nieuw
`,
		},
		"fields of vacancies": {
			[]change{{fields, "required = true\n", ""}, {fields, "[field.doel]", "[field.plaats]\nlabel = \"Plaats\"\n\n[field.doel]"}},
			"### Vacatures\n\n- **Vacatures**: velden erbij: Plaats; Salaris verplicht → niet verplicht; tekst gewijzigd\n",
		},
		"settings": {
			[]change{{"site.toml", `edition = "nieuw"`, `edition = "oud"`}, {"site.toml", "Bouwprofiel", "Bouwers"}, {"site.toml", "[folders]", "[outputs]\nembeds = false\n[folders]"}},
			`### Instellingen

- **Naam van de site**: “Bouwprofiel” → “Bouwers”
- **Huidige editie**: nieuwe editie → oude editie
- **Uitvoer**: uitgezet erbij: embeds

### Vacatures

- **Bouwer gezocht**: editie nieuwe editie → oude editie; taken erbij: BW-002, BW-005; taken eraf: BW-004

### Adressen

- ` + "`/embed/bw-001/`: vervalt\n- `/embed/bw-002/`: vervalt\n- `/embed/bw-003/`: vervalt\n" +
				"- `/embed/bw-004/`: vervalt\n- `/embed/bw-005/`: vervalt\n- `/embed/bw-006/`: vervalt\n",
		},
		"a page that moved": {
			[]change{{file: wie}, {"content/over/wij.md", "", "+++\ntitle = \"Wie\"\naliases = [\"/over/wie/\"]\n+++\nTerug naar [[BW-002]] en [[BW-001]].\n"}, {voegen, "over/wie.md", "over/wij.md"}},
			"### Adressen\n\n- `/over/wie/` → `/over/wij/`: het oude adres verwijst door\n",
		},
		"a page that moved without a word": {
			append(moved(wie, "content/over/wij.md", ""), change{voegen, "over/wie.md", "over/wij.md"}),
			"### Adressen\n\n- `/over/wie/` → `/over/wij/`: het oude adres vervalt\n",
		},
		"a page that went into another": {
			[]change{{file: wie}, {"content/over/_index.md", "weight = 1", "weight = 1\naliases = [\"/over/wie/\"]"}, {voegen, "[wie](../../over/wie.md)", "wie"}},
			"### Pagina’s\n\n- **Wie**: vervalt\n\n### Alleen tekst\n\n- **BW-002 Voegen \\& \\<afwerken\\>**\n",
		},
		"a draft": {
			[]change{{wie, `title = "Wie"`, "title = \"Wie\"\ndraft = true"}, {"content/over/plan.md", "draft = true\n", ""}, {voegen, "[wie](../../over/wie.md)", "wie"}},
			"### Pagina’s\n\n- **Plan**: nieuw\n- **Wie**: wordt een concept\n\n### Adressen\n\n- `/over/wie/`: vervalt\n\n### Alleen tekst\n\n- **BW-002 Voegen \\& \\<afwerken\\>**\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(t, test.changes...); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

const nothing = "Niets veranderd in het profiel.\n"

func TestNothing(t *testing.T) {
	for name, changes := range map[string][]change{
		"no change":          nil,
		"white space":        {{wie, "Terug naar [[BW-002]] en", "Terug   naar [[BW-002]]\nen"}, {wie, `title = "Wie"`, "\n  title   =  \"Wie\"   # wie"}},
		"another order":      {{metselen, "title = \"Metselen\"\nsummary = \"Je legt stenen.\"", "summary = \"Je legt stenen.\"\ntitle = \"Metselen\""}, {metselen, `["BW-003", "BW-006"]`, `["BW-006", "BW-003"]`}},
		"quotes in a text":   {{voegen, `Je maakt het \"af\".`, "Je maakt het “af”."}},
		"a comment":          {{wie, "Terug", "<!-- nakijken -->\n\nTerug"}},
		"other markup":       {{bouwer, "*langs*", "_langs_"}},
		"a weight of a task": {{metselen, "weight = 10", "weight = 11"}},
		"an empty draft":     {{"content/over/later.md", "", "+++\ntitle = \"Later\"\ndraft = true\n+++\n"}},
	} {
		if got := told(t, changes...); got != nothing {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestOnlyText(t *testing.T) {
	for name, changes := range map[string][]change{
		"words":               {{wie, "Terug naar", "Verder met"}},
		"a summary":           {{"content/over/wie.md", `title = "Wie"`, "title = \"Wie\"\nsummary = \"Wij.\""}},
		"a code":              {{wie, "[[BW-002]]", "[[BW-003]]"}},
		"where a link leads":  {{wie, "Terug naar [[BW-002]] en [[BW-001]].", "Terug naar [[BW-002]] en [[BW-001]]. [x](_index.md)"}},
		"what stands out":     {{wie, "Terug naar", "**Terug** naar"}},
		"a quotation of ours": {{wie, "Terug naar", "“Terug naar”"}},
	} {
		if got := told(t, changes...); got != "### Alleen tekst\n\n- **Wie**\n" {
			t.Errorf("%s: %s", name, got)
		}
	}
	for _, c := range []change{{controle, `"muren"]`, `"wanden"]`}, {controle, "@muren metselen", "@muren bouwen"}, {controle, `title = "Jong"`, `title = "Jeugd"`}} {
		if got := told(t, c); got != "### Alleen tekst\n\n- **Vacature controleren**\n" {
			t.Errorf("%v: %s", c, got)
		}
	}
	both := told(t, change{laag, `education = "mbo"`, `education = "hbo"`}, change{laag, "+++\ntitle", "+++\nsummary = \"Zelf doen.\"\ntitle"})
	if both != "### Niveaus\n\n- **Laag**: opleiding “mbo” → “hbo”; tekst gewijzigd\n" {
		t.Error(both)
	}
}

// The new name of a task stands in every link to it, and the address of one that moved: those texts did not change.
func TestLinksFollow(t *testing.T) {
	got := told(t, change{voegen, "title = \"Voegen & <afwerken>\"", `title = "Afwerken"`})
	if strings.Contains(got, "Alleen tekst") {
		t.Error(got)
	}
}

// A new edition is told by what it made otherwise than the one before it.
func TestNewEdition(t *testing.T) {
	changes := []change{{"content/edities/straks.md", "", "+++\ntitle = \"Straks\"\nweight = 40\n+++\n"}}
	for _, name := range []string{voegen, wens, spuiten, plafonds} {
		changes = append(changes, change{name, `"nieuw"]`, `"nieuw", "straks"]`})
	}
	changes = append(changes, change{wens, "[in.oud]", "[in.straks]\nlevel = \"laag\"\n\n[in.oud]"})
	want := `### Edities

- **Straks**: nieuw (4 taken; 0 nieuw, 1 vervallen en 1 gewijzigd sinds nieuwe editie)

### Taken

- **BW-001 Metselen**: vervalt in straks; 1 vacature noemt deze taak
- **BW-003 Klant’s wens**: niveau hoog → laag in straks
`
	if got := told(t, changes...); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// An edition that lists no tasks yet makes nothing vanish, and one that goes takes what it said with it, without a word of each task.
func TestEditionsWithoutTasks(t *testing.T) {
	got := told(t, change{"content/edities/straks.md", "", "+++\ntitle = \"Straks\"\nweight = 40\n+++\n"})
	if got != "### Edities\n\n- **Straks**: nieuw (0 taken)\n" {
		t.Error(got)
	}
}

// What is renamed with an alias is what it was, and what refers to it did not change.
func TestRenamedLevel(t *testing.T) {
	changes := moved(laag, "content/niveaus/onder.md", "aliases = [\"/niveaus/laag/\"]\n")
	for _, name := range []string{metselen, spuiten, kalken, plafonds} {
		changes = append(changes, change{name, `level = "laag"`, `level = "onder"`})
	}
	changes = append(changes, change{voegen, `level = "laag"`, `level = "onder"`}, change{bouwer, `["laag"]`, `["onder"]`}, change{voegen, "/niveaus/laag/", "/niveaus/onder/"})
	changes = append(changes, change{controle, "laag = [", "onder = ["})
	if got := told(t, changes...); got != "### Adressen\n\n- `/niveaus/laag/` → `/niveaus/onder/`: het oude adres verwijst door\n" {
		t.Error(got)
	}
}

// What cannot be read is not gone; the reader is told that something is wrong.
func TestErrors(t *testing.T) {
	const broken = "> In de nieuwe versie zit een fout. Dit overzicht kan daardoor onvolledig zijn; `profiel check` zegt wat er mis is.\n\n"
	for name, c := range map[string]change{
		"front matter": {spuiten, `code = "BW-004"`, `code = "BW-004`},
		"a level":      {spuiten, `level = "laag"`, `level = "leeg"`},
		"a page":       {wie, "+++\ntitle", "title"},
	} {
		got := Compare(load(t, smallsite.New()), load(t, changed(t, smallsite.New(), []change{c}))).Markdown("")
		if !strings.HasPrefix(got, broken) || strings.Contains(got, "Spuiten") || strings.Contains(got, "**Wie**") {
			t.Errorf("%s: %s", name, got)
		}
		back := Compare(load(t, changed(t, smallsite.New(), []change{c})), load(t, smallsite.New())).Markdown("")
		if !strings.HasPrefix(back, "> In de oude versie zit een fout.") {
			t.Errorf("%s, back: %s", name, back)
		}
	}
}

func TestEnglish(t *testing.T) {
	changes := []change{{"site.toml", "title = \"Bouwprofiel\"", "title = \"Bouwprofiel\"\nlanguage = \"en\""}}
	changes = append(changes, change{bouwer, "{taken}", "{tasks}"}, change{bouwer, "{niveaus}", "{levels}"}, change{bouwer, "{competenties}", "{competencies}"})
	before := load(t, changed(t, smallsite.New(), changes))
	after := load(t, changed(t, smallsite.New(), append(changes,
		change{metselen, `rhythm = "daily"`, `rhythm = "weekly"`}, change{wens, "Klant’s", "Klant's"}, change{kalken, `["oud"]`, `["oud", "nieuw"]`})))
	want := `## What changes in the profile

### Editions

- [Nieuwe editie](https://bouw.example/edities/nieuw/): 5 tasks → 6 tasks

### Tasks

- [BW-001 Metselen](https://bouw.example/gebieden/bouwen/metselen/): rhythm daily → weekly
- [BW-003 Klant's wens](https://bouw.example/gebieden/bouwen/wens/): title: only quotation marks in nieuwe editie
- [BW-005 Kalken](https://bouw.example/gebieden/schilderen/kalken/): new in nieuwe editie (Schilderen, laag); 1 vacancy names this task

### Vacancies

- [Bouwer gezocht](https://bouw.example/vacatures/bouwer/): tasks added: BW-005
`
	if got := Compare(before, after).Markdown("https://bouw.example"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := Compare(before, before).Markdown(""); got != "Nothing changed in the profile.\n" {
		t.Error(got)
	}
}

// A site without editions is compared as it stands, also with itself in its first edition.
func TestWithoutEditions(t *testing.T) {
	bare := func(level, editions string) fstest.MapFS {
		list := ""
		if editions != "" {
			list = "edition = [\"" + editions + "\"]\n"
		}
		return fstest.MapFS{
			"site.toml":                      {Data: []byte("title = \"Klein\"\nedition = \"" + editions + "\"\n[folders]\nareas = \"gebieden\"\nlevels = \"niveaus\"\neditions = \"edities\"\n")},
			"content/gebieden/een/_index.md": {Data: []byte("+++\ntitle = \"Een\"\n+++\n")},
			"content/gebieden/een/doen.md":   {Data: []byte("+++\ntitle = \"Doen\"\ncode = \"KL-01\"\nlevel = \"" + level + "\"\n" + list + "+++\n")},
			"content/niveaus/laag.md":        {Data: []byte("+++\ntitle = \"Laag\"\nweight = 1\n+++\n")},
			"content/niveaus/hoog.md":        {Data: []byte("+++\ntitle = \"Hoog\"\nweight = 2\n+++\n")},
		}
	}
	const heading = "## Wat er verandert in het profiel\n\n"
	got := Compare(load(t, bare("laag", "")), load(t, bare("hoog", ""))).Markdown("")
	if got != heading+"### Taken\n\n- **KL-01 Doen**: niveau laag → hoog\n" {
		t.Error(got)
	}
	first := bare("hoog", "nu")
	first["content/edities/nu.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Editie nu\"\n+++\n")}
	got = Compare(load(t, bare("laag", "")), load(t, first)).Markdown("")
	want := heading + "### Instellingen\n\n- **Huidige editie**: wordt editie nu\n\n### Edities\n\n- **Editie nu**: nieuw (1 taak)\n\n### Taken\n\n- **KL-01 Doen**: niveau laag → hoog in editie nu\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A page of every kind is told when it is new.
func TestEveryKindIsTold(t *testing.T) {
	now := load(t, smallsite.New())
	bare := load(t, fstest.MapFS{"site.toml": smallsite.New()["site.toml"], "content/_index.md": smallsite.New()["content/_index.md"]})
	c := &comparer{old: bare, now: now, words: dutch(), heirs: map[*site.Page]*site.Page{}}
	c.match()
	told := 1 // the home page, which did not change
	for _, s := range c.topics() {
		for _, i := range s.items {
			if i.url != "" {
				told++
			}
		}
	}
	if files := len(now.Tree.Files()); told != files {
		t.Errorf("%d of %d files are told", told, files)
	}
}
