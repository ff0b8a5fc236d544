//go:build browser

package browsertest

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a page may take to do what a test waits for, on a busy machine.
const patience = 2 * time.Minute

// options say how a reader looks at a page. The zero value is a light screen of 1280 by 800 pixels.
type options struct {
	Width, Height int  // in CSS pixels
	Dark          bool // the reader prefers a dark scheme
	Motion        bool // animations run; else the reader prefers reduced motion
	NoJS          bool // scripts do not run
	Print         bool // as on paper
	Status        int  // the status to expect; 200 when zero
}

// page is an open tab. Its methods fail the test when they cannot do what they say.
type page struct {
	t        *testing.T
	baseURL  string // of the site, without a slash at the end
	ctx      context.Context
	problems *problems
}

// open opens an address of the site ("/matrix/?q=huisregels") in a tab of its own and waits until it has loaded. The tab is
// closed when the test ends, which then fails if anything went wrong on the page.
func open(t *testing.T, address string, o options) *page {
	t.Helper()
	return openOn(t, shared.baseURL, address, o)
}

// openOn is open for a site that is served at another base.
func openOn(t *testing.T, baseURL, address string, o options) *page {
	t.Helper()
	tab, closeTab := chromedp.NewContext(shared.browser, chromedp.WithNewBrowserContext())
	p := &page{t: t, baseURL: baseURL, ctx: tab, problems: &problems{status: o.status(), document: baseURL + address}}
	t.Cleanup(func() {
		for _, problem := range p.problems.take() {
			t.Errorf("%s: %s", address, problem)
		}
		closeTab()
	})
	if err := chromedp.Do(tab); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	if err := chromedp.Listen(tab, p.problems.listen); err != nil {
		t.Fatal(err)
	}
	p.emulate(o)
	p.navigate(address)
	return p
}

func (o options) status() int64 {
	if o.Status == 0 {
		return 200
	}
	return int64(o.Status)
}

// emulate makes the tab one in which the reader has these preferences.
func (p *page) emulate(o options) {
	p.t.Helper()
	if o.Width == 0 {
		o.Width = 1280
	}
	if o.Height == 0 {
		o.Height = 800
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: choose(o.Dark, "dark", "light")},
		{Name: "prefers-reduced-motion", Value: choose(o.Motion, "no-preference", "reduce")},
	}}
	if o.Print {
		media.Media = "print"
	}
	p.must(chromedp.Do(p.ctx, chromedp.EmulateViewport(int64(o.Width), int64(o.Height))))
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, media)
	p.must(err)
	_, err = chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: o.NoJS})
	p.must(err)
	_, err = chromedp.Call(p.ctx, network.Enable, network.EnableParams{})
	p.must(err)
	_, err = chromedp.Call(p.ctx, cdplog.Enable, struct{}{})
	p.must(err)
}

func choose(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// navigate goes to another address of the site in the same tab.
func (p *page) navigate(address string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.baseURL + address))
}

// do runs actions of chromedp, for what these helpers do not have.
func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must(chromedp.Do(ctx, actions...))
}

func (p *page) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// eval evaluates JavaScript in the page and returns its value; it waits for a promise.
func eval[T any](p *page, script string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", firstLine(script), err)
	}
	return value
}

// firstLine is the start of a script, short enough for a message.
func firstLine(script string) string {
	line, _, more := strings.Cut(strings.TrimSpace(script), "\n")
	if len(line) > 100 {
		return line[:100] + "…"
	}
	return line + choose(more, " …", "")
}

// quote makes a JavaScript value of a Go value.
func quote(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // a value that a test wrote and JSON does not have
	}
	return string(text)
}

// wait waits until a JavaScript expression is true of the page that is open; where another page may come, see arrive.
func (p *page) wait(condition string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); !eval[bool](p, "!!("+condition+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("after %v still not: %s", patience, condition)
		}
	}
}

