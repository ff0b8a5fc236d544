//go:build browser

package browsertest

import (
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestFormsKeepWhatWasTypedEarly types before a component's script has come: the form counts, not the address.
func TestFormsKeepWhatWasTypedEarly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ address, script, field, ready string }{
		{"/matrix/", "task-matrix.js", "#matrix-q", `document.querySelector("task-matrix").dataset.ready === ""`},
		{"/zoeken/", "profile-search.js", "#zoekveld", `document.querySelector(".search-results-inline:not([hidden])")`},
	} {
		t.Run(c.address, func(t *testing.T) {
			p := open(t, "/over/", options{})
			p.blockScript(c.script)
			p.navigate(c.address)
			p.wait(`document.querySelector(".site-menu").dataset.ready === ""`)
			eval[any](p, `document.querySelector(`+quote(c.field)+`).value = "huisregels"`)
			p.blockScript("")
			p.problems.take() // the script that was blocked
			eval[any](p, `import(document.querySelector("script[type=module]").src.replace("site.js", `+quote(c.script+"?late")+`)).then(() => 1)`)
			p.wait(c.ready)
			p.wait(`location.search === "?q=huisregels"`)
			if got := eval[string](p, `document.querySelector(`+quote(c.field)+`).value`); got != "huisregels" {
				t.Errorf("the field holds %q", got)
			}
		})
	}
}

// blockScript makes requests for one script fail; an empty name lets everything through again.
func (p *page) blockScript(name string) {
	p.t.Helper()
	var patterns []*network.BlockPattern
	if name != "" {
		patterns = []*network.BlockPattern{{URLPattern: "*://*:*/assets/*/js/" + name, Block: true}}
	}
	_, err := chromedp.Call(p.ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
	p.must(err)
}
