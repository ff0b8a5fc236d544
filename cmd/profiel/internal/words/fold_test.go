package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slowIn says the same as [In] with the least code: what the package comment and the twin in the browser say, word for word.
func slowIn(text string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '\'':
			b.WriteRune(r)
		case r == '’' || r == '‘':
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte(' ')
		}
	}
	folded := regexp.MustCompile(`([a-z0-9])'s\b`).ReplaceAllString(b.String(), "$1")
	folded = strings.ReplaceAll(folded, "'", "")
	folded = regexp.MustCompile(`\b([a-z])-([a-z])`).ReplaceAllString(folded, "$1$2")
	return slices.DeleteFunc(strings.Fields(strings.ReplaceAll(folded, "-", " ")), func(word string) bool { return len(word) < 2 })
}

// FuzzIn holds the quick way of reading words against the plain one.
func FuzzIn(f *testing.F) {
	for _, text := range []string{
		"", "a's's", "programma's e-mail E-Mail-x", "a-b-c d-e", "'s-gravenhage 's", "x'sy x's-y", "foto’s ‘af’", "a-'b", "ab-c d-'s a-b",
		"Éé ﬁ ½ İ ǅ ſ K", "e\u0301-e\u0301 \u0301\u0327a", "a- b -c a--b", "v-v-v-v '''s", "\xff\xfe ab", "q's q'so", "한글 ab", "x-y's z's-x",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := In(text), slowIn(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	})
}

func TestReaderReadsOneTextAfterTheOther(t *testing.T) {
	var r Reader
	var got []string
	for _, text := range []string{"De huisregels’ s", "e-mail", "", "van Änne"} {
		r.Each(text, func(word []byte) { got = append(got, string(word)) })
	}
	if want := []string{"de", "huisregels", "email", "van", "anne"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
