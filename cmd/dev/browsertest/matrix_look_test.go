//go:build browser

package browsertest

import (
	"testing"
)

func TestMatrixOfOneArea(t *testing.T) {
	p := openMatrix(t, "/matrix/modereren/", options{})
	if p.count("task-matrix [name=area]") != 0 {
		t.Error("the matrix of one area has a filter by area")
	}
	p.wantCodes(codesOf(t, func(t publishedTask) bool { return t.in("modereren") }))
	p.click("[name=level][value=operationeel]")
	p.pick("#matrix-edition", "2017")
	p.wantAddress("/matrix/modereren/?level=operationeel&edition=2017")
	p.wantCodes(codesOf(t, func(t publishedTask) bool {
		return t.Editions["2017"].Area == "modereren" && t.Editions["2017"].Level == "operationeel"
	}))
	p.screenshot(shotName(t))
}

func TestMatrixOnAPhone(t *testing.T) {
	for _, dark := range []bool{false, true} {
		t.Run(choose(dark, "dark", "light"), func(t *testing.T) {
			p := openMatrix(t, "/matrix/", options{Width: 390, Height: 844, Dark: dark})
			p.screenshot(shotName(t))
			if pixels := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); pixels > 0 {
				t.Errorf("the page is %d pixels too wide", pixels)
			}
			if p.visible("task-matrix thead th") != 0 || p.visible("task-matrix tbody th") != 8 {
				t.Error("the table is not cards by area")
			}
			if got := p.visible("task-matrix td > .matrix-cell-level"); got != 24 {
				t.Errorf("%d cells say their level, want 24", got)
			}
			if p.visible("task-matrix [name=level]") != 0 {
				t.Error("the filters are not folded")
			}
			p.click(".matrix-filters > summary")
			p.wait(`document.querySelector("[name=level]").checkVisibility()`)
			p.click("[name=level][value=tactisch]")
			p.fill("#matrix-q", "moderat")
			p.waitStatus("6 van 84 taken")
			if got := p.text(".matrix-filters > summary"); got != "Filters (1)" {
				t.Errorf("the summary says %q", got)
			}
			if pixels := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); pixels > 0 {
				t.Errorf("with filters the page is %d pixels too wide", pixels)
			}
			if small := smallTargets(p); len(small) > 0 {
				t.Errorf("controls of less than 44 pixels: %q", small)
			}
			p.screenshot(shotName(t) + "-filtered")
		})
	}
}

// smallTargets names the controls of the form that are less than 44 CSS pixels high; a checkbox counts with its label.
func smallTargets(p *page) []string {
	return eval[[]string](p, `[...document.querySelectorAll("task-matrix form :is(input, select, button, summary)")]
		.map(e => e.type === "checkbox" ? e.labels[0] : e)
		.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
		.map(e => e.localName + " " + e.textContent.trim())`)
}

func TestMatrixOnAWideScreen(t *testing.T) {
	for _, width := range []int{1280, 1600} {
		for _, dark := range []bool{false, true} {
			t.Run(quote(width)+choose(dark, " dark", " light"), func(t *testing.T) {
				p := openMatrix(t, "/matrix/", options{Width: width, Dark: dark})
				p.screenshot(shotName(t))
				if small := smallTargets(p); len(small) > 0 {
					t.Errorf("controls of less than 44 pixels: %q", small)
				}
				if p.visible("task-matrix td > .matrix-cell-level") != 0 || p.visible("task-matrix summary") != 0 {
					t.Error("parts for a phone show")
				}
				eval[bool](p, "(document.querySelector('[data-code=CM-079]').scrollIntoView({block: 'center', behavior: 'instant'}), true)")
				if top := eval[float64](p, "document.querySelector('task-matrix thead th').getBoundingClientRect().top"); top != 0 {
					t.Errorf("the head of the table is at %v, not at the top of the window", top)
				}
			})
		}
	}
}

func TestMatrixOnPaper(t *testing.T) {
	p := openMatrix(t, "/matrix/", options{Print: true, Width: 1000})
	if p.visible("task-matrix form") != 0 {
		t.Error("the form is printed")
	}
	if got := len(visibleCodes(p)); got != 84 {
		t.Errorf("%d tasks are printed, want 84", got)
	}
	if p.visible(".matrix-print") != 0 {
		t.Error("a line about filters is printed though there are none")
	}
	p.screenshot(shotName(t))
	p.navigate("/matrix/?q=community&level=tactisch")
	p.wait(`document.querySelector("task-matrix[data-ready]")`)
	shown := len(visibleCodes(p))
	want := quote(shown) + " van 84 taken. Gefilterd: tekst ‘community’, niveau Tactisch."
	if got := p.text(".matrix-print"); got != want || p.visible(".matrix-print") != 1 {
		t.Errorf("the printed line is %q, want %q", got, want)
	}
}
