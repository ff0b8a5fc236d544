//go:build browser

package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const checkPage = "/vacatures/controle/"

// openCheck opens the page and waits until its script runs: until then there is nothing to type in.
func openCheck(t *testing.T, o options) *page {
	t.Helper()
	p := open(t, checkPage, o)
	p.wait(`customElements.get("vacancy-check")`)
	return p
}

// paste puts a text in the field at once and waits for the outcome.
func paste(p *page, text string) {
	p.t.Helper()
	pasteValue(p, quote(text))
}

// pasteValue is paste for a text that a script makes.
func pasteValue(p *page, expression string) {
	p.t.Helper()
	eval[bool](p, `(text => {
		document.querySelector(".check-summary").textContent = "";
		const field = document.querySelector("#check-text");
		field.value = text;
		return field.dispatchEvent(new Event("input"));
	})(`+expression+`)`)
	p.wait(`document.querySelector(".check-summary").textContent`)
}

func TestVacancyCheckShowsAnExample(t *testing.T) {
	p := openCheck(t, options{})
	equal(t, "results at the start", p.visible(".check-result"), 0)
	p.click(".check-try")
	p.wait(`document.querySelector(".check-status").textContent`)
	equal(t, "summary", p.text(".check-summary"), "De tekst raakt 6 van de 8 aandachtsgebieden en 3 van de 3 niveaus.")
	if status := p.text(".check-status"); !strings.Contains(status, "6 gebieden gevonden, 4 woorden om te vervangen") {
		t.Errorf("the live region says %q", status)
	}
	if remarks := p.texts(".check-remarks li"); len(remarks) != 1 || !strings.Contains(remarks[0], "drie niveaus van één persoon") {
		t.Errorf("remarks: %q", remarks)
	}
	if words := p.texts(`[data-part="findings"] q`); !slices.Equal(words, []string{"jonge en dynamische team", "starter", "maximaal 3 jaar ervaring", "moedertaal"}) {
		t.Errorf("words to replace: %q", words)
	}
	if unknown := p.text(`[data-part="unknown"]`); !strings.Contains(unknown, "WordPress") {
		t.Errorf("what the profile does not know: %q", unknown)
	}
	if missing := p.text(`[data-part="missing"]`); !strings.Contains(missing, "Strategisch: Analyseren, Uitdragen.") {
		t.Errorf("what is missing: %q", missing)
	}
	for _, link := range eval[[]string](p, `[...document.querySelectorAll(".check-result a[href^='#']")].map(a => a.getAttribute("href"))`) {
		if p.count(`[id="`+strings.TrimPrefix(link, "#")+`"]`) != 1 {
			t.Errorf("%s leads nowhere", link)
		}
	}
	p.click(".check-clear")
	equal(t, "results after clearing", p.visible(".check-result"), 0)
	equal(t, "focus after clearing", eval[string](p, "document.activeElement.id"), "check-text")
}

// The builder gets codes and slugs, never the text.
func TestVacancyCheckLeadsToTheBuilder(t *testing.T) {
	p := openCheck(t, options{})
	paste(p, "Community manager\nJe beantwoordt vragen van leden.\nJe organiseert bijeenkomsten.\nJe verzorgt de nieuwsbrief.")
	equal(t, "address", p.attr(".check-build", "href"),
		"/vacatures/samenstellen/#v=1&from=check&edition=herzien&level=operationeel&area=creeren,organiseren,modereren&tasks=CM-026,CM-036,CM-073")
	p.click(".check-build")
	p.arrive(`location.pathname === "/vacatures/samenstellen/" && document.body.innerText.includes("CM-036")`)
}

func TestVacancyCheckOfOtherTexts(t *testing.T) {
	p := openCheck(t, options{})
	for text, want := range map[string]string{
		"Assistent-accountant\nJe adviseert de directie en maakt rapportages.":                                 "We zien geen community",
		"Community manager\nJe bent een spin in het web.":                                                      "We vinden geen enkele taak",
		"Community manager\nJe maakt reels voor Instagram en TikTok.\nJe volgt hashtags en groeit in volgers.": "leunt op social media",
	} {
		paste(p, text)
		if remarks := strings.Join(p.texts(".check-remarks li"), " "); !strings.Contains(remarks, want) {
			t.Errorf("%q: remarks %q, want %q", text, remarks, want)
		}
	}
}

