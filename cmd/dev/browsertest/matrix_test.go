//go:build browser

package browsertest

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// profileTask is a task as the published data has it: the witness for what the matrix must show.
type profileTask struct {
	Code         string   `json:"code"`
	Title        string   `json:"title"`
	Area         string   `json:"area"`
	Level        string   `json:"level"`
	Competencies []string `json:"competencies"`
	CoreTasks    []string `json:"core_tasks"`
	Editions     map[string]struct {
		Title string `json:"title"`
		Area  string `json:"area"`
		Level string `json:"level"`
	} `json:"editions"`
}

func profileTasks(t *testing.T) []profileTask {
	t.Helper()
	text, err := fs.ReadFile(shared.site, "data/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	var profile struct {
		Tasks []profileTask `json:"tasks"`
	}
	if err := json.Unmarshal(text, &profile); err != nil {
		t.Fatal(err)
	}
	return profile.Tasks
}

// codesOf lists the codes of the tasks that a test wants to see, sorted.
func codesOf(t *testing.T, wanted func(profileTask) bool) []string {
	t.Helper()
	var codes []string
	for _, task := range profileTasks(t) {
		if wanted(task) {
			codes = append(codes, task.Code)
		}
	}
	slices.Sort(codes)
	if len(codes) == 0 {
		t.Fatal("the test wants no task at all")
	}
	return codes
}

func (t profileTask) at(level string) bool { return t.Level == level }
func (t profileTask) in(area string) bool  { return t.Area == area }
func (t profileTask) needs(competency string) bool {
	return slices.Contains(t.Competencies, competency)
}
func (t profileTask) serves(core string) bool { return slices.Contains(t.CoreTasks, core) }

// visibleCodes lists the codes of the tasks in the matrix that a reader sees, sorted.
func visibleCodes(p *page) []string {
	p.t.Helper()
	codes := eval[[]string](p, `[...document.querySelectorAll("task-matrix li[data-code]")]
		.filter(e => e.checkVisibility()).map(e => e.dataset.code)`)
	slices.Sort(codes)
	return codes
}

// openMatrix opens an address of a matrix and waits until its filters work.
func openMatrix(t *testing.T, address string, o options) *page {
	t.Helper()
	p := open(t, address, o)
	p.wait(`document.querySelector("task-matrix form:not([hidden])")`)
	return p
}

func (p *page) wantCodes(want []string) {
	p.t.Helper()
	if got := visibleCodes(p); !slices.Equal(got, want) {
		p.t.Errorf("%s shows %d tasks, want %d:\n got %s\nwant %s",
			p.address(), len(got), len(want), strings.Join(got, " "), strings.Join(want, " "))
	}
}

func (p *page) wantAddress(want string) {
	p.t.Helper()
	if got := p.address(); got != want {
		p.t.Errorf("the address is %s, want %s", got, want)
	}
}

// waitStatus waits until the live region says how many tasks there are.
func (p *page) waitStatus(want string) {
	p.t.Helper()
	p.wait(`document.querySelector("task-matrix [tabindex='-1'].matrix-status").textContent === ` + quote(want))
}

// pick chooses an option of a select, as a reader does.
func (p *page) pick(selector, value string) {
	p.t.Helper()
	eval[bool](p, `(select => {
		select.value = `+quote(value)+`;
		if (select.value !== `+quote(value)+`) throw new Error("no such option");
		select.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})(document.querySelector(`+quote(selector)+`))`)
}

func (p *page) back()    { p.t.Helper(); eval[bool](p, "(history.back(), true)") }
func (p *page) forward() { p.t.Helper(); eval[bool](p, "(history.forward(), true)") }

// chips are the buttons that remove a filter.
func (p *page) chips() []string { p.t.Helper(); return p.texts(".matrix-chips button") }

