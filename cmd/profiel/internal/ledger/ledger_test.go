package ledger

import (
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
)

func TestParse(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []entry
	}{
		"nothing":          {"", nil},
		"only comments":    {"# een\n\n  # twee\n", nil},
		"one column":       {"# a\n/\n/over/\n", []entry{{"/", "", 2}, {"/over/", "", 3}}},
		"two columns":      {"/bw-001/ /bouwen/metselen/", []entry{{"/bw-001/", "/bouwen/metselen/", 1}}},
		"tabs and spaces":  {"\t/bw-001/ \t /bouwen/metselen/  \n", []entry{{"/bw-001/", "/bouwen/metselen/", 1}}},
		"as Windows saves": {"\uFEFF# a\r\n/over/\r\n", []entry{{"/over/", "", 2}}},
		"a space that is no blank": {
			"/een\u00a0foto.png", []entry{{"/een\u00a0foto.png", "", 1}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			l, problems := Parse([]byte(test.text))
			if len(problems) > 0 || !slices.Equal(l.entries, test.want) {
				t.Errorf("got %+v, want %+v; problems %v", l.entries, test.want, problems)
			}
		})
	}
}

func TestParseProblems(t *testing.T) {
	for text, want := range map[string]string{
		"/\nover\n":            "content/addresses.txt:2:1: error: this line is no address [bad-ledger]",
		"/a/ /b/ /c/":          "content/addresses.txt:1:1: error: this line is no address [bad-ledger]",
		"/a/ b":                "content/addresses.txt:1:1: error: this line is no address [bad-ledger]",
		"/a/\n=======\n":       "remove the lines <<<<<<<, ======= and >>>>>>>",
		"/a/\n/b/\n/a/ /over/": "content/addresses.txt:3:1: error: the address /a/ is listed twice [bad-ledger]",
	} {
		_, problems := Parse([]byte(text))
		if len(problems) != 1 || !strings.Contains(problems[0].String(), want) {
			t.Errorf("%q: got %v, want %s", text, problems, want)
		}
	}
}

func TestAccept(t *testing.T) {
	metselen := &content.File{Path: "gebieden/bouwen/metselen.md", URL: "/gebieden/bouwen/metselen/"}
	now := Site{Addresses: []Address{
		{URL: "/over/"}, {URL: "/"}, {URL: "/bw-001/", File: metselen, Code: "BW-001", Permanent: true},
	}}
	for name, test := range map[string]struct {
		before, want string
		added        int
	}{
		"in order": {"/a/\n/c/\n", "/\n/a/\n/bw-001/ /gebieden/bouwen/metselen/\n/c/\n/over/\n", 3},
		"what stands there stays": {
			"# uitleg\n\n/weg/ \n/bw-001/\t/elders/\n# tussendoor\n/a/", "# uitleg\n\n/\n/over/\n/weg/ \n/bw-001/\t/elders/\n# tussendoor\n/a/", 2,
		},
		"without an end":        {"/\n/bw-001/", "/\n/bw-001/\n/over/\n", 1},
		"as Windows ends lines": {"# a\r\n/\r\n", "# a\r\n/\r\n/bw-001/ /gebieden/bouwen/metselen/\r\n/over/\r\n", 2},
		"an empty file":         {"\n", "\n/\n/bw-001/ /gebieden/bouwen/metselen/\n/over/\n", 3},
		"nothing new":           {"/over/\n/\n/bw-001/", "/over/\n/\n/bw-001/", 0},
		"a slash makes another": {"/\n/bw-001/\n/over\n", "/\n/bw-001/\n/over\n/over/\n", 1},
	} {
		t.Run(name, func(t *testing.T) {
			l, _ := Parse([]byte(test.before))
			text, added := l.Accept(now)
			if string(text) != test.want || added != test.added {
				t.Errorf("got %q and %d, want %q and %d", text, added, test.want, test.added)
			}
			again, _ := Parse(text)
			if second, more := again.Accept(now); string(second) != string(text) || more != 0 {
				t.Errorf("a second time adds %d: %q", more, second)
			}
		})
	}
}

// A list that is not there gets a few lines that say what it is, in the site's language.
func TestAcceptMakesTheList(t *testing.T) {
	for language, word := range map[string]string{"nl": "# Elk adres", "en": "# Every address"} {
		text, added := Ledger{}.Accept(Site{Config: content.Config{Language: language}, Addresses: []Address{{URL: "/"}}})
		if !strings.HasPrefix(string(text), word) || !strings.HasSuffix(string(text), "\n/\n") || added != 1 {
			t.Errorf("%s: %d added:\n%s", language, added, text)
		}
		if l, problems := Parse(text); len(problems) > 0 || len(l.entries) != 1 {
			t.Errorf("%s: reads back as %+v, %v", language, l.entries, problems)
		}
	}
}
