package render

import (
	"strings"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// frame is what stands round the content of a page: header, footer and most of the head. Pages at which the menus look the same
// share one, so that these are made once.
type frame struct {
	Site       *site.Site
	Assets     string
	Stylesheet string
	SearchURL  string
	IsHome     bool
	Menu       []menuItem
	Footer     []menuItem
}

// menuItem is a link of a menu. Current is its aria-current: "page" on the page itself, "true" below it, else empty.
type menuItem struct {
	*site.Page
	Current string
}

// frame is the frame of a page; r.frames holds those that were made, by how their menus look.
func (r *Renderer) frame(p *site.Page) *frame {
	s := r.site
	look := looks(p, s.Menu) + "," + looks(p, s.Footer) + "," + current(p, s.Home)
	if made, ok := r.frames.Load(look); ok {
		return made.(*frame)
	}
	made, _ := r.frames.LoadOrStore(look, &frame{
		Site: s, Assets: r.options.Assets, Stylesheet: r.options.Stylesheet, SearchURL: site.SearchURL(s.Config.Language),
		IsHome: p.URL == s.Home.URL, Menu: menu(p, s.Menu), Footer: menu(p, s.Footer),
	})
	return made.(*frame)
}

// looks tells how the links of a menu look on a page.
func looks(page *site.Page, pages []*site.Page) string {
	look := make([]byte, 0, 64)
	for _, p := range pages {
		look = append(append(look, current(page, p)...), ',')
	}
	return string(look)
}

func menu(page *site.Page, pages []*site.Page) []menuItem {
	items := make([]menuItem, 0, len(pages))
	for _, p := range pages {
		items = append(items, menuItem{p, current(page, p)})
	}
	return items
}

// current is the aria-current of a menu item: "page" on the page itself, "true" below it, else empty.
func current(page, item *site.Page) string {
	switch {
	case page.URL == item.URL:
		return "page"
	case item.URL != "/" && strings.HasPrefix(page.URL, item.URL):
		return "true"
	}
	return ""
}
