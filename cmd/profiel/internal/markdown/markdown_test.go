package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

var update = flag.Bool("update", false, "write the golden files")

// resolveAll finds everything but what has "kapot" or a small letter in a code.
func resolveAll(ref Ref) (Target, diag.Problem, bool) {
	if strings.Contains(ref.Path, "kapot") || ref.Kind == RefCode && strings.ToUpper(ref.Path) != ref.Path {
		return Target{}, diag.Problem{Name: "broken-link", Message: "no such page", Hint: "look again"}, false
	}
	kind := [...]string{"document", "address", "code", "file"}[ref.Kind]
	return Target{URL: "/" + kind + "/" + strings.TrimPrefix(ref.Path, "/"), Title: "Taak " + ref.Path}, diag.Problem{}, true
}

func convert(t testing.TB, body string) (Document, diag.List) {
	t.Helper()
	return shared().Convert(Source{File: "content/a.md", Body: []byte(body), Line: 1}, resolveAll)
}

// roomy are limits that nothing in a test comes near, and strict those of a site that sets none.
var (
	roomy  = Limits{Nesting: 1 << 20, Columns: 1 << 20, References: 1 << 30, HTML: 1 << 20}
	strict = Limits{Nesting: 32, Columns: 32, References: 100 << 10, HTML: 20}
)

var shared = sync.OnceValue(func() *Converter { return New(roomy) })

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(t, Source{File: filepath.Base(file), Body: body, Line: 11})
			compareGolden(t, strings.TrimSuffix(file, ".md")+".golden", got)
		})
	}
}

// describe writes everything that a conversion gives.
func describe(t *testing.T, src Source) []byte {
	doc, problems := shared().Convert(src, resolveAll)
	var b bytes.Buffer
	fmt.Fprintf(&b, "-- html --\n%s-- headings --\n", doc.HTML)
	for _, h := range doc.Headings {
		fmt.Fprintf(&b, "%d %s %q\n", h.Level, h.ID, h.Text)
	}
	b.WriteString("-- links --\n")
	for _, l := range doc.Links {
		at, _ := src.Places().At(l.Offset, l.Width)
		fmt.Fprintf(&b, "%d:%d+%d %s#%s\n", at.Line, at.Column, at.Width, l.URL, l.Fragment)
	}
	fmt.Fprintf(&b, "-- text (code: %v) --\n%s\n-- problems --\n", doc.HasCode, doc.Text())
	if err := diag.Print(&b, diag.Text, problems); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func compareGolden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test -update writes it):\n%s", file, firstDifference(got, want))
	}
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

