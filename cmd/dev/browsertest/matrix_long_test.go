//go:build browser

package browsertest

import (
	"strings"
	"testing"
)

// openLongMatrix opens the matrix with every row so many times, under codes of its own, as if the profile had that many areas. The script
// comes when the table is that long.
func openLongMatrix(t *testing.T, times int) *page {
	t.Helper()
	p := open(t, "/over/", options{})
	p.blockScript("task-matrix.js")
	p.navigate("/matrix/")
	p.wait(`document.querySelector(".site-menu").dataset.ready === ""`)
	eval[bool](p, `(() => {
		const body = document.querySelector(".matrix-table tbody");
		const rows = [...body.rows];
		for (let i = 1; i < `+quote(times)+`; i++) {
			for (const row of rows) {
				const copy = row.cloneNode(true);
				for (const item of copy.querySelectorAll("li[data-code]")) {
					item.querySelector(".code").textContent = item.dataset.code = item.dataset.code.replace("CM-", "CM-" + i);
				}
				body.append(copy);
			}
		}
		document.querySelector(".matrix-table").classList.add("matrix-long");
		return true;
	})()`)
	p.blockScript("")
	p.problems.take() // the script that was blocked
	eval[any](p, `import(document.querySelector("script[type=module]").src.replace("site.js", "task-matrix.js?late")).then(() => 1)`)
	p.wait(`document.querySelector("task-matrix[data-ready]")`)
	return p
}

// inWindow is JavaScript for the tasks whose middle the reader sees, and notBy for those that wrongly show or not.
const (
	inWindow = `[...document.querySelectorAll(".matrix-table li[data-code] > a")].filter((link) => {
		const {top, bottom} = link.getBoundingClientRect();
		return link.checkVisibility({contentVisibilityAuto: true}) && bottom > 0 && top < innerHeight;
	})`
	notBy = `((word) => [...document.querySelectorAll(".matrix-table li[data-code]")]
		.filter((item) => item.querySelector("a").textContent.toLowerCase().includes(word) === item.hidden).length)`
)

// TestLongMatrixIsRightWhereTheReaderLooks types and looks before the browser had time for the rest of the table, and after: with the table
// below other things, at the upper edge of the window, and scrolled.
func TestLongMatrixIsRightWhereTheReaderLooks(t *testing.T) {
	p := openLongMatrix(t, 15)
	for _, scrolled := range []int{-400, 0, 600} {
		for _, word := range []string{"beleid", "e", "community", ""} {
			eval[bool](p, `(() => {
				document.querySelector(".matrix-table").scrollIntoView({behavior: "instant"});
				scrollBy({top: `+quote(scrolled)+`, behavior: "instant"});
				const field = document.querySelector("#matrix-q");
				field.value = `+quote(word)+`;
				field.dispatchEvent(new Event("input", {bubbles: true}));
				window.seen = `+inWindow+`.map((link) => link.textContent.toLowerCase());
				return true;
			})()`)
			seen := eval[[]string](p, "seen")
			if len(seen) == 0 {
				t.Errorf("%q: no task in the window", word)
			}
			for _, title := range seen {
				if !strings.Contains(title, word) {
					t.Errorf("%q, scrolled by %d: the window shows %q", word, scrolled, title)
				}
			}
			p.wait(notBy + `(` + quote(word) + `) === 0`)
		}
	}
	p.waitStatus("1260 van 1260 taken")
}

// TestLongMatrixIsWhole looks at what a browser might leave out of a list that it does not draw: the names for a screen reader, the
// text for a search in the page, and the tasks at the end when the reader goes there.
func TestLongMatrixIsWhole(t *testing.T) {
	p := openLongMatrix(t, 15)
	p.accessible()
	if !eval[bool](p, `window.find("CM-14084")`) {
		t.Error("the browser does not find the last task in the page")
	}
	eval[bool](p, `(document.querySelector("[data-code=CM-14084] a").scrollIntoView({block: "center", behavior: "instant"}), true)`)
	p.wait(inWindow + `.some((link) => link.closest("[data-code=CM-14084]"))`)
	p.screenshot(shotName(t))
}

func TestLargeMatrixLeavesForTheMatrixOfAnEdition(t *testing.T) {
	p := openMatrix(t, "/matrix/?level=tactisch", options{})
	eval[bool](p, `(document.querySelector("#matrix-edition [value='2017']").dataset.matrix = "/edities/2017/matrix/", true)`)
	p.pick("#matrix-edition", "2017")
	p.arrive(`location.pathname === "/edities/2017/matrix/" && document.querySelector("task-matrix[data-ready]")`)
	p.wantAddress("/edities/2017/matrix/?level=tactisch")
	p.wantCodes(codesOf(t, func(t publishedTask) bool { return t.Editions["2017"].Level == "tactisch" }))
	p.back()
	p.arrive(`location.pathname === "/matrix/" && document.querySelector("task-matrix[data-ready]")`)
	if got := eval[string](p, `document.querySelector("#matrix-edition").value`); got != "herzien" {
		t.Errorf("back in the matrix of today, the edition is %s", got)
	}
}
