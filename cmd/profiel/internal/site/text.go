package site

// text is what generated pages are called, in the interface's language.
type text struct {
	Matrix, MatrixSummary string
	AreaMatrixSummary     string // with %s for the area
	Search, SearchSummary string
	SearchSlug            string
	NotFound              string
}

func textOf(language string) text {
	if language == "en" {
		return text{
			Matrix: "Matrix", MatrixSummary: "All tasks by area and level, with filters that stay in the address.",
			AreaMatrixSummary: "All tasks of the area %s, level by level.",
			Search:            "Search", SearchSummary: "Search all tasks and pages.", SearchSlug: "search",
			NotFound: "Page not found",
		}
	}
	return text{
		Matrix: "Matrix", MatrixSummary: "Alle taken per aandachtsgebied en niveau, met filters die je als link kunt delen.",
		AreaMatrixSummary: "Alle taken van het aandachtsgebied %s, per niveau naast elkaar.",
		Search:            "Zoeken", SearchSummary: "Zoek in alle taken en pagina’s.", SearchSlug: "zoeken",
		NotFound: "Pagina niet gevonden",
	}
}
