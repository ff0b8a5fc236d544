package export

// copyWords are the texts of copies in Markdown, in the site's language.
type copyWords struct {
	Code, Level, Rhythm, AboutLevel, PermanentAddress, Edition, Explanation, Model string // of a list of facts
	PublishedOn, Makers, NotNamed, NotKnown, Education, Experience                 string // likewise
	From, To, Total                                                                string // likewise
	Rhythms                                                                        map[string]string
	Editions, Competencies, CoreTasks, Related, Sources, Differences, Mapping      string // above a list
	Now, Pages, ByArea                                                             string // likewise
	DiffTitles                                                                     [7]string
	Main, Side                                                                     string // of an area that something is laid onto
	Left                                                                           string // with %s for the edition without the task and the last with it
	NotYet, IsCurrent, NoTasks, NoDifference                                       string
	InsteadOf                                                                      string // with %s for tasks
	NotCurrent, SameNow                                                            string // with %s for the current edition
	FromTo                                                                         string // with %s for what it was, where, what it became, where
}

func copyWordsIn(language string) copyWords {
	if language == "en" {
		return copyWords{
			Code: "Code", Level: "Level", Rhythm: "Rhythm", AboutLevel: "About the level", PermanentAddress: "Permanent address",
			Edition: "Edition", Explanation: "The task with its explanation", Model: "Model",
			PublishedOn: "Published", Makers: "Makers", NotNamed: "not named", NotKnown: "not known: no list of tasks survives",
			Education: "Education", Experience: "Experience", From: "From", To: "To", Total: "Total",
			Rhythms:  map[string]string{"daily": "daily", "weekly": "weekly", "monthly": "monthly"},
			Editions: "Editions", Competencies: "Competencies", CoreTasks: "Core tasks", Related: "Related tasks", Sources: "Source",
			Differences: "Differences between editions", Mapping: "Where this lies in the profile", Now: "And now?", Pages: "Read on",
			ByArea:     "By area",
			DiffTitles: [7]string{"New", "Gone", "At another level", "In another area", "Reworded", "Only other quotation marks", "Unchanged"},
			Main:       "main area", Side: "side area",
			Left:   "Since %s this task is no longer in the profile. The last edition with this task is %s.",
			NotYet: "The current edition does not list this task yet.", IsCurrent: "This is the current edition.",
			NoTasks: "This edition names no tasks here.", NoDifference: "There is no difference: all tasks are the same in both editions.",
			InsteadOf: "Instead: %s.", NotCurrent: "This is not the current edition. That is %s.", SameNow: "In %s this task is exactly the same.",
			FromTo: "%s in %s, %s in %s",
		}
	}
	return copyWords{
		Code: "Code", Level: "Niveau", Rhythm: "Ritme", AboutLevel: "Over het niveau", PermanentAddress: "Vast adres",
		Edition: "Editie", Explanation: "De taak met uitleg", Model: "Model",
		PublishedOn: "Verschenen", Makers: "Makers", NotNamed: "niet vermeld", NotKnown: "niet bekend: er is geen takenlijst bewaard",
		Education: "Werk- en denkniveau", Experience: "Ervaring", From: "Van", To: "Naar", Total: "Totaal",
		Rhythms:  map[string]string{"daily": "dagelijks", "weekly": "wekelijks", "monthly": "maandelijks"},
		Editions: "Edities", Competencies: "Competenties", CoreTasks: "Kerntaken", Related: "Verwante taken", Sources: "Bron",
		Differences: "Verschillen tussen edities", Mapping: "Waar dit in het profiel ligt", Now: "En nu?", Pages: "Lees verder",
		ByArea: "Per aandachtsgebied",
		DiffTitles: [7]string{
			"Nieuw", "Vervallen", "Op een ander niveau", "In een ander aandachtsgebied", "Anders verwoord", "Alleen een ander leesteken", "Ongewijzigd",
		},
		Main: "hoofdgebied", Side: "nevengebied",
		Left:   "Deze taak staat sinds %s niet meer in het profiel. De laatste editie met deze taak is %s.",
		NotYet: "Deze taak staat nog niet in de editie die nu geldt.", IsCurrent: "Dit is de editie die nu geldt.",
		NoTasks: "Deze editie noemt hier geen taken.", NoDifference: "Er is geen verschil: alle taken staan er in beide edities precies zo.",
		InsteadOf: "In plaats daarvan: %s.", NotCurrent: "Dit is niet de editie die nu geldt. Dat is %s.", SameNow: "In %s staat deze taak er precies zo.",
		FromTo: "%s in %s, %s in %s",
	}
}
