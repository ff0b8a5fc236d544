//go:build browser

package browsertest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	builderAddress = "/vacatures/samenstellen/"
	paper          = ".vacancy-paper"
)

// openBuilder opens the builder with a fragment, and waits until it works.
func openBuilder(t *testing.T, fragment string, o options) *page {
	t.Helper()
	p := open(t, builderAddress+fragment, o)
	p.builderReady()
	return p
}

func (p *page) builderReady() {
	p.t.Helper()
	p.wait(`document.querySelector("vacancy-builder[data-ready]")`)
	p.wait(`document.querySelector(".vacancy-paper").children.length > 0`)
}

// reloadBuilder opens the same page again in the same profile.
func (p *page) reloadBuilder(fragment string) {
	p.t.Helper()
	p.navigate("/over/")
	p.navigate(builderAddress + fragment)
	p.builderReady()
}

// setField puts a text in a field of step 4 at once, as pasting does.
func (p *page) setField(id, text string) {
	p.t.Helper()
	eval[bool](p, `(input => {
		input.value = `+quote(text)+`;
		input.dispatchEvent(new Event("input", {bubbles: true}));
		return true;
	})(document.querySelector("[data-field=`+id+`]:is(input, textarea)"))`)
}

// openStep opens a step: "start", "tasks", "asks", "fields" or "use".
func (p *page) openStep(name string) {
	p.t.Helper()
	if eval[bool](p, `!document.querySelector(".builder-`+name+`").open`) {
		p.click(".builder-" + name + " > summary")
	}
}

// onPaper waits until the vacancy says something.
func (p *page) onPaper(text string) {
	p.t.Helper()
	p.wait(`document.querySelector(".vacancy-paper").innerText.replace(/\s+/g, " ").includes(` + quote(text) + `)`)
}

