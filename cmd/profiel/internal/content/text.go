package content

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// plain takes away what says nothing: the byte order mark, and how an editor ends lines.
func plain(source []byte) []byte {
	source = bytes.TrimPrefix(source, bom)
	if bytes.IndexByte(source, '\r') < 0 {
		return source
	}
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(source, []byte("\r"), []byte("\n"))
}

// checkEncoding reports a text that is not UTF-8.
func checkEncoding(file string, text []byte) (diag.Problem, bool) {
	offset := invalidOffset(text)
	if offset < 0 {
		return diag.Problem{}, false
	}
	p := diag.Problem{
		File: file, Name: "invalid-text", Message: "the file is not UTF-8 text", Hint: "save it as UTF-8 (in the editor: File, Save with encoding)",
	}
	if bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")) {
		p.Message = "the file is UTF-16 text, not UTF-8"
	}
	p.Position, p.Excerpt = diag.At(text, offset, 1, 1)
	p.Excerpt = string(bytes.ToValidUTF8([]byte(p.Excerpt), []byte("\uFFFD")))
	return p, true
}

// invalidOffset returns the offset of the first byte that is no UTF-8, or is NUL; -1 when there is none.
func invalidOffset(source []byte) int {
	if i := bytes.IndexByte(source, 0); i >= 0 {
		return i
	}
	if utf8.Valid(source) {
		return -1
	}
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRune(source[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// hiddenIn returns the first character of a text that nobody sees and that yet does something: a control character, or one that
// turns the direction of writing, with which a line reads otherwise than it is. Line ends and tabs are none.
func hiddenIn(text []byte) (offset int, r rune, found bool) {
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c < 0x7F || c == '\n' || c == '\t' { // nearly all of every file
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if diag.IsInvisible(r) {
			return i, r, true
		}
		i += size
	}
	return 0, 0, false
}

func hiddenCharacter(r rune) diag.Problem {
	return diag.Problem{
		Name: "hidden-character", Message: fmt.Sprintf("a character that nobody sees: %U", r),
		Hint: "remove it, or type the words around it again: copied text brings such characters along",
	}
}

// checkCharacters reports the first hidden character of a file, or those that stand in the values of its front matter only.
func (f *File) checkCharacters(text []byte) diag.List {
	if offset, r, found := hiddenIn(text); found {
		p := hiddenCharacter(r)
		p.File = f.Source()
		p.Position, p.Excerpt = diag.At(text, offset, utf8.RuneLen(r), 1)
		return diag.List{p}
	}
	return f.checkValues()
}

// oneLineKeys are the keys of which the value is a name or a sentence: it stands in places that are one line.
var oneLineKeys = []string{"title", "summary", "label", "short", "published", "characteristic", "education", "experience", "asks"}

// checkValues reports what a value of the front matter may not hold and TOML can write: by an escape, or over several lines.
func (f *File) checkValues() diag.List {
	if bytes.IndexByte(f.front, '\\') < 0 && !bytes.Contains(f.front, []byte(`"""`)) && !bytes.Contains(f.front, []byte("'''")) {
		return nil
	}
	front, keys := f.decodeAny()
	var problems diag.List
	for _, key := range keys {
		for _, text := range textsIn(valueAt(front, key)) {
			name := key[len(key)-1]
			if _, r, found := hiddenIn([]byte(text)); found {
				problems.Add(f.Problem(key, "", hiddenCharacter(r)))
			} else if slices.Contains(oneLineKeys, strings.ToLower(name)) && strings.Contains(text, "\n") {
				problems.Add(f.Problem(key, "", diag.Problem{
					Name: "not-one-line", Message: fmt.Sprintf("%q has a line break in it", name), Hint: `write it on one line: "…"`,
				}))
			}
		}
	}
	return problems
}

// textsIn returns a text, or the texts of a list.
func textsIn(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var texts []string
		for _, one := range v {
			texts = append(texts, textsIn(one)...)
		}
		return texts
	}
	return nil
}
