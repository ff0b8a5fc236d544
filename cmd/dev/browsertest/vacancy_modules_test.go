//go:build browser

package browsertest

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
)

// withModules makes the exports of some of the site's scripts and a catalog of its profile available to an expression:
// m["vacancy-state.js"].nothing(catalog).
func withModules(expression string) string {
	return `(async () => {
		const script = ` + siteScript + `;
		const names = ["catalog", "state", "terms", "document", "html", "markdown", "docx", "jobposting", "editions", "missing"];
		const m = Object.fromEntries(await Promise.all(names.map(async name => [name, await import(new URL("vacancy-" + name + ".js", script).href)])));
		const get = async address => (await fetch(address)).json();
		const catalog = new m.catalog.Catalog(await get("/data/profile.json"), await get("/data/vacancies.json"));
		const words = name => "‹" + name + "›";
		return ` + expression + `;
	})()`
}

// aPage is a page on which the modules can be tried.
func aPage(t *testing.T) *page {
	t.Helper()
	return open(t, "/over/", options{})
}

func TestVacancyTerms(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	salaries := map[string]string{
		"€ 3.200 - € 4.100 bruto per maand":                     `{"currency":"EUR","min":3200,"max":4100,"unit":"MONTH"}`,
		"€3200–4100 per maand":                                  `{"currency":"EUR","min":3200,"max":4100,"unit":"MONTH"}`,
		"tussen 3.200 en 4.100 euro bruto per maand":            `{"currency":"EUR","min":3200,"max":4100,"unit":"MONTH"}`,
		"schaal 9 (€ 3.200,50 tot € 4.537,00 p.m.)":             `{"currency":"EUR","min":3200.5,"max":4537,"unit":"MONTH"}`,
		"€ 3.200 - € 4.100 bruto per maand bij 36 uur per week": `{"currency":"EUR","min":3200,"max":4100,"unit":"MONTH"}`,
		"bij 36 uur per week € 3.200 tot € 4.100 per maand":     `{"currency":"EUR","min":3200,"max":4100,"unit":"MONTH"}`,
		"vanaf € 3.200,- per maand":                             `{"currency":"EUR","min":3200,"unit":"MONTH"}`,
		"tot € 4.100 per maand":                                 `{"currency":"EUR","max":4100,"unit":"MONTH"}`,
		"€ 25 per uur":                                          `{"currency":"EUR","min":25,"max":25,"unit":"HOUR"}`,
		"€ 45.000 per jaar":                                     `{"currency":"EUR","min":45000,"max":45000,"unit":"YEAR"}`,
		"£30,000 - £35,000 per year":                            `{"currency":"GBP","min":30000,"max":35000,"unit":"YEAR"}`,
		"maandsalaris € 3.200 - € 4.100":                        `{"currency":"EUR","min":3200,"max":4100,"unit":"MONTH"}`,
		"€ 3.200 bij 36 uur per week":                           "null", // about the hours
		"€ 3.200":                                               "null", // no period
		"schaal 9: 3.200 - 4.100 per maand":                     "null", // no currency
		"€ 3.200 of € 4.000 per maand":                          "null", // no range
		"€ 3.200 - € 4.100 per maand, en € 500 bonus":           "null", // which one?
		"€ 4.100 - € 3.200 per maand":                           "null", // upside down
		"marktconform":                                          "null",
		"":                                                      "null",
		strings.Repeat("9", 1_000_000) + " per maand":           "null",
		strings.Repeat("€ 1.000 ", 100_000):                     "null",
	}
	for text, want := range salaries {
		equal(t, firstLine(text), eval[string](p, withModules(`JSON.stringify(m.terms.readSalary(`+quote(text)+`, "Salaris"))`)), want)
	}
	equal(t, "the label has the period", eval[string](p, withModules(`m.terms.readSalary("€ 3.200", "Salaris per maand").unit`)), "MONTH")
	for _, c := range []struct{ hours, contract, want string }{
		{"32 tot 36 uur per week", "onbepaalde tijd", "FULL_TIME PART_TIME"},
		{"24-32 uur", "jaarcontract", "PART_TIME TEMPORARY"},
		{"36", "bepaalde tijd", "FULL_TIME TEMPORARY"},
		{"40 uur", "een jaar, daarna onbepaalde tijd", "FULL_TIME TEMPORARY"},
		{"voltijd", "zzp", "FULL_TIME CONTRACTOR"},
		{"parttime", "stage", "PART_TIME INTERN"},
		{"8 uur per week", "vrijwilligerswerk", "PART_TIME VOLUNTEER"},
		{"in overleg", "vast", ""},
	} {
		got := eval[string](p, withModules(`m.terms.readEmployment(`+quote(c.hours)+`, `+quote(c.contract)+`).join(" ")`))
		equal(t, c.hours+", "+c.contract, got, c.want)
	}
	for text, want := range map[string]string{
		"www.voorbeeld.nl": "https://www.voorbeeld.nl/", "https://voorbeeld.nl/werk": "https://voorbeeld.nl/werk", "http://a.example": "http://a.example/",
		"voorbeeld": "", "javascript:alert(1).nl": "", "jan@voorbeeld.nl": "", "https://a.nl /b": "", "": "",
	} {
		equal(t, "website "+text, eval[string](p, withModules(`m.terms.webAddress(`+quote(text)+`)`)), want)
	}
	equal(t, "date", eval[string](p, withModules(`m.terms.longDate("2026-11-15", "nl")`)), "15 november 2026")
	equal(t, "no date", eval[string](p, withModules(`m.terms.longDate("2026-02-30", "nl")`)), "2026-02-30")
}

