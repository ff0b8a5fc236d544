package check

import "beroepsprofiel/cmd/profiel/internal/diag"

// checkLang reports a page that does not say its language: a screen reader would read it with the voice of another.
func checkLang(_ *site, p *page) diag.List {
	for _, e := range p.elements {
		if e.tag == "html" && e.attr("lang") != "" {
			return nil
		}
	}
	return diag.List{p.whole("output-no-lang", "the page does not say its language", `write <html lang="…">`)}
}
