package site

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// text is what generated pages are called, in the interface's language.
type text struct {
	Matrix, MatrixSummary string
	AreaMatrixSummary     string // with %s for the area
	EditionMatrixSummary  string // with %s for the edition
	Search, SearchSummary string
	SearchSlug            string
	NotFound              string
	ContributeSlug        string
	Diff, DiffSummary     string // with %s for the older and the newer edition

	Builder, BuilderSummary, BuilderSlug string
	TasksWord                            string // a template's word for its tasks, between braces
	Months                               [12]string
}

func textOf(language string) text {
	if language == "en" {
		return text{
			Matrix: "Matrix", MatrixSummary: "All tasks by area and level, with filters that stay in the address.",
			AreaMatrixSummary:    "All tasks of the area %s, level by level.",
			EditionMatrixSummary: "All tasks of %s by area and level, in the words of that edition.",
			Search:               "Search", SearchSummary: "Search all tasks and pages.", SearchSlug: "search",
			NotFound: "Page not found", ContributeSlug: "contribute",
			Diff: "From %s to %s", DiffSummary: "Every difference between %s and %s: tasks that are new, gone or changed.",
			Builder: "Compose a vacancy", BuilderSlug: "compose",
			BuilderSummary: "Choose tasks, fill in what is yours, then print or copy. What you type stays in your browser.",
			TasksWord:      "tasks",
			Months: [12]string{
				"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
			},
		}
	}
	return text{
		Matrix: "Matrix", MatrixSummary: "Alle taken per aandachtsgebied en niveau, met filters die je als link kunt delen.",
		AreaMatrixSummary:    "Alle taken van het aandachtsgebied %s, per niveau naast elkaar.",
		EditionMatrixSummary: "Alle taken van %s per aandachtsgebied en niveau, in de woorden van die editie.",
		Search:               "Zoeken", SearchSummary: "Zoek in alle taken en pagina’s.", SearchSlug: "zoeken",
		NotFound: "Pagina niet gevonden", ContributeSlug: "bijdragen",
		Diff: "Van %s naar %s", DiffSummary: "Alle verschillen tussen %s en %s: nieuwe, vervallen en gewijzigde taken.",
		Builder: "Vacature samenstellen", BuilderSlug: "samenstellen",
		BuilderSummary: "Kies taken, vul de rest in en druk de vacature af of kopieer haar. Wat je typt, blijft in je browser.",
		TasksWord:      "taken",
		Months: [12]string{
			"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
		},
	}
}

// Date writes a day in the site's language: "3 maart 2026". Which day it was depends on the date's own time zone.
func (s *Site) Date(date time.Time) string {
	return fmt.Sprintf("%d %s %d", date.Day(), textOf(s.Config.Language).Months[date.Month()-1], date.Year())
}

// Lower is a name as it stands within a sentence: without its capital, unless its first word has more of them, as "HR-beleid" has.
func Lower(name string) string {
	_, size := utf8.DecodeRuneInString(name)
	word, _, _ := strings.Cut(name[size:], " ")
	if strings.ContainsFunc(word, unicode.IsUpper) {
		return name
	}
	return strings.ToLower(name[:size]) + name[size:]
}
