package markdown

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/gosimple/slug"
)

func TestTypography(t *testing.T) {
	tests := []struct{ in, want string }{
		{`foto's van 't jaar`, `foto’s van ’t jaar`},
		{`'s ochtends in 's-Hertogenbosch`, `’s ochtends in ’s-Hertogenbosch`},
		{`'Lid', 'een woord' en 'team'`, `‘Lid’, ‘een woord’ en ‘team’`},
		{`in '98 en '17 of de '90s`, `in ’98 en ’17 of de ’90s`},
		{`de letter 's' en '24'`, `de letter ‘s’ en ‘24’`},
		{`"Hallo," zei ze ("hoi"). "Dag"`, `“Hallo,” zei ze (“hoi”). “Dag”`},
		{`"Hij zei 'ja'".`, `“Hij zei ‘ja’”.`},
		{`"'Ja', zei hij"`, `“‘Ja’, zei hij”`},
		{`*"vet"* en "**vet**"`, `“vet” en “vet”`},
		{`Hans' fiets, auto's, taxi'tje`, `Hans’ fiets, auto’s, taxi’tje`},
		{`los ' en los "`, `los ' en los "`},
		{`\'recht\' \"recht\"`, `'recht' "recht"`},
		{"`'code' -- ...`", `'code' -- ...`},
		{`a -- b, 2017--2020, a---b`, `a – b, 2017–2020, a—b`},
		{`met --out en ---- en a-b`, `met --out en ---- en a-b`},
		{`en toen... .... ..`, `en toen… .... ..`},
		{`"[link](a.md)" en '[[CM-017]]'`, `“link” en ‘Taak CM-017’`},
	}
	for _, test := range tests {
		if doc, _ := convert(t, test.in); doc.Text() != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.in, doc.Text(), test.want)
		}
	}
}

func TestSlugOf(t *testing.T) {
	for _, text := range []string{
		"Wat je doet", "  twee  spaties ", "- a -- B-", "2017 en 2018", "Creëren", "foto’s", "a & b", "", "-", "a_b", "_a",
		"C++", "日本",
	} {
		if got, want := slugOf(text), slug.MakeLang(text, "nl"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := slugOf("Creëren"); got != "creeren" {
		t.Errorf("got %q", got)
	}
}

func TestHasCode(t *testing.T) {
	for body, want := range map[string]bool{"```go\nx\n```": true, "```\nx\n```": false, "```text\nx\n```": false, "`x`": false} {
		if doc, _ := convert(t, body); doc.HasCode != want {
			t.Errorf("%q: got %v", body, doc.HasCode)
		}
	}
}

// The languages that the portal shows must be highlighted.
func TestLanguages(t *testing.T) {
	for _, language := range []string{"toml", "markdown", "md", "html", "shell", "sh", "bash", "go", "diff", "console", "json"} {
		doc, problems := convert(t, "```"+language+"\n<a> = \"b\" # 1\n```")
		if !doc.HasCode || len(problems) > 0 || doc.Text() != `<a> = "b" # 1` {
			t.Errorf("%s: %v %v %q", language, doc.HasCode, problems, doc.Text())
		}
	}
}

func TestStylesheetContrast(t *testing.T) {
	css := string(Stylesheet())
	blocks := map[string]string{
		"light": "\n:root {", "dark": ":root[data-theme=dark] {",
		"dark by preference": "@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) {",
	}
	property := regexp.MustCompile(`(--code-[a-z]+): (#[0-9a-f]{6});`)
	for theme, begin := range blocks {
		_, rest, ok := strings.Cut(css, begin)
		if !ok {
			t.Errorf("no %q", begin)
			continue
		}
		block, _, _ := strings.Cut(rest, "}")
		colors := property.FindAllStringSubmatch(block, -1)
		if len(colors) != len(inks()) || colors[0][1] != "--code-background" {
			t.Fatalf("%s: colours %v", theme, colors)
		}
		for _, c := range colors[1:] {
			if ratio := contrast(t, c[2], colors[0][2]); ratio < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f", theme, c[1], ratio)
			}
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, color string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		value, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(value) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// Every class in highlighted code is one that the stylesheet shows, and every colour is used.
func TestStylesheetCoversTheClasses(t *testing.T) {
	css := string(Stylesheet())
	for _, class := range tokenClasses() {
		if !regexp.MustCompile(`\.` + class + `\b`).MatchString(css) {
			t.Errorf("no rule for .%s", class)
		}
	}
	for _, i := range inks() {
		if !strings.Contains(css, "color: var("+i.property+")") && !strings.Contains(css, "background: var("+i.property+")") {
			t.Errorf("%s is not used", i.property)
		}
	}
}

// A body without a bare address comes out the same from both parsers.
func TestLinkifierChangesOnlyAddresses(t *testing.T) {
	always := New(roomy)
	always.parser = always.linkifier
	for _, body := range []string{"een *twee* (drie) _vier_ ~~vijf~~ 'zes' -- \"zeven\"\nacht\\\nnegen", "| a | b |\n|---|---|\n| c d | e_f |"} {
		got, _ := convert(t, body)
		want, _ := always.Convert(Source{File: "a.md", Body: []byte(body), Line: 1}, resolveAll)
		if got.HTML != want.HTML || got.Text() != want.Text() {
			t.Errorf("%q:\n got %s\nwant %s", body, got.HTML, want.HTML)
		}
	}
}
