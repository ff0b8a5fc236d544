package site

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func printed(problems diag.List) string {
	var b strings.Builder
	_ = diag.Print(&b, diag.Text, problems)
	return "\n" + b.String()
}

const begin = "content/hulp/bij/begin.md"

// page is a text with a body in place of begin.md, whose body starts at line 4.
func page(body string) []string {
	return []string{begin, "", "+++\ntitle = \"Beginnen\"\n+++\n" + body + "\n"}
}

func TestLinks(t *testing.T) {
	for link, url := range map[string]string{
		"[a](../../over/wie.md)":                             "/over/wie/",
		"[a](../../over/_index.md)":                          "/over/",
		"[a](../../_index.md)":                               "/",
		"[a](begin.md)":                                      "/hulp/bij/begin/",
		"[a](/over/wie/)":                                    "/over/wie/",
		"[a](/hulp/)":                                        "/hulp/",
		"[a](/matrix/?level=laag&area=bouwen)":               "/matrix/?level=laag&area=bouwen",
		"[a](/zoeken/?q=steen)":                              "/zoeken/?q=steen",
		"[a](/edities/oud/bw-002/)":                          "/edities/oud/bw-002/",
		"[a](../../over/wie.md?x=1)":                         "/over/wie/?x=1",
		"[a](/over/foto.png)":                                "/over/foto.png",
		"[a](../../over/foto.png)":                           "/over/foto.png",
		"[a](/favicon.svg)":                                  "/favicon.svg",
		"[a](/data/profile.json)":                            "/data/profile.json",
		"[a](/sitemap.xml)":                                  "/sitemap.xml",
		"[a](/bw-002/)":                                      "/bw-002/",
		"[a](/stapelen/)":                                    "/stapelen/",
		"[[BW-002]]":                                         "/gebieden/bouwen/voegen/",
		"## Kop\n\n[a](#kop)":                                "",
		"[a](../../gebieden/bouwen/metselen.md#begin)":       "/gebieden/bouwen/metselen/",
		"[a](../../gebieden/bouwen/_index.md#hoog)":          "/gebieden/bouwen/",
		"[a](/niveaus/laag/#bouwen)":                         "/niveaus/laag/",
		"[a](/edities/oud/#schilderen)":                      "/edities/oud/",
		"[a](/gebieden/bouwen/metselen/?print=1#begin)":      "/gebieden/bouwen/metselen/?print=1",
		"[a](../../gebieden/bouwen/metselen.md?print#begin)": "/gebieden/bouwen/metselen/?print",
	} {
		s, problems := changed(t, page(link)...)
		links := mustPage(t, s, "/hulp/bij/begin/").Body.Links
		if len(problems) > 0 || len(links) != 1 {
			t.Errorf("%s: %d links, problems %v", link, len(links), problems)
			continue
		}
		want(t, link, links[0].URL, url)
	}
}

