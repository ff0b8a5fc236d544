//go:build browser

package browsertest

import (
	"slices"
	"strings"
	"testing"
)

// codesOf lists the codes of the tasks that a test wants to see, sorted.
func codesOf(t *testing.T, wanted func(publishedTask) bool) []string {
	t.Helper()
	var codes []string
	for _, task := range publishedTasks(t) {
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

func (t publishedTask) at(level string) bool { return t.Level == level }
func (t publishedTask) in(area string) bool  { return t.Area == area }
func (t publishedTask) needs(competency string) bool {
	return slices.Contains(t.Competencies, competency)
}
func (t publishedTask) serves(core string) bool { return slices.Contains(t.CoreTasks, core) }

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
	p.wait(`document.querySelector("task-matrix[data-ready]")`)
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
	p.wait(`document.querySelector("task-matrix output").textContent === ` + quote(want))
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
	all := codesOf(t, func(publishedTask) bool { return true })
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
	wanted  func(publishedTask) bool
	checked string // a selector that holds of the form's fields afterwards
	chips   []string
}

func matrixChoices() []matrixChoice {
	return []matrixChoice{
		{
			name: "text", do: func(p *page) { p.fill("#matrix-q", "beleid"); p.waitStatus("1 van 84 taken") },
			address: "/matrix/?q=beleid", wanted: func(t publishedTask) bool { return strings.Contains(t.Title, "beleid") },
			checked: "#matrix-q", chips: []string{"tekst ‘beleid’"},
		},
		{
			name: "level", do: func(p *page) { p.click("[name=level][value=tactisch]") },
			address: "/matrix/?level=tactisch", wanted: func(t publishedTask) bool { return t.at("tactisch") },
			checked: "[name=level][value=tactisch]:checked", chips: []string{"niveau Tactisch"},
		},
		{
			name: "two levels", do: func(p *page) {
				p.click("[name=level][value=strategisch]")
				p.click("[name=level][value=tactisch]")
			},
			address: "/matrix/?level=tactisch,strategisch", wanted: func(t publishedTask) bool { return !t.at("operationeel") },
			checked: "[name=level][value=strategisch]:checked", chips: []string{"niveau Tactisch", "niveau Strategisch"},
		},
		{
			name: "area", do: func(p *page) { p.click("[name=area][value=modereren]") },
			address: "/matrix/?area=modereren", wanted: func(t publishedTask) bool { return t.in("modereren") },
			checked: "[name=area][value=modereren]:checked", chips: []string{"gebied Modereren"},
		},
		{
			name: "core task", do: func(p *page) { p.pick("#matrix-core", "social-media/activatie") },
			address: "/matrix/?core=social-media/activatie",
			wanted:  func(t publishedTask) bool { return t.serves("social-media/activatie") },
			checked: "#matrix-core [value='social-media/activatie']:checked", chips: []string{"kerntaak Activatie"},
		},
		{
			name: "competency", do: func(p *page) { p.pick("#matrix-competency", "communicatief") },
			address: "/matrix/?competency=communicatief", wanted: func(t publishedTask) bool { return t.needs("communicatief") },
			checked: "#matrix-competency [value=communicatief]:checked", chips: []string{"competentie Communicatief"},
		},
		{
			name: "edition", do: func(p *page) { p.pick("#matrix-edition", "2017") },
			address: "/matrix/?edition=2017", wanted: func(t publishedTask) bool { return t.Editions["2017"].Title != "" },
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
			wanted: func(t publishedTask) bool {
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
		{"operationele", []string{"CM-015", "CM-016", "CM-046"}},
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
	p.waitStatus("81 van 81 taken. 3 taken van nu staan niet in deze editie.")
	for _, task := range publishedTasks(t) {
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
	equal(t, "link in edition 2017", p.attr("[data-code=CM-079] a", "href"), "/edities/2017/cm-079/")
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
