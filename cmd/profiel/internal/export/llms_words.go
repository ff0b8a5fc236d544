package export

// llmsWords are the texts of llms.txt, in the site's language. A file is an address and what is in it.
type llmsWords struct {
	Intro, Copies                 string
	Overview, Areas, Levels, Data string // above a list
	Gone                          string // of a task
	DataFiles, Files              [][2]string
}

func llmsWordsIn(language string) llmsWords {
	if language == "en" {
		return llmsWords{
			Intro: "The profile is a matrix: areas by levels, with tasks in every cell. A task has a code that never changes; its name, " +
				"area and level may differ between editions. Name the code and the edition when you quote a task.",
			Copies:   "The links lead to Markdown. Without index.md at the end, an address shows the same page as HTML.",
			Overview: "Overview", Areas: "Areas", Levels: "Levels", Data: "Data",
			Gone: "No longer in the profile.",
			DataFiles: [][2]string{
				{"/data/profile.json", "the whole profile: tasks, areas, levels, editions and how they belong together"},
				{"/data/profile.schema.json", "what is in profile.json, as a JSON Schema"},
				{"/data/profile.csv", "a row a task and edition"},
				{"/data/profile.xlsx", "the same list for Excel, with a matrix of every edition"},
				{"/data/profile.ttl", "the profile as linked data: SKOS in Turtle"},
				{"/data/profile.jsonld", "the same as JSON-LD"},
			},
			Files: [][2]string{{"/feed.xml", "what changed, as Atom"}, {"/sitemap.xml", "the address of every page"}},
		}
	}
	return llmsWords{
		Intro: "Het profiel is een matrix: aandachtsgebieden en niveaus, met taken in elk vak. Een taak heeft een code die nooit verandert; " +
			"naam, gebied en niveau kunnen per editie anders zijn. Noem bij een citaat de code en de editie.",
		Copies:   "De links leiden naar Markdown. Zonder index.md aan het eind toont een adres dezelfde pagina als HTML.",
		Overview: "Overzicht", Areas: "Aandachtsgebieden", Levels: "Niveaus", Data: "Data",
		Gone: "Staat niet meer in het profiel.",
		DataFiles: [][2]string{
			{"/data/profile.json", "het hele profiel: taken, gebieden, niveaus, edities en hoe die samenhangen"},
			{"/data/profile.schema.json", "wat er in profile.json staat, als JSON Schema"},
			{"/data/profile.csv", "een rij per taak en editie"},
			{"/data/profile.xlsx", "dezelfde lijst voor Excel, met een matrix per editie"},
			{"/data/profile.ttl", "het profiel als linked data: SKOS in Turtle"},
			{"/data/profile.jsonld", "hetzelfde als JSON-LD"},
		},
		Files: [][2]string{{"/feed.xml", "wat er veranderde, als Atom"}, {"/sitemap.xml", "het adres van elke pagina"}},
	}
}
