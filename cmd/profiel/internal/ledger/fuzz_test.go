package ledger

import (
	"bytes"
	"slices"
	"testing"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/content"
)

// FuzzList reads any bytes as the list of addresses. Every problem stands in the file; and whatever it holds, what is added to it keeps
// every address that was there, in the same words, and can be read back.
func FuzzList(f *testing.F) {
	for _, text := range []string{
		"", "/\n", "# a\n/a/\n/c/\n", "/bw-001/ /bouwen/metselen/\n", "/a/\r\n/b/", "\uFEFF/a/\n", "over\n", "<<<<<<< HEAD\n/a/\n=======\n/b/\n>>>>>>> x\n",
		"/a/ /b/ /c/", "/a\u00a0b/", "\xff", "/a/\n/a/\n", "\t/a/ \t /b/  ", "#", "/\x00", "/a/\r/b/\r",
	} {
		f.Add([]byte(text))
	}
	task := &content.File{Path: "bouwen/metselen.md", URL: "/bouwen/metselen/"}
	site := Site{Addresses: []Address{{URL: "/"}, {URL: "/over/"}, {URL: "/bw-001/", File: task, Code: "BW-001", Permanent: true}}}
	f.Fuzz(func(t *testing.T, text []byte) {
		before, problems := Parse(text)
		for _, p := range problems {
			if p.File != Name || p.Line < 1 || p.Line > bytes.Count(text, []byte("\n"))+1 || p.Column < 1 || p.Hint == "" {
				t.Errorf("problem without a place: %+v", p)
			}
		}
		if len(problems) > 0 || !utf8.Valid(text) {
			return // nothing is added to a list with mistakes
		}
		added, n := before.Accept(site)
		after, problems := Parse(added)
		if len(problems) > 0 {
			t.Fatalf("what was written cannot be read: %v in %q", problems, added)
		}
		for _, address := range before.Addresses() {
			if !slices.Contains(after.Addresses(), address) {
				t.Errorf("%q is lost in %q", address, added)
			}
		}
		if got := len(after.Addresses()) - len(before.Addresses()); got != n {
			t.Errorf("%d addresses were added, and it says %d", got, n)
		}
		if again, n := after.Accept(site); n != 0 || !bytes.Equal(again, added) && len(again) > 0 {
			t.Errorf("a second time adds %d: %q", n, again)
		}
	})
}