func TestBrokenLinks(t *testing.T) {
	for _, c := range []struct{ link, want string }{
		{"[a](../../over/wi.md)", `
content/hulp/bij/begin.md:4:5: error: there is no file content/over/wi.md [broken-link]
    [a](../../over/wi.md)
        ^^^^^^^^^^^^^^^^
    did you mean "over/wie.md"?
`},
		{"[a](wie.md)", `
content/hulp/bij/begin.md:4:5: error: there is no file content/hulp/bij/wie.md [broken-link]
    [a](wie.md)
        ^^^^^^
    did you mean "over/wie.md"?
`},
		{"[a](/over/wie)", `
content/hulp/bij/begin.md:4:5: error: there is no page at /over/wie [broken-link]
    [a](/over/wie)
        ^^^^^^^^^
    write the address with a slash at the end: /over/wie/
`},
		{"[a](/over/wie?x#y)", `
content/hulp/bij/begin.md:4:5: error: there is no page at /over/wie [broken-link]
    [a](/over/wie?x#y)
        ^^^^^^^^^^^^^
    write the address with a slash at the end: /over/wie/
`},
		{"[a](/iets/heel/anders/)", `
content/hulp/bij/begin.md:4:5: error: there is no page at /iets/heel/anders/ [broken-link]
    [a](/iets/heel/anders/)
        ^^^^^^^^^^^^^^^^^^
    check the spelling, or remove the link
`},
		{"[a](../../over/)", `
content/hulp/bij/begin.md:4:5: error: there is no page at /over [broken-link]
    [a](../../over/)
        ^^^^^^^^^^^
    write the path to its .md file, or its address: /over/
`},
		{"[a](/data/profile.csv)", `
content/hulp/bij/begin.md:4:5: error: there is no page at /data/profile.csv [broken-link]
    [a](/data/profile.csv)
        ^^^^^^^^^^^^^^^^^
    check the spelling, or remove the link
`},
		{"[a](/feed.xml)", `
content/hulp/bij/begin.md:4:5: error: there is no page at /feed.xml [broken-link]
    [a](/feed.xml)
        ^^^^^^^^^
    check the spelling, or remove the link
`},
		{"[a](foto.png)", `
content/hulp/bij/begin.md:4:5: error: there is no file content/hulp/bij/foto.png [broken-link]
    [a](foto.png)
        ^^^^^^^^
    did you mean "/over/foto.png"?
`},
		{"![a](kat.webp)", `
content/hulp/bij/begin.md:4:6: error: there is no file content/hulp/bij/kat.webp [broken-link]
    ![a](kat.webp)
         ^^^^^^^^
    check the spelling, or remove the link
`},
		{"[a](www.nu.nl) [b](bouw.example/x)", `
content/hulp/bij/begin.md:4:5: error: there is no file content/hulp/bij/www.nu.nl [broken-link]
    [a](www.nu.nl) [b](bouw.example/x)
        ^^^^^^^^^
    for another site write the whole address: https://www.nu.nl
content/hulp/bij/begin.md:4:20: error: there is no page at /hulp/bij/bouw.example/x [broken-link]
    [a](www.nu.nl) [b](bouw.example/x)
                       ^^^^^^^^^^^^^^
    check the spelling, or remove the link
`},
		{"é [[BW-0021]]", `
content/hulp/bij/begin.md:4:5: error: unknown code "BW-0021" [unknown-code]
    é [[BW-0021]]
        ^^^^^^^
    codes look like CM-001 and are given in the front matter of tasks; the highest in use is BW-006
`},
		{"[[bw2]]", `
content/hulp/bij/begin.md:4:3: error: unknown code "bw2" [unknown-code]
    [[bw2]]
      ^^^
    did you mean "BW-002"? codes are given in the front matter of tasks
`},
		{"[a](../../gebieden/bouwen/metselen.md#begn)", `
content/hulp/bij/begin.md:4:5: error: /gebieden/bouwen/metselen/ has no heading #begn [broken-anchor]
    [a](../../gebieden/bouwen/metselen.md#begn)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    did you mean "begin"?
`},
		{"[a](#hier)", `
content/hulp/bij/begin.md:4:5: error: /hulp/bij/begin/ has no heading #hier [broken-anchor]
    [a](#hier)
        ^^^^^
    that page has no headings: link to the page itself
`},
		{"[a](/over/?x#y)", `
content/hulp/bij/begin.md:4:5: error: /over/ has no heading #y [broken-anchor]
    [a](/over/?x#y)
        ^^^^^^^^^^
    that page has no headings: link to the page itself
`},
		{"[a](/gebieden/bouwen/metselen/#zomaar)", `
content/hulp/bij/begin.md:4:5: error: /gebieden/bouwen/metselen/ has no heading #zomaar [broken-anchor]
    [a](/gebieden/bouwen/metselen/#zomaar)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    its headings: #begin
`},
	} {
		_, problems := changed(t, page(c.link)...)
		want(t, c.link, printed(problems), c.want)
	}
}

