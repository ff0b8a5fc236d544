//go:build browser

package browsertest

import (
	"slices"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const themeButton = "theme-switch button"

// wantTheme fails the test unless the page, as a reader sees it, is dark or light and the switch offers the other.
func (p *page) wantTheme(what string, dark bool) {
	p.t.Helper()
	// The switch hears of a change by the system or the history a moment later.
	p.wait(`document.querySelector("` + themeButton + `")?.innerText === ` + quote(choose(dark, "Licht", "Donker")))
	const darkness = `getComputedStyle(document.body).backgroundColor.match(/^rgb\((\d+), (\d+), (\d+)\)$/)
		.slice(1).reduce((sum, part) => sum + Number(part), 0) < 384`
	equal(p.t, what+": dark", eval[bool](p, darkness), dark)
	const scheme = `(probe => {
		probe.style.color = "light-dark(rgb(0, 0, 1), rgb(0, 0, 2))";
		document.body.append(probe);
		const color = getComputedStyle(probe).color;
		probe.remove();
		return {"rgb(0, 0, 1)": "light", "rgb(0, 0, 2)": "dark"}[color] ?? color;
	})(document.createElement("span"))`
	equal(p.t, what+": scheme of fields and scrollbars", eval[string](p, scheme), choose(dark, "dark", "light"))
}

func TestThemeFollowsTheSystemWithoutAChoice(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{false, true} {
		p := open(t, "/", options{Dark: dark})
		p.wantTheme("at first", dark)
		p.emulate(options{Dark: !dark})
		p.wantTheme("after the system changed", !dark)
		equal(t, "stored without a choice", eval[int](p, "localStorage.length"), 0)
	}
}

func TestThemeChoiceIsKept(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{false, true} {
		p := open(t, "/", options{Dark: dark})
		p.wantTheme("at first", dark)
		p.click(themeButton)
		p.wantTheme("after a click", !dark)
		p.navigate("/matrix/")
		p.wantTheme("on the next page", !dark)
		p.emulate(options{Dark: !dark})
		p.emulate(options{Dark: dark})
		p.wantTheme("after the system changed", !dark)
		p.click(themeButton)
		p.wantTheme("after a second click", dark)
	}
}

// TestThemeChoiceReachesPagesBefore goes back to a page that the browser kept as it was when it was left.
func TestThemeChoiceReachesPagesBefore(t *testing.T) {
	t.Parallel()
	p := open(t, "/", options{})
	p.wantTheme("at first", false)
	p.navigate("/matrix/")
	p.click(themeButton)
	p.wantTheme("after a click", true)
	p.back()
	p.arriveAt("/")
	p.wantTheme("back", true)
}

// TestThemeDoesNotFlash holds that a chosen theme is there before the first element that can be painted, and stays.
func TestThemeDoesNotFlash(t *testing.T) {
	t.Parallel()
	p := open(t, "/", options{})
	p.wantTheme("at first", false)
	p.click(themeButton)
	_, err := chromedp.Call(p.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
		window.themes = [];
		new MutationObserver((changes, observer) => {
			if (!document.body) return;
			window.themes.push(document.documentElement.dataset.theme ?? "none");
			observer.disconnect();
			new MutationObserver(() => window.themes.push("changed")).observe(document.documentElement, {attributeFilter: ["data-theme"]});
		}).observe(document, {childList: true, subtree: true});`})
	p.must(err)
	p.navigate("/matrix/")
	p.wantTheme("next page", true)
	if got := eval[[]string](p, "window.themes"); !slices.Equal(got, []string{"dark"}) {
		t.Errorf("when the body starts the theme is %q, want dark only", got)
	}
}

func TestThemeSwitchNeedsJavaScript(t *testing.T) {
	t.Parallel()
	p := open(t, "/", options{NoJS: true})
	equal(t, "visible switches", p.visible("theme-switch button"), 0)
}

func TestMenu(t *testing.T) {
	t.Parallel()
	const links = ".site-menu nav a[href]"
	p := open(t, "/", options{Width: 390})
	p.wait(`!document.querySelector(".site-menu").open`)
	equal(t, "links on a phone at first", p.visible(links), 0)
	p.click(".site-menu summary")
	p.wait(`document.querySelector(".site-menu").open`)
	all := p.visible(links)
	equal(t, "links after a click", all, p.count(links))
	p.click(".site-menu summary")
	p.wait(`!document.querySelector(".site-menu").open`)
	equal(t, "links after a second click", p.visible(links), 0)
	p.emulate(options{Width: 1280})
	p.wait(`document.querySelector(".site-menu").open`)
	equal(t, "links when it becomes wide", p.visible(links), all)
	equal(t, "buttons when it becomes wide", p.visible(".site-menu summary"), 0)
	p.emulate(options{Width: 390})
	p.wait(`!document.querySelector(".site-menu").open`)
	equal(t, "buttons when it becomes narrow", p.visible(".site-menu summary"), 1)
	wide := open(t, "/matrix/", options{Width: 1280})
	wide.wait(`document.querySelector("` + themeButton + `")`)
	equal(t, "links on a wide screen", wide.visible(links), all)
	equal(t, "buttons on a wide screen", wide.visible(".site-menu summary"), 0)
}

func TestSkipLink(t *testing.T) {
	t.Parallel()
	const seen = `(box => box.width > 1 && box.top >= 0 && box.left >= 0)(
		document.querySelector(".skip-link").getBoundingClientRect())`
	for address, width := range map[string]int{"/": 390, "/matrix/": 1280, "/zoeken/": 1280, huisregels: 390} {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			p := open(t, address, options{Width: width})
			equal(t, "in view before it has the focus", eval[bool](p, seen), false)
			p.press("Tab")
			equal(t, "first stop", p.focused(), "a: Naar de inhoud")
			p.wait(seen)
			p.press("Enter")
			p.wait(`document.activeElement === document.querySelector("main")`)
			p.press("Tab")
			p.wait(`document.activeElement.matches("main *")`)
		})
	}
}
