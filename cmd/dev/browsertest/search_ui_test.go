//go:build browser

package browsertest

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	searchOpen   = `document.querySelector(".search-dialog").open`
	searchInput  = ".search-input"
	searchStatus = ".search-dialog .search-status"
	huisregels   = "/aandachtsgebieden/modereren/huisregels-bewaken/"
)

// openSearchable opens an address and waits until its dialog can be opened.
func openSearchable(t *testing.T, address string, o options) *page {
	t.Helper()
	p := open(t, address, o)
	p.wait(`document.querySelector(".search-dialog")`)
	return p
}

// search opens the dialog, pastes a query and waits until the live region says something about it. Pasted, because a busy
// machine may rest between two keys for so long that the region speaks of half a word.
func (p *page) search(query string) {
	p.t.Helper()
	p.press("/")
	p.wait(searchOpen)
	_, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: query})
	p.must(err)
	p.wait(`document.querySelector("` + searchStatus + `").textContent`)
}

// blockIndex makes every request for the search index fail, or lets them through again.
func (p *page) blockIndex(block bool) {
	p.t.Helper()
	var patterns []*network.BlockPattern
	if block {
		patterns = []*network.BlockPattern{{URLPattern: "*://*:*/data/search.json", Block: true}}
	}
	_, err := chromedp.Call(p.ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
	p.must(err)
}

// wantBlocked takes the problems of a page whose index is blocked, and fails the test when there are none or others.
func (p *page) wantBlocked() {
	p.t.Helper()
	seen := p.problems.take()
	other := func(problem string) bool { return !strings.Contains(problem, "a request failed: Fetch  inspector") }
	if len(seen) == 0 || slices.ContainsFunc(seen, other) {
		p.t.Errorf("with the index blocked, the problems are %q", seen)
	}
}

func TestSearchDialogOpensAndCloses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		open func(*page)
	}{
		{"slash", func(p *page) { p.press("/") }},
		{"Ctrl-K", func(p *page) { p.press("Ctrl+k") }},
		{"Cmd-K", func(p *page) { p.press("Meta+k") }},
		{"link", func(p *page) { p.click(".search-open") }},
		{"Enter on the link", func(p *page) { p.press("Enter") }},
	}
	closers := map[string]func(*page){
		"Escape": func(p *page) { p.press("Escape") },
		"button": func(p *page) { p.click(".search-close") },
		"beside": func(p *page) { p.do(chromedp.MouseClickXY(5, 5)) },
	}
	p := openSearchable(t, "/", options{})
	for _, test := range tests {
		for closer, shut := range closers {
			eval[bool](p, `(document.querySelector(".search-open").focus(), true)`)
			test.open(p)
			p.wait(searchOpen)
			equal(t, test.name+": focus", p.focused(), "input: Zoek een taak, onderwerp of code")
			equal(t, test.name+": text in the field", eval[string](p, `document.activeElement.value`), "")
			shut(p)
			p.wait("!" + searchOpen)
			equal(t, closer+": focus afterwards", p.focused(), "a: Zoeken")
		}
	}
}

func TestSearchShortcutsLeaveFieldsAlone(t *testing.T) {
	t.Parallel()
	p := openMatrix(t, "/matrix/", options{})
	p.wait(`document.querySelector(".search-dialog")`)
	p.fill("#matrix-q", "a/b")
	equal(t, "typed", eval[string](p, `document.querySelector("#matrix-q").value`), "a/b")
	p.press("Ctrl+k")
	if eval[bool](p, searchOpen) {
		t.Error("a shortcut opens the dialog while a reader types in a field")
	}
	p.click("[name=level]")
	p.press("/")
	p.wait(searchOpen) // in a checkbox nobody types
}

// TestSearchSlashHeldDown keeps the key down until the keyboard repeats it.
// A key that is pressed alone can be turned off (WCAG 2.2, 2.1.4), and stays off on other pages.
func TestSearchSlashCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	p.press("/")
	p.wait(searchOpen)
	p.click(".search-key input")
	p.press("Escape")
	p.wait("!" + searchOpen)
	p.press("/")
	if eval[bool](p, searchOpen) {
		t.Error("the key that was turned off opens the dialog")
	}
	p.navigate(huisregels)
	p.wait(`document.querySelector(".search-dialog")`)
	p.press("/")
	if eval[bool](p, searchOpen) {
		t.Error("on the next page the key opens the dialog again")
	}
	p.press("Ctrl+k")
	p.wait(searchOpen)
	p.click(".search-key input")
	p.press("Escape", "/")
	p.wait(searchOpen)
}