func TestMatrixIsCompleteWithoutJavaScript(t *testing.T) {
	p := open(t, "/matrix/", options{NoJS: true})
	if p.visible("task-matrix form") != 0 {
		t.Error("the form shows, but it cannot work without JavaScript")
	}
	all := codesOf(t, func(profileTask) bool { return true })
	if len(all) != 84 {
		t.Errorf("the profile has %d tasks, want 84", len(all))
	}
	p.wantCodes(all)
	if links := p.visible("task-matrix li[data-code] > a[href]"); links != 84 {
		t.Errorf("%d tasks are visible links, want 84", links)
	}
	if codes := p.visible("task-matrix li .code"); codes != 84 {
		t.Errorf("%d codes are visible, want 84", codes)
	}
	if heads := p.visible("task-matrix thead th a[href]"); heads != 3 {
		t.Errorf("%d levels are visible links, want 3", heads)
	}
	if heads := p.visible("task-matrix tbody th[scope=row] a[href]"); heads != 8 {
		t.Errorf("%d areas are visible links, want 8", heads)
	}
}

// matrixChoice is one way to filter: what a reader does, the address it makes, and the tasks it leaves.
type matrixChoice struct {
	name    string
	do      func(*page)
	address string
	wanted  func(profileTask) bool
	checked string // a selector that holds of the form's fields afterwards
	chips   []string
}

func matrixChoices() []matrixChoice {
	return []matrixChoice{
		{
			name: "text", do: func(p *page) { p.fill("#matrix-q", "beleid"); p.waitStatus("1 van 84 taken") },
			address: "/matrix/?q=beleid", wanted: func(t profileTask) bool { return strings.Contains(t.Title, "beleid") },
			checked: "#matrix-q", chips: []string{"tekst ‘beleid’"},
		},
		{
			name: "level", do: func(p *page) { p.click("[name=level][value=tactisch]") },
			address: "/matrix/?level=tactisch", wanted: func(t profileTask) bool { return t.at("tactisch") },
			checked: "[name=level][value=tactisch]:checked", chips: []string{"niveau Tactisch"},
		},
		{
			name: "two levels", do: func(p *page) {
				p.click("[name=level][value=strategisch]")
				p.click("[name=level][value=tactisch]")
			},
			address: "/matrix/?level=tactisch,strategisch", wanted: func(t profileTask) bool { return !t.at("operationeel") },
			checked: "[name=level][value=strategisch]:checked", chips: []string{"niveau Tactisch", "niveau Strategisch"},
		},
		{
			name: "area", do: func(p *page) { p.click("[name=area][value=modereren]") },
			address: "/matrix/?area=modereren", wanted: func(t profileTask) bool { return t.in("modereren") },
			checked: "[name=area][value=modereren]:checked", chips: []string{"gebied Modereren"},
		},
		{
			name: "core task", do: func(p *page) { p.pick("#matrix-core", "social-media/activatie") },
			address: "/matrix/?core=social-media/activatie",
			wanted:  func(t profileTask) bool { return t.serves("social-media/activatie") },
			checked: "#matrix-core [value='social-media/activatie']:checked", chips: []string{"kerntaak Activatie"},
		},
		{
			name: "competency", do: func(p *page) { p.pick("#matrix-competency", "communicatief") },
			address: "/matrix/?competency=communicatief", wanted: func(t profileTask) bool { return t.needs("communicatief") },
			checked: "#matrix-competency [value=communicatief]:checked", chips: []string{"competentie Communicatief"},
		},
		{
			name: "edition", do: func(p *page) { p.pick("#matrix-edition", "2017") },
			address: "/matrix/?edition=2017", wanted: func(t profileTask) bool { return t.Editions["2017"].Title != "" },
			checked: "#matrix-edition [value='2017']:checked", chips: []string{"Editie 2017"},
		},
		{
			name: "several at once", do: func(p *page) {
				p.click("[name=area][value=modereren]")
				p.click("[name=area][value=uitdragen]")
				p.click("[name=level][value=operationeel]")
				p.pick("#matrix-edition", "2017")
			},
			address: "/matrix/?area=uitdragen,modereren&level=operationeel&edition=2017",
			wanted: func(t profileTask) bool {
				then := t.Editions["2017"]
				return (then.Area == "modereren" || then.Area == "uitdragen") && then.Level == "operationeel"
			},
			checked: "[name=level][value=operationeel]:checked",
			chips:   []string{"gebied Uitdragen", "gebied Modereren", "niveau Operationeel", "Editie 2017"},
		},
	}
}

