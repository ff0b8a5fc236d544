package export

import (
	"bytes"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// Markdown writes a page as Markdown, for readers that prefer it to HTML: title, summary, then the text as it was
// written, with the links of this site as addresses that start with a slash, so that they hold wherever the copy is read.
func Markdown(w *bytes.Buffer, p *site.Page) error {
	w.WriteString("# " + p.Title + "\n\n")
	if p.Summary != "" {
		w.WriteString(p.Summary + "\n\n")
	}
	_, err := w.Write(bytes.TrimLeft(p.Body.Published(p.File.Body), "\n"))
	return err
}
