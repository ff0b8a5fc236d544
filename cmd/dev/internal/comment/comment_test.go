package comment

import (
	"strings"
	"testing"
)

// between is what a comment says between its marker and its origin.
func between(t *testing.T, text string) string {
	t.Helper()
	body, err := Body([]byte(text))
	said, marked := strings.CutPrefix(body, Marker+"\n")
	said, ends := strings.CutSuffix(said, "\n"+origin)
	if err != nil || !marked || !ends {
		t.Fatalf("%q: %v", body, err)
	}
	return said
}

// What profiel diff writes stays as it is.
func TestWhatDiffSays(t *testing.T) {
	const text = "## Wat er verandert in het profiel\n\n### Taken\n\n- **CM-079 Huisregels bewaken**: niveau operationeel → tactisch in editie herzien; 2 vacatures noemen deze taak\n" +
		"- **CM-080 Acties \\*plannen\\***: naam “A” → “B”\n- `/oud/` → `/nieuw/`\n\n> Dit voorstel heeft 1 fout."
	if got := between(t, text+"\n"); got != text {
		t.Errorf("got %q", got)
	}
}

func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"[CM-017 Naam](https://voorbeeld.example/a/)": "**CM-017 Naam**",
		"[a \\] b](/weg)":                     "**a \\] b**",
		"![plaatje](https://a.example/p.png)": "**plaatje**",
		"[![x](a)](b)":                        "[**x**]\u200b(b)",
		"[x][1]\n[1]: //a.example":            "[x]\u200b[1]\n[1]\u200b: //a.example",
		"https://a.example en www.a.example":  "https:\u200b//a.example en w\u200bww.a.example",
		"<b onclick=x> <!-- weg -->":          "&lt;b onclick=x> &lt;!-- weg -->",
		"@iedereen #12 a/b#12 GH-12":          "@\u200biedereen #\u200b12 a/b#\u200b12 G\u200bH-12",
		"a&#8203;@&#8203;b":                   "a\u200b@\u200b\u200bb",
		"a\x00\u202e\tb\r":                    "ab",
		"mailto:a@b.example":                  "m\u200bailto:a@\u200bb.example",
		"# Kop":                               "# Kop",
		`A \& b & c`:                          "A &amp; b &amp; c",
		"&#64;iedereen &commat;iedereen":      "&amp;#\u200b64;iedereen &amp;commat;iedereen",
		`\\&#64;iedereen`:                     `\&amp;#` + "\u200b64;iedereen",
		`\@iedereen \#12 gh\-12 https:\//a`:   "\\@\u200biedereen \\#\u200b12 g\u200bh\\-12 https:\u200b\\//a",
	} {
		if got := between(t, text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// However a text is nested, nothing is left of a link, and what is added makes no new one.
func TestHarmlessTwice(t *testing.T) {
	for _, text := range []string{"[a]([b](c))", "[[a](b)](c)", "]((", "@@", "####12", ":::////", "[a](b\n)"} {
		got := between(t, text)
		for _, part := range []string{"](", "://", "@@", "<"} {
			if strings.Contains(got, part) {
				t.Errorf("%q becomes %q", text, got)
			}
		}
	}
}

func TestLong(t *testing.T) {
	line := strings.Repeat("é", 50) + "\n"
	got := between(t, strings.Repeat(line, 2000))
	text, isCut := strings.CutSuffix(got, cut)
	if !isCut || len(got) > longest+len(cut) || strings.Count(text, line) < 490 || strings.ReplaceAll(text, line, "") != "" {
		t.Errorf("%d bytes, cut: %t", len(got), isCut)
	}
}

func TestNoText(t *testing.T) {
	for _, text := range []string{"", " \n", "\xff\xfe"} {
		if body, err := Body([]byte(text)); err == nil {
			t.Errorf("%q becomes %q", text, body)
		}
	}
}