// TestVacancyFragment reads and writes the form in which choices travel.
func TestVacancyFragment(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	const rewrite = `(fragment => {
		const { state, unknown } = m.state.readFragment(fragment, catalog);
		return [decodeURIComponent(m.state.writeFragment(state)), decodeURIComponent(m.state.writeFragment(state, {text: true})), unknown.join("|")];
	})`
	const tail = "&level=operationeel&area=modereren&tasks=CM-079,CM-073&competencies=sociaal"
	for _, c := range []struct{ name, fragment, choices, whole, unknown string }{
		{"as it is written", "#v=1&edition=2017" + tail, "#v=1&edition=2017" + tail, "#v=1&edition=2017" + tail, ""},
		{"only codes", "#v=1&tasks=CM-079", "#v=1&edition=herzien&tasks=CM-079", "#v=1&edition=herzien&tasks=CM-079", ""},
		{"small letters, twice, spaces", "#v=1&tasks=cm-079,%20CM-079+,cm-073", "#v=1&edition=herzien&tasks=CM-079,CM-073", "#v=1&edition=herzien&tasks=CM-079,CM-073", ""},
		{"from the check", "#v=1&from=check&tasks=CM-079", "#v=1&edition=herzien&tasks=CM-079", "#v=1&edition=herzien&tasks=CM-079", ""},
		{"text", "#v=1&field.plaats=Den%20Haag%20%26%20meer&word.CM-079=Rust+bewaken&tasks=CM-079&job.country=BE&job.remote=1&job.posted=2026-11-01",
			"#v=1&edition=herzien&tasks=CM-079",
			"#v=1&edition=herzien&tasks=CM-079&field.plaats=Den Haag & meer&word.CM-079=Rust bewaken&job.posted=2026-11-01&job.country=BE&job.remote=1", ""},
		{"unknown parts", "#v=2&edition=2013&level=hoog&area=modereren&tasks=CM-999&field.__proto__=x&field.niets=x&word.X=y&kleur=rood&field.sluitingsdatum=ooit&job.country=Belgi%C3%AB",
			"#v=1&edition=herzien&area=modereren", "#v=1&edition=herzien&area=modereren", "v=2|kleur=rood|2013|hoog|CM-999|__proto__|niets|ooit|X"},
		{"broken", "#v=1&tasks=%E0%A4%A,%&%%%&=&&", "#v=1&edition=herzien", "#v=1&edition=herzien", "\uFFFDA|%|%%=|="},
	} {
		got := eval[[]string](p, withModules(rewrite+"("+quote(c.fragment)+")"))
		if c.name == "broken" { // what a browser makes of broken escapes is its own affair
			equal(t, c.name, got[1], c.whole)
			continue
		}
		equal(t, c.name+": choices", got[0], c.choices)
		equal(t, c.name+": whole", got[1], c.whole)
		equal(t, c.name+": unknown", got[2], c.unknown)
	}
	equal(t, "a draft", eval[bool](p, withModules(`(() => {
		const { state } = m.state.readFragment("#v=1&tasks=CM-079&field.plaats=Delft&word.CM-079=Eigen", catalog);
		const read = m.state.readDraft(m.state.writeDraft(state), catalog);
		return m.state.isSame(state, read) && m.state.isWork(read, catalog) && !m.state.isWork(m.state.nothing(catalog), catalog);
	})()`)), true)
	for _, draft := range []string{"", "{", "null", "[]", `{"v":"0"}`, `"x"`} {
		equal(t, "draft "+draft, eval[bool](p, withModules(`m.state.readDraft(`+quote(draft)+`, catalog) === null`)), true)
	}
	equal(t, "a draft of other types", eval[string](p, withModules(
		`m.state.writeFragment(m.state.readDraft('{"v":"1","tasks":"CM-001","levels":[3,null],"fields":[1],"words":7,"job":"x","edition":{}}', catalog), {text: true})`)), "#v=1&edition=herzien")
}