// paperCodes are the codes of the tasks in the vacancy, in its order.
func (p *page) paperCodes() string {
	p.t.Helper()
	return strings.Join(eval[[]string](p, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
		done([...document.querySelectorAll(".vacancy-paper .code")].map(e => e.textContent)))))`), " ")
}

// answers are the fields of a complete vacancy.
func answers() map[string]string {
	return map[string]string{
		"organisatie": "Stichting Buurtgenoten", "functie": "Communitymanager buurtforum", "doel": "Buren helpen elkaar sneller.\n\nDat meten we.",
		"plaats": "Utrecht", "uren": "32 tot 36 uur per week", "contract": "een jaar, daarna onbepaalde tijd",
		"salaris": "€ 3.200 tot € 4.100 bruto per maand", "plek": "Je werkt bij het team Samen.", "procedure": "Twee gesprekken.\nHet team beslist.",
		"sluitingsdatum": "2026-12-15", "kenmerk": "BG-2026-7", "website": "www.buurtgenoten.example", "thuiswerken": "twee dagen per week",
	}
}

// composed is a vacancy made from nothing, as a reader does it, with all that is needed.
func composed(t *testing.T) *page {
	t.Helper()
	p := openBuilder(t, "", options{})
	p.click("[name=level][value=operationeel]")
	p.click("[name=area][value=modereren]")
	p.click(".builder-start .builder-next")
	p.click("[name=task][value=CM-073]")
	p.click("[name=task][value=CM-074]")
	p.click("[name=task][value=CM-078]")
	p.click(".builder-tasks .builder-next")
	p.click("[name=competency][value=sociaal]")
	p.click(".builder-asks .builder-next")
	for id, text := range answers() {
		p.setField(id, text)
	}
	p.fill("[data-field=plaats]", "Utrecht")
	p.click(".builder-fields .builder-next")
	return p
}

func TestBuilderFromNothing(t *testing.T) {
	t.Parallel()
	p := composed(t)
	for _, want := range []string{
		"Communitymanager buurtforum", "Buren helpen elkaar sneller.", "CM-073 Vragen posten", "Operationeel: HBO", "Sociaal", "15 december 2026", "Stichting Buurtgenoten",
	} {
		p.onPaper(want)
	}
	equal(t, "tasks", p.paperCodes(), "CM-073 CM-074 CM-078")
	equal(t, "link to the edition", p.attr(paper+" a[href$='/cm-073/']", "href"), shared.baseURL+"/edities/herzien/cm-073/")
	equal(t, "empty places", p.count(paper+" .vacancy-field"), 0)
	equal(t, "missing", p.visible(".builder-missing li"), 0)
	equal(t, "complete", p.visible(".builder-complete"), 1)
	p.openStep("fields")
	if read := p.text(".builder-read"); !strings.Contains(read, "3.200") || !strings.Contains(read, "4.100 per maand") {
		t.Errorf("it reads the salary as %q", read)
	}
	p.accessible()
}

func TestBuilderOrdersAndRewords(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&tasks=CM-073,CM-074,CM-079,CM-001,CM-002", options{})
	p.openStep("tasks")
	p.click("[aria-label='Omhoog: CM-079']")
	equal(t, "one up", p.paperCodes(), "CM-073 CM-079 CM-074 CM-001 CM-002")
	equal(t, "focus stays", p.focused(), "button: Omhoog: CM-079")
	equal(t, "said", eval[string](p, `document.querySelector(".builder-moved").textContent`), "CM-079 staat nu op plaats 2 van 3.")
	p.click("[aria-label='Omhoog: Analyseren']")
	equal(t, "area up", p.paperCodes(), "CM-001 CM-002 CM-073 CM-079 CM-074")
	p.click("[aria-label='Omhoog: CM-001']")
	equal(t, "first stays first", p.paperCodes(), "CM-001 CM-002 CM-073 CM-079 CM-074")
	p.fill("#woorden-CM-079", "Zorgen dat de regels kloppen")
	p.onPaper("CM-079 Zorgen dat de regels kloppen")
	equal(t, "the link stays", p.count(paper+" a[href$='/cm-079/']"), 1)
	p.click("[aria-label='Zet terug: CM-079']")
	p.onPaper("CM-079 Huisregels bewaken")
	equal(t, "field", eval[string](p, `document.querySelector("#woorden-CM-079").value`), "Huisregels bewaken")
	p.click("[aria-label='Haal weg: CM-079']")
	equal(t, "gone", p.paperCodes(), "CM-001 CM-002 CM-073 CM-074")
	equal(t, "focus after removal", p.focused(), "button: Haal weg: CM-074")
	if !strings.Contains(p.address(), "&tasks=CM-001,CM-002,CM-073,CM-074") {
		t.Errorf("the address is %s", p.address())
	}
}

func TestBuilderPicksTasks(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&level=tactisch&area=modereren,managen", options{})
	p.openStep("tasks")
	picks := func() []string {
		codes := eval[[]string](p, `[...document.querySelectorAll(".builder-picks li:not([hidden]) input")].map(e => e.value)`)
		slices.Sort(codes)
		return codes
	}
	wanted := codesOf(t, func(t publishedTask) bool { return t.at("tactisch") && (t.in("modereren") || t.in("managen")) })
	equal(t, "offered", strings.Join(picks(), " "), strings.Join(wanted, " "))
	p.click("[name=others]")
	equal(t, "with others", len(picks()), 84)
	p.click("[name=others]")
	for range 2 {
		eval[bool](p, `(document.querySelector(".builder-area:not([hidden]) .builder-every:not([hidden])").click(), true)`)
	}
	equal(t, "every button", len(strings.Fields(p.paperCodes())), len(wanted))
	many := codesOf(t, func(t publishedTask) bool { return t.in("modereren") || t.at("strategisch") })
	p.reloadBuilder("#v=1&tasks=" + strings.Join(many, ","))
	p.wait(`document.querySelector("[data-kind=conflict]")`)
	p.click("[data-kind=conflict] [data-link]")
	p.openStep("tasks")
	if count := p.text(".builder-count"); !strings.Contains(count, "Meer dan 16 past zelden in één baan") {
		t.Errorf("%d tasks: %q", len(many), count)
	}
}

// TestBuilderLink opens in a fresh profile the link that another one copied.
func TestBuilderLink(t *testing.T) {
	t.Parallel()
	p := composed(t)
	captureClipboard(p)
	p.click("[data-way=link]")
	choices := strings.TrimPrefix(p.copied("text"), shared.baseURL+builderAddress)
	equal(t, "link", choices, "#v=1&edition=herzien&level=operationeel&area=modereren&tasks=CM-073,CM-074,CM-078&competencies=sociaal")
	p.click("[name=with-text]")
	p.click("[data-way=link]")
	whole := strings.TrimPrefix(p.copied("text"), shared.baseURL+builderAddress)

	fresh := openBuilder(t, choices, options{})
	equal(t, "tasks", fresh.paperCodes(), "CM-073 CM-074 CM-078")
	equal(t, "no text", eval[bool](fresh, `document.querySelector(".vacancy-paper").innerText.includes("Buurtgenoten")`), false)
	equal(t, "opening keeps nothing", eval[int](fresh, "localStorage.length"), 0)
	full := openBuilder(t, whole, options{})
	equal(t, "the same vacancy", full.text(paper), p.text(paper))
	equal(t, "text leaves the address", strings.Contains(full.address(), "field."), false)
}

func TestBuilderOldEdition(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&edition=2017&level=operationeel&tasks=CM-079,CM-064,CM-073", options{})
	equal(t, "link to the edition", p.attr(paper+" a[href$='/cm-079/']", "href"), shared.baseURL+"/edities/2017/cm-079/")
	equal(t, "compare", p.attr("[data-kind=edition] .builder-compare", "href"), "/edities/2017-herzien/")
	changes := p.texts("[data-kind=edition] .builder-changes li")
	equal(t, "moved", changes[0], "CM-079 Huisregels bewaken: van Operationeel naar Tactisch")
	equal(t, "changes", len(changes), 2)
	p.accessible()
	p.click("[data-kind=edition] [data-switch]")
	p.wait(`document.querySelector("[data-kind=switched]")`)
	equal(t, "now", p.attr(paper+" a[href$='/cm-079/']", "href"), shared.baseURL+"/edities/herzien/cm-079/")
	equal(t, "words of now", strings.Contains(p.text(paper), "KPI's in relatie tot"), false)
	p.click("[data-kind=switched] [data-switch]")
	p.wait(`document.querySelector("[data-kind=edition]")`)
	equal(t, "back", p.attr(paper+" a[href$='/cm-079/']", "href"), shared.baseURL+"/edities/2017/cm-079/")
}

// TestBuilderTasksThatAnEditionLacks holds that a task of today stays chosen while an older edition shows.
func TestBuilderTasksThatAnEditionLacks(t *testing.T) {
	t.Parallel()
	newer := codesOf(t, func(t publishedTask) bool { return t.Editions["2017"].Title == "" })
	p := openBuilder(t, "#v=1&tasks=CM-073,"+newer[0], options{})
	p.pick("#editie", "2017")
	equal(t, "without it", p.paperCodes(), "CM-073")
	p.openStep("tasks")
	if text := p.text(".builder-absent"); !strings.Contains(text, newer[0]) {
		t.Errorf("it does not say what is left out: %q", text)
	}
	p.pick("#editie", "herzien")
	equal(t, "with it again", p.paperCodes(), "CM-073 "+newer[0])
}

func TestBuilderSaysWhatALinkHadTooMuch(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&tasks=CM-073,CM-999&level=hoog&kleur=%3Cimg%20src=x%3E", options{})
	equal(t, "tasks", p.paperCodes(), "CM-073")
	equal(t, "named", p.text("[data-kind=unknown] .builder-list"), "‘kleur=<img src=x>’, ‘hoog’, ‘CM-999’")
	p.click("[data-kind=unknown] [data-close]")
	equal(t, "closed", p.count("[data-kind=unknown]"), 0)
}

func TestBuilderTemplate(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&template=operationele-community-manager", options{})
	before := p.paperCodes()
	if len(strings.Fields(before)) < 5 {
		t.Fatalf("the template has the tasks %q", before)
	}
	equal(t, "titles", p.count(paper+" .vacancy-title"), 1)
	p.openStep("use")
	if missing := p.visible(".builder-missing li"); missing < 5 {
		t.Errorf("%d fields are missing", missing)
	}
	p.click(".builder-missing li a")
	equal(t, "leads to the field", eval[string](p, "document.activeElement.dataset.field"), p.firstMissing())
	equal(t, "the address stays", strings.HasPrefix(p.address(), builderAddress+"#v=1"), true)
	p.press("Stichting X")
	p.onPaper("Stichting X")

	// Another beginning asks first, for choices would be lost.
	p.click("[name=others]")
	p.openStep("tasks")
	p.click("[aria-label^='Haal weg']")
	changed := p.paperCodes()
	p.openStep("start")
	p.click("[name=template][value='']")
	p.click(".builder-begin")
	p.wait(`document.querySelector("[data-ask=begin]").open`)
	p.accessible()
	p.press("Escape")
	equal(t, "nothing happened", p.paperCodes(), changed)
	p.click(".builder-begin")
	p.click("[data-ask=begin] [value=yes]")
	p.wait(`document.querySelectorAll(".vacancy-paper .code").length === 0`)
	p.onPaper("Stichting X")
}

func (p *page) firstMissing() string {
	p.t.Helper()
	return strings.TrimPrefix(p.attr(".builder-missing li a", "href"), "#field-")
}

func TestBuilderDraft(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&tasks=CM-073", options{})
	equal(t, "opening keeps nothing", eval[int](p, "localStorage.length"), 0)
	p.openStep("fields")
	p.fill("[data-field=organisatie]", "Stichting X")
	p.wait(`localStorage.length === 1`)
	p.reloadBuilder("")
	p.onPaper("Stichting X")
	equal(t, "tasks", p.paperCodes(), "CM-073")

	// A link with something else shows that, and leaves the draft alone.
	p.reloadBuilder("#v=1&tasks=CM-079")
	equal(t, "the link", p.paperCodes(), "CM-079")
	p.accessible()
	p.openStep("fields")
	p.fill("[data-field=plaats]", "Delft")
	equal(t, "the draft stays", eval[bool](p, `Object.values(localStorage)[0].includes("Stichting X")`), true)
	p.click("[data-kind=conflict] [data-draft]")
	p.onPaper("Stichting X")
	equal(t, "the draft's tasks", p.paperCodes(), "CM-073")
	p.reloadBuilder("#v=1&tasks=CM-079")
	p.click("[data-kind=conflict] [data-link]")
	p.wait(`!Object.values(localStorage)[0].includes("Stichting X")`)
	equal(t, "the link's tasks", p.paperCodes(), "CM-079")

	p.click(".builder-wipe")
	p.wait(`document.querySelector("[data-ask=wipe]").open`)
	p.click("[data-ask=wipe] [value=yes]")
	p.wait(`localStorage.length === 0`)
	equal(t, "empty", p.paperCodes(), "")
	equal(t, "no more to wipe", p.visible(".builder-wipe"), 0)
}

// TestBuilderWarnsWhereNothingIsKept leaves the page of a browser that has no room for a draft.
func TestBuilderWarnsWhereNothingIsKept(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "", options{})
	leaving := func() bool {
		return eval[bool](p, `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`)
	}
	equal(t, "nothing to lose", leaving(), false)
	p.openStep("fields")
	p.fill("[data-field=organisatie]", "Stichting X")
	equal(t, "kept at once", leaving(), false)
	eval[bool](p, `(Storage.prototype.setItem = () => { throw new DOMException("vol", "QuotaExceededError") }, true)`)
	p.press("Y")
	p.wait(`document.querySelector(".builder-kept").textContent.includes("kan hier niet bewaard worden")`)
	equal(t, "asks", leaving(), true)
}

// TestBuilderHearsAnotherTab changes the draft in a second tab of the same browser.
func TestBuilderHearsAnotherTab(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&tasks=CM-073", options{})
	other := p.secondTab("/over/")
	eval[bool](other, `(localStorage.setItem("vacancy-draft", '{"v":"1","tasks":["CM-079"]}'), true)`)
	p.wait(`document.querySelector("[data-kind=tab]")`)
	equal(t, "unchanged", p.paperCodes(), "CM-073")
	p.click("[data-kind=tab] [data-draft]")
	equal(t, "of the other tab", p.paperCodes(), "CM-079")
}

// secondTab opens an address in another tab of the same profile.
func (p *page) secondTab(address string) *page {
	p.t.Helper()
	tab, closeTab := chromedp.NewContext(p.ctx)
	p.t.Cleanup(closeTab)
	other := &page{t: p.t, baseURL: p.baseURL, ctx: tab, problems: &problems{status: 200}}
	p.must(chromedp.Do(tab)) // opens it
	other.navigate(address)
	return other
}

// tabTo presses Tab until an element that matches has the focus.
func (p *page) tabTo(selector string) {
	p.t.Helper()
	for range 400 {
		p.press("Tab")
		if eval[bool](p, `document.activeElement.matches(`+quote(selector)+`)`) {
			return
		}
	}
	p.t.Fatalf("400 times Tab do not lead to %s", selector)
}

// TestBuilderByKeyboard makes a vacancy without a mouse.
func TestBuilderByKeyboard(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "", options{})
	captureClipboard(p)
	p.tabTo("[name=level][value=operationeel]")
	p.press("Space")
	p.tabTo("[name=area][value=modereren]")
	p.press("Space")
	p.tabTo(".builder-next")
	p.press("Enter")
	equal(t, "next step", eval[bool](p, `document.activeElement.matches(".builder-tasks > summary")`), true)
	p.tabTo("[name=task][value=CM-073]")
	p.press("Space")
	p.tabTo("[name=task][value=CM-074]")
	p.press("Space")
	p.tabTo("[aria-label='Omhoog: CM-074']")
	p.press("Enter")
	equal(t, "order", p.paperCodes(), "CM-074 CM-073")
	p.tabTo("#woorden-CM-073")
	p.press("Ctrl+a")
	p.press("Vragen stellen")
	p.onPaper("CM-073 Vragen stellen")
	p.tabTo(".builder-tasks .builder-next")
	p.press("Enter")
	p.tabTo("[name=competency][value=sociaal]")
	p.press("Space")
	p.tabTo(".builder-asks .builder-next")
	p.press("Enter")
	p.tabTo("[data-field=organisatie]")
	p.press("Stichting X")
	p.tabTo(".builder-fields .builder-next")
	p.press("Enter")
	p.tabTo(".builder-missing a")
	p.press("Enter")
	equal(t, "to the field", eval[string](p, "document.activeElement.dataset.field"), p.firstMissing())
	p.tabTo("[data-way=markdown]")
	p.press("Enter")
	p.wait(`window.copies?.text`)
	if text := p.copied("text"); !strings.Contains(text, "Stichting X") || !strings.Contains(text, "Vragen stellen") {
		t.Errorf("copied:\n%s", text)
	}
	p.tabTo(".builder-sheet") // it scrolls, so a keyboard must reach it
}

func TestBuilderOnAPhone(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&template=operationele-community-manager", options{Width: 320, Height: 640})
	eval[int](p, `document.querySelectorAll(".builder-step, .builder-posting").forEach(d => { d.open = true }), 1`)
	const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
	if pixels := eval[int](p, overflow); pixels > 0 {
		t.Errorf("%d pixels too wide; beyond the edge: %s", pixels, strings.Join(beyondEdge(p), ", "))
	}
	p.click(".builder-jump a")
	equal(t, "at the vacancy", eval[bool](p, `document.querySelector(".builder-sheet").getBoundingClientRect().top < innerHeight`), true)
	equal(t, "the address stays", strings.HasPrefix(p.address(), builderAddress+"#v=1"), true)
	p.click(".builder-back a")
	equal(t, "back", eval[bool](p, `document.activeElement.matches(".builder-start > summary")`), true)
	small := eval[[]string](p, `[...document.querySelectorAll("vacancy-builder :is(button, summary, input, select, textarea)")]
		.filter(e => e.checkVisibility() && !e.matches("[type=checkbox], [type=radio]")).filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)`)
	if len(small) > 0 {
		t.Errorf("too small to touch: %q", small)
	}
	p.accessible()
}

// TestBuilderSkipLinkKeepsTheChoices follows an anchor of the page around the builder.
func TestBuilderSkipLinkKeepsTheChoices(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "#v=1&tasks=CM-073", options{})
	address := p.address()
	eval[bool](p, `(document.querySelector(".skip-link").click(), true)`)
	p.wait(`location.hash.startsWith("#v=1")`)
	equal(t, "address", p.address(), address)
	eval[bool](p, `(location.hash = "#v=1&tasks=CM-079", true)`)
	p.wait(`document.querySelector(".vacancy-paper .code").textContent === "CM-079"`)
}

func TestBuilderWithoutData(t *testing.T) {
	t.Parallel()
	p := open(t, builderAddress, options{NoJS: true})
	equal(t, "no form", p.visible("vacancy-builder form"), 0)
	if p.visible(".without-script a") == 0 {
		t.Error("without JavaScript there is no way on")
	}
}

func TestBuilderLooks(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]options{"wide": {}, "narrow": {Width: 390}, "dark": {Dark: true, Width: 390}} {
		p := openBuilder(t, "#v=1&template=operationele-community-manager&edition=2017", o)
		p.screenshot("builder-" + name)
		eval[int](p, `document.querySelectorAll(".builder-step, .builder-posting").forEach(d => { d.open = true }), 1`)
		p.accessible()
		if os.Getenv("PROFIEL_SHOTS") == "" {
			continue
		}
		for _, step := range []string{"start", "tasks", "asks", "fields", "use"} {
			eval[int](p, fmt.Sprintf(`document.querySelectorAll(".builder-step").forEach(d => { d.open = d.matches(".builder-%s") }), 1`, step))
			p.screenshot("builder-" + name + "-" + step)
		}
	}
}
