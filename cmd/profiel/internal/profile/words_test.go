package profile

import (
	"strings"
	"testing"
)

// marked writes spans as [-deleted-] and {+inserted+}.
func marked(spans []Span) string {
	return words(spans, func(s Span) string {
		switch s.Kind {
		case Deleted:
			return "[-" + s.Text + "-]"
		case Inserted:
			return "{+" + s.Text + "+}"
		}
		return s.Text
	})
}

func TestCompareWords(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"Metselen", "Metselen", "Metselen"},
		{"", "Twee woorden", "{+Twee woorden+}"},
		{"Twee woorden", "", "[-Twee woorden-]"},
		{"Metselen", "Voegen", "[-Metselen-] {+Voegen+}"},
		{"Voegen", "Voegen en afwerken", "Voegen {+en afwerken+}"},
		{"Voegen en afwerken", "afwerken", "[-Voegen en-] afwerken"},
		{"a b c d", "a x c y z d", "a [-b-] {+x+} c {+y z+} d"},
		{"a b c", "c a b", "{+c+} a b [-c-]"},
		{"a b", "c d", "[-a b-] {+c d+}"},
		{"a a b", "a b b", "a [-a-] b {+b+}"},
		{"twee  spaties", "twee spaties", "twee spaties"},
		{"Foto's maken", "Foto’s nemen", "Foto’s [-maken-] {+nemen+}"},
		{"Plan maken, delen", "Plan maken en delen", "Plan [-maken,-] {+maken en+} delen"},
	} {
		spans := CompareWords(c.from, c.to)
		want(t, c.from+" → "+c.to, marked(spans), c.want)
		checkSpans(t, spans, c.from, c.to)
	}
}

// Of long texts the middle is replaced.
func TestCompareLongTexts(t *testing.T) {
	long := strings.Repeat("woord ", 600)
	for _, c := range []struct{ from, to, want string }{
		{"Een " + long, "Een " + long, "Een " + strings.TrimSpace(long)},
		{"Een " + long + "eind", "Een " + strings.Repeat("term ", 600) + "eind", "Een [-" + strings.TrimSpace(long) + "-] {+" + strings.TrimSpace(strings.Repeat("term ", 600)) + "+} eind"},
		{long, long + "meer", strings.TrimSpace(long) + " {+meer+}"},
	} {
		spans := CompareWords(c.from, c.to)
		want(t, "long", marked(spans), c.want)
		checkSpans(t, spans, c.from, c.to)
	}
}

// checkSpans holds that both texts can be read back, and that neighbours differ in kind.
func checkSpans(t *testing.T, spans []Span, from, to string) {
	t.Helper()
	var before, after []string
	for i, s := range spans {
		if i > 0 && spans[i-1].Kind == s.Kind {
			t.Errorf("%q → %q: two spans in a row are %s", from, to, s.Kind)
		}
		if s.Kind != Inserted {
			before = append(before, s.Text)
		}
		if s.Kind != Deleted {
			after = append(after, s.Text)
		}
	}
	want(t, "before", straight(strings.Join(before, " ")), straight(strings.Join(strings.Fields(from), " ")))
	want(t, "after", strings.Join(after, " "), strings.Join(strings.Fields(to), " "))
}