func redirects(s *Site) string {
	var all []string
	for _, r := range s.Redirects {
		line := r.From + " " + r.To.URL
		if r.Alias {
			line += " alias"
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

func TestRedirects(t *testing.T) {
	want(t, "redirects", redirects(small(t)), strings.Join([]string{
		"/bw-001/ /gebieden/bouwen/metselen/",
		"/bw-003/ /gebieden/bouwen/wens/",
		"/bw-002/ /gebieden/bouwen/voegen/",
		"/bw-006/ /gebieden/schilderen/plafonds/",
		"/bw-005/ /gebieden/schilderen/kalken/",
		"/bw-004/ /gebieden/schilderen/spuiten/",
		"/stapelen/ /gebieden/bouwen/metselen/ alias",
		"/oud/metselen/ /gebieden/bouwen/metselen/ alias",
	}, "\n"))
}

func TestAliasProblems(t *testing.T) {
	const taken = "\n    an alias is an address that nothing else has: remove it\n"
	const bad = "\n    write a former address of this page, such as \"/over-ons/\"\n"
	for alias, message := range map[string]string{
		"/over/":           `the alias /over/ is the address of "Over" [alias-taken]`,
		"/over":            `the alias /over is the address of "Over" [alias-taken]`,
		"/hulp/bij/begin/": `the alias /hulp/bij/begin/ is the address of "Beginnen" [alias-taken]`, // a page that leads to itself
		"/matrix/":         `the alias /matrix/ is the address of "Matrix" [alias-taken]`,
		"/bw-001/":         `the alias /bw-001/ is the address of "Metselen" [alias-taken]`,
		"/stapelen":        `the alias /stapelen is the address of "Metselen" [alias-taken]`,
		"/over/foto.png":   `there is a file at the alias /over/foto.png [alias-taken]`,
		"/favicon.svg/":    `there is a file at the alias /favicon.svg/ [alias-taken]`,
		"/Over/":           `the alias /Over/ is the address of "Over" [alias-taken]`,
		"/BW-001":          `the alias /BW-001 is the address of "Metselen" [alias-taken]`,
		"/STAPELEN/":       `the alias /STAPELEN/ is the address of "Metselen" [alias-taken]`,
		"/Eerder":          `the alias /Eerder is the address of "Beginnen" [alias-taken]`,
		"/FAVICON.svg":     `there is a file at the alias /FAVICON.svg [alias-taken]`,
		"/over/index.html": `there is a file at the alias /over/index.html [alias-taken]`,
		"/over/index.md/x": `the file /over/index.md is in the way of the alias /over/index.md/x [alias-taken]`,
		"/favicon.svg/a/b": `the file /favicon.svg is in the way of the alias /favicon.svg/a/b [alias-taken]`,
		"/":                `"/" cannot be an alias [bad-alias]`,
		"//":               `"//" cannot be an alias [bad-alias]`,
		"oud/":             `"oud/" cannot be an alias [bad-alias]`,
		"/../../etc/":      `"/../../etc/" cannot be an alias [bad-alias]`,
		"/een/./twee":      `"/een/./twee" cannot be an alias [bad-alias]`,
		"/een//twee/":      `"/een//twee/" cannot be an alias [bad-alias]`,
		"/een twee/":       `"/een twee/" cannot be an alias [bad-alias]`,
		"/een?twee":        `"/een?twee" cannot be an alias [bad-alias]`,
		"/een/*":           `"/een/*" cannot be an alias [bad-alias]`,
		"https://x.nl/":    `"https://x.nl/" cannot be an alias [bad-alias]`,
	} {
		s, problems := changed(t, begin, `title = "Beginnen"`, "title = \"Beginnen\"\naliases = [\"/eerder/\", \""+alias+"\"]")
		hint := taken
		if strings.Contains(message, "bad-alias") {
			hint = bad
		}
		want(t, alias, printed(problems), "\ncontent/hulp/bij/begin.md:3:24: error: "+message+
			"\n    aliases = [\"/eerder/\", \""+alias+"\"]\n                           ^"+hint)
		if !strings.Contains(redirects(s), "/eerder/ /hulp/bij/begin/ alias") {
			t.Errorf("%s: the good alias is gone", alias)
		}
	}
}

// Two pages that each claim the other's address make no loop: an alias is never the address of a page.
func TestNoLoops(t *testing.T) {
	s, problems := changed(t, begin, `title = "Beginnen"`, "title = \"Beginnen\"\naliases = [\"/over/wie/\"]",
		"content/over/wie.md", `title = "Wie"`, "title = \"Wie\"\naliases = [\"/hulp/bij/begin/\"]")
	want(t, "problems", strings.Join(names(problems), " "), "alias-taken alias-taken")
	for _, r := range s.Redirects {
		if _, isPage := s.Page(r.From); isPage {
			t.Errorf("%s is a page and leads away", r.From)
		}
	}
}

func names(problems diag.List) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Name)
	}
	return all
}

