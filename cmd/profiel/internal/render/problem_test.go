package render

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// What only shows when a page is made is a problem as well, with its place in the file as it was written.
func TestLayoutsThatFail(t *testing.T) {
	s, _ := graph(t, smallsite.New())
	page, _ := s.Page("/gebieden/bouwen/metselen/")
	for _, c := range []struct{ file, text, want string }{
		{"pages/task.html", "{{define \"main\"}}\n\t  <p>é {{.Task.Kode}}</p>\n{{end}}", `
layouts/pages/task.html:2:11: error: can't evaluate field Kode in type *profile.Task [bad-layout]
       <p>é {{.Task.Kode}}</p>
              ^^^^^^^^^^
    layouts follow Go's html/template
`},
		{"pages/task.html", "  {{define \"main\"}}{{.Kode}}{{end}}", `
layouts/pages/task.html:1:22: error: can't evaluate field Kode in type render.taskView [bad-layout]
      {{define "main"}}{{.Kode}}{{end}}
                         ^^^^^
    layouts follow Go's html/template
`},
		{"pages/task.html", "{{define \"main\"}}\r\n  {{template \"nope\"}}\r\n{{end}}", `
layouts/pages/task.html:2:14: error: no such template "nope" [bad-layout]
      {{template "nope"}}
                 ^
    layouts follow Go's html/template
`},
		{"components/een.html", "<p>\n{{index .Page.Children 99}}</p>", `
layouts/components/een.html:2:3: error: error calling index: index out of range: 99 [bad-layout]
    {{index .Page.Children 99}}</p>
      ^^^^^^^^^^^^^^^^^^^^^^^
    layouts follow Go's html/template
`},
		{"base.html", "<a href={{.Page.URL}}{{.Nope}}>{{template \"main\" .}}", `
layouts/base.html:1:24: error: can't evaluate field Nope in type render.taskView [bad-layout]
    <a href={{.Page.URL}}{{.Nope}}>{{template "main" .}}
                           ^^^^^
    layouts follow Go's html/template
`},
	} {
		layouts := plainLayouts()
		layouts[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		r, problems := New(s, layouts, Options{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		err := r.Page(&bytes.Buffer{}, page)
		failed, ok := errors.AsType[*LayoutError](err)
		if !ok {
			t.Fatalf("%s: %v", c.text, err)
		}
		if got := "\n" + failed.Problem.String(); got != c.want {
			t.Errorf("got%s\nwant%s", got, c.want)
		}
		if first := strings.Split(c.want, "\n")[1]; failed.Error() != first {
			t.Errorf("got %s, want %s", failed, first)
		}
	}
}
