//go:build browser

package browsertest

import (
	"io/fs"
	"strings"
	"testing"
)

// kind is a kind of page and where to find one.
type kind struct {
	name    string
	pattern string // a glob of folders below the site; the first that has a page is taken
}

// kinds are all the kinds of page that the site has.
func kinds() []kind {
	return []kind{
		{"home", ""},
		{"matrix", "matrix"},
		{"matrix of one area", "matrix/modereren"},
		{"areas", "aandachtsgebieden"},
		{"area", "aandachtsgebieden/modereren"},
		{"task", "aandachtsgebieden/modereren/huisregels-bewaken"},
		{"levels", "niveaus"},
		{"level", "niveaus/tactisch"},
		{"editions", "edities"},
		{"edition", "edities/2017"},
		{"matrix of an edition", "edities/2017/matrix"},
		{"task as an edition has it", "edities/2017/cm-079"},
		{"difference between editions", "edities/2017-herzien"},
		{"competencies", "competenties"},
		{"competency", "competenties/*"},
		{"models", "kerntaken"},
		{"model", "kerntaken/*"},
		{"core task", "kerntaken/*/*"},
		{"vacancies", "vacatures"},
		{"vacancy", "vacatures/moderator"},
		{"vacancy builder", "vacatures/samenstellen"},
		{"vacancy check", "vacatures/controle"},
		{"page", "over/waarvoor"},
		{"search", "zoeken"},
	}
}

// address is the address of a page of this kind.
func (k kind) address(t *testing.T) string {
	t.Helper()
	files, err := fs.Glob(shared.site, strings.TrimPrefix(k.pattern+"/index.html", "/"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the site has no %s (%s/index.html)", k.name, k.pattern)
	}
	return "/" + strings.TrimSuffix(files[0], "index.html")
}

// eachKind runs a test for a page of every kind, and for 404.html as a file and as an answer.
func eachKind(t *testing.T, test func(t *testing.T, address string, o options)) {
	t.Helper()
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			test(t, k.address(t), options{})
		})
	}
	t.Run("404.html", func(t *testing.T) {
		t.Parallel()
		test(t, "/404.html", options{})
	})
	t.Run("not found", func(t *testing.T) {
		t.Parallel()
		test(t, "/dit/bestaat/niet/", options{Status: 404})
	})
}

func TestPagesOpen(t *testing.T) {
	eachKind(t, func(t *testing.T, address string, o options) {
		p := open(t, address, o)
		if p.visible("h1") != 1 {
			t.Errorf("%s has %d visible h1s", address, p.visible("h1"))
		}
		if title := eval[string](p, "document.title"); title == "" {
			t.Errorf("%s has no title", address)
		}
		p.screenshot(shotName(t))
	})
}

// shotName makes a file name of a test's name.
func shotName(t *testing.T) string {
	return strings.NewReplacer("/", "-", " ", "-", "_", "-").Replace(t.Name())
}

// TestNarrowPagesDoNotScrollSideways holds WCAG 1.4.10 (reflow): at 320 CSS pixels a reader scrolls in one direction only.
func TestNarrowPagesDoNotScrollSideways(t *testing.T) {
	eachKind(t, func(t *testing.T, address string, o options) {
		o.Width, o.Height = 320, 640
		p := open(t, address, o)
		p.screenshot(shotName(t))
		const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
		if pixels := eval[int](p, overflow); pixels > 0 {
			t.Errorf("%s is %d pixels too wide; beyond the edge: %s", address, pixels, strings.Join(beyondEdge(p), ", "))
		}
	})
}

// beyondEdge names the first elements that stick out of the window at the right.
func beyondEdge(p *page) []string {
	return eval[[]string](p, `[...document.body.querySelectorAll("*")]
		.filter(e => e.getBoundingClientRect().left + e.scrollWidth > document.documentElement.clientWidth + 1)
		.map(e => e.localName + (e.className ? "." + e.getAttribute("class") : "")).slice(0, 5)`)
}

func TestPagesWorkWithoutJavaScript(t *testing.T) {
	eachKind(t, func(t *testing.T, address string, o options) {
		o.NoJS = true
		p := open(t, address, o)
		if p.visible("h1") != 1 {
			t.Errorf("%s has no visible h1 without JavaScript", address)
		}
		if p.visible("header nav a[href]") == 0 {
			t.Errorf("%s has no visible link in its main navigation without JavaScript", address)
		}
	})
}
