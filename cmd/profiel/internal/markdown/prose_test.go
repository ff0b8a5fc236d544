package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestProse(t *testing.T) {
	for body, want := range map[string][]string{
		"Een zin.\nEn nog een.":                         {"Een zin.", "En nog een."},
		"## Kop *met* nadruk":                           {"Kop ", "met", " nadruk"},
		"**on**mogelijk en ~~weg~~":                     {"on", "mogelijk en ", "weg"},
		"Zie [[CM-017]] en `code`, [hier](a.md) dus.":   {"Zie ", " en ", ", ", "hier", " dus."},
		"www.x.nl <https://x.nl> [www](https://x.nl)":   {" ", " ", "www"},
		"![Een kat](kat.webp \"Titel\")":                {"Een kat"},
		"```\ncode\n```\n\n    ook code\n\n<!-- of -->": nil,
		"| a | b |\n| --- | --- |\n| c | d |":           {"a", "b", "c", "d"},
		"a[^1]\n\n[^1]: noot":                           {"a", "noot"},
		"foto's, \"één\" e\\-mail &amp; meer":           {`foto's, "één" e\-mail &amp; meer`},
		"a\r\nb":                                        {"a", "b"},
	} {
		doc, _ := convert(t, body)
		var got []string
		for _, part := range doc.Prose([]byte(body)) {
			got = append(got, part.Text)
			if plain := strings.ReplaceAll(body, "\r", ""); !strings.HasPrefix(plain[part.Offset:], part.Text) {
				t.Errorf("%q: %q does not stand at %d", body, part.Text, part.Offset)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
}

// A word may go on behind markup, but not behind code, in the next line or in the next block.
func TestProseGlued(t *testing.T) {
	for body, want := range map[string]bool{
		"**on**mogelijk": true, "a *b*": true, "a\nb": false, "a\n\nb": false, "a`b`c": false, "[a](b.md)c": false,
	} {
		doc, _ := convert(t, body)
		if parts := doc.Prose([]byte(body)); len(parts) != 2 || parts[0].Glued || parts[1].Glued != want {
			t.Errorf("%q: got %+v", body, parts)
		}
	}
}

func TestProseOfAForm(t *testing.T) {
	const body = "Wij zoeken {functie} met {loon}.\n\n{taken}"
	doc, _ := filledIn(body)
	var all []string
	for _, part := range doc.Prose([]byte(body)) {
		all = append(all, part.Text)
	}
	if got := strings.Join(all, "|"); got != "Wij zoeken | met |." {
		t.Errorf("got %q", got)
	}
}