// TestVacancyDocument reads the blocks of a vacancy that began from nothing.
func TestVacancyDocument(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	const outline = `m.document.makeVacancy(m.state.readFragment(%, catalog).state, catalog, words).blocks.map(b =>
		b.type + (b.level ?? "") + ": " + (b.items ?? [b.runs]).map(runs => runs.map(r => r.empty ? "[" + r.text + "]" : r.text).join("")).join(" / "))`
	got := eval[[]string](p, withModules(strings.Replace(outline, "%", quote("#v=1&tasks=CM-073,CM-001,CM-079&word.CM-073=Eigen%20woorden&field.doel=Een%0A%0ATwee"), 1)))
	for _, want := range []string{
		"paragraph: Een", "paragraph: Twee", "heading3: Modereren", "list: CM-073 Eigen woorden / CM-079 Huisregels bewaken",
		"heading3: Analyseren", "list: CM-001 Uitvoeren van onderzoek",
	} {
		if !strings.Contains("\n"+strings.Join(got, "\n")+"\n", "\n"+want+"\n") {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if !strings.HasPrefix(got[0], "title: [") {
		t.Errorf("no empty title: %s", got[0])
	}
	if all := strings.Join(got, "\n"); strings.Contains(all, "requirements") || strings.Contains(all, "Kenmerk") {
		t.Errorf("a heading without anything below it, or an optional field that is empty:\n%s", all)
	}
	old := eval[[]string](p, withModules(strings.Replace(outline, "%", quote("#v=1&edition=2017&tasks=CM-084,CM-079"), 1)))
	if all := strings.Join(old, "\n"); !strings.Contains(all, "list: CM-079 Huisregels bewaken") {
		t.Errorf("the vacancy of 2017:\n%s", all)
	}
}

// TestVacancyWithoutEditionsOrFields makes a vacancy of the smallest profile that a site can have.
func TestVacancyWithoutEditionsOrFields(t *testing.T) {
	t.Parallel()
	got := eval[string](aPage(t), withModules(`(() => {
		const task = {code: "BW-001", title: "Metselen", area: "bouwen", level: "laag", url: "/bouwen/metselen/", editions: {}};
		const thing = id => ({id, title: id, url: "/" + id + "/"});
		const small = new m.catalog.Catalog({title: "Bouwprofiel", language: "nl", base_url: "https://a.example", edition: "", editions: [], diffs: [],
			levels: [thing("laag")], areas: [thing("bouwen")], competencies: [], tasks: [task]}, {vacancies: []});
		const { state } = m.state.readFragment("#v=1&level=laag&tasks=BW-001", small);
		const { posting } = m.jobposting.jobPosting(state, small, "<p>x</p>");
		return m.state.writeFragment(state) + " " + m.markdown.markdown(m.document.makeVacancy(state, small, words)) + JSON.stringify(posting);
	})()`))
	for _, want := range []string{
		"#v=1&level=laag&tasks=BW-001 ", "# \\[‹untitled›\\]", "- BW-001 [Metselen](<https://a.example/bouwen/metselen/>)", "‹source›. ‹source-more› [a.example/](<https://a.example/>)",
		`"skills":[{"@type":"DefinedTerm","termCode":"BW-001","name":"Metselen","url":"https://a.example/bouwen/metselen/"}]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestVacancyEditions(t *testing.T) {
	t.Parallel()
	got := eval[[]string](aPage(t), withModules(`m.editions.changesFor(["CM-079", "CM-064", "CM-001", "CM-073"], "2017", "herzien", catalog)
		.map(c => [c.code, c.kind, c.before, c.after].join(" "))`))
	equal(t, "CM-079", got[0], "CM-079 level Operationeel Tactisch")
	if len(got) != 2 || !strings.HasPrefix(got[1], "CM-064 words Doelstellingen & KPI's") {
		t.Errorf("got %q", got)
	}
	back := eval[[]string](aPage(t), withModules(`catalog.tasksIn("herzien").map(t => t.code).filter(code => !catalog.taskIn(code, "2017"))
		.flatMap(code => m.editions.changesFor([code], "herzien", "2017", catalog)).map(c => c.kind)`))
	equal(t, "not in 2017", strings.Join(back, " "), "gone gone gone")
}

// hostile are texts that must come through every way out as nothing but text.
func hostile() map[string]string {
	return map[string]string{
		"script":   `<script>document.title="kwaad"</script>`,
		"image":    `"><img src=x onerror="document.title='kwaad'">`,
		"end":      `</script><script>document.title="kwaad"</script><!-- ]]> --> </textarea>`,
		"markdown": "# kop *nadruk* _onder_ `code` [link](javascript:alert(1)) ![](x) | tabel ~~weg~~ &lt; <b>vet</b> \\ {a} https://a.example",
		"lines":    "- een\n1. twee\n> drie\n    vier\n===\n+ vijf\n2) zes\n# zeven",
		"entities": "&amp; &#60;b&#62; &notit;",
		"rtl":      "שלום עולם (abc) \u202Eomgekeerd",
		"emoji":    "👩🏽‍💻 🏳️‍🌈 e\u0301 \U0001F9D1\u200D\U0001F91D\u200D\U0001F9D1",
		"control":  "a\u0000b\u0007c\u001bd\ufffe\uffffe",
		"template": "{organisatie} ${1+1} {{.}} $& $1",
		"quotes":   `' " ` + "`" + ` ’ „`,
	}
}

// visible is a hostile text as a reader sees it: control characters and marks of direction show nothing.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < 32 || r >= 0x7f && r < 0xa0 || r == 0x202e || r >= 0xfffe && r <= 0xffff:
			return -1
		}
		return r
	}, text)
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// hostileState is JavaScript for a state with a text in every field and for every task.
const hostileState = `(text => {
	const { state } = m.state.readFragment("#v=1&level=tactisch&tasks=CM-079,CM-073&competencies=sociaal", catalog);
	for (const { id, property } of catalog.fields) if (property !== "validThrough") state.fields[id] = text;
	state.words = {"CM-079": text, "CM-073": text};
	return state;
})`

