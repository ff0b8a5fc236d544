package export

import (
	"bytes"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

func copyOf(t *testing.T, p *site.Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := Markdown(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ source, want string }{
		"title, summary, text": {
			"+++\ntitle = \"Over\"\nsummary = \"Kort gezegd.\"\n+++\n\n\nEen *zin* & meer.\n\n- Een\n",
			"# Over\n\nKort gezegd.\n\nEen *zin* & meer.\n\n- Een\n",
		},
		"no summary":                  {"+++\ntitle = \"Over\"\n+++\nEen zin.\n", "# Over\n\nEen zin.\n"},
		"an indented first line":      {"+++\ntitle = \"Over\"\n+++\n\n    code\n", "# Over\n\n    code\n"},
		"no text":                     {"+++\ntitle = \"Over\"\n+++\n", "# Over\n\n"},
		"Windows line ends and a BOM": {"\uFEFF+++\r\ntitle = \"Over\"\r\n+++\r\n\r\nEen zin.\r\n", "# Over\n\nEen zin.\n"},
		"links": {
			"+++\ntitle = \"Over\"\n+++\n\nZie [[BW-002]], [begin](gebieden/bouwen/metselen.md#begin) en [`[[BW-002]]`][r].\n\n[r]: over/wie.md\n",
			"# Over\n\nZie [Voegen & \\<afwerken\\>](/gebieden/bouwen/voegen/), [begin](/gebieden/bouwen/metselen/#begin) en " +
				"[`[[BW-002]]`][r].\n\n[r]: /over/wie/\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := smallsite.New()
			smallsite.Replace(t, fsys, "content/proef.md", "", test.source)
			page, ok := build(t, fsys).Page("/proef/")
			if !ok {
				t.Fatal("there is no page")
			}
			if got := copyOf(t, page); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
