package content

// VacancyCheck is the front matter of the page that checks the text of a vacancy: what people in the field write for what the
// profile says. Package vacancycheck explains the notation of a phrase.
type VacancyCheck struct {
	Common
	Example   string                         `toml:"example"` // a text to try the check on
	Community CommunityWords                 `toml:"community"`
	Places    PlaceWords                     `toml:"places"`
	Aside     WordList                       `toml:"aside"`   // what tells a sentence about conditions or the procedure
	Group     map[string][]string            `toml:"group"`   // by name: words that a phrase means with @name
	Phrases   map[string]map[string][]string `toml:"phrases"` // by area and level
	Wording   map[string]Wording             `toml:"wording"` // by name; [File.NamesIn] gives their order
}

// WordList is a list of phrases.
type WordList struct {
	Words []string `toml:"words"`
}

// CommunityWords are what tells a text about a community from any other.
type CommunityWords struct {
	Certain []string `toml:"certain"` // one is enough
	Likely  []string `toml:"likely"`  // two different ones are
}

// PlaceWords name where the work is done.
type PlaceWords struct {
	Own    []string `toml:"own"`    // where a community can be at home
	Social []string `toml:"social"` // channels of others
}

// Wording is what a vacancy had better not say.
type Wording struct {
	Title  string   `toml:"title"`
	Words  []string `toml:"words"`
	Except []string `toml:"except"` // where the words mean something else
	Reason string   `toml:"reason"`
	Source string   `toml:"source"` // a web address: where the rule can be read
	Read   string   `toml:"read"`   // what stands there
	Better string   `toml:"better"`
}
