//go:build browser

package browsertest

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

const task = "/aandachtsgebieden/modereren/huisregels-bewaken/"

// TestCopyButtons holds that each button copies what stands beside it, and says so.
func TestCopyButtons(t *testing.T) {
	p := open(t, task, options{})
	p.wait(`customElements.get("copy-text")`)
	eval[bool](p, `navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }; true`)
	for selector, want := range map[string]string{
		"[aria-labelledby=verwijzen] div:nth-child(1)": shared.baseURL + "/cm-079/",
		"[aria-labelledby=verwijzen] div:nth-child(2)": shared.baseURL + "/edities/herzien/cm-079/",
		"[aria-labelledby=verwijzen] div:nth-child(3)": "“Huisregels bewaken” (CM-079), modereren, tactisch. Beroepsprofiel Community Manager, editie herzien. " +
			shared.baseURL + "/edities/herzien/cm-079/",
		"[aria-labelledby=verwijzen] div:nth-child(4)": p.text("[aria-labelledby=verwijzen] code"),
	} {
		p.click(selector + " button")
		p.wait(`document.querySelector("` + selector + ` output").textContent === "Gekopieerd"`)
		equal(t, selector, eval[string](p, "window.copied"), want)
	}
	p.accessible()
}

// TestCopyByHand holds that a browser which does not let a page copy shows what to copy.
func TestCopyByHand(t *testing.T) {
	p := open(t, task, options{})
	p.wait(`customElements.get("copy-text")`)
	eval[bool](p, `navigator.clipboard.writeText = () => Promise.reject(new Error("no")); true`)
	p.click("[aria-labelledby=verwijzen] button")
	p.wait(`document.querySelector("copy-text output").textContent.startsWith("Geselecteerd")`)
	equal(t, "selection", eval[string](p, "getSelection().toString()"), shared.baseURL+"/cm-079/")
}

func TestReferenceWithoutJavaScript(t *testing.T) {
	p := open(t, task, options{NoJS: true})
	equal(t, "buttons", p.visible("copy-text button"), 0)
	equal(t, "addresses", p.visible("copy-text a"), 2)
}

// TestCards holds that every card fits the frame that its snippet gives it, and nothing moves in from elsewhere.
func TestCards(t *testing.T) {
	cards, err := fs.Glob(shared.site, "embed/*/index.html")
	if err != nil || len(cards) != 84 {
		t.Fatalf("%d cards, %v", len(cards), err)
	}
	first := "/" + path.Dir(cards[0]) + "/"
	p := open(t, first, options{Width: 480, Height: 260})
	p.accessible()
	equal(t, "the width of a card", eval[int](p, `document.querySelector("main").getBoundingClientRect().width`), 480)
	highest := 0
	for _, card := range cards {
		p.navigate("/" + path.Dir(card) + "/")
		highest = max(highest, eval[int](p, `Math.ceil(document.querySelector("main").getBoundingClientRect().bottom)`))
	}
	t.Logf("the highest card has %d pixels", highest)
	if highest > 260 || highest < 200 {
		t.Errorf("the highest card has %d pixels; the frame has 260", highest)
	}
	p = open(t, first, options{Width: 320, Height: 260, Dark: true})
	p.screenshot("card-narrow-dark")
	p.accessible()
}

// TestCardOnAnotherSite shows the card with its own snippet in a page of another host, and follows its link.
func TestCardOnAnotherSite(t *testing.T) {
	snippet := open(t, task, options{}).text("[aria-labelledby=verwijzen] code")
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!doctype html><html lang="nl"><title>Elders</title><link rel="icon" href="data:,"><h1>Elders</h1>` + snippet))
	}))
	t.Cleanup(other.Close)
	p := openOn(t, strings.Replace(other.URL, "127.0.0.1", "localhost", 1), "/", options{})
	p.wait(`window.frames.length === 1`)
	p.wait(`(() => { try { return window.frames[0].document === null } catch { return true } })()`) // it is another origin, and stays so
	p.screenshot("card-elsewhere")
}
