package content

import (
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// Limits bounds what one Markdown file may ask of a machine. Content comes from strangers too, and there are short texts of which
// reading or showing takes minutes or gigabytes. The defaults are far above what people write; a site that needs more says so in
// site.toml.
type Limits struct {
	File        int `toml:"file"`         // KiB of the file
	FrontMatter int `toml:"front_matter"` // KiB between the fences
	Keys        int `toml:"keys"`         // in the front matter, tables included
	Nesting     int `toml:"nesting"`      // of lists, quotes, emphasis and tables of the front matter in each other
	Columns     int `toml:"columns"`      // of a table
	References  int `toml:"references"`   // KiB of addresses and titles that links by reference repeat
	HTML        int `toml:"html"`         // how many times as long as the text its HTML may be, besides 64 KiB
}

func defaultLimits() Limits {
	return Limits{File: 64, FrontMatter: 8, Keys: 64, Nesting: 32, Columns: 32, References: 100, HTML: 20}
}

// kib is the number of bytes in a KiB.
const kib = 1 << 10

// listsTimes is how many times as much front matter the pages of vacancies may have that are lists: the fields to fill in, and the
// words to look for.
const listsTimes = 8

// front returns the bounds of the front matter of a kind.
func (l Limits) front(kind Kind) bounds {
	b := bounds{size: l.FrontMatter * kib, keys: l.Keys, depth: l.Nesting}
	if kind == KindVacancies || kind == KindVacancyCheck {
		b.size *= listsTimes
		b.keys *= listsTimes
	}
	return b
}

// limit is one limit by its key, with what it is without a setting.
type limit struct {
	key   string
	value *int
	least int
}

func (l *Limits) all() []limit {
	least := defaultLimits()
	return []limit{
		{"file", &l.File, least.File},
		{"front_matter", &l.FrontMatter, least.FrontMatter},
		{"keys", &l.Keys, least.Keys},
		{"nesting", &l.Nesting, least.Nesting},
		{"columns", &l.Columns, least.Columns},
		{"references", &l.References, least.References},
		{"html", &l.HTML, least.HTML},
	}
}

func (l limit) isBad() bool { return *l.value < l.least || *l.value > mostLimit }

// usable returns the limits with the defaults in the place of bad ones.
func (l Limits) usable() Limits {
	for _, one := range l.all() {
		if one.isBad() {
			*one.value = one.least
		}
	}
	return l
}

// checkLimits reports limits below the defaults: they are there to be raised.
func (c Config) checkLimits() diag.List {
	var problems diag.List
	for _, l := range c.Limits.all() {
		if l.isBad() {
			problems.Add(c.Problem([]string{"limits", l.key}, "", diag.Problem{
				Name: "bad-limit", Message: fmt.Sprintf("%s may not be %d", l.key, *l.value),
				Hint: fmt.Sprintf("without this line it is %d; write a larger number, up to %d, or remove the line", l.least, mostLimit),
			}))
		}
	}
	return problems
}

// mostLimit keeps sizes in KiB within the numbers that a machine counts with.
const mostLimit = 1_000_000

// raise says how a limit is raised.
func raise(key string) string {
	return fmt.Sprintf("or raise %s below [limits] in %s", key, ConfigName)
}