// arrive waits until a JavaScript expression is true and the page has loaded; meanwhile another page may come, so that the
// browser cannot answer for a moment.
func (p *page) arrive(condition string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	question := chromedp.Evaluate[bool]("document.readyState === 'complete' && !!(" + condition + ")")
	for {
		arrived, err := chromedp.Run(ctx, question)
		if arrived && err == nil {
			return
		}
		if ctx.Err() != nil {
			p.t.Fatalf("after %v still not: %s (%v)", patience, condition, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// arriveAt waits until the tab shows an address of the site, path, query and fragment, and has loaded it.
func (p *page) arriveAt(address string) {
	p.t.Helper()
	p.arrive("location.pathname + location.search + location.hash === " + quote(address))
}

// count is the number of elements that match a CSS selector.
func (p *page) count(selector string) int {
	p.t.Helper()
	return eval[int](p, "document.querySelectorAll("+quote(selector)+").length")
}

// visible is the number of elements that match a CSS selector and that a reader can see.
func (p *page) visible(selector string) int {
	p.t.Helper()
	return eval[int](p, "[...document.querySelectorAll("+quote(selector)+")].filter(e => "+
		"e.checkVisibility({visibilityProperty: true, opacityProperty: true})).length")
}

// text is what a reader sees of the first element that matches, with single spaces.
func (p *page) text(selector string) string {
	p.t.Helper()
	texts := p.texts(selector)
	if len(texts) == 0 {
		p.t.Fatalf("no element matches %s", selector)
	}
	return texts[0]
}

// texts is what a reader sees of every element that matches, with single spaces.
func (p *page) texts(selector string) []string {
	p.t.Helper()
	return eval[[]string](p, "[...document.querySelectorAll("+quote(selector)+")]"+
		".map(e => e.innerText.replace(/\\s+/g, ' ').trim())")
}

// attr is an attribute of the first element that matches, "" when it has none.
func (p *page) attr(selector, name string) string {
	p.t.Helper()
	p.exists(selector)
	return eval[string](p, "document.querySelector("+quote(selector)+").getAttribute("+quote(name)+") ?? ''")
}

func (p *page) exists(selector string) {
	p.t.Helper()
	if p.count(selector) == 0 {
		p.t.Fatalf("no element matches %s", selector)
	}
}

// click clicks in the middle of the first element that matches, after scrolling to it.
func (p *page) click(selector string) {
	p.t.Helper()
	p.exists(selector)
	p.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// fill replaces what stands in a text field, key by key.
func (p *page) fill(selector, text string) {
	p.t.Helper()
	p.exists(selector)
	eval[bool](p, "(e => { e.focus(); e.select(); return true })(document.querySelector("+quote(selector)+"))")
	p.press("Backspace")
	p.do(chromedp.KeyEvent(text))
}

// press presses keys one after another: "Tab", "Shift+Tab", "Ctrl+k", "Enter", "Escape", "ArrowDown", …, or a text that is
// typed.
func (p *page) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		held := chromedp.ModifierNone
		if plain, with := strings.CutPrefix(key, "Shift+"); with {
			key, held = plain, chromedp.ModifierShift
		} else if plain, with := strings.CutPrefix(key, "Ctrl+"); with {
			key, held = plain, chromedp.ModifierCtrl
		} else if plain, with := strings.CutPrefix(key, "Meta+"); with {
			key, held = plain, chromedp.ModifierMeta
		}
		p.do(chromedp.KeyEvent(keyCode(key), chromedp.KeyModifiers(held)))
	}
}

func keyCode(name string) string {
	switch name {
	case "Tab":
		return kb.Tab
	case "Enter":
		return kb.Enter
	case "Escape":
		return kb.Escape
	case "Backspace":
		return kb.Backspace
	case "Space":
		return " "
	case "ArrowDown":
		return kb.ArrowDown
	case "ArrowUp":
		return kb.ArrowUp
	case "ArrowLeft":
		return kb.ArrowLeft
	case "ArrowRight":
		return kb.ArrowRight
	case "Home":
		return kb.Home
	case "End":
		return kb.End
	}
	return name
}

// address is where the tab is now: path, query and fragment.
func (p *page) address() string {
	p.t.Helper()
	return eval[string](p, "location.pathname + location.search + location.hash")
}

// focused is the tag and the name of the element that has the focus, such as "a: Naar de matrix".
func (p *page) focused() string {
	p.t.Helper()
	return eval[string](p, `(e => e.localName + ": " + (e.ariaLabel || e.innerText || "").replace(/\s+/g, " ").trim())`+
		`(document.activeElement)`)
}

// screenshot writes a picture of the whole page to $PROFIEL_SHOTS/<name>.png, if that folder is set.
func (p *page) screenshot(name string) {
	p.t.Helper()
	folder := os.Getenv("PROFIEL_SHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	p.must(err)
	p.must(os.MkdirAll(folder, 0o755))
	p.must(os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644))
}
