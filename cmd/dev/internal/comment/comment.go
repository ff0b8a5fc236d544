// Package comment makes the comment that says under a proposal what it changes in the profile.
//
// The text comes from a run of the proposal's own code, which may write anything. The comment has the name of the project's own
// robot. So what a reader would take for the robot's word is taken out of the text: it cannot be longer than a limit, and has no HTML,
// no links, no pictures, and no names of people or numbers of issues that GitHub would act on.
package comment

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marker begins every comment, so that the next one takes its place. Nobody sees it.
const Marker = "<!-- profiel diff -->"

// longest is the number of bytes of the text; GitHub takes comments of 65,536 characters.
const longest = 50_000

// What is said after the text.
const (
	cut    = "\n\n_Dit is niet alles: het overzicht is te lang voor een reactie._\n"
	origin = "\n---\nDit overzicht maakt een programma uit de bestanden van dit voorstel. Alleen spaties en aanhalingstekens tellen niet mee.\n"
)

// Body returns the comment. It is an error when there is no text, or none that can be read.
func Body(text []byte) (string, error) {
	if !utf8.Valid(text) {
		return "", errors.New("the text is not UTF-8")
	}
	said := strings.TrimSpace(string(text))
	if said == "" {
		return "", errors.New("there is no text")
	}
	said, whole := shorten(said)
	said = harmless(said)
	if !whole {
		said += cut
	}
	return Marker + "\n" + said + "\n" + origin, nil
}

// shorten keeps whole lines.
func shorten(text string) (short string, whole bool) {
	if len(text) <= longest {
		return text, true
	}
	text = text[:longest]
	return text[:strings.LastIndex(text, "\n")+1], false
}

var (
	link    = regexp.MustCompile(`!?\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)`)
	acts    = regexp.MustCompile(`@|#[0-9]|:\\?/\\?/|(?i:www\.|gh\\?-[0-9]|mailto:|xmpp:)|\]\(|\]\[|\]:`)
	already = strings.NewReplacer("&#8203;", unseen)
	html    = strings.NewReplacer("<", "&lt;", `\&`, "&amp;", "&", "&amp;")
)

// unseen keeps two characters apart, and shows nothing.
const unseen = "\u200b"

// harmless takes out of Markdown what would be more than a text.
func harmless(text string) string {
	text = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\u200b' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return -1
		}
		return r
	}, already.Replace(text))
	text = link.ReplaceAllString(text, "**$1**")
	text = html.Replace(text)
	return acts.ReplaceAllStringFunc(text, func(found string) string { return found[:1] + unseen + found[1:] })
}
