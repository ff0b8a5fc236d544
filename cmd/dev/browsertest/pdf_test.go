//go:build browser

package browsertest

import (
	"bytes"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

// sheet is one side of paper.
type sheet struct {
	lines []string // texts from top to bottom, without the number of the page
	links []string // addresses
}

// pdf prints the page on A4 as the browser does for a reader, and reads the document with a library that knows nothing of browsers.
func (p *page) pdf() []sheet {
	p.t.Helper()
	yes := true
	printed, err := chromedp.Call(p.ctx, cdppage.PrintToPDF, cdppage.PrintToPDFParams{
		PaperWidth: 210 / 25.4, PaperHeight: 297 / 25.4, PreferCSSPageSize: &yes,
	})
	p.must(err)
	document, err := pdf.NewReader(bytes.NewReader(printed.Data), int64(len(printed.Data)))
	p.must(err)
	var sheets []sheet
	for number := 1; number <= document.NumPage(); number++ {
		sheets = append(sheets, readSheet(p.t, document.Page(number)))
	}
	return sheets
}

func readSheet(t *testing.T, side pdf.Page) sheet {
	t.Helper()
	text, err := side.GetPlainText(nil)
	if err != nil {
		t.Fatal(err)
	}
	var s sheet
	for line := range strings.Lines(norm.NFKC.String(text)) { // fonts join letters: "ﬁ"
		if line = strings.TrimSpace(line); line != "" {
			s.lines = append(s.lines, line)
		}
	}
	if len(s.lines) > 3 && s.lines[1] == "/" { // a browser writes the margins first: "1 / 3"
		s.lines = s.lines[3:]
	}
	annotations := side.V.Key("Annots")
	for i := range annotations.Len() {
		s.links = append(s.links, annotations.Index(i).Key("A").Key("URI").RawString())
	}
	return s
}

// words is all the text of some sheets, with single spaces.
func words(sheets []sheet) string {
	var all []string
	for _, s := range sheets {
		all = append(all, s.lines...)
	}
	return strings.Join(all, " ")
}