func TestMatrixFilters(t *testing.T) {
	for _, c := range matrixChoices() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want := codesOf(t, c.wanted)
			p := openMatrix(t, "/matrix/", options{})
			c.do(p)
			p.wantCodes(want)
			p.wantAddress(c.address)
			if got := p.chips(); !slices.Equal(got, c.chips) {
				t.Errorf("the active filters are %q, want %q", got, c.chips)
			}
			p.screenshot(shotName(t))
			restored := openMatrix(t, c.address, options{})
			restored.wantCodes(want)
			restored.wantAddress(c.address)
			if restored.count(c.checked) != 1 {
				t.Errorf("after loading %s the form does not have %s", c.address, c.checked)
			}
			if got := restored.chips(); !slices.Equal(got, c.chips) {
				t.Errorf("after loading, the active filters are %q, want %q", got, c.chips)
			}
		})
	}
}

func TestMatrixTextKnowsDutchWordsAndCodes(t *testing.T) {
	p := openMatrix(t, "/matrix/", options{})
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"cm 17", []string{"CM-017"}},
		{"CM-017", []string{"CM-017"}},
		{"cm17", []string{"CM-017"}},
		{"cm-08", []string{"CM-008", "CM-080", "CM-081", "CM-082", "CM-083", "CM-084"}},
		{"CREËREN", []string{"CM-070"}},
		{"creeren", []string{"CM-070"}},
		{"moderatoren", []string{"CM-037", "CM-046", "CM-051"}},
		{"moderators", []string{"CM-037", "CM-046", "CM-051"}},
		{"loyaliteitsprogramma's", []string{"CM-018"}},
		{"huisregel", []string{"CM-065", "CM-079"}},
		{"crisissen scenario's", []string{"CM-083"}},
		{"team begeleiden", []string{"CM-048"}},
		{"bestaatniet", nil},
	} {
		p.fill("#matrix-q", c.query)
		if got := visibleCodes(p); !slices.Equal(got, c.want) {
			t.Errorf("%q shows %v, want %v", c.query, got, c.want)
		}
	}
	p.waitStatus("0 van 84 taken")
	if none := p.visible(".matrix-none"); none != 24 {
		t.Errorf("%d cells say that nothing was found, want 24", none)
	}
}

func TestMatrixShowsAnEditionAsItWas(t *testing.T) {
	p := openMatrix(t, "/matrix/", options{})
	titles := func() []string { return p.texts("task-matrix li[data-code] > a") }
	now := titles()
	p.pick("#matrix-edition", "2017")
	p.waitStatus("81 van 81 taken. 3 andere taken staan niet in deze editie.")
	for _, task := range profileTasks(t) {
		then, listed := task.Editions["2017"]
		if !listed {
			continue
		}
		cell := "tr[data-area=" + then.Area + "] > td[data-level=" + then.Level + "] > ul > li[data-code=" + task.Code + "]"
		at := cell + "[data-area=" + then.Area + "][data-level=" + then.Level + "]:not([hidden])"
		if p.count(at) != 1 {
			t.Errorf("%s is not in the cell of edition 2017: %s at %s", task.Code, then.Area, then.Level)
			continue
		}
		if got := p.text(cell + " > a"); got != strings.Join(strings.Fields(then.Title), " ") {
			t.Errorf("%s is called %q, in edition 2017 %q", task.Code, got, then.Title)
		}
	}
	if p.count("td[data-level=operationeel] li[data-code=CM-079]:not([hidden])") != 1 {
		t.Error("CM-079 is not operational, as it was in edition 2017")
	}
	if got := p.text("li[data-code=CM-064] > a"); !strings.HasPrefix(got, "Doelstellingen & KPI's") {
		t.Errorf("CM-064 is called %q: not as in edition 2017", got)
	}
	if got := p.text("tr[data-area=modereren] > td[data-level=strategisch]"); !strings.Contains(got, "n.v.t") {
		t.Errorf("the cell that edition 2017 leaves empty says %q, not why", got)
	}
	if got := p.text("task-matrix caption"); !strings.HasSuffix(got, "Editie 2017") {
		t.Errorf("the caption is %q", got)
	}
	p.screenshot(shotName(t))
	p.pick("#matrix-edition", "herzien")
	p.wantAddress("/matrix/")
	if got := titles(); !slices.Equal(got, now) {
		t.Errorf("back in the current edition the tasks are in another order or have other names:\n%q\n%q", got, now)
	}
}

