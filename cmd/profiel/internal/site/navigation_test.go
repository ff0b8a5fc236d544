package site

import "testing"

func TestBreadcrumbs(t *testing.T) {
	s := small(t)
	for url, above := range map[string]string{
		"/":                          "",
		"/404.html":                  "/",
		"/over/wie/":                 "/ /over/",
		"/hulp/bij/begin/":           "/ /hulp/ /hulp/bij/",
		"/gebieden/bouwen/metselen/": "/ /gebieden/ /gebieden/bouwen/",
		"/edities/oud/bw-005/":       "/ /edities/ /edities/oud/",
		"/matrix/bouwen/":            "/ /matrix/",
	} {
		want(t, url, urls(mustPage(t, s, url).Breadcrumbs()), above)
	}
}

func TestChildren(t *testing.T) {
	s := small(t)
	for url, below := range map[string]string{
		"/": "/over/ /gebieden/ /vacatures/ /404.html /competenties/ /edities/ /hulp/ /matrix/ /modellen/ /niveaus/ /zoeken/",
		// in the profile's order
		"/gebieden/":            "/gebieden/bouwen/ /gebieden/schilderen/",
		"/gebieden/bouwen/":     "/gebieden/bouwen/metselen/ /gebieden/bouwen/wens/ /gebieden/bouwen/voegen/",
		"/gebieden/schilderen/": "/gebieden/schilderen/plafonds/ /gebieden/schilderen/kalken/ /gebieden/schilderen/spuiten/",
		"/niveaus/":             "/niveaus/laag/ /niveaus/hoog/",
		"/edities/":             "/edities/eerste/ /edities/oud/ /edities/nieuw/ /edities/oud-nieuw/",
		"/over/":                "/over/plan/ /over/wie/",
		"/over/wie/":            "",
	} {
		want(t, url, urls(mustPage(t, s, url).Children), below)
	}
}

// A reader can walk through all tasks of the profile, from one area into the next.
func TestTasksChainAcrossAreas(t *testing.T) {
	s := small(t)
	chain := []string{
		"", "/gebieden/bouwen/metselen/", "/gebieden/bouwen/wens/", "/gebieden/bouwen/voegen/",
		"/gebieden/schilderen/plafonds/", "/gebieden/schilderen/kalken/", "/gebieden/schilderen/spuiten/", "",
	}
	for i := 1; i < len(chain)-1; i++ {
		p := mustPage(t, s, chain[i])
		want(t, "before "+p.URL, urlOf(p.Previous), chain[i-1])
		want(t, "after "+p.URL, urlOf(p.Next), chain[i+1])
	}
}

func TestPreviousAndNext(t *testing.T) {
	s := small(t)
	for _, c := range []struct{ url, previous, next string }{
		{"/niveaus/laag/", "", "/niveaus/hoog/"},
		{"/niveaus/hoog/", "/niveaus/laag/", ""},
		{"/modellen/vijf/twee/", "/modellen/vijf/een/", ""},
		{"/gebieden/schilderen/", "/gebieden/bouwen/", ""},
		{"/matrix/bouwen/", "", ""},
		{"/edities/oud/bw-001/", "", "/edities/oud/bw-002/"},
		{"/edities/oud/bw-003/", "/edities/oud/bw-006/", "/edities/oud/bw-005/"},
		{"/edities/nieuw/bw-004/", "/edities/nieuw/bw-006/", ""},
		{"/edities/oud/matrix/", "", ""},
		{"/", "", ""},
	} {
		p := mustPage(t, s, c.url)
		want(t, c.url, urlOf(p.Previous)+" "+urlOf(p.Next), c.previous+" "+c.next)
	}
}

func TestMentionedOn(t *testing.T) {
	s := small(t)
	for url, pages := range map[string]string{
		"/gebieden/bouwen/metselen/": "/ /gebieden/bouwen/ /over/wie/",
		"/gebieden/bouwen/voegen/":   "/gebieden/bouwen/metselen/ /over/wie/",
		"/gebieden/bouwen/":          "", // it links to itself
		"/over/wie/":                 "/gebieden/bouwen/voegen/",
	} {
		want(t, url, urls(mustPage(t, s, url).MentionedOn), pages)
	}
}

// A link to a page with a query is a link to that page.
func TestMentionedWithQuery(t *testing.T) {
	s := small(t, "content/hulp/bij/begin.md", "title = \"Beginnen\"\n+++\n", "title = \"Beginnen\"\n+++\n[a](/matrix/?level=laag)\n")
	want(t, "mentions", urls(mustPage(t, s, "/matrix/").MentionedOn), "/hulp/bij/begin/")
}

func TestMenu(t *testing.T) {
	s := small(t)
	want(t, "menu", urls(s.Menu), "/matrix/ /gebieden/ /over/")
	want(t, "footer", urls(s.Footer), "/vacatures/ /competenties/ /edities/ /hulp/ /modellen/ /niveaus/")
	s = small(t, "site.toml", `menu = ["/matrix/", "/gebieden/", "/over/"]`, "")
	want(t, "menu that site.toml leaves open", urls(s.Menu),
		"/over/ /gebieden/ /vacatures/ /competenties/ /edities/ /hulp/ /matrix/ /modellen/ /niveaus/")
	want(t, "footer", urls(s.Footer), "")
}

func TestMenuThatLeadsNowhere(t *testing.T) {
	s, problems := changed(t, "site.toml", `"/over/"]`, `"/ovr/"]`)
	want(t, "menu", urls(s.Menu), "/matrix/ /gebieden/")
	want(t, "problem", printed(problems), `
site.toml:7:35: error: the menu leads to /ovr/, which does not exist [broken-link]
    menu = ["/matrix/", "/gebieden/", "/ovr/"]
                                      ^
    did you mean "/over/"?
`)
}
