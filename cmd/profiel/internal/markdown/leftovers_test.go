package markdown

import "testing"

func TestLeftovers(t *testing.T) {
	tests := []struct {
		body string
		want string // the name of every problem
	}{
		{"[[a b]] [[c]]", "leftover-brackets leftover-brackets"},
		{"[[a] [b]]", "leftover-brackets"},
		{"[[a](b c", "leftover-brackets malformed-link"},
		{"[^1] [^2]\n\n[^1]: a", "unknown-footnote"},
		{"[a](b [c](d", "malformed-link malformed-link"},
		{"[a][b] [c][d]\n\n[d]: e.md", "unknown-reference"},

		// Meant as it is.
		{`\[[a b]] [\[c]]`, ""},
		{`\[^1] [\^2]`, ""},
		{`[a\](b [c]\(d [e\][f]`, ""},
		{"`[[a]] [^1] [b](c [d][e]`", ""},
		{"```\n[[a]] [^1] [b](c\n```\n\n    [[a]] [^1] [b](c\n", ""},
		{"<!-- [[a]] [^1] [b](c -->", ""},

		// Brackets with a meaning, or none at all.
		{"[[1](a.md)] [[a](b.md), [c](d.md)]", ""},
		{"[a] [^] (b) [c] (d) ] [ e", ""},
		{"- [ ] a\n- [x] [b](c.md)", ""},
		{"> [!NOTE]\n> a", ""},
		{"[a *b* `c`](d.md) ![e](f.png) [g][h] [h]\n\n[h]: i.md", ""},
		{"[[CM-017]](a)", ""},
		{"a[^1]\n\n[^1]: b", ""},
		{"[a](<b c.md>) [d](e.md 'f') [g](/h_(i)/)", ""},
	}
	for _, test := range tests {
		_, problems := convert(t, test.body)
		got := ""
		for i, p := range problems {
			if i > 0 {
				got += " "
			}
			got += p.Name
		}
		if got != test.want || problems.HasErrors() {
			t.Errorf("%q: got %q, want %q as warnings", test.body, got, test.want)
		}
	}
}
