package site

import (
	"fmt"
	"html"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// The size of a task's card in another page, in CSS pixels: the longest title and summary fit.
const (
	EmbedWidth  = 480
	EmbedHeight = 260
)

// EmbedURL is the address of a task's card, to be shown inside pages of other sites.
func EmbedURL(t *profile.Task) string { return "/embed/" + strings.ToLower(t.Code) + "/" }

// OEmbedURL is the address of the oEmbed document about the card, by which editors find it.
func OEmbedURL(t *profile.Task) string { return EmbedURL(t) + "oembed.json" }

// EmbedSnippet is the HTML that shows a task's card on another site.
func (s *Site) EmbedSnippet(t *profile.Task) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" style="border:0;max-width:100%%"></iframe>`,
		html.EscapeString(s.Absolute(EmbedURL(t))), html.EscapeString(t.Code+" "+t.Title), EmbedWidth, EmbedHeight)
}

// addEmbeds adds a card for every task.
func (b *builder) addEmbeds() {
	for _, t := range b.site.Profile.Tasks {
		b.add(&Page{Kind: Embed, URL: EmbedURL(t), Title: t.Title, Summary: t.Summary, Draft: t.File.Draft, Task: t})
	}
}
