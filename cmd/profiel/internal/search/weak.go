package search

// weakList holds verbs and adjectives that people put around what they look for. A page need not have them.
const weakList = "" +
	"aanpakken afhandelen aanpak beginnen best beste bepalen gebruiken geven goed goede hebben houden inrichten " +
	"invullen kiezen krijgen leren lezen maakt maak maken nemen nieuw nieuwe omgaan omgang opstellen opzetten " +
	"regelen schrijven starten uitleg verhogen verbeteren voorbeeld voorbeelden vinden werken werkt worden zoeken " +
	"zoek"
