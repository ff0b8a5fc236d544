//go:build browser

package browsertest

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestMatrixHistory(t *testing.T) {
	p := openMatrix(t, "/matrix/", options{})
	length := func() int { return eval[int](p, "history.length") }
	start := length()
	p.fill("#matrix-q", "community")
	p.wait(`location.search === "?q=community"`)
	if length() != start {
		t.Errorf("typing made %d entries in the history, want none", length()-start)
	}
	typed := visibleCodes(p)
	p.click("[name=level][value=tactisch]")
	p.pick("#matrix-competency", "communicatief")
	if length() != start+2 {
		t.Errorf("two choices made %d entries in the history", length()-start)
	}
	chosen := visibleCodes(p)
	if len(chosen) >= len(typed) {
		t.Fatalf("the choices leave %d of %d tasks: the test proves nothing", len(chosen), len(typed))
	}
	p.back()
	p.wait(`location.search === "?q=community&level=tactisch"`)
	p.wait(`document.querySelector("#matrix-competency").value === ""`)
	p.back()
	p.wait(`location.search === "?q=community"`)
	p.wait(`!document.querySelector("[name=level][value=tactisch]").checked`)
	p.wantCodes(typed)
	p.forward()
	p.forward()
	p.wait(`location.search === "?q=community&level=tactisch&competency=communicatief"`)
	p.wait(`document.querySelector("#matrix-competency").value === "communicatief"`)
	p.wantCodes(chosen)
}

func TestMatrixRemembersNothing(t *testing.T) {
	p := openMatrix(t, "/matrix/?level=tactisch&q=plan&competency=communicatief", options{})
	if p.count("[name=level]:checked") != 1 {
		t.Fatal("the address was not read")
	}
	p.navigate("/matrix/")
	p.wait(`document.querySelector("task-matrix[data-ready]")`)
	p.wantAddress("/matrix/")
	if got := len(visibleCodes(p)); got != 84 {
		t.Errorf("an address without filters shows %d tasks", got)
	}
	if kept := eval[int](p, "localStorage.length + sessionStorage.length + document.cookie.length"); kept != 0 {
		t.Error("something was stored about the visitor")
	}
}

func TestMatrixLeavesOutWhatItDoesNotKnow(t *testing.T) {
	p := openMatrix(t, "/matrix/?ref=mail&level=tactisch,hoog&area=nergens&edition=1999", options{})
	p.wantCodes(codesOf(t, func(t publishedTask) bool { return t.at("tactisch") }))
	p.wantAddress("/matrix/?ref=mail&level=tactisch")
	status := p.text(".matrix-status")
	for _, slug := range []string{"‘hoog’", "‘nergens’", "‘1999’"} {
		if !strings.Contains(status, slug) {
			t.Errorf("the status does not say that %s was left out: %q", slug, status)
		}
	}
	p.click("[name=level][value=tactisch]")
	p.wantAddress("/matrix/?ref=mail")
	p.waitStatus("84 van 84 taken")
}

func TestMatrixTakesSeveralSlugsForASelect(t *testing.T) {
	const address = "/matrix/?competency=communicatief,sociaal"
	both := codesOf(t, func(t publishedTask) bool { return t.needs("communicatief") || t.needs("sociaal") })
	p := openMatrix(t, address, options{})
	p.wantCodes(both)
	p.click("[name=level][value=tactisch]")
	p.click("[name=level][value=tactisch]")
	p.wantAddress(address)
	p.wantCodes(both)
	p.pick("#matrix-competency", "sociaal")
	p.wantCodes(codesOf(t, func(t publishedTask) bool { return t.needs("sociaal") }))
}

