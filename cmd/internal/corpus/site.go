package corpus

import "strings"

// SiteTOML is the site.toml of a profile. lean has only what a Hugo site makes as well: no pinned pages, redirects, Markdown copies,
// cards or data.
func SiteTOML(lean bool) string {
	var b strings.Builder
	b.WriteString("title = \"Beroepsprofiel\"\nlanguage = \"nl\"\nbase_url = \"https://example.org\"\nedition = \"2023\"\n\n" +
		"[folders]\nareas = \"aandachtsgebieden\"\nlevels = \"niveaus\"\neditions = \"edities\"\nvacancies = \"vacatures\"\n")
	if lean {
		b.WriteString("\n[outputs]\n")
		for _, kind := range []string{"pinned", "permalinks", "markdown", "cards", "embeds", "data"} {
			b.WriteString(kind + " = false\n")
		}
	}
	return b.String()
}