func TestDuplicateAddresses(t *testing.T) {
	front := func(title string) string { return "+++\ntitle = \"" + title + "\"\n+++\n" }
	for _, c := range []struct{ name, file, text, url, winner, want string }{
		{"file and folder", "content/over/wie/_index.md", front("Wij"), "/over/wie/", "Wie", `
content/over/wie/_index.md: error: the address /over/wie/ is taken by content/over/wie.md [duplicate-address]
    rename one of the files
`},
		{"area and page", "content/gebieden/bouwen.md", front("Bouw"), "/gebieden/bouwen/", "Bouw", `
content/gebieden/bouwen/_index.md: error: the address /gebieden/bouwen/ is taken by content/gebieden/bouwen.md [duplicate-address]
    rename one of the files
`},
		{"edition and folder", "content/edities/oud/_index.md", front("Ouder"), "/edities/oud/", "Oude editie", `
content/edities/oud/_index.md: error: the address /edities/oud/ is taken by content/edities/oud.md [duplicate-address]
    rename one of the files
`},
		{"generated page", "content/matrix.md", front("Mijn matrix"), "/matrix/", "Mijn matrix", `
content/matrix.md: error: the address /matrix/ is taken by a generated page [duplicate-address]
    rename the file
`},
		{"pinned page", "content/edities/oud/bw-001.md", front("Zelf"), "/edities/oud/bw-001/", "Zelf", `
content/edities/oud/bw-001.md: error: the address /edities/oud/bw-001/ is taken by a generated page [duplicate-address]
    rename the file
`},
		{"difference of editions", "content/edities/oud-nieuw/_index.md", front("Zelf"), "/edities/oud-nieuw/", "Zelf", `
content/edities/oud-nieuw/_index.md: error: the address /edities/oud-nieuw/ is taken by a generated page [duplicate-address]
    rename the file
`},
		{"permanent address", "content/bw-003.md", front("Wens"), "/bw-003/", "Wens", `
content/gebieden/bouwen/wens.md:3:8: error: the permanent address /bw-003/ is taken by "Wens" [duplicate-address]
    code = "BW-003"
           ^
    rename that page
`},
		{"folder at a permanent address", "content/bw-003/iets.md", front("Iets"), "/bw-003/", "Bw 003", `
content/gebieden/bouwen/wens.md:3:8: error: the permanent address /bw-003/ is taken by "Bw 003" [duplicate-address]
    code = "BW-003"
           ^
    rename that page
`},
	} {
		s, problems := changed(t, c.file, "", c.text)
		want(t, c.name, printed(problems), c.want)
		want(t, c.name, mustPage(t, s, c.url).Title, c.winner)
	}
}

// A page below a generated page is a page like any other.
func TestPageBelowGeneratedPage(t *testing.T) {
	s := small(t, "content/matrix/uitleg.md", "", "+++\ntitle = \"Uitleg\"\n+++\n")
	want(t, "kind", string(mustPage(t, s, "/matrix/").Kind), "matrix")
	want(t, "children", urls(mustPage(t, s, "/matrix/").Children), "/matrix/uitleg/ /matrix/bouwen/ /matrix/schilderen/")
}

