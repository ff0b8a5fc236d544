package markdown

// What a reader sees or hears that is not in the body.
const (
	labelAnchor    = "Link naar: "
	labelTable     = "Tabel"
	labelCode      = "Code"
	labelDone      = "Klaar"
	labelToDo      = "Nog te doen"
	labelFootnote  = "Voetnoot "
	labelFootnotes = "Voetnoten"
	labelBack      = "Terug naar de tekst"
)
