package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// ink is one colour of highlighted code: its custom property, its value in both themes and the tokens that have it. A type of
// token stands for all below it, unless those are named elsewhere in the list.
type ink struct {
	property    string
	light, dark string
	tokens      []chroma.TokenType
}

// inks returns the colours. Each has a contrast of at least 4.5:1 with the background of its theme.
func inks() []ink {
	return []ink{
		{"--code-background", "#f6f7f9", "#161b22", nil},
		{"--code-ink", "#1f2933", "#e6edf3", nil},
		{"--code-comment", "#56616f", "#9aa7b4", []chroma.TokenType{chroma.Comment, chroma.GenericPrompt, chroma.GenericOutput}},
		{"--code-keyword", "#8a1c7c", "#ff9bce", []chroma.TokenType{chroma.Keyword, chroma.OperatorWord, chroma.CommentPreproc}},
		{"--code-string", "#1b6238", "#8ddb8c", []chroma.TokenType{chroma.LiteralString, chroma.GenericInserted}},
		{"--code-number", "#9a3e00", "#ffb77c", []chroma.TokenType{chroma.LiteralNumber, chroma.LiteralDate}},
		{"--code-name", "#0b5394", "#8ec7ff", []chroma.TokenType{
			chroma.NameTag, chroma.NameFunction, chroma.NameClass, chroma.NameBuiltin, chroma.GenericHeading, chroma.GenericSubheading,
		}},
		{"--code-attribute", "#7a4a00", "#f0c674", []chroma.TokenType{chroma.NameAttribute, chroma.NameProperty, chroma.NameVariable}},
		{"--code-removed", "#a61b1b", "#ffa198", []chroma.TokenType{chroma.GenericDeleted, chroma.Error, chroma.GenericError}},
	}
}

// Stylesheet returns the CSS for highlighted code: light by default, dark under :root[data-theme=dark], and under
// :root:not([data-theme=light]) for a reader who prefers dark.
func Stylesheet() []byte {
	var light, dark strings.Builder
	for _, i := range inks() {
		fmt.Fprintf(&light, " %s: %s;", i.property, i.light)
		fmt.Fprintf(&dark, " %s: %s;", i.property, i.dark)
	}
	var css bytes.Buffer
	css.WriteString("@layer components {\n")
	fmt.Fprintf(&css, ":root {%s }\n", &light)
	fmt.Fprintf(&css, "@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) {%s } }\n", &dark)
	fmt.Fprintf(&css, ":root[data-theme=dark] {%s }\n", &dark)
	css.WriteString(".chroma { color: var(--code-ink); background: var(--code-background); }\n")
	for _, i := range inks() {
		if classes := i.classes(); len(classes) > 0 {
			fmt.Fprintf(&css, ".chroma :is(%s) { color: var(%s); }\n", strings.Join(classes, ", "), i.property)
		}
	}
	css.WriteString(".chroma .ge { font-style: italic; }\n.chroma .gs { font-weight: bold; }\n}\n")
	return css.Bytes()
}

// tokenClasses returns the class for every type of token that the stylesheet shows.
func tokenClasses() map[chroma.TokenType]string {
	classes := map[chroma.TokenType]string{chroma.GenericEmph: "ge", chroma.GenericStrong: "gs"}
	for token, class := range chroma.StandardTypes {
		if class != "" && propertyOf(token) != "" {
			classes[token] = class
		}
	}
	return classes
}

// classes returns the selectors of the tokens that have this colour, sorted.
func (i ink) classes() []string {
	var classes []string
	for token, class := range chroma.StandardTypes {
		if class != "" && i.property == propertyOf(token) {
			classes = append(classes, "."+class)
		}
	}
	slices.Sort(classes)
	return classes
}

// propertyOf returns the custom property for a type of token: that of the nearest type above it in the list of inks, or "".
func propertyOf(token chroma.TokenType) string {
	for {
		for _, i := range inks() {
			if slices.Contains(i.tokens, token) {
				return i.property
			}
		}
		if token <= 0 || token == token.Parent() {
			return ""
		}
		token = token.Parent()
	}
}
