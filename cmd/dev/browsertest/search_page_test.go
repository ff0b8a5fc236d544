//go:build browser

package browsertest

import (
	"slices"
	"strings"
	"testing"
)

const foundOnPage = `document.querySelector('[data-inline] .search-results [href="` + huisregels + `"]')`

func TestSearchPageKeepsItsQuery(t *testing.T) {
	t.Parallel()
	p := open(t, "/zoeken/", options{})
	p.wait(`document.querySelector("#zoekveld").checkVisibility()`)
	equal(t, "list at first", p.visible(".search-all"), 1)
	p.fill("#zoekveld", "huisregels  én")
	p.wait(foundOnPage)
	equal(t, "address", p.address(), "/zoeken/?q=huisregels++%C3%A9n")
	equal(t, "list beside results", p.visible(".search-all"), 0)
	p.fill("#zoekveld", "huisregels")
	p.wait(foundOnPage)
	equal(t, "address", p.address(), "/zoeken/?q=huisregels")
	equal(t, "group", p.text("[data-inline] .search-results h2"), "Taken")
	if marks := p.texts(`[data-inline] [href="` + huisregels + `"] mark`); !slices.Contains(marks, "Huisregels") {
		t.Errorf("marked: %q", marks)
	}
	p.press("Enter")
	equal(t, "address after Enter", p.address(), "/zoeken/?q=huisregels")
	p.fill("#zoekveld", "")
	p.wait("!" + foundOnPage)
	equal(t, "address without a query", p.address(), "/zoeken/")
	equal(t, "list without a query", p.visible(".search-all"), 1)
	p.fill("#zoekveld", "xqzvw")
	p.wait(`document.querySelector("[data-inline] .search-status")?.textContent.startsWith("Geen resultaten.")`)
	equal(t, "list without results", p.visible(".search-all"), 1)
}

func TestSearchPageRestoresItsQuery(t *testing.T) {
	t.Parallel()
	restored := func(p *page, query string) {
		t.Helper()
		p.arriveAt("/zoeken/?q=" + query)
		p.wait(`document.querySelector("[data-inline] .search-hit")`)
		equal(t, "text", eval[string](p, `document.querySelector("#zoekveld").value`), query)
		title := p.text("[data-inline] .search-hit mark")
		if !strings.EqualFold(title, query) {
			t.Errorf("%s: the first result has %q marked", query, title)
		}
		equal(t, "list", p.visible(".search-all"), 0)
	}
	p := open(t, "/zoeken/?q=huisregels", options{})
	restored(p, "huisregels")
	p.navigate("/zoeken/?q=crisis")
	restored(p, "crisis")
	p.back()
	restored(p, "huisregels")
	p.forward()
	restored(p, "crisis")
	eval[bool](p, `(document.querySelector("[data-inline] .search-hit").click(), true)`)
	p.arrive(`location.pathname.startsWith("/aandachtsgebieden/")`)
	p.back()
	restored(p, "crisis")
}

// TestSearchPageFollowsTheHistory goes back and forth within one page: no load restores the query.
func TestSearchPageFollowsTheHistory(t *testing.T) {
	t.Parallel()
	p := open(t, "/zoeken/", options{})
	p.wait(`document.querySelector("#zoekveld").checkVisibility()`)
	p.click(`.letters [href="#letter-c"]`)
	p.arriveAt("/zoeken/#letter-c")
	p.fill("#zoekveld", "huisregels")
	p.wait(foundOnPage)
	p.back()
	p.arriveAt("/zoeken/")
	p.wait("!" + foundOnPage)
	equal(t, "text", eval[string](p, `document.querySelector("#zoekveld").value`), "")
	equal(t, "list", p.visible(".search-all"), 1)
	p.forward()
	p.wait(foundOnPage)
	equal(t, "text", eval[string](p, `document.querySelector("#zoekveld").value`), "huisregels")
	equal(t, "list", p.visible(".search-all"), 0)
}

func TestSearchPageIsWhereShortcutsLead(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"/", "Ctrl+k"} {
		p := openSearchable(t, "/zoeken/", options{})
		p.press(key)
		equal(t, key, eval[string](p, `document.activeElement.id`), "zoekveld")
		equal(t, "text", eval[string](p, `document.activeElement.value`), "")
		equal(t, "dialog", eval[bool](p, searchOpen), false)
	}
}

func TestSearchPageIsAccessible(t *testing.T) {
	t.Parallel()
	for _, o := range []options{{}, {Width: 390, Dark: true}} {
		t.Run(choose(o.Dark, "390 dark", "1280 light"), func(t *testing.T) {
			t.Parallel()
			p := open(t, "/zoeken/?q=modereren", o)
			p.wait(`document.querySelector("[data-inline] .search-status")?.textContent`)
			p.accessible()
		})
	}
}

func TestSearchPageWithoutJavaScript(t *testing.T) {
	t.Parallel()
	p := open(t, "/zoeken/", options{NoJS: true})
	equal(t, "form", p.visible("[data-inline] form, #zoekveld"), 0)
	equal(t, "link in the header", p.visible(`.search-open[href="/zoeken/"]`), 1)
	listed := eval[map[string]string](p, `Object.fromEntries([...document.querySelectorAll(".search-all li")]
		.filter(item => item.checkVisibility())
		.map(item => [item.querySelector(".code")?.innerText ?? "", item.querySelector("a").innerText]))`)
	for _, task := range publishedTasks(t) {
		if got := strings.Join(strings.Fields(listed[task.Code]), " "); got != strings.Join(strings.Fields(task.Title), " ") {
			t.Errorf("%s is listed as %q, want %q", task.Code, got, task.Title)
		}
	}
	letters := eval[[]string](p, `[...document.querySelectorAll(".letters a")].map(a => a.hash)
		.filter(hash => !document.querySelector(hash))`)
	if len(letters) > 0 {
		t.Errorf("letters lead nowhere: %q", letters)
	}
}
