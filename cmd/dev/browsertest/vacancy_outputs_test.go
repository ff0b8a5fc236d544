//go:build browser

package browsertest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/piprate/json-gold/ld"
	"golang.org/x/net/html"
)

// captureClipboard keeps what the page copies, by kind: "text" and "html".
func captureClipboard(p *page) {
	p.t.Helper()
	eval[bool](p, `(() => {
		window.copies = {};
		navigator.clipboard.writeText = async text => { window.copies = {text}; };
		navigator.clipboard.write = async ([item]) => {
			const read = async type => (await item.getType(type)).text();
			window.copies = {text: await read("text/plain"), html: await read("text/html")};
		};
		return true;
	})()`)
}

// copied waits for what the page copied last, and forgets it.
func (p *page) copied(kind string) string {
	p.t.Helper()
	p.wait(`window.copies[` + quote(kind) + `]`)
	return eval[string](p, `(text => { window.copies = {}; return text })(window.copies[`+quote(kind)+`])`)
}

func TestBuilderCopiesRichText(t *testing.T) {
	t.Parallel()
	p := composed(t)
	captureClipboard(p)
	p.click("[data-way=rich]")
	source := p.copied("html")
	p.wait(`document.querySelector("[data-for~=rich]").textContent === "Gekopieerd."`)
	onlyTags(t, "rich text", source, "html head body div h1 h2 h3 h4 p ul ol li a strong em br bdi")
	for _, want := range []string{
		`lang="nl"`, "<h1>", "<h2>", "<h3>Modereren</h3>", "<ul><li>CM-073 ", `<a href="` + shared.baseURL + `/edities/herzien/cm-073/">Vragen posten</a>`, "Het team beslist.",
	} {
		if !strings.Contains(source, want) {
			t.Errorf("no %s in\n%s", want, source)
		}
	}
}

func TestBuilderCopiesMarkdown(t *testing.T) {
	t.Parallel()
	p := composed(t)
	captureClipboard(p)
	p.click("[data-way=markdown]")
	text := p.copied("text")
	for _, want := range []string{
		"# Communitymanager buurtforum\n", "\n- CM-073 [Vragen posten](<" + shared.baseURL + "/edities/herzien/cm-073/>)\n", "Twee gesprekken.\\\nHet team beslist.\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestBuilderCopiesByHand holds that a browser which does not let a page copy shows what to copy.
func TestBuilderCopiesByHand(t *testing.T) {
	t.Parallel()
	p := composed(t)
	eval[bool](p, `(navigator.clipboard.writeText = navigator.clipboard.write = () => Promise.reject(new Error("nee")), true)`)
	p.click("[data-way=markdown]")
	p.wait(`document.activeElement.matches(".builder-by-hand")`)
	equal(t, "selected", eval[bool](p, `getSelection().toString().startsWith("# Communitymanager") && document.activeElement.selectionEnd > 100`), true)
	p.click("[data-way=rich]")
	p.wait(`getSelection().toString().includes("Vragen posten")`)
	p.accessible()
}

// TestBuilderDownload saves a Word file. $PROFIEL_WORD, when set, is where to leave it for the check with LibreOffice.
func TestBuilderDownload(t *testing.T) {
	t.Parallel()
	p := composed(t)
	folder := t.TempDir()
	_, err := chromedp.CallBrowser(p.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: "allow", DownloadPath: folder, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
	})
	p.must(err)
	p.click("[data-way=docx]")
	const name = "communitymanager-buurtforum.docx"
	content := waitForFile(t, filepath.Join(folder, name))
	equal(t, "said", p.text("[data-for~=docx]"), "Het bestand "+name+" is gedownload.")
	parts := unzip(t, content)
	if text := xmlText(t, "document", parts["word/document.xml"]); !strings.Contains(text, "Vragen posten") {
		t.Errorf("the document says\n%s", text)
	}
	if keep := os.Getenv("PROFIEL_WORD"); keep != "" {
		p.must(os.WriteFile(keep, content, 0o644))
	}
}

func waitForFile(t *testing.T, file string) []byte {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if content, err := os.ReadFile(file); err == nil {
			return content
		}
	}
	t.Fatalf("there is no %s", file)
	return nil
}

// TestBuilderPrints makes a PDF: the vacancy and nothing else.
func TestBuilderPrints(t *testing.T) {
	t.Parallel()
	p := composed(t)
	eval[bool](p, `(window.print = () => { window.printed = document.title }, true)`)
	p.click("[data-way=print]")
	equal(t, "title of the pdf", eval[string](p, "window.printed"), "Communitymanager buurtforum")
	sheets := p.pdf()
	if len(sheets) < 1 || len(sheets) > 2 {
		t.Errorf("the vacancy has %d sheets", len(sheets))
	}
	if link := shared.baseURL + "/edities/herzien/cm-073/"; !slices.Contains(slices.Concat(linksOf(sheets)...), link) {
		t.Errorf("no link on paper leads to %s", link)
	}
	p.emulate(options{Print: true})
	p.screenshot("builder-paper")
	for _, selector := range []string{".builder-steps", ".site-header", ".site-footer", ".page-header", ".builder-preview > h2", ".builder-jump"} {
		equal(t, selector+" on paper", p.visible(selector), 0)
	}
	if text := p.text("body"); !strings.HasPrefix(text, "Communitymanager buurtforum") {
		t.Errorf("the sheet begins with %.60q", text)
	}
}

