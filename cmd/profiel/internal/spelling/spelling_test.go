package spelling

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

const wie = "content/over/wie.md"

// build makes the small site with a text as the page content/over/wie.md.
func build(t *testing.T, text string) *site.Site {
	t.Helper()
	return buildFrom(t, func(fsys fstest.MapFS) { smallsite.Replace(t, fsys, wie, "", text) })
}

func buildFrom(t *testing.T, change func(fstest.MapFS)) *site.Site {
	t.Helper()
	fsys := smallsite.New()
	change(fsys)
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree.WithoutDrafts())
	problems.Add(found...)
	s, found := site.Build(tree.WithoutDrafts(), prof, site.Options{})
	problems.Add(found...)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// wrong is a dictionary that knows all but some words, with what it takes each to be.
func wrong(unknown map[string][]string) Dictionary {
	return func(_ context.Context, words []string) (map[string][]string, error) {
		found := map[string][]string{}
		for _, w := range words {
			if others, ok := unknown[w]; ok {
				found[w] = others
			}
		}
		return found, nil
	}
}

// check reports the problems of the page, a line each: place, message and hint.
func check(t *testing.T, s *site.Site, list string, unknown map[string][]string) string {
	t.Helper()
	l, problems := ParseList([]byte(list))
	found, err := Check(t.Context(), s, l, wrong(unknown))
	if err != nil {
		t.Fatal(err)
	}
	problems.Add(found...)
	var b strings.Builder
	if err := diag.Print(&b, diag.Text, problems); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCheck(t *testing.T) {
	const body = "+++\ntitle = \"Wiee\"\nsummary = \"Wij maaken dit.\"\n+++\nDe leeden en de leden en de **lee**den, ook [leeden](plan2.md).\n\n" +
		"Een superuserr-avond bij Viadesk’s forum, `leeden` niet.\n"
	s := buildFrom(t, func(fsys fstest.MapFS) {
		smallsite.Replace(t, fsys, wie, "", body)
		smallsite.Replace(t, fsys, "content/over/plan2.md", "", "+++\ntitle = \"Plan 2\"\n+++\nLeeden komen.\n")
	})
	got := check(t, s, "superuser\nViadesk\n", map[string][]string{
		"leeden": {"leenden", "leden"}, "Leeden": nil, "maaken": {"maken"}, "superuserr-avond": nil, "superuserr": {"superuiers"},
		"Wiee": nil, "Viadesk's": nil, "superuser": nil,
	})
	const want = `
content/over/plan2.md:4:1: error: unknown word "Leeden" [unknown-word]
    Leeden komen.
    ^^^^^^
    if it is right, add it to content/words.txt
content/over/wie.md:3:16: error: unknown word "maaken" [unknown-word]
    summary = "Wij maaken dit."
                   ^^^^^^
    if it is right, add it to content/words.txt
content/over/wie.md:5:4: error: unknown word "leeden" [unknown-word]
    De leeden en de leden en de **lee**den, ook [leeden](plan2.md).
       ^^^^^^
    did you mean "leden"? if it is right, add it to content/words.txt
content/over/wie.md:7:5: error: unknown word "superuserr-avond" [unknown-word]
    Een superuserr-avond bij Viadesk’s forum, ` + "`leeden`" + ` niet.
        ^^^^^^^^^^^^^^^^
    if it is right, add it to content/words.txt
`
	if "\n"+got != want {
		t.Errorf("got\n%s\nwant%s", got, want)
	}
}

// A word across markup is one word, at its place in the source.
func TestAcrossMarkup(t *testing.T) {
	s := build(t, "+++\ntitle = \"Wie\"\n+++\nHet **on**moogelijke.\n")
	got := check(t, s, "", map[string][]string{"onmoogelijke": nil, "on": nil, "moogelijke": nil})
	if !strings.HasPrefix(got, `content/over/wie.md:4:7: error: unknown word "onmoogelijke"`) || strings.Count(got, "unknown-word") != 1 {
		t.Errorf("got\n%s", got)
	}
}

func TestListSuggests(t *testing.T) {
	s := build(t, "+++\ntitle = \"Wie\"\n+++\nEen superusser.\n")
	got := check(t, s, "superuser\n", map[string][]string{"superusser": {"superuiers"}})
	if !strings.Contains(got, `did you mean "superuser"? if it is right`) {
		t.Errorf("got\n%s", got)
	}
}

// What is quoted from the profile is not asked for, and a word that is asked for is so once.
func TestToLookUp(t *testing.T) {
	list, _ := ParseList([]byte("stenen\n"))
	words := toLookUp(wordsOf(smallSite(t)), list)
	for _, quoted := range []string{"Voegen", "Metselen", "mbo", "Samen", "stenen", "BW-001", "BW"} {
		if slices.Contains(words, quoted) {
			t.Errorf("%s is asked for", quoted)
		}
	}
	for _, ours := range []string{"legt", "meebrengt", "volgorde", "Iedereen", "Salaris", "Begin", "Daarna"} {
		if !slices.Contains(words, ours) {
			t.Errorf("%s is not asked for", ours)
		}
	}
	if !slices.IsSorted(words) || len(slices.Compact(slices.Clone(words))) != len(words) {
		t.Errorf("not sorted, each once: %q", words)
	}
}

func smallSite(t *testing.T) *site.Site { return buildFrom(t, func(fstest.MapFS) {}) }

func TestNoDictionary(t *testing.T) {
	broken := errors.New("not there")
	_, err := Check(t.Context(), smallSite(t), List{}, func(context.Context, []string) (map[string][]string, error) { return nil, broken })
	if err != broken {
		t.Errorf("got %v", err)
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Een zin, met: leestekens!":                    "Een zin met leestekens",
		"foto's en ’s avonds z’n 'werk-' en -lid":      "foto's en avonds z’n werk en lid",
		"en/of m/v/x (dus)":                            "en of dus",
		"2-5 jaar, CM-017, h1, 1e":                     "jaar",
		"info@x.nl https://x.nl/a www.x.nl site.toml":  "",
		"n.v.t. bijv. /over/wie/ (/matrix/) map/_x.md": "bijv",
		"&amp; caf&eacute; kaf":                        "kaf",
		"een—twee…drie":                                "een twee drie",
		"één coördinator":                              "één coördinator",
		"":                                             "",
	} {
		var all []string
		for _, found := range tokens(text) {
			all = append(all, found.text)
			if !strings.HasPrefix(text[found.offset:], found.text) {
				t.Errorf("%q: %q does not stand at %d", text, found.text, found.offset)
			}
		}
		if got := strings.Join(all, " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestList(t *testing.T) {
	list, problems := ParseList([]byte("\uFEFF# Woorden\r\n\r\nsuperuser\r\nCMNL\r\nfoto’s\r\ntwee woorden\r\nweb2\r\n<<<<<<< HEAD\r\nsuperuser"))
	for word, want := range map[string]bool{
		"superuser": true, "Superuser": true, "SUPERUSER": false, "superusers": false, "superuser's": true,
		"CMNL": true, "cmnl": false, "CMNL's": true, "foto's": true, "Woorden": false, "twee": false, "": false,
	} {
		if list.Has(word) != want {
			t.Errorf("%q: %v", word, !want)
		}
	}
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
		if p.Name != "bad-word-list" || p.File != Name {
			t.Errorf("got %s", p)
		}
	}
	if !slices.Equal(lines, []int{6, 7, 8}) {
		t.Errorf("problems in lines %v", lines)
	}
	if (List{}).Has("woord") {
		t.Error("an empty list has a word")
	}
}