func TestMatrixSearchesTheWordsOfTheShownEdition(t *testing.T) {
	p := openMatrix(t, "/matrix/?q=ROI&edition=2017", options{})
	p.wantCodes([]string{"CM-064"})
	p.pick("#matrix-edition", "herzien")
	p.wantCodes(nil)
	p.wantAddress("/matrix/?q=ROI")
}

func TestMatrixHidesRowsAndColumnsThatAreNotChosen(t *testing.T) {
	p := openMatrix(t, "/matrix/?area=modereren,managen&level=tactisch", options{})
	if got := p.texts("task-matrix tbody tr:not([hidden]) > th"); !slices.Equal(got, []string{"Managen", "Modereren"}) {
		t.Errorf("the rows are %q", got)
	}
	if got := p.visible("task-matrix thead th"); got != 2 {
		t.Errorf("%d columns show, want the areas and one level", got)
	}
	p.fill("#matrix-q", "huisregels")
	if got := p.text("tr[data-area=managen] > td[data-level=tactisch]"); got != "niets gevonden" {
		t.Errorf("a cell without a match says %q", got)
	}
	if p.visible("tr[data-area=managen] > th") != 1 {
		t.Error("the row of an area without a match is gone")
	}
}

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
	p.wait(`document.querySelector("task-matrix form:not([hidden])")`)
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
	p.wantCodes(codesOf(t, func(t profileTask) bool { return t.at("tactisch") }))
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
	both := codesOf(t, func(t profileTask) bool { return t.needs("communicatief") || t.needs("sociaal") })
	p := openMatrix(t, address, options{})
	p.wantCodes(both)
	p.click("[name=level][value=tactisch]")
	p.click("[name=level][value=tactisch]")
	p.wantAddress(address)
	p.wantCodes(both)
	p.pick("#matrix-competency", "sociaal")
	p.wantCodes(codesOf(t, func(t profileTask) bool { return t.needs("sociaal") }))
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
		if !eval[bool](p, `(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)(getComputedStyle(document.activeElement))`) {
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
	if role := eval[string](p, `(e => e.localName === "output" ? "status" : e.role)(document.querySelector(".matrix-status"))`); role != "status" {
		t.Errorf("the number of tasks is in an element of role %q", role)
	}
	eval[bool](p, `(() => {
		window.said = [];
		const status = document.querySelector(".matrix-status");
		new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true, characterData: true, subtree: true});
		const field = document.querySelector("#matrix-q");
		for (const text of ["c", "co", "com", "comm", "community"]) {
			field.value = text;
			field.dispatchEvent(new Event("input", {bubbles: true}));
		}
		return true;
	})()`)
	p.wait("said.length > 0")
	p.do(chromedp.Sleep(1_000_000_000))
	if said := eval[[]string](p, "said"); len(said) != 1 {
		t.Errorf("one word made the status speak %d times: %q", len(said), said)
	}
}

func TestMatrixOfOneArea(t *testing.T) {
	p := openMatrix(t, "/matrix/modereren/", options{})
	if p.count("task-matrix [name=area]") != 0 {
		t.Error("the matrix of one area has a filter by area")
	}
	p.wantCodes(codesOf(t, func(t profileTask) bool { return t.in("modereren") }))
	p.click("[name=level][value=operationeel]")
	p.pick("#matrix-edition", "2017")
	p.wantAddress("/matrix/modereren/?level=operationeel&edition=2017")
	p.wantCodes(codesOf(t, func(t profileTask) bool {
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
				eval[bool](p, "(document.querySelector('[data-code=CM-079] > a').scrollIntoView({block: 'center', behavior: 'instant'}), true)")
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
	p.wait(`document.querySelector("task-matrix form:not([hidden])")`)
	shown := len(visibleCodes(p))
	want := quote(shown) + " van 84 taken. Gefilterd: tekst ‘community’, niveau Tactisch."
	if got := p.text(".matrix-print"); got != want || p.visible(".matrix-print") != 1 {
		t.Errorf("the printed line is %q, want %q", got, want)
	}
}
