//go:build browser

package browsertest

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// template is a vacancy as the site's data has it.
type template struct {
	Title, URL, Edition string
	Tasks               []string
}

// templates lists all vacancies, with the words and addresses that each of their tasks has in the vacancy's edition.
func templates(t *testing.T) (list []template, tasks map[string]map[string]version) {
	t.Helper()
	var vacancies struct{ Vacancies []template }
	readData(t, "data/vacancies.json", &vacancies)
	tasks = map[string]map[string]version{}
	for _, task := range publishedTasks(t) {
		tasks[task.Code] = task.Editions
	}
	if len(vacancies.Vacancies) < 6 {
		t.Fatalf("the site has %d vacancies, want at least 6", len(vacancies.Vacancies))
	}
	return vacancies.Vacancies, tasks
}

// eachTemplate runs a test for every vacancy.
func eachTemplate(t *testing.T, test func(t *testing.T, v template, tasks map[string]map[string]version)) {
	list, tasks := templates(t)
	for _, v := range list {
		t.Run(v.Title, func(t *testing.T) {
			t.Parallel()
			test(t, v, tasks)
		})
	}
}

// TestVacanciesOnPaper holds that a vacancy prints as a document: one to three sheets of A4 with every task in the words of its
// edition, its address to read and to follow, and nothing of the site around it.
func TestVacanciesOnPaper(t *testing.T) {
	eachTemplate(t, func(t *testing.T, v template, tasks map[string]map[string]version) {
		p := open(t, v.URL, options{})
		sheets := p.pdf()
		if len(sheets) < 1 || len(sheets) > 3 {
			t.Errorf("%s takes %d sheets, want one to three", v.URL, len(sheets))
		}
		text, links := words(sheets), slices.Concat(linksOf(sheets)...)
		host := strings.TrimPrefix(shared.baseURL, "http://")
		for _, wanted := range append([]string{v.Title, host + v.URL}, p.texts(".vacancy-paper h2")...) {
			if !strings.Contains(text, wanted) {
				t.Errorf("%q is not on paper", wanted)
			}
		}
		for _, code := range v.Tasks {
			task := tasks[code][v.Edition]
			for _, wanted := range []string{code, task.Title, host + task.URL} {
				if !strings.Contains(text, wanted) {
					t.Errorf("%s: %q is not on paper", code, wanted)
				}
			}
			if !slices.Contains(links, shared.baseURL+task.URL) {
				t.Errorf("%s: no link leads to %s", code, task.URL)
			}
		}
		for _, unwanted := range []string{"Hoofdmenu", "Zoeken", "Kruimelpad", "Druk af", "Pas aan in", "Genoemd op", "geen cookies", "Laat dit niet leeg"} {
			if strings.Contains(text, unwanted) {
				t.Errorf("%q is on paper", unwanted)
			}
		}
	})
}

func linksOf(sheets []sheet) [][]string {
	var all [][]string
	for _, s := range sheets {
		all = append(all, s.links)
	}
	return all
}

// TestNoSheetEndsWithAHeading holds that what a heading is of stands below it on the same sheet.
func TestNoSheetEndsWithAHeading(t *testing.T) {
	eachTemplate(t, func(t *testing.T, v template, _ map[string]map[string]version) {
		p := open(t, v.URL, options{})
		headings := p.texts(".vacancy-paper :is(h2, h3, h4)")
		for i, s := range p.pdf() {
			if last := s.lines[len(s.lines)-1]; slices.Contains(headings, last) {
				t.Errorf("%s: sheet %d ends with the heading %q", v.URL, i+1, last)
			}
		}
	})
}

// TestFieldsAreLinesOnPaper holds that an empty field is a line to write on, with what belongs there below it.
func TestFieldsAreLinesOnPaper(t *testing.T) {
	list, _ := templates(t)
	p := open(t, list[0].URL, options{Print: true})
	widths := eval[[]float64](p, `[...document.querySelectorAll(".vacancy-field")].map(f => f.getBoundingClientRect().width)`)
	if len(widths) < 10 {
		t.Fatalf("%d fields", len(widths))
	}
	for i, width := range widths {
		if width < 45*96/25.4 {
			t.Errorf("field %d is %v pixels wide: too short to write on", i, width)
		}
	}
	lines := eval[[]string](p, `[...document.querySelectorAll(".vacancy-field:not([data-alone])")].map(f => getComputedStyle(f).borderTopStyle)`)
	if len(lines) == 0 || slices.ContainsFunc(lines, func(style string) bool { return style != "solid" }) {
		t.Errorf("the lines are %v", lines)
	}
}

// TestQRCode points a reader of QR codes by others at the printed page. The code holds the port of this run, and there are ports with which
// the reader does not see a code at one distance; somebody with a telephone tries another.
func TestQRCode(t *testing.T) {
	eachTemplate(t, func(t *testing.T, v template, _ map[string]map[string]version) {
		p := open(t, v.URL, options{Print: true, Dark: true})
		eval[string](p, `document.body.style.padding = "2cm"`) // the margin of paper, into which the white around the code reaches
		box := eval[cdppage.Viewport](p, `(b => ({x: b.x + scrollX, y: b.y + scrollY, width: b.width, height: b.height}))`+
			`(document.querySelector(".qr-code").getBoundingClientRect())`)
		if box.Width < 20*96/25.4 {
			t.Errorf("the code is %v pixels wide: too small for a telephone", box.Width)
		}
		var said string
		var err error
		for _, box.Scale = range []float64{4, 3, 5} {
			if said, err = p.readCode(box); err == nil {
				break
			}
		}
		p.must(err)
		equal(t, "the code says", said, shared.baseURL+v.URL)
	})
}

// readCode reads the QR code in a part of the page.
func (p *page) readCode(part cdppage.Viewport) (string, error) {
	yes := true
	shot, err := chromedp.Call(p.ctx, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{Clip: &part, CaptureBeyondViewport: &yes})
	p.must(err)
	picture, err := png.Decode(bytes.NewReader(shot.Data))
	p.must(err)
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	p.must(err)
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		return "", err
	}
	return result.GetText(), nil
}

func TestPrintButton(t *testing.T) {
	list, _ := templates(t)
	p := open(t, list[0].URL, options{})
	eval[bool](p, `(window.print = () => document.body.dataset.printed = "yes", true)`)
	p.click("print-button button")
	p.wait(`document.body.dataset.printed === "yes"`)
	equal(t, "buttons without JavaScript", open(t, list[0].URL, options{NoJS: true}).visible("print-button"), 0)
}

// A template leads to the page where it can be changed, which starts with it.
func TestFromTemplateToBuilder(t *testing.T) {
	list, _ := templates(t)
	p := open(t, list[0].URL, options{})
	p.click(`.vacancy-actions a[href*="template="]`)
	p.arrive(`location.pathname === "/vacatures/samenstellen/"`)
	p.wait(`document.querySelector("main").innerText.includes(` + quote(list[0].Title) + `)`)
}
