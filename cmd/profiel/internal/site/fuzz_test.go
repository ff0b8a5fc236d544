package site

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// FuzzAlias holds that whatever is taken as a former address is one word of one line of _redirects, leads nowhere else when a browser or a
// host reads it, and is a path on any disk below the output.
func FuzzAlias(f *testing.F) {
	for _, alias := range []string{
		"/", "//", "/oud/", "/oud", "/a/b/c", "/../x", "/./x", "/a//b", "/a b", "/a\n/* /evil 301!", "/a\r\n", "/a\t/b", "/a\u2028b", "/%2e%2e/x", "/a?b", "/a#b",
		"/*", "/:splat", "/a\\b", "https://x.nl/", "//x.nl/", "/con", "/é/", "/e\u0301/", "/a\x00", "/\xff", "/.profiel", "/a!", "/a=b", "/{x}", "/cafe\u0301", "/\u202ea",
		"/" + strings.Repeat("a", 300),
	} {
		f.Add(alias)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		if !isAlias(alias) {
			t.Skip("refused")
		}
		from := strings.TrimSuffix(alias, "/") + "/"
		line := from + " /over/ 301!\n"
		if fields := strings.Fields(line); len(fields) != 3 || fields[0] != from || strings.Count(line, "\n") != 1 || strings.ContainsFunc(from, diag.IsInvisible) {
			t.Errorf("the line %q", line)
		}
		if u, err := url.Parse(from); err != nil || u.Path != from || u.Host != "" || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("%q as an address: %v, %v", from, u, err)
		}
		if clean := path.Clean(from); clean+"/" != from || !strings.HasPrefix(from, "/") || strings.HasPrefix(from, "//") {
			t.Errorf("%q as a path is %q", from, clean)
		}
		if strings.ContainsAny(from, `*:?#%\"<>|`) || content.Fold(from) == "/" {
			t.Errorf("%q goes through", from)
		}
	})
}
