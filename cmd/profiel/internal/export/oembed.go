package export

import (
	"bytes"
	"encoding/json"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// oEmbed is a document of type "rich" (oEmbed 1.0, section 2.3.4.4).
type oEmbed struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	HTML         string `json:"html"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
}

// OEmbed writes the document by which an editor on another site shows a task's card when a writer pastes the task's address.
func OEmbed(w *bytes.Buffer, s *site.Site, t *profile.Task) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(oEmbed{
		Version: "1.0", Type: "rich", Title: t.Code + " " + t.Title, ProviderName: s.Config.Title, ProviderURL: s.Absolute("/"),
		HTML: s.EmbedSnippet(t), Width: site.EmbedWidth, Height: site.EmbedHeight,
	})
}
