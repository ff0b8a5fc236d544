package export

// words are the texts of the files that people open as well, in the site's language.
type words struct {
	Columns                                  []string // of a row a task and edition
	Area, Matrix, Tasks                      string
	New, Back, Gone                          string // with %s for the edition
	Level, AreaMoved, Renamed, Typographical string // with %s for the edition, then what it was and what it became
}

func wordsIn(language string) words {
	if language == "en" {
		return words{
			Columns: []string{"Code", "Edition", "Title", "Area", "Level", "Address", "Permanent address", "Summary"},
			Area:    "Area", Matrix: "Matrix", Tasks: "Tasks",
			New: "%s: new.", Back: "%s: listed again.", Gone: "%s: no longer listed.",
			Level: "%s: from level %s to %s.", AreaMoved: "%s: from area %s to %s.",
			Renamed:       "%s: reworded from “%s” to “%s”.",
			Typographical: "%s: only other quotation marks, from “%s” to “%s”.",
		}
	}
	return words{
		Columns: []string{"Code", "Editie", "Titel", "Aandachtsgebied", "Niveau", "Adres", "Vast adres", "Samenvatting"},
		Area:    "Aandachtsgebied", Matrix: "Matrix", Tasks: "Taken",
		New: "%s: nieuw.", Back: "%s: staat er weer in.", Gone: "%s: staat er niet meer in.",
		Level: "%s: van niveau %s naar %s.", AreaMoved: "%s: van aandachtsgebied %s naar %s.",
		Renamed:       "%s: de naam ging van “%s” naar “%s”.",
		Typographical: "%s: alleen andere aanhalingstekens, van “%s” naar “%s”.",
	}
}
