package corpus

import "strings"

var (
	areaNames = []string{"Signaleren", "Ontwerpen", "Uitvoeren", "Toezicht", "Advies", "Beheer", "Onderwijs", "Samenwerking"}
	nouns     = []string{
		"aanvraag", "afspraak", "begroting", "beleid", "bijeenkomst", "contract", "dienst", "dossier", "evaluatie", "handleiding",
		"incident", "inventarisatie", "jaarplan", "keten", "klacht", "kwaliteit", "maatregel", "meting", "netwerk", "onderzoek",
		"overleg", "planning", "proces", "rapportage", "register", "richtlijn", "risico", "scholing", "voorziening", "werkwijze",
	}
	verbs = []string{
		"afstemmen", "analyseren", "beheren", "beoordelen", "bewaken", "borgen", "coördineren", "evalueren", "inrichten", "ontwikkelen",
		"opstellen", "plannen", "toetsen", "uitvoeren", "vastleggen", "verbeteren", "verantwoorden", "voorbereiden",
	}
	does = []string{
		"bespreekt", "beoordeelt", "bewaakt", "controleert", "maakt", "ondersteunt", "regelt", "verbetert", "verzamelt", "vraagt", "volgt", "weegt",
	}
	kinds  = []string{"duidelijke", "dagelijkse", "externe", "gedeelde", "interne", "jaarlijkse", "lopende", "nieuwe", "tijdige", "volledige"}
	people = []string{"de adviseur", "de bewoner", "de opdrachtgever", "de organisatie", "de collega", "het team", "de leidinggevende", "de partner"}
	links  = []string{"en", "omdat", "terwijl", "voordat", "zodat", "wanneer"}
	before = []string{"bij", "in", "met", "naar", "over", "tussen", "van", "voor"}
)

func (w *writer) one(words []string) string { return words[w.random.IntN(len(words))] }

func (w *writer) thing() string {
	switch w.random.IntN(3) {
	case 0:
		return "een " + w.one(kinds) + " " + w.one(nouns)
	case 1:
		return "de " + w.one(nouns) + " van " + w.one(people)
	}
	return "het " + w.one(verbs) + " van de " + w.one(kinds) + " " + w.one(nouns)
}

func (w *writer) sentence() string {
	s := w.one(people) + " " + w.one(does) + " " + w.thing() + " " + w.one(before) + " " + w.thing()
	if w.random.IntN(2) == 0 {
		s += ", " + w.one(links) + " " + w.one(people) + " " + w.thing() + " " + w.one(does)
	}
	return capital(s) + "."
}

// paragraph is some sentences, with the last one in bold.
func (w *writer) paragraph(sentences int) string {
	list := make([]string, sentences)
	for i := range list {
		list[i] = w.sentence()
	}
	list[sentences-1] = "**" + list[sentences-1] + "**"
	return strings.Join(list, " ")
}