// postingOf copies the code for an organisation's own site, and parses it as a browser and as an RDF reader would.
func postingOf(p *page) map[string]any {
	p.t.Helper()
	captureClipboard(p)
	p.openStep("use")
	if eval[bool](p, `!document.querySelector(".builder-posting").open`) {
		p.click(".builder-posting > summary")
	}
	p.wait(`document.querySelector(".builder-code").textContent !== ""`)
	p.click("[data-way=posting]")
	node, err := html.Parse(strings.NewReader(p.copied("text")))
	p.must(err)
	script := node.FirstChild.FirstChild.FirstChild
	equal(p.t, "type", script.Attr[0].Val, "application/ld+json")
	var posting map[string]any
	p.must(json.Unmarshal([]byte(script.FirstChild.Data), &posting))
	return posting
}

// noneEmpty holds that nothing in a JSON value is empty.
func noneEmpty(t *testing.T, at string, value any) {
	t.Helper()
	switch value := value.(type) {
	case nil:
		t.Errorf("%s is null", at)
	case string:
		if strings.TrimSpace(value) == "" {
			t.Errorf("%s is empty", at)
		}
	case []any:
		if len(value) == 0 {
			t.Errorf("%s is an empty list", at)
		}
		for _, item := range value {
			noneEmpty(t, at+"[]", item)
		}
	case map[string]any:
		if len(value) == 0 {
			t.Errorf("%s is an empty object", at)
		}
		for name, part := range value {
			noneEmpty(t, at+"."+name, part)
		}
	}
}

// schemaOrg answers with a context in which every name is schema.org's, as the real one has it for the names used here.
type schemaOrg struct{}

func (schemaOrg) LoadDocument(address string) (*ld.RemoteDocument, error) {
	context := map[string]any{"@context": map[string]any{"@vocab": "http://schema.org/"}}
	return &ld.RemoteDocument{DocumentURL: address, Document: context}, nil
}

// triples are the statements of some JSON-LD.
func triples(t *testing.T, document any) string {
	t.Helper()
	o := ld.NewJsonLdOptions("https://werk.example/")
	o.Format, o.DocumentLoader = "application/n-quads", schemaOrg{}
	quads, err := ld.NewJsonLdProcessor().ToRDF(document, o)
	if err != nil {
		t.Fatal(err)
	}
	return quads.(string)
}

