package export

// words are the texts of the files that people open as well, in the site's language.
type words struct {
	Columns                                  []string // of a row a task and edition
	Area, Matrix, Tasks                      string
	First, New, Unchanged, Back, Gone        string    // with %s for the edition
	Level, AreaMoved, Renamed, Typographical string    // with %s for the edition, then what it was and what it became
	ChangesIn                                string    // with %s for the site
	Published                                string    // with %s for when
	Compared                                 string    // with %s for the edition before and what [counted] gives
	Counts                                   [7]string // with %d: new, gone, moved to a level, to an area, reworded, typography, unchanged
	TaskCount                                string    // with %d
	TasksUnknown                             string
}

func wordsIn(language string) words {
	if language == "en" {
		return words{
			Columns: []string{"Code", "Edition", "Title", "Area", "Level", "Address", "Permanent address", "Summary"},
			Area:    "Area", Matrix: "Matrix", Tasks: "Tasks",
			First: "%s: the first edition with a list of tasks.", New: "%s: new.", Unchanged: "%s: unchanged.",
			Back: "%s: listed again.", Gone: "%s: no longer listed.",
			Level: "%s: from level %s to %s.", AreaMoved: "%s: from area %s to %s.",
			Renamed:       "%s: reworded from “%s” to “%s”.",
			Typographical: "%s: only other quotation marks, from “%s” to “%s”.",
			ChangesIn:     "%s: changes", Published: "Published: %s.",
			Compared: "Compared with %s: %s.",
			Counts: [7]string{
				"%d new", "%d gone", "%d at another level", "%d in another area", "%d reworded", "%d with only other quotation marks", "%d unchanged",
			},
			TaskCount: "Number of tasks: %d.", TasksUnknown: "No list of tasks of this edition is known.",
		}
	}
	return words{
		Columns: []string{"Code", "Editie", "Titel", "Aandachtsgebied", "Niveau", "Adres", "Vast adres", "Samenvatting"},
		Area:    "Aandachtsgebied", Matrix: "Matrix", Tasks: "Taken",
		First: "%s: eerste editie met takenlijst.", New: "%s: nieuw.", Unchanged: "%s: ongewijzigd.",
		Back: "%s: staat er weer in.", Gone: "%s: staat er niet meer in.",
		Level: "%s: van niveau %s naar %s.", AreaMoved: "%s: van aandachtsgebied %s naar %s.",
		Renamed:       "%s: de naam ging van “%s” naar “%s”.",
		Typographical: "%s: alleen andere aanhalingstekens, van “%s” naar “%s”.",
		ChangesIn:     "%s: wijzigingen", Published: "Verschenen: %s.",
		Compared: "Vergeleken met %s: %s.",
		Counts: [7]string{
			"%d nieuw", "%d vervallen", "%d op een ander niveau", "%d in een ander gebied", "%d anders verwoord",
			"%d met alleen een ander leesteken", "%d ongewijzigd",
		},
		TaskCount: "Aantal taken: %d.", TasksUnknown: "Van deze editie is geen takenlijst bekend.",
	}
}