// TestVacancyMarkdownKeepsText reads the Markdown back with goldmark.
func TestVacancyMarkdownKeepsText(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	fields := eval[int](p, withModules(`catalog.fields.filter(f => f.property !== "validThrough").length`))
	for name, text := range hostile() {
		source := eval[string](p, withModules(`m.markdown.markdown(m.document.makeVacancy(`+hostileState+`(`+quote(text)+`), catalog, words))`))
		var rendered bytes.Buffer
		if err := goldmark.Convert([]byte(source), &rendered); err != nil {
			t.Fatal(err)
		}
		read := squeeze(textOf(t, rendered.String()))
		want := squeeze(strings.ReplaceAll(visible(text), "\uFFFD", ""))
		if got := strings.Count(strings.ReplaceAll(read, "\uFFFD", ""), want); got < fields+2 {
			t.Errorf("%s: %q stands %d times in the Markdown, want at least %d:\n%s", name, want, got, fields+2, source)
		}
		if strings.Contains(rendered.String(), "omitted") || strings.Contains(rendered.String(), "javascript:") && strings.Contains(rendered.String(), `href="javascript`) {
			t.Errorf("%s: read as HTML or a link:\n%s", name, rendered.String())
		}
	}
}

// textOf is the text of some HTML; elements part words as lines do.
func textOf(t *testing.T, source string) string {
	t.Helper()
	node, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range node.Descendants() {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "br" || n.Data == "li" || n.Data == "p" || strings.HasPrefix(n.Data, "h")):
			text.WriteString(" ")
		}
	}
	return text.String()
}