func TestSearchSlashHeldDown(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	events := kb.Encode('/')
	down, up := events[:len(events)-1], events[len(events)-1:]
	for _, event := range slices.Concat(down, down, down, up) {
		_, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, *event)
		p.must(err)
	}
	p.wait(searchOpen)
	equal(t, "text after a long press", eval[string](p, `document.activeElement.value`), "")
	p.press("1/2")
	equal(t, "text typed after it", eval[string](p, `document.activeElement.value`), "1/2")
}

func TestSearchShowsResults(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	p.search("huisregels")
	const first = `.search-dialog [role=option][href="` + huisregels + `"]`
	equal(t, "title", p.text(first+" .search-hit-title"), "Huisregels bewaken")
	equal(t, "facts", p.text(first+" .search-hit-facts"), "CM-079 · Modereren · Tactisch · 2017, herzien")
	if got := p.texts(first + " mark"); !slices.Equal(got, []string{"Huisregels", "huisregels"}) {
		t.Errorf("marked in title and summary: %q", got)
	}
	equal(t, "expanded", p.attr(searchInput, "aria-expanded"), "true")
	if p.count(`.search-dialog a:not([role=option]):not(.search-more)`) != 0 {
		t.Error("a result is no option of the list")
	}
}

func TestSearchGroupsResults(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	p.search("modereren")
	groups := p.texts(".search-dialog .search-group-label")
	for _, want := range []string{"Aandachtsgebieden", "Taken"} {
		if !slices.Contains(groups, want) {
			t.Errorf("the groups are %q, without %s", groups, want)
		}
	}
	if named := eval[[]string](p, `[...document.querySelectorAll(".search-dialog [role=group]")]
		.map(group => document.getElementById(group.getAttribute("aria-labelledby")).innerText)`); !slices.Equal(named, groups) {
		t.Errorf("the groups are called %q for a screen reader, %q on the screen", named, groups)
	}
}

func TestSearchShowsTheRestOnItsPage(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	p.search("community")
	equal(t, "results in the dialog", p.visible(".search-dialog [role=option]"), 12)
	count := p.text(searchStatus)
	equal(t, "link", p.text(".search-dialog .search-more"), "Bekijk alle "+count)
	p.press("Enter")
	p.arriveAt("/zoeken/?q=community")
	p.wait(`document.querySelector("[data-inline] .search-status")?.textContent === ` + quote(count))
}

func TestSearchByKeyboard(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	p.search("huisregels")
	last := p.count(".search-dialog [role=option]") - 1
	if last < 2 {
		t.Fatalf("%d results are too few for this test", last+1)
	}
	// The active option, -1 for none; the field and the option itself must agree.
	const active = `(options => {
		const named = options.findIndex(o => o.id === document.querySelector(".search-input").getAttribute("aria-activedescendant"));
		const selected = options.flatMap((o, i) => o.ariaSelected === "true" ? [i] : []);
		return selected.join() === (named < 0 ? "" : String(named)) ? named : "selected: " + selected + ", named: " + named;
	})([...document.querySelectorAll(".search-dialog [role=option]")])`
	for _, step := range []struct {
		key  string
		want int
	}{
		{"ArrowDown", 0}, {"ArrowDown", 1}, {"ArrowUp", 0}, {"ArrowUp", last}, {"ArrowDown", 0}, {"End", last}, {"Home", 0},
		{"ArrowDown", 1},
	} {
		p.press(step.key)
		equal(t, step.key, eval[any](p, active), any(float64(step.want)))
	}
	equal(t, "focus", p.focused(), "input: Zoek een taak, onderwerp of code")
	address := p.attr(".search-dialog [aria-selected=true]", "href")
	p.press("Enter")
	p.arriveAt(address)
}

func TestSearchActiveOptionIsInView(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{Width: 390, Height: 500})
	p.search("community")
	p.press("End")
	if !eval[bool](p, `(([list, option]) => option.top >= list.top - 1 && option.bottom <= list.bottom + 1)(
		[".search-results", ".search-results [aria-selected=true]"].map(s => document.querySelector(s).getBoundingClientRect()))`) {
		t.Error("the active option is not in view")
	}
}

