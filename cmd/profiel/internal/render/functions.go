package render

import (
	"strconv"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/layout"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// functions are what the layouts of a site may call.
func functions(s *site.Site) layout.Functions {
	return layout.Functions{
		"count":         count,
		"current":       current,
		"permalink":     site.Permalink,
		"pinned":        s.VersionURL,
		"matrix":        site.MatrixURL,
		"editionMatrix": site.EditionMatrixURL,
		"absolute":      s.Absolute,
		"onPaper":       func(url string) string { return onPaper(s.Absolute(url)) },
		"concept":       s.Concept,
		"sentence":      sentence,
		"date":          s.Date,
		"lower":         site.Lower,
		"add":           func(a, b int) int { return a + b },
	}
}

// onPaper is a whole address as a person copies it from paper: without https://.
func onPaper(url string) string {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		return rest
	}
	return url
}

// count writes a number with its noun: count 1 "taak" "taken" is "1 taak".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// sentence joins words as in a sentence, with the language's word for "and": "a, b en c".
func sentence(words []string, and string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + and + " " + words[last]
}