// TestBuilderJobPosting holds what Google's guide requires and recommends of a job at a place.
func TestBuilderJobPosting(t *testing.T) {
	t.Parallel()
	p := composed(t)
	posting := postingOf(p)
	noneEmpty(t, "posting", posting)
	equal(t, "nothing lacks", p.visible(".builder-lacks"), 0)
	got, _ := json.Marshal(posting)
	for _, want := range []string{
		`"@type":"JobPosting"`, `"title":"Communitymanager buurtforum"`, `"datePosted":"` + time.Now().Format("2006-01-02") + `"`,
		`"hiringOrganization":{"@type":"Organization","name":"Stichting Buurtgenoten","sameAs":"https://www.buurtgenoten.example/"}`,
		`"jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressCountry":"NL","addressLocality":"Utrecht"}}`,
		`"employmentType":["FULL_TIME","PART_TIME","TEMPORARY"]`, `"validThrough":"2026-12-15T23:59"`,
		`"baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue","maxValue":4100,"minValue":3200,"unitText":"MONTH"}}`,
		`"identifier":{"@type":"PropertyValue","name":"Stichting Buurtgenoten","value":"BG-2026-7"}`,
		`{"@type":"DefinedTerm","inDefinedTermSet":"` + shared.baseURL + `/edities/herzien/","name":"Vragen posten","termCode":"CM-073","url":"` + shared.baseURL + `/edities/herzien/cm-073/"}`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	description, _ := posting["description"].(string)
	onlyTags(t, "description", description, "html head body p ul ol li a strong em br bdi")
	quads := triples(t, posting)
	for _, property := range []string{"title", "description", "datePosted", "hiringOrganization", "jobLocation"} {
		if !strings.Contains(quads, " <http://schema.org/"+property+"> ") {
			t.Errorf("no statement about %s:\n%s", property, quads)
		}
	}
}

// TestBuilderJobPostingAtHome is about work that is wholly remote.
func TestBuilderJobPostingAtHome(t *testing.T) {
	t.Parallel()
	p := composed(t)
	p.setField("plaats", "")
	p.openStep("use")
	p.click(".builder-posting > summary")
	p.wait(`document.querySelector(".builder-lacks:not([hidden]) li")`)
	equal(t, "lacks a place", strings.Join(p.texts(".builder-lacks li"), ", "), "de plaats en het land van het werk")
	p.click("[name='job.remote']")
	equal(t, "lacks nothing", p.visible(".builder-lacks"), 0)
	posting := postingOf(p)
	noneEmpty(t, "posting", posting)
	got, _ := json.Marshal(posting)
	for _, want := range []string{`"jobLocationType":"TELECOMMUTE"`, `"applicantLocationRequirements":{"@type":"Country","name":"NL"}`} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if _, has := posting["jobLocation"]; has {
		t.Error("it has a place of work")
	}
}

// TestBuilderJobPostingOfNothing lists what Google requires, and writes nothing that is empty.
func TestBuilderJobPostingOfNothing(t *testing.T) {
	t.Parallel()
	p := openBuilder(t, "", options{})
	posting := postingOf(p)
	noneEmpty(t, "posting", posting)
	lacks := strings.Join(p.texts(".builder-lacks li"), ", ")
	equal(t, "lacks", lacks, "de naam van de functie, de naam van de organisatie, de plaats en het land van het werk")
	for _, name := range []string{"title", "hiringOrganization", "jobLocation", "baseSalary", "validThrough", "employmentType"} {
		if value, has := posting[name]; has {
			t.Errorf("%s is %v", name, value)
		}
	}
}

// elements lists the elements of the page outside the vacancy, by name.
const elements = `[...document.querySelectorAll("*")].filter(e => !e.closest(".vacancy-paper")).map(e => e.localName).join(" ")`

// wantText holds that what was typed in the builder became text and nothing else, on paper and in every way out.
func (p *page) wantText(text string) {
	p.t.Helper()
	p.onPaper(strings.Fields(visible(text))[0])
	if around := eval[string](p, elements); strings.Contains(around, " img") || strings.Count(around, "script") != 2 {
		p.t.Errorf("text became elements: %s", around)
	}
	strange := eval[[]string](p, `[...document.querySelectorAll(".vacancy-paper *")].map(e => e.localName)
		.filter(tag => !["h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "a", "strong", "em", "br", "bdi", "span"].includes(tag))`)
	if len(strange) > 0 {
		p.t.Errorf("on paper stand %q", strange)
	}
	if title := eval[string](p, "document.title"); strings.Contains(title, "kwaad") {
		p.t.Error("the text ran as a script")
	}
	captureClipboard(p)
	p.openStep("use")
	for _, way := range []string{"rich", "markdown", "link"} {
		p.click("[data-way=" + way + "]")
		p.copied("text")
	}
	noneEmpty(p.t, "posting", postingOf(p))
}

// TestBuilderKeepsHostileTextText puts hostile texts in every field, in the words of tasks and in the fragment.
func TestBuilderKeepsHostileTextText(t *testing.T) {
	t.Parallel()
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			p := openBuilder(t, "#v=1&tasks=CM-079", options{})
			for _, id := range fieldsOf(p) {
				p.setField(id, text)
			}
			p.openStep("tasks")
			eval[bool](p, `(field => {
				field.value = `+quote(text)+`;
				return field.dispatchEvent(new Event("input", {bubbles: true}));
			})(document.querySelector("#woorden-CM-079"))`)
			p.wantText(text)
			p.click("[name=with-text]")
			p.click("[data-way=link]")
			link := strings.TrimPrefix(p.copied("text"), shared.baseURL+builderAddress)
			openBuilder(t, link, options{}).wantText(text)
		})
	}
}

// fieldsOf are the fields in which one types.
func fieldsOf(p *page) []string {
	p.t.Helper()
	return eval[[]string](p, `[...document.querySelectorAll("[data-field]:is(input:not([type=date]), textarea)")].map(e => e.dataset.field)`)
}

// TestBuilderBearsLongText puts 1 MB of text in each field, one after another, and in the fragment.
func TestBuilderBearsLongText(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Een lange tekst. ", 1<<20/17)
	p := openBuilder(t, "#v=1&tasks=CM-079", options{})
	for _, id := range fieldsOf(p) {
		p.setField(id, long)
		p.wait(`document.querySelector(".vacancy-paper").textContent.length > 1e6`)
		p.setField(id, "x")
	}
	p.setField("doel", long)
	p.wantText(long)
	linked := openBuilder(t, "#v=1&tasks=CM-079&field.doel="+strings.ReplaceAll(long, " ", "+"), options{})
	linked.wait(`document.querySelector(".vacancy-paper").textContent.length > 1e6`)
}