// Whatever stands in the text is text, and the text does not leave the page: not even for the browser's own storage.
func TestVacancyCheckShowsHostileTextAsText(t *testing.T) {
	hostile := "Community manager <script>document.title = 'mis'</script>\n\"><img src=x onerror=\"document.title='mis'\"> beantwoordt vragen van leden\n" +
		"- Je bent jong \u202eabc\u202c שלום 😀 &lt;b&gt; ${1} {{.}}\n</textarea><h1>mis</h1>"
	p := openCheck(t, options{})
	before := eval[string](p, "document.title + document.querySelectorAll('*').length + location.href")
	stored := eval[int](p, "localStorage.length + sessionStorage.length")
	paste(p, hostile)
	if copied := eval[string](p, `document.querySelector(".check-copy").textContent`); !strings.Contains(copied, `<img src=x onerror="document.title='mis'">`) || !strings.Contains(copied, "</textarea><h1>mis</h1>") {
		t.Errorf("the copy says %q", copied)
	}
	equal(t, "elements in the copy that are no text", p.count(".check-copy :not(p, span, mark)"), 0)
	equal(t, "elements from the text", p.count("vacancy-check :is(script, img, b, h1)"), 0)
	equal(t, "in storage", eval[int](p, "localStorage.length + sessionStorage.length"), stored)
	if cookies := eval[string](p, "document.cookie"); cookies != "" {
		t.Errorf("there are cookies: %s", cookies)
	}
	fetched := eval[[]string](p, `performance.getEntriesByType("resource").filter(e => e.initiatorType === "fetch").map(e => new URL(e.name).pathname)`)
	if !slices.Equal(fetched, []string{"/data/vacancy-check.json"}) {
		t.Errorf("fetched %q", fetched)
	}
	p.click(".check-clear")
	equal(t, "page after clearing", eval[string](p, "document.title + location.href"), eval[string](p, quote(before)+".replace(/\\d+(?=http)/, '')"))
}

func TestVacancyCheckTakesAMegabyte(t *testing.T) {
	p := openCheck(t, options{})
	pasteValue(p, `"Community manager\n" + "Je beantwoordt vragen van leden en bent jong. ".repeat(22000)`)
	if remarks := strings.Join(p.texts(".check-remarks li"), " "); !strings.Contains(remarks, "De tekst is erg lang") {
		t.Errorf("remarks: %q", remarks)
	}
	equal(t, "areas", p.text(".check-summary"), "De tekst raakt 1 van de 8 aandachtsgebieden en 1 van de 3 niveaus.")
}

func TestVacancyCheckByKeyboard(t *testing.T) {
	p := openCheck(t, options{})
	eval[bool](p, `document.querySelector("#check-text").focus() ?? true`)
	p.press("Community manager: je modereert ons forum.")
	p.wait(`document.querySelector(".check-summary").textContent`)
	p.press("Tab")
	equal(t, "focus", p.focused(), "button: Probeer een voorbeeld")
	p.press("Tab")
	equal(t, "focus", p.focused(), "button: Wis de tekst")
	p.press("Shift+Tab", "Enter")
	p.wait(`document.querySelector(".check-summary").textContent.includes("6 van de 8")`)
	for range 40 {
		p.press("Tab")
		if strings.HasPrefix(p.focused(), "a: Zin ") {
			break
		}
	}
	link := eval[string](p, `document.activeElement.getAttribute("href") ?? ""`)
	if !strings.HasPrefix(link, "#zin-") {
		t.Fatalf("no link to a sentence is reached by Tab, the last is %q", p.focused())
	}
	p.press("Enter")
	equal(t, "address", p.address(), checkPage+link)
}

func TestVacancyCheckIsAccessible(t *testing.T) {
	for _, width := range []int{1280, 390, 320} {
		for _, dark := range []bool{false, true} {
			t.Run(fmt.Sprintf("%d %s", width, choose(dark, "dark", "light")), func(t *testing.T) {
				t.Parallel()
				p := openCheck(t, options{Width: width, Dark: dark})
				p.click(".check-try")
				p.wait(`document.querySelector(".check-summary").textContent`)
				p.accessible()
				p.screenshot(shotName(t))
				if over := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
					t.Errorf("the page is %d pixels too wide", over)
				}
			})
		}
	}
}

func TestVacancyCheckWithoutScripts(t *testing.T) {
	p := open(t, checkPage, options{NoJS: true})
	equal(t, "fields", p.visible("vacancy-check textarea"), 0)
	equal(t, "the way by hand", p.visible("#met-de-hand"), 1)
	if rules := p.visible(".word-advice dt"); rules < 8 {
		t.Errorf("%d rules about words are seen, want 8 or more", rules)
	}
}
