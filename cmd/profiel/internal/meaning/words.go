package meaning

import "fmt"

// words are the texts of this package, in the site's language.
type words struct {
	Heading, Nothing     string
	OldErrors, NewErrors [2]string // of one error, and with %d of more

	// Headings of the sections.
	Settings, Editions, Tasks, Areas, Levels, Competencies, CoreTasks, Vacancies, Pages, Addresses, Texts string

	// Settings.
	SiteTitle, Current, Outputs, SwitchedOff, Order string

	// What of something changed.
	Title, Area, Level, Edition, Characteristic, Education, Experience, Published, Rhythm string

	// Of what something has several.
	Related, ReplacedBy, CompetenciesOf, TasksOf, AreasOf, LevelsOf, Makers, Sources, Fields string

	// What became of it.
	New, Gone, Draft, Text string
	Quotes, Further        string // only quotation marks; only beyond what is shown
	Becomes, Ends          string // with %s for what it becomes, or was
	Gained, Lost           string // with %s for what there are several of, and the names
	AndMore                string // with %d
	In, And                string // before the first edition, and before each other
	Since                  string // with %d for new, gone and changed tasks, and %s for the edition before
	Leads, LeadsNot        string // of the old address
	Vanishes, VanishBelow  string // the second with %d
	MoreOfThem, TheyVanish string // addresses that are too many to list, the first with %d
	VacancyNames           [2]string
	TaskCounts             [2]string
	Rhythms                map[string]string // by the word of the front matter
	Weights                [2]string         // main, side
	Duties                 [2]string         // required, not
}

func wordsIn(language string) words {
	if language == "en" {
		return english()
	}
	return dutch()
}

func dutch() words {
	return words{
		Heading: "Wat er verandert in het profiel", Nothing: "Niets veranderd in het profiel.",
		OldErrors: [2]string{
			"In de oude versie zit een fout. Dit overzicht kan daardoor onvolledig zijn.",
			"In de oude versie zitten %d fouten. Dit overzicht kan daardoor onvolledig zijn.",
		},
		NewErrors: [2]string{
			"In de nieuwe versie zit een fout. Dit overzicht kan daardoor onvolledig zijn; `profiel check` zegt wat er mis is.",
			"In de nieuwe versie zitten %d fouten. Dit overzicht kan daardoor onvolledig zijn; `profiel check` zegt wat er mis is.",
		},
		Settings: "Instellingen", Editions: "Edities", Tasks: "Taken", Areas: "Aandachtsgebieden", Levels: "Niveaus",
		Competencies: "Competenties", CoreTasks: "Kerntaken", Vacancies: "Vacatures", Pages: "Pagina’s", Addresses: "Adressen",
		Texts:     "Alleen tekst",
		SiteTitle: "Naam van de site", Current: "Huidige editie", Outputs: "Uitvoer", SwitchedOff: "uitgezet", Order: "Volgorde",
		Title: "naam", Area: "aandachtsgebied", Level: "niveau", Edition: "editie", Characteristic: "kenmerk", Education: "opleiding",
		Experience: "ervaring", Published: "verschenen", Rhythm: "ritme",
		Related: "verwante taken", ReplacedBy: "vervangers", CompetenciesOf: "competenties", TasksOf: "taken", AreasOf: "gebieden",
		LevelsOf: "niveaus", Makers: "makers", Sources: "bronnen", Fields: "velden",
		New: "nieuw", Gone: "vervalt", Draft: "wordt een concept", Text: "tekst gewijzigd",
		Quotes: "alleen aanhalingstekens", Further: "verderop gewijzigd", Becomes: "wordt %s", Ends: "%s vervalt",
		Gained: "%s erbij: %s", Lost: "%s eraf: %s", AndMore: " en nog %d", In: "in", And: "en",
		Since: "; %d nieuw, %d vervallen en %d gewijzigd sinds %s",
		Leads: "het oude adres verwijst door", LeadsNot: "het oude adres vervalt",
		Vanishes: "vervalt", VanishBelow: "vervalt, met alles eronder (%d)", MoreOfThem: "nog %d adressen", TheyVanish: "vervallen",
		VacancyNames: [2]string{"1 vacature noemt deze taak", "%d vacatures noemen deze taak"},
		TaskCounts:   [2]string{"1 taak", "%d taken"},
		Rhythms:      map[string]string{"daily": "dagelijks", "weekly": "wekelijks", "monthly": "maandelijks"},
		Weights:      [2]string{"hoofdgebied", "nevengebied"},
		Duties:       [2]string{"verplicht", "niet verplicht"},
	}
}