func TestSearchCodeLeadsToItsTask(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"CM-079", "cm 79", "cm79", "79"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			p := openSearchable(t, "/", options{})
			p.search(code)
			p.press("Enter")
			p.arriveAt(huisregels)
		})
	}
}

// TestSearchEnterWaitsForTheIndex is a reader who pastes a code over a slow connection.
func TestSearchEnterWaitsForTheIndex(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	eval[bool](p, `(fetched => {
		const late = new Promise(done => { window.arrived = done; });
		window.fetch = async (...request) => { await late; return fetched(...request); };
		return true;
	})(window.fetch)`)
	p.press("/")
	p.wait(searchOpen)
	p.fill(searchInput, "CM-079")
	p.press("Enter")
	eval[bool](p, `(window.arrived(), true)`)
	p.arriveAt(huisregels)
}

func TestSearchWithoutResults(t *testing.T) {
	t.Parallel()
	p := openSearchable(t, "/", options{})
	p.search("xqzvw")
	equal(t, "sentence", p.text(searchStatus),
		"Geen resultaten. Probeer een ander of korter woord, of kijk in de volledige lijst.")
	equal(t, "results", p.visible(".search-dialog [role=listbox]"), 0)
	equal(t, "expanded", p.attr(searchInput, "aria-expanded"), "false")
	p.click(".search-dialog .search-more")
	p.arriveAt("/zoeken/")
}

func TestSearchWithoutItsIndex(t *testing.T) {
	t.Parallel()
	const sentence = "Zoeken lukt nu niet: de index kan niet worden geladen. Alle pagina’s staan ook in een lijst."
	p := openSearchable(t, "/", options{})
	p.blockIndex(true)
	p.search("huisregels")
	p.wantBlocked()
	equal(t, "sentence", p.text(searchStatus), sentence)
	equal(t, "link", p.attr(".search-dialog .search-more", "href"), "/zoeken/")
	equal(t, "visible link", p.visible(".search-dialog .search-more"), 1)
	p.blockIndex(false)
	p.press("s") // what fails is tried again
	p.fill(searchInput, "huisregels")
	p.wait(`document.querySelector('.search-dialog [href="` + huisregels + `"]')`)

	p = openSearchable(t, "/zoeken/", options{})
	p.blockIndex(true)
	p.fill("#zoekveld", "huisregels")
	p.wait(`document.querySelector("[data-inline] .search-status")?.textContent`)
	p.wantBlocked()
	equal(t, "sentence on the page", p.text("[data-inline] .search-status"), sentence)
	equal(t, "list on the page", p.visible(".search-all"), 1)
}

// TestSearchSpeaksAtRest types faster than a screen reader can follow: it must hear one sentence, some time after the last key,
// in a region that was there before.
func TestSearchSpeaksAtRest(t *testing.T) {
	t.Parallel()
	const leastRest = 200 // milliseconds
	p := openSearchable(t, "/", options{})
	equal(t, "role", p.attr(searchStatus, "role"), "status")
	p.search("modereren")
	type heard struct {
		Text string  `json:"text"`
		Rest float64 `json:"rest"` // milliseconds after the last key
	}
	said := eval[[]heard](p, `new Promise(done => {
		const status = document.querySelector("`+searchStatus+`"), field = document.querySelector(".search-input"), said = [];
		let last;
		new MutationObserver(() => {
			said.push({text: status.textContent, rest: performance.now() - last});
			setTimeout(done, 0, said);
		}).observe(status, {childList: true});
		for (let i = 1; i <= 6; i++) {
			field.value = "CM-079".slice(0, i);
			field.dispatchEvent(new InputEvent("input", {bubbles: true}));
			last = performance.now();
		}
	})`)
	if len(said) != 1 || said[0].Text != "1 resultaat" || said[0].Rest < leastRest {
		t.Errorf("a screen reader hears %v, want one sentence after a rest of at least %d ms", said, leastRest)
	}
}

func TestSearchDialogIsAccessible(t *testing.T) {
	t.Parallel()
	for _, o := range []options{{}, {Dark: true}, {Width: 390}, {Width: 390, Dark: true}} {
		t.Run(choose(o.Width == 390, "390 ", "1280 ")+choose(o.Dark, "dark", "light"), func(t *testing.T) {
			t.Parallel()
			p := openSearchable(t, "/", o)
			p.search("modereren")
			p.press("ArrowDown")
			p.screenshot(shotName(t))
			p.accessible()
		})
	}
}
