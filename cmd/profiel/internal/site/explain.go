package site

// Explanation returns the page that explains a word, and the id of the place: a heading that consists of that word alone. Pages for
// contributors explain what the program calls a problem that way.
func (s *Site) Explanation(word string) (p *Page, id string, ok bool) {
	for _, p := range s.Pages {
		for _, h := range p.Body.Headings {
			if h.Text == word && p.File != nil {
				return p, h.ID, true
			}
		}
	}
	return nil, "", false
}

// ViewURL returns the address of a page's file as the repository shows it; empty without a repository.
func (s *Site) ViewURL(p *Page) string {
	if !s.Repository.IsKnown() || p.File == nil {
		return ""
	}
	return s.Repository.View(s.branch(), s.folder+p.File.Source())
}
