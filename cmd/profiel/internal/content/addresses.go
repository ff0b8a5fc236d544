package content

import (
	"regexp"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// FrontAddress is the address of another site in a front matter, with its place.
type FrontAddress struct {
	URL string
	diag.Position
	Excerpt string
}

// quotedAddress matches a text that is an address as a whole.
var quotedAddress = regexp.MustCompile(`["'](https?://[^\s"']+)["']`)

// Addresses returns the addresses of other sites in the front matter, in the order of the text. Those in a comment are none.
func (f *File) Addresses() []FrontAddress {
	var all []FrontAddress
	text := string(f.front)
	for _, match := range quotedAddress.FindAllStringSubmatchIndex(text, -1) {
		start, end := match[2], match[3]
		line := text[strings.LastIndex(text[:start], "\n")+1:]
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		position, excerpt := diag.At(f.front, start, end-start, frontLine)
		all = append(all, FrontAddress{URL: text[start:end], Position: position, Excerpt: excerpt})
	}
	return all
}
