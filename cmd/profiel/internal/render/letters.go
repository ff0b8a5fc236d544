package render

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// letter is the pages whose title starts with one letter.
type letter struct {
	Letter string
	Pages  []*site.Page
}

// letters orders every page that a reader may look for by title, grouped by first letter; accents do not count.
func letters(pages []*site.Page) []letter {
	listed := slices.DeleteFunc(slices.Clone(pages), func(p *site.Page) bool {
		return p.Kind == site.Pinned || p.Kind == site.Embed || p.Kind == site.NotFound || p.Kind == site.Search || p.Kind == site.Home
	})
	sortByTitle(listed)
	var groups []letter
	for _, p := range listed {
		first := firstLetter(p.Title)
		if n := len(groups); n == 0 || groups[n-1].Letter != first {
			groups = append(groups, letter{Letter: first})
		}
		last := &groups[len(groups)-1]
		last.Pages = append(last.Pages, p)
	}
	return groups
}

// sortByTitle orders pages as a Dutch dictionary does; pages with one title keep their order.
func sortByTitle(pages []*site.Page) {
	dutch := collate.New(language.Dutch, collate.IgnoreCase)
	var buffer collate.Buffer
	keys := make(map[*site.Page][]byte, len(pages))
	for _, p := range pages {
		keys[p] = dutch.KeyFromString(&buffer, p.Title)
	}
	slices.SortStableFunc(pages, func(a, b *site.Page) int { return bytes.Compare(keys[a], keys[b]) })
}

func firstLetter(title string) string {
	if title != "" && title[0] < utf8.RuneSelf && unicode.IsLetter(rune(title[0])) {
		return strings.ToUpper(title[:1])
	}
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), title)
	if err != nil || plain == "" {
		return "#"
	}
	first := []rune(strings.ToUpper(plain))[0]
	if !unicode.IsLetter(first) {
		return "#"
	}
	return string(first)
}