func TestMatrixSaysWhatIsHiddenAndShowsItAgain(t *testing.T) {
	p := openMatrix(t, "/matrix/?q=community&level=tactisch&area=analyseren,adviseren", options{})
	shown := len(visibleCodes(p))
	if want := strings.TrimSpace(p.text(".matrix-why")); want != quote(84-shown)+" taken verborgen:" {
		t.Errorf("%d tasks show, and the page says %q", shown, want)
	}
	p.accessible()
	p.click(".matrix-chips button[data-slug=tactisch]")
	p.wantAddress("/matrix/?q=community&area=analyseren,adviseren")
	if len(visibleCodes(p)) <= shown {
		t.Error("removing a filter shows no more tasks")
	}
	if got := p.focused(); got != "output: "+p.text(".matrix-status") && !strings.HasPrefix(got, "button: ") {
		t.Errorf("after removing a filter the focus is on %q", got)
	}
	p.click(".matrix-chips button[data-name=q]")
	p.wantAddress("/matrix/?area=analyseren,adviseren")
	if got := eval[string](p, "document.querySelector('#matrix-q').value"); got != "" {
		t.Errorf("the removed text is still in its field: %q", got)
	}
	p.click(".matrix-reset")
	p.wantAddress("/matrix/")
	p.waitStatus("84 van 84 taken")
	if len(visibleCodes(p)) != 84 || p.count("task-matrix :is([type=checkbox]:checked, .matrix-chips button)") != 0 {
		t.Error("after a reset something is still filtered")
	}
	if p.visible(".matrix-active") != 0 {
		t.Error("without filters the page still offers to remove them")
	}
	if got := eval[bool](p, `document.activeElement.matches(".matrix-status")`); !got {
		t.Error("after a reset the focus is lost")
	}
}

func TestMatrixWorksByKeyboard(t *testing.T) {
	p := openMatrix(t, "/matrix/", options{})
	eval[bool](p, "(document.querySelector('#matrix-q').focus(), true)")
	p.press("h", "u", "i", "s", "Enter")
	p.waitStatus("2 van 84 taken")
	p.wantAddress("/matrix/?q=huis")
	p.press("Escape")
	p.waitStatus("84 van 84 taken")
	p.wantAddress("/matrix/")
	tabTo(p, `[name=level][value=tactisch]`)
	p.press("Space")
	p.wantAddress("/matrix/?level=tactisch")
	tabTo(p, ".matrix-chips button")
	p.press("Enter")
	p.wantAddress("/matrix/")
	if !eval[bool](p, `document.activeElement.matches(".matrix-status")`) {
		t.Error("after the last filter is removed the focus is lost")
	}
	tabTo(p, "task-matrix thead a")
}

// tabTo presses Tab until an element has the focus, and fails when a focused element on the way cannot be seen to have it.
func tabTo(p *page, selector string) {
	p.t.Helper()
	for range 40 {
		p.press("Tab")
		outlined := `(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)(getComputedStyle(document.activeElement))`
		if !eval[bool](p, outlined) {
			p.t.Errorf("the focus on %s cannot be seen", p.focused())
		}
		if eval[bool](p, "document.activeElement.matches("+quote(selector)+")") {
			return
		}
	}
	p.t.Fatalf("40 times Tab does not reach %s", selector)
}

// TestMatrixSpeaksOnce types a word: a screen reader must hear one number, not one a letter.
func TestMatrixSpeaksOnce(t *testing.T) {
	p := openMatrix(t, "/matrix/", options{})
	if p.count("output.matrix-status:not([role]), .matrix-status[role=status]") != 1 {
		t.Error("the number of tasks is not in a live region")
	}
	eval[bool](p, `(async () => {
		window.said = [];
		const status = document.querySelector(".matrix-status");
		new MutationObserver(() => said.push(status.textContent))
			.observe(status, {childList: true, characterData: true, subtree: true});
		const field = document.querySelector("#matrix-q");
		for (const text of ["c", "co", "com", "comm", "community"]) {
			field.value = text;
			field.dispatchEvent(new Event("input", {bubbles: true}));
			await new Promise(resolve => setTimeout(resolve, 20));
		}
		return true;
	})()`)
	p.wait("said.length > 0")
	p.do(chromedp.Sleep(time.Second))
	if said := eval[[]string](p, "said"); len(said) != 1 {
		t.Errorf("one word made the status speak %d times: %q", len(said), said)
	}
}
