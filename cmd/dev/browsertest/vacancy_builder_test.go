//go:build browser

package browsertest

import (
	"testing"
)

const builderAddress = "/vacatures/samenstellen/"

// openBuilder opens the builder with a fragment, and waits until it works.
func openBuilder(t *testing.T, fragment string, o options) *page {
	t.Helper()
	p := open(t, builderAddress+fragment, o)
	p.wait(`document.querySelector("vacancy-builder[data-ready]")`)
	p.wait(`document.querySelector(".vacancy-paper").children.length > 0`)
	return p
}

func TestBuilderLooks(t *testing.T) {
	for name, o := range map[string]options{"wide": {}, "narrow": {Width: 390}, "dark": {Dark: true}, "paper": {Print: true}} {
		p := openBuilder(t, "#v=1&template=operationele-community-manager", o)
		p.screenshot("builder-" + name)
		eval[int](p, `document.querySelectorAll("details").forEach(d => d.open = true), 1`)
		p.screenshot("builder-open-" + name)
		if !o.Print { // on paper the page has no heading of its own
			p.accessible()
		}
	}
}
