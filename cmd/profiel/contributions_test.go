package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/htmltest"
	"beroepsprofiel/cmd/profiel/internal/scaffold"
)

// These tests play what people do who do not write code, on the real portal: each change gives either a good page, or exactly one
// message, which says where it went wrong and what to do.

const (
	rulesFile = tasksDir + "modereren/huisregels-bewaken.md" // CM-079
	rulesURL  = "/aandachtsgebieden/modereren/huisregels-bewaken/"
)

// checked is what profiel check says of the portal with one change, outside of git.
func checked(t *testing.T, change func(t *testing.T, fsys fstest.MapFS)) (portal, diag.List) {
	t.Helper()
	fsys := sources(t)
	change(t, fsys)
	p, problems, err := checkSite(t.Context(), t.TempDir(), fsys, portalOptions{BaseURL: portalURL}, checkFlags{})
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

// rendered is one page of a portal.
func rendered(t *testing.T, p portal, url string) htmltest.Element {
	t.Helper()
	page, ok := p.site.Page(url)
	if !ok {
		t.Fatalf("there is no page at %s", url)
	}
	var b bytes.Buffer
	if err := p.renderer.Page(&b, page); err != nil {
		t.Fatal(err)
	}
	return htmltest.Parse(t, b.Bytes())
}

func TestGoodContributions(t *testing.T) {
	before := rendered(t, mustPortal(t).portal, rulesURL).One("article").Text()
	for _, c := range []struct {
		name   string
		change func(t *testing.T, fsys fstest.MapFS)
		look   func(t *testing.T, p portal)
	}{
		{"a typo is mended", func(t *testing.T, fsys fstest.MapFS) {
			edit(t, fsys, rulesFile, "\n## Voorbeeld\n", "\nEen zin erbij, met \"aanhalingstekens\".\n\n## Voorbeeld\n")
		}, func(t *testing.T, p portal) {
			if text := rendered(t, p, rulesURL).One("main").Text(); !strings.Contains(text, "Een zin erbij, met “aanhalingstekens”.") {
				t.Errorf("the sentence is not on the page: %s", text)
			}
		}},
		{"a new task, from the form that the portal fills in", newTask, func(t *testing.T, p portal) {
			const url = "/aandachtsgebieden/modereren/rust-bewaren/"
			page := rendered(t, p, url)
			page.Want("h1", "Rust bewaren")
			page.WantCount("article[data-code=CM-085][data-area=modereren][data-level=tactisch]", 1)
			rendered(t, p, "/matrix/").WantCount("li[data-code=CM-085] a[href='"+url+"']", 1)
		}},
		{"saved by a program that writes a byte order mark and ends lines as Windows does", func(_ *testing.T, fsys fstest.MapFS) {
			fsys[rulesFile].Data = append([]byte("\uFEFF"), bytes.ReplaceAll(fsys[rulesFile].Data, []byte("\n"), []byte("\r\n"))...)
		}, func(t *testing.T, p portal) {
			if text := rendered(t, p, rulesURL).One("article").Text(); text != before {
				t.Errorf("the page has changed: %s", text)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := checked(t, c.change)
			for _, problem := range problems {
				t.Error(problem)
			}
			c.look(t, p)
		})
	}
}

// newTask fills in the file that the portal's link puts into GitHub's form for a new file.
func newTask(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	file, err := scaffold.Blank(mustPortal(t).site, scaffold.Request{Kind: content.KindTask, Areas: []string{"modereren"}, Levels: []string{"tactisch"}})
	if err != nil {
		t.Fatal(err)
	}
	text := string(file.Text)
	for _, change := range [][2]string{
		{`title = "Titel van de taak"`, `title = "Rust bewaren"`},
		{`summary = "Hier komt één zin: wat je doet en waarvoor."`, `summary = "Je houdt het gesprek rustig, zodat iedereen durft mee te doen."`},
		{"## Wat je doet\n", "## Wat je doet\n\nJe leest mee en zegt op tijd iets. Zie ook [[CM-079]].\n"},
	} {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("there is no %q in\n%s", change[0], text)
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	fsys[tasksDir+"modereren/rust-bewaren.md"] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

func TestContributionsWithAMistake(t *testing.T) {
	replaced := func(old, text string) func(*testing.T, fstest.MapFS) {
		return func(t *testing.T, fsys fstest.MapFS) { edit(t, fsys, rulesFile, old, text) }
	}
	added := func(text string) func(*testing.T, fstest.MapFS) {
		return replaced("\n## Voorbeeld\n", "\n"+text+"\n\n## Voorbeeld\n")
	}
	for _, c := range []struct {
		name   string
		change func(t *testing.T, fsys fstest.MapFS)
		want   string
	}{
		{"a wrong level", replaced(`level = "tactisch"`, `level = "taktisch"`), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:5:9: error: unknown level "taktisch" [unknown-level]
    level = "taktisch"
            ^
    did you mean "tactisch"? levels are defined in content/niveaus/
`},
		{"a level that looks like none", replaced(`level = "tactisch"`, `level = "midden"`), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:5:9: error: unknown level "midden" [unknown-level]
    level = "midden"
            ^
    choose one of operationeel, strategisch, tactisch; levels are defined in content/niveaus/
`},
		{"a missing quote", replaced(`title = "Huisregels bewaken"`, `title = "Huisregels bewaken`), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:2:28: error: this text has a quote on one side only [bad-toml]
    title = "Huisregels bewaken
                               ^
    a quote is missing: text stands between two straight quotes "…"; write title = "Huisregels bewaken"
`},
		{"a missing bracket", replaced(`edition = ["2017", "herzien"]`, `edition = ["2017", "herzien"`), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:6:11: error: this list does not end [bad-toml]
    edition = ["2017", "herzien"
              ^
    write ] behind its last value: key = ["a", "b"]
`},
		{"curly quotes", replaced(`title = "Huisregels bewaken"`, `title = “Huisregels bewaken”`), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:2:9: error: this text has curly quotes around it [bad-toml]
    title = “Huisregels bewaken”
            ^
    use straight quotes: " instead of “ or ”; write title = "Huisregels bewaken"
`},
		{"a renamed file", func(_ *testing.T, fsys fstest.MapFS) {
			fsys[tasksDir+"modereren/regels.md"] = fsys[rulesFile]
			delete(fsys, rulesFile)
		}, `
content/aandachtsgebieden/modereren/regels.md:2:1: error: the address /aandachtsgebieden/modereren/huisregels-bewaken/ would vanish: the page is now at /aandachtsgebieden/modereren/regels/ [lost-address]
    title = "Huisregels bewaken"
    ^^^^^
    add below the title: aliases = ["/aandachtsgebieden/modereren/huisregels-bewaken/"]; a task of its own needs a code of its own: CM-085
`},
		{"a file renamed to what cannot be an address", func(_ *testing.T, fsys fstest.MapFS) {
			fsys[tasksDir+"modereren/Huisregels Bewaken.md"] = fsys[rulesFile]
			delete(fsys, rulesFile)
		}, `
content/aandachtsgebieden/modereren/Huisregels Bewaken.md: error: "Huisregels Bewaken.md" cannot be part of an address [bad-file-name]
    rename it to "huisregels-bewaken.md": lower-case letters, digits and hyphens
`},
		{"a link to a page that is not there", added("Lees ook [waarvoor](waarvoor.md)."), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:22:21: error: there is no file content/aandachtsgebieden/modereren/waarvoor.md [broken-link]
    Lees ook [waarvoor](waarvoor.md).
                        ^^^^^^^^^^^
    did you mean "over/waarvoor.md"?
`},
		{"a link to another site without https", added("Lees ook [de krant](www.krant.example)."), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:22:21: error: there is no file content/aandachtsgebieden/modereren/www.krant.example [broken-link]
    Lees ook [de krant](www.krant.example).
                        ^^^^^^^^^^^^^^^^^
    for another site write the whole address: https://www.krant.example
`},
		{"an image without a text", func(t *testing.T, fsys fstest.MapFS) {
			fsys[tasksDir+"modereren/overleg.webp"] = &fstest.MapFile{Data: []byte("x")}
			added("![](overleg.webp)")(t, fsys)
		}, `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:22:1: error: image without a text for who cannot see it [image-without-alt]
    ![](overleg.webp)
    ^^^
    write between the brackets what there is to see: ![two people at a table](photo.webp)
`},
		{"an image that was dragged into GitHub's editor", added(`<img width="400" alt="overleg" src="https://github.com/user-attachments/assets/1" />`), `
content/aandachtsgebieden/modereren/huisregels-bewaken.md:22:1: error: HTML in a body [raw-html]
    <img width="400" alt="overleg" src="https://github.com/user-attachments/assets/1" />
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    write an image as ![what there is to see](photo.webp), and put the file beside this one
`},
		{"a copied code", func(_ *testing.T, fsys fstest.MapFS) {
			text := strings.Replace(string(fsys[rulesFile].Data), "Huisregels bewaken", "Rust bewaren", 1)
			fsys[tasksDir+"modereren/rust-bewaren.md"] = &fstest.MapFile{Data: []byte(text)}
		}, `
content/aandachtsgebieden/modereren/rust-bewaren.md:4:8: error: code "CM-079" is also in content/aandachtsgebieden/modereren/huisregels-bewaken.md [duplicate-code]
    code = "CM-079"
           ^
    a code is given once and never reused: give the newer of the two the next free code, CM-085
`},
		{"a copied code, in a file that comes before the other", func(_ *testing.T, fsys fstest.MapFS) {
			text := strings.Replace(string(fsys[rulesFile].Data), "Huisregels bewaken", "Begrenzen", 1)
			fsys[tasksDir+"modereren/begrenzen.md"] = &fstest.MapFile{Data: []byte(text)}
		}, `
content/aandachtsgebieden/modereren/begrenzen.md:4:8: error: the code CM-079 belongs to the task that was at /aandachtsgebieden/modereren/huisregels-bewaken/ [reused-code]
    code = "CM-079"
           ^
    a code is given once: give this task CM-085
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := checked(t, c.change)
			if len(problems) != 1 || "\n"+problems[0].String() != c.want {
				t.Fatalf("got\n%v\nwant%s", problems, c.want)
			}
			name := problems[0].Name
			if where := p.explanation(name); where != portalURL+"/bijdragen/meldingen/#"+name {
				t.Errorf("%s is explained at %q", name, where)
			}
		})
	}
}