func english() words {
	return words{
		Heading: "What changes in the profile", Nothing: "Nothing changed in the profile.",
		OldErrors: [2]string{
			"The old version has an error, so this list may be incomplete.",
			"The old version has %d errors, so this list may be incomplete.",
		},
		NewErrors: [2]string{
			"The new version has an error, so this list may be incomplete; `profiel check` says what is wrong.",
			"The new version has %d errors, so this list may be incomplete; `profiel check` says what is wrong.",
		},
		Settings: "Settings", Editions: "Editions", Tasks: "Tasks", Areas: "Areas", Levels: "Levels", Competencies: "Competencies",
		CoreTasks: "Core tasks", Vacancies: "Vacancies", Pages: "Pages", Addresses: "Addresses", Texts: "Only text",
		SiteTitle: "Title of the site", Current: "Current edition", Outputs: "Output", SwitchedOff: "switched off", Order: "Order",
		Title: "title", Area: "area", Level: "level", Edition: "edition", Characteristic: "characteristic", Education: "education",
		Experience: "experience", Published: "published", Rhythm: "rhythm",
		Related: "related tasks", ReplacedBy: "replacements", CompetenciesOf: "competencies", TasksOf: "tasks", AreasOf: "areas",
		LevelsOf: "levels", Makers: "makers", Sources: "sources", Fields: "fields",
		New: "new", Gone: "removed", Draft: "becomes a draft", Text: "text changed",
		Quotes: "only quotation marks", Further: "changed further on", Becomes: "becomes %s", Ends: "%s removed",
		Gained: "%s added: %s", Lost: "%s removed: %s", AndMore: " and %d more", In: "in", And: "and",
		Since: "; %d new, %d removed and %d changed since %s",
		Leads: "the old address leads on", LeadsNot: "the old address vanishes",
		Vanishes: "vanishes", VanishBelow: "vanishes, with everything below it (%d)", MoreOfThem: "%d more addresses", TheyVanish: "vanish",
		VacancyNames: [2]string{"1 vacancy names this task", "%d vacancies name this task"},
		TaskCounts:   [2]string{"1 task", "%d tasks"},
		Rhythms:      map[string]string{"daily": "daily", "weekly": "weekly", "monthly": "monthly"},
		Weights:      [2]string{"main area", "side area"},
		Duties:       [2]string{"required", "not required"},
	}
}

// counted is a number of things: one, or more.
func counted(format [2]string, n int) string {
	if n == 1 {
		return format[0]
	}
	return fmt.Sprintf(format[1], n)
}

func (w words) vacancies(n int) string { return counted(w.VacancyNames, n) }
func (w words) taskCount(n int) string { return counted(w.TaskCounts, n) }

// vanishes says that an address is gone, with a number of others below it.
func (w words) vanishes(below int) string {
	if below == 0 {
		return w.Vanishes
	}
	return fmt.Sprintf(w.VanishBelow, below)
}

// weight says how strongly something belongs to an area.
func (w words) weight(main bool) string { return yesNo(w.Weights, main) }

// duty says whether a field may stay empty.
func (w words) duty(required bool) string { return yesNo(w.Duties, required) }

func yesNo(of [2]string, yes bool) string {
	if yes {
		return of[0]
	}
	return of[1]
}