func TestInline(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"code link", "[[CM-017]]", `<a href="/code/CM-017">Taak CM-017</a>`},
		{"misspelt code", "[[cm-17]] [[cm 17]] [[CM17]]", `cm-17 cm 17 <a href="/code/CM17">Taak CM17</a>`},
		{"no code", "[[iets]] [[20 24]] [[CM-017] x]", `[[iets]] [[20 24]] [[CM-017] x]`},
		{"code in a code span", "`[[CM-017]]`", `<code>[[CM-017]]</code>`},
		{"escaped code", `\[[CM-017]]`, `[[CM-017]]`},
		{"code in a link", "[zie [[CM-017]]](a.md)", `<a href="/document/a.md">zie Taak CM-017</a>`},
		{"broken code", "[[cm-017]]", `cm-017`},
		{"document", `[a](../b/c.md#een "De 'titel'")`, `<a href="/document/../b/c.md#een" title="De 'titel'">a</a>`},
		{"address", `[a](/matrix/?level=tactisch&q=1#x)`, `<a href="/address/matrix/?level=tactisch&amp;q=1#x">a</a>`},
		{"file", `[a](plan.pdf)`, `<a href="/file/plan.pdf">a</a>`},
		{"fragment", `[a](#een) [b](#)`, `<a href="#een">a</a> <a href="#">b</a>`},
		{"broken link keeps its text", `[*a*](kapot.md)`, `<em>a</em>`},
		{"external", `[a](https://x.nl/?a=1&b=é) [m](mailto:a@b.nl) [t](TEL:+31)`, `<a href="https://x.nl/?a=1&amp;b=%C3%A9">a</a> ` +
			`<a href="mailto:a@b.nl">m</a> <a href="TEL:+31">t</a>`},
		{"autolink", `<https://x.nl> <a@b.nl> www.x.nl`, `<a href="https://x.nl">https://x.nl</a> ` +
			`<a href="mailto:a@b.nl">a@b.nl</a> <a href="http://www.x.nl">www.x.nl</a>`},
		{"autolink in a link", `[a <https://x.nl>](b.md)`, `<a href="/document/b.md">a https://x.nl</a>`},
		{"other schemes stay text", `ftp://x.nl`, `ftp://x.nl`},
		{"image", `![een *kat*](kat.webp "Titel")`,
			`<img src="/file/kat.webp" alt="een kat" title="Titel" loading="lazy" decoding="async">`},
		{"image in a link", `[![kat](kat.webp)](a.md)`,
			`<a href="/document/a.md"><img src="/file/kat.webp" alt="kat" loading="lazy" decoding="async"></a>`},
		{"comment", `a<!-- b -->c`, `ac`},
		{"escaped HTML", `\<b> &lt;i&gt; 1 < 2 &amp; &copy;`, `&lt;b&gt; &lt;i&gt; 1 &lt; 2 &amp; ©`},
		{"emphasis", `*a* **b** ~~c~~`, `<em>a</em> <strong>b</strong> <del>c</del>`},
		{"breaks", "a\\\nb\nc", "a<br>\nb\nc"},
		{"broken code span", "`a\nb`", "<code>a b</code>"},
		{"control characters", "a\x00b\x1bc\r\nd", "a\uFFFDb\uFFFDc\nd"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, _ := convert(t, test.body)
			got := strings.TrimSuffix(strings.TrimPrefix(doc.HTML, "<p>"), "</p>\n")
			if got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.body, got, test.want)
			}
		})
	}
}

// The resolver gets what was written.
func TestRefs(t *testing.T) {
	tests := []struct {
		body string
		want Ref
	}{
		{"[a](b.md)", Ref{RefDocument, "b.md", ""}},
		{"[a](../b%20c.md#d)", Ref{RefDocument, "../b%20c.md", "d"}},
		{"[a](<b c.md>)", Ref{RefDocument, "b c.md", ""}},
		{"[a](b.md?x=1#y)", Ref{RefDocument, "b.md?x=1", "y"}},
		{"[a](/b/#c)", Ref{RefAddress, "/b/", "c"}},
		{"[a](/b.md)", Ref{RefAddress, "/b.md", ""}},
		{"[a](b.pdf)", Ref{RefFile, "b.pdf", ""}},
		{"[a](b:c)", Ref{}},
		{"[a](./b:c)", Ref{RefFile, "./b:c", ""}},
		{"[a](b&amp;c\\_d.md)", Ref{RefDocument, "b&c_d.md", ""}},
		{"![a](b.png)", Ref{RefFile, "b.png", ""}},
		{"![a](/b.png)", Ref{RefAddress, "/b.png", ""}},
		{"![a](b.md)", Ref{RefFile, "b.md", ""}},
		{"[[CM-017]]", Ref{RefCode, "CM-017", ""}},
		{"[[ cm017]]", Ref{RefCode, " cm017", ""}},
		{"[a]\n\n[a]: b.md#c", Ref{RefDocument, "b.md", "c"}},
	}
	for _, test := range tests {
		var got Ref
		shared().Convert(Source{File: "a.md", Body: []byte(test.body), Line: 1}, func(r Ref) (Target, diag.Problem, bool) {
			got = r
			return Target{URL: "/"}, diag.Problem{}, true
		})
		if got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.body, got, test.want)
		}
	}
}

