package ledger

import "beroepsprofiel/cmd/profiel/internal/content"

// Site is what is published now.
type Site struct {
	Config    content.Config
	Addresses []Address
	Drafts    []*content.File // there, but not published
	Off       []Output        // the outputs that site.toml switches off; only [Ledger.Check] asks for them

	// Broken says that the content has errors, so that more can be missing than was taken away: the files in Unread and, where a
	// file is not what it should be, everything that is generated from it.
	Broken bool
	Unread []*content.File
}

// Address is one published address. Of what is no page the file is nil, and so is that of a generated page.
type Address struct {
	URL       string
	File      *content.File // of the page that is there, or that the address leads to
	Code      string        // of the task that the file is about; "" for any other
	Permanent bool          // it is the address of the code itself
}

// Output is a kind of output that is switched off.
type Output struct {
	Key       string   // as in [outputs] of site.toml
	Addresses []string // what it would publish
}

// History is what became of the files below content/ since the list last changed, as far as anybody knows.
type History struct {
	Revision string // that has the files as they were; "" when there is none
	Changes  []Change
}

// Change is a file that was renamed or removed.
type Change struct {
	From string // below content/
	To   string // likewise; "" when the file was removed
}
