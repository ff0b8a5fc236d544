//go:build browser

package browsertest

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// onGitHub is where the site under test says that it comes from; see build.
const onGitHub = "https://github.com/naam/profiel"

// links returns the addresses of links as the browser follows them.
func (p *page) links(selector string) []string {
	p.t.Helper()
	return eval[[]string](p, `[...document.querySelectorAll(`+quote(selector)+`)].map(link => link.href)`)
}

// TestEditLinks holds that the button of a page leads to the file with its words, on the branch of site.toml.
func TestEditLinks(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ address, file string }{
		{"/", "content/_index.md"},
		{"/over/waarvoor/", "content/over/waarvoor.md"},
		{"/aandachtsgebieden/modereren/", "content/aandachtsgebieden/modereren/_index.md"},
		{"/aandachtsgebieden/modereren/huisregels-bewaken/", huisregelsFile},
		{"/edities/2017/cm-079/", huisregelsFile},
		{"/edities/2017/", "content/edities/2017.md"},
		{"/vacatures/moderator/", "content/vacatures/moderator.md"},
	} {
		t.Run(test.address, func(t *testing.T) {
			t.Parallel()
			p := open(t, test.address, options{NoJS: true})
			p.click(".contribute summary")
			equal(t, "steps", p.visible(".contribute ol > li"), 3)
			if got := p.links(".contribute details a"); len(got) != 1 || got[0] != onGitHub+"/edit/main/"+test.file {
				t.Errorf("it leads to %q", got)
			}
			if _, err := os.Stat(filepath.Join(repository, test.file)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestIssueLinks holds that the form for an issue knows the page, whatever its title holds.
func TestIssueLinks(t *testing.T) {
	t.Parallel()
	eachKind(t, func(t *testing.T, address string, o options) {
		o.NoJS = true
		p := open(t, address, o)
		links := p.links(".contribute a[href*='/issues/new']")
		if len(links) != 1 || !strings.HasPrefix(links[0], onGitHub+"/issues/new?") {
			t.Fatalf("links: %q", links)
		}
		query := parsed(t, links[0]).Query()
		equal(t, "form", query.Get("template"), "tekst.yml")
		if o.Status == 404 || address == "/404.html" {
			return
		}
		equal(t, "page", query.Get("adres"), shared.baseURL+address)
		equal(t, "title", query.Get("pagina"), query.Get("title"))
		if title := eval[string](p, "document.title"); !strings.HasPrefix(title, query.Get("pagina")) {
			t.Errorf("the page is called %q, and the form says %q", title, query.Get("pagina"))
		}
	})
}

func parsed(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestNewLinks puts what a link fills in into the site, under the name that it fills in, and asks the program what it makes of that.
func TestNewLinks(t *testing.T) {
	t.Parallel()
	program := theProgram(t)
	for _, test := range []struct {
		address, link string // the link among those on the page
		file          string
		says          []string
	}{
		{"/aandachtsgebieden/modereren/", "tactisch", "content/aandachtsgebieden/modereren/nieuwe-taak.md", []string{"level = \"tactisch\"", "## Wat je doet"}},
		{"/bijdragen/", "strategisch", "content/aandachtsgebieden/analyseren/nieuwe-taak.md", []string{"level = \"strategisch\"", "## Verder op dit niveau"}},
		{"/bijdragen/", "vacature", "content/vacatures/nieuwe-vacature.md", []string{"{taken}"}},
		{"/vacatures/", "vacature", "content/vacatures/nieuwe-vacature.md", []string{"{taken}", "tasks = []"}},
	} {
		t.Run(test.address+" "+test.link, func(t *testing.T) {
			t.Parallel()
			p := open(t, test.address, options{NoJS: true})
			address := eval[string](p, `[...document.querySelectorAll(".new-files a[href*='/new/']")].find(a => a.textContent.includes(`+quote(test.link)+`)).href`)
			u := parsed(t, address)
			if got := u.Scheme + "://" + u.Host + u.Path; got != onGitHub+"/new/main" || len(address) >= 8000 {
				t.Errorf("it leads to %s, in %d bytes", got, len(address))
			}
			equal(t, "file", u.Query().Get("filename"), test.file)
			text := u.Query().Get("value")
			for _, line := range append(test.says, "+++", "<!-- Wat tussen zulke pijlen staat") {
				if !strings.Contains(text, line) {
					t.Errorf("it does not say %s:\n%s", line, text)
				}
			}
			s := copySources(t)
			s.write(test.file, text)
			if output, err := exec.Command(program, "-C", s.folder, "check").CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
}

func TestContributeIsAccessible(t *testing.T) {
	for _, address := range []string{"/over/waarvoor/", "/matrix/", "/bijdragen/"} {
		for name, o := range map[string]options{"light": {}, "dark": {Dark: true}, "narrow": {Width: 320}} {
			t.Run(address+" "+name, func(t *testing.T) {
				t.Parallel()
				p := open(t, address, o)
				p.click(".contribute summary")
				p.accessible()
				p.screenshot(shotName(t))
			})
		}
	}
}
