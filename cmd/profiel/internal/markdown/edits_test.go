package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

func TestPublished(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"nothing to change", "een [a](https://x.nl) [b](#c) [c](/c/)\n", "een [a](https://x.nl) [b](#c) [c](/c/)\n"},
		{"document", `een [a](../b/c.md#d "Titel") twee`, `een [a](/pagina/c#d "Titel") twee`},
		{"document in angle brackets", `[a](<../b c.md>)`, `[a](</pagina/b%20c>)`},
		{"broken", "[a](kapot.md) [[CM-999]]", "[a](kapot.md) [[CM-999]]"},
		{"address with a query", "[a](/c/?x=1)", "[a](/c/?x=1)"},
		{"image and link", "[![a](b.png)](c.md)", "[![a](/pagina/b)](/pagina/c)"},
		{"code", "- zie [[CM-017]], [[ CM-018 ]]", `- zie [Taak \[een\] \*a\* & b \| c](/taak/17), [Taak twee](/taak/18)`},
		{"code in a link", "[zie [[CM-018]]](a.md)", "[zie Taak twee](/pagina/a)"},
		{"code behind a reference", "[a][[CM-018]]\n\n[a]: b.md", "[a] [Taak twee](/taak/18)\n\n[a]: /pagina/b"},
		{"definition for a link and an image", "![a] [a]\n\n[a]: b.md#c", "![a] [a]\n\n[a]: /pagina/b#c"},
		{"code in an image", "![zie [[CM-018]]](a.png)", "![zie Taak twee](/pagina/a)"},
		{"code in a table", "| a |\n|---|\n| [[CM-017]] |", "| a |\n|---|\n" + `| [Taak \[een\] \*a\* & b \| c](/taak/17) |`},
		{"not in code", "`[[CM-017]] [a](b.md)`\n\n    [[CM-017]]\n\n```\n[a](b.md)\n```\n", "`[[CM-017]] [a](b.md)`\n\n    [[CM-017]]\n\n```\n[a](b.md)\n```\n"},
		{"escaped", `\[[CM-017]] \[a](b.md)`, `\[[CM-017]] \[a](b.md)`},
		{"definition", "[a] [b][a] [a][]\n\n[a]: b.md#c 'd'", "[a] [b][a] [a][]\n\n[a]: /pagina/b#c 'd'"},
		{"definition that nothing uses", "> [a]: <b.md>", "> [a]: </pagina/b>"},
		{"definition twice", "[a]\n\n[a]: b.md\n[a]: c.md", "[a]\n\n[a]: /pagina/b\n[a]: /pagina/c"},
		{"footnote", "a[^1]\n\n[^1]: [b](c.md)", "a[^1]\n\n[^1]: [b](/pagina/c)"},
		{"footnote that nothing uses", "a\n\n[^1]: [b](c.md)", "a\n\n[^1]: [b](/pagina/c)"},
		{"alert", "> [!NOTE]\n> [b](c.md)", "> [!NOTE]\n> [b](/pagina/c)"},
		{"heading", "## Zie [[CM-018]]", "## Zie [Taak twee](/taak/18)"},
		{"after a tab", "-\t[c.md](c.md)\n\n\t[[CM-018]]", "-\t[c.md](/pagina/c)\n\n\t[Taak twee](/taak/18)"},
		{"on the next line", "- [a](\n  c.md)", "- [a](\n  /pagina/c)"},
		{"comments", "a\n<!-- b -->\nc <!-- d\ne --> f\n\n> <!-- g\n> [[CM-017]] -->\n", "a\n<!-- -->\nc <!-- --> f\n\n> <!-- -->\n"},
		{"control characters", "\x00é\x01 [a](b.md)\r\n", "\uFFFDé\uFFFD [a](/pagina/b)\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := []byte(test.body)
			doc, _ := shared().Convert(Source{File: "a.md", Body: body, Line: 1}, resolvePublished)
			if got := string(doc.Published(body)); got != test.want {
				t.Errorf("%q\n got %q\nwant %q", test.body, got, test.want)
			}
			if string(body) != test.body {
				t.Errorf("the body was changed to %q", body)
			}
		})
	}
}

// resolvePublished finds everything but what has "kapot" and CM-999; an address is found where it is.
func resolvePublished(ref Ref) (Target, diag.Problem, bool) {
	switch {
	case strings.Contains(ref.Path, "kapot") || ref.Path == "CM-999":
		return Target{}, diag.Problem{Name: "broken-link"}, false
	case ref.Kind == RefAddress:
		return Target{URL: ref.Path}, diag.Problem{}, true
	case ref.Kind == RefCode && strings.Contains(ref.Path, "17"):
		return Target{URL: "/taak/17", Title: "Taak [een] *a* & b | c"}, diag.Problem{}, true
	case ref.Kind == RefCode:
		return Target{URL: "/taak/18", Title: "Taak twee"}, diag.Problem{}, true
	}
	name, _, _ := strings.Cut(filepath.Base(ref.Path), ".")
	return Target{URL: "/pagina/" + escapeURL(name)}, diag.Problem{}, true
}

// What is published says the same as what was written, and leads to addresses only.
func TestPublishedSaysTheSame(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata: %v", err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkPublished(t, body)
	}
}

func checkPublished(t *testing.T, body []byte) {
	doc, _ := shared().Convert(Source{File: "a.md", Body: body, Line: 1}, resolvePublished)
	published := doc.Published(body)
	again, _ := shared().Convert(Source{File: "a.md", Body: published, Line: 1}, func(ref Ref) (Target, diag.Problem, bool) {
		if ref.Kind != RefAddress && !strings.Contains(ref.Path, "kapot") && ref.Path != "CM-999" {
			t.Errorf("%q: %+v is left in %q", body, ref, published)
		}
		return resolvePublished(ref)
	})
	if doc.HTML != again.HTML {
		t.Errorf("%q becomes %q:\n got %s\nwant %s", body, published, again.HTML, doc.HTML)
	}
}

func TestMarkdownText(t *testing.T) {
	titles := []string{
		"Huisregels bewaken", "`a` *b* _c_ ~~d~~", "[a](b) ![c](d) [[CM-017]]", "R&D, a & b, &amp;, &#35;", `\ \\ \*`, "<b> | a^2",
		"# a", "- a", "+ a", "1. a", "12) a", "=", ": a", "> a", "[^1]", "[ ] a", "2017",
	}
	for _, title := range titles {
		resolve := func(Ref) (Target, diag.Problem, bool) { return Target{URL: "/a/", Title: title}, diag.Problem{}, true }
		for _, around := range []string{"@", "- @", "[a\n@\nb](/a/)", "| a |\n|---|\n| @ |", "> @\n\nc[^1]\n\n[^1]: @"} {
			body := []byte(strings.ReplaceAll(around, "@", "[[CM-017]]"))
			doc, _ := shared().Convert(Source{File: "a.md", Body: body, Line: 1}, resolve)
			published := doc.Published(body)
			again, _ := shared().Convert(Source{File: "a.md", Body: published, Line: 1}, resolve)
			if again.Text() != doc.Text() || again.HTML != doc.HTML {
				t.Errorf("%q in %q:\n got %s\nwant %s", title, published, again.HTML, doc.HTML)
			}
		}
	}
}