// The graph stands, whatever is wrong with the profile: a preview shows what is there.
func TestIncompleteProfiles(t *testing.T) {
	files := smallsite.New()
	for name := range files {
		if !strings.HasPrefix(name, "content/") {
			continue
		}
		t.Run("without "+name, func(t *testing.T) {
			fsys := smallsite.New()
			delete(fsys, name)
			checkGraph(t, fsys)
		})
		t.Run("unreadable "+name, func(t *testing.T) {
			fsys := smallsite.New()
			fsys[name] = &fstest.MapFile{Data: []byte("+++\ntitle =\n+++\n")}
			checkGraph(t, fsys)
		})
		t.Run("bare "+name, func(t *testing.T) {
			fsys := smallsite.New()
			fsys[name] = &fstest.MapFile{Data: []byte("+++\ntitel = \"x\"\n+++\n")}
			checkGraph(t, fsys)
		})
	}
	for _, folder := range []string{"gebieden", "niveaus", "edities", "competenties", "modellen", "vacatures"} {
		t.Run("without folder "+folder, func(t *testing.T) {
			fsys := smallsite.New()
			smallsite.Replace(t, fsys, "site.toml", `"`+folder+`"`, `""`)
			checkGraph(t, fsys)
		})
	}
}

// checkGraph holds for every site: each page hangs below the home page, and no redirect leads nowhere.
func checkGraph(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	s, _ := build(t, fsys)
	for _, p := range s.Pages {
		if above := p.Breadcrumbs(); p != s.Home && (len(above) == 0 || above[0] != s.Home || !slices.Contains(p.Parent.Children, p)) {
			t.Errorf("%s does not hang below the home page", p.URL)
		}
		if p.missesProfile() || p.Kind == Pinned && (p.Task == nil || p.Version == nil) {
			t.Errorf("%s is a %s without what it shows", p.URL, p.Kind)
		}
	}
	for _, r := range s.Redirects {
		if r.To == nil {
			t.Errorf("%s leads nowhere", r.From)
		}
	}
}

// Who refers to a task that has a problem of its own made no mistake.
func TestOneMistakeOneProblem(t *testing.T) {
	s, problems := changed(t, "content/gebieden/bouwen/voegen.md", `level = "hoog"`, `level = "hog"`)
	want(t, "problems", strings.Join(names(problems), " "), "unknown-level")
	p := mustPage(t, s, "/gebieden/bouwen/voegen/")
	want(t, "kind", string(p.Kind), "page")
	want(t, "mentions", urls(p.MentionedOn), "/gebieden/bouwen/metselen/ /over/wie/")
}

// Two pairs of editions can have one name: oud and nieuw-beter, oud-nieuw and beter.
func TestPairsOfEditionsWithOneAddress(t *testing.T) {
	edition := func(weight string) string {
		return "+++\ntitle = \"Editie " + weight + "\"\nweight = " + weight + "\n+++\n"
	}
	s, problems := changed(t,
		"content/edities/oud-nieuw.md", "", edition("40"), "content/edities/nieuw-beter.md", "", edition("50"), "content/edities/beter.md", "", edition("60"),
		"content/gebieden/bouwen/metselen.md", `["oud", "nieuw"]`, `["oud", "nieuw", "oud-nieuw", "nieuw-beter", "beter"]`)
	want(t, "problems", printed(problems), `
content/edities/beter.md: error: the address /edities/oud-nieuw-beter/ is taken by a generated page [duplicate-address]
    rename the edition: two pairs of editions have one address
content/edities/nieuw-beter.md: error: the address /edities/nieuw-beter/ is taken by a generated page [duplicate-address]
    rename the file
content/edities/oud-nieuw.md: error: the address /edities/oud-nieuw/ is taken by a generated page [duplicate-address]
    rename the file
`)
	if len(s.Diffs) != 7 {
		t.Errorf("%d pages of differences, want 10 pairs less the three above", len(s.Diffs))
	}
}