func TestUnsafeLinks(t *testing.T) {
	links := []string{
		"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))", "[a](java&#x73;cript:x)",
		"[a](javascript&colon;x)", "[a](&#9;javascript:x)", "[a](java&#10;script:x)", "[a](java&Tab;script:x)", "[a](&#32;javascript:x)",
		"[a](< javascript:x>)", "[a](&#1;javascript:x)", "[a](data:text/html,x)", "[a](vbscript:x)", "[a](file:///etc/passwd)",
		"[a](//evil.example/)", `[a](/\\evil.example/)`, `[a](\\\\evil.example)`, "[a](/&#9;/evil.example)", "<javascript:alert(1)>",
		"![a](data:image/svg+xml,x)", "[a](blob:x)", "[a][b]\n\n[b]: javascript:x", "[a](javascript\\:x)", "[a](\u0080javascript:x)",
	}
	for _, link := range links {
		doc, problems := convert(t, link)
		if len(problems) != 1 || problems[0].Name != "unsafe-link" {
			t.Errorf("%q: problems %v, want one unsafe-link", link, problems)
		}
		if strings.Contains(doc.HTML, "href") || strings.Contains(doc.HTML, "src") {
			t.Errorf("%q: is in the output: %s", link, doc.HTML)
		}
	}
}

func TestRawHTMLIsNotInTheOutput(t *testing.T) {
	for _, body := range []string{
		"<script>alert(1)</script>", "a <b onclick=x>b</b>", "<!-- a --> <script>x</script>", "<!-- a\n--> <img src=x>", "<?php x ?>",
		"<!DOCTYPE html>", "<![CDATA[x]]>",
		"a <?x?> <!A b> <![CDATA[x]]>", "- <div>\n  x\n", "> <div>x</div>", "<a\nhref=x>b</a>",
		"<!-- open\n\n[a](b.md)", "| a |\n|---|\n| <b>x</b> |", "## ok\n\n- <i>x</i>", "<custom-element>x",
	} {
		doc, problems := convert(t, body)
		if !problems.HasErrors() || problems[0].Name != "raw-html" {
			t.Errorf("%q: problems %v, want raw-html", body, problems)
		}
		for _, forbidden := range []string{"<script", "<b ", "<b>", "<img", "<?", "<!", "<i>", "onclick", "href=x", "<custom"} {
			if strings.Contains(doc.HTML, forbidden) {
				t.Errorf("%q: %s is in the output: %s", body, forbidden, doc.HTML)
			}
		}
	}
	doc, problems := convert(t, "<!-- a -->\n\nb <!-- c --> d\n\n<!-- e\n\nf -->  <!-- g -->\n")
	if len(problems) > 0 || strings.Contains(doc.HTML, "<!") || doc.Text() != "b  d" {
		t.Errorf("comments: %q %q %v", doc.HTML, doc.Text(), problems)
	}
}

func TestConvertConcurrently(t *testing.T) {
	body, err := os.ReadFile("testdata/everything.md")
	if err != nil {
		t.Fatal(err)
	}
	want := []byte(nil)
	var group sync.WaitGroup
	results := make([][]byte, 50)
	for i := range results {
		group.Go(func() {
			convert(t, strings.Repeat("## Iets *anders*\n\n", i))
			results[i] = describe(t, Source{File: "content/a.md", Body: body, Line: 1})
		})
	}
	group.Wait()
	want = results[0]
	for i, got := range results {
		if !bytes.Equal(got, want) {
			t.Fatalf("conversion %d differs: %s", i, firstDifference(got, want))
		}
	}
}

func FuzzConvert(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.md")
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body))
	}
	for _, body := range []string{"> [!NOTE]", "[[CM-1]]", "[a](\t<b>)", "-\t[a](\n\tkapot.md)", "'\"--...", "<!--", "#",
		"[^1]\n\n[^1]: [^1]", "[a](javascript&colon;x) <javascript:x> [b](java\tscript:x)", "![a](data:x) [c](//x.nl) [d](/\\x.nl)", "| a |\n|:-:|\n| b |",
		"<svg onload=x> <!-- -->", "## A {#b style=\"x\"}", "- [x] a\n- [ ] b", "a\n: b\n\n```go\nx\n```", "\u202e\x07", "[a]: /x\n\n[a][a] [a]", "http://a.nl/<b> a@b.nl www.a.nl"} {
		f.Add(body)
	}
	f.Fuzz(checkInvariants)
}

func BenchmarkConvert(b *testing.B) {
	body, err := os.ReadFile("testdata/task.md")
	if err != nil {
		b.Fatal(err)
	}
	c := New(roomy)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			c.Convert(Source{File: "a.md", Body: body, Line: 1}, resolveAll)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(roomy)
	}
}