// TestVacancyRichTextKeepsText parses the HTML for the clipboard with another parser.
func TestVacancyRichTextKeepsText(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	for name, text := range hostile() {
		for _, way := range []string{"richText", "description"} {
			source := eval[string](p, withModules(`m.html.`+way+`(m.document.makeVacancy(`+hostileState+`(`+quote(text)+`), catalog, words))`))
			if got := strings.Count(squeeze(visible(textOf(t, source))), squeeze(visible(text))); got < 10 {
				t.Errorf("%s, %s: the text stands %d times:\n%s", name, way, got, source)
			}
			onlyTags(t, name+" "+way, source, "html head body div h1 h2 h3 h4 p ul ol li a strong em br bdi")
		}
	}
}

// onlyTags holds that HTML has no other elements than these, and no attributes but addresses and languages.
func onlyTags(t *testing.T, what, source, tags string) {
	t.Helper()
	node, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	for n := range node.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !strings.Contains(" "+tags+" ", " "+n.Data+" ") {
			t.Errorf("%s: an element <%s>", what, n.Data)
		}
		for _, a := range n.Attr {
			if a.Key != "href" && a.Key != "lang" || a.Key == "href" && !strings.HasPrefix(a.Val, "http") {
				t.Errorf("%s: <%s %s=%q>", what, n.Data, a.Key, a.Val)
			}
		}
	}
}

// TestVacancyPostingKeepsText reads the element for a page as a browser would, and the JSON in it.
func TestVacancyPostingKeepsText(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	for name, text := range hostile() {
		element := eval[string](p, withModules(`m.jobposting.scriptElement(m.jobposting.jobPosting(`+hostileState+`(`+quote(text)+`), catalog, "<p>" + `+quote(text)+`).posting)`))
		node, err := html.Parse(strings.NewReader(element))
		if err != nil {
			t.Fatal(err)
		}
		scripts := 0
		for n := range node.Descendants() {
			if n.Type == html.ElementNode && n.Data == "script" {
				scripts++
				var posting struct {
					Title              string
					HiringOrganization struct{ Name string }
				}
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &posting); err != nil {
					t.Errorf("%s: %v\n%s", name, err, n.FirstChild.Data)
				}
				if squeeze(visible(posting.Title)) != squeeze(visible(text)) || squeeze(visible(posting.HiringOrganization.Name)) != squeeze(visible(text)) {
					t.Errorf("%s: got %q", name, posting.Title)
				}
			}
		}
		equal(t, name+": scripts", scripts, 1)
	}
}
