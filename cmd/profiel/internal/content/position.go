package content

import (
	"bytes"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// tomlText is a TOML text with its place in a file. The decoder gives no positions of keys that it decoded, so they are
// looked up in the text, and only when there is a problem to report.
type tomlText struct {
	file string
	text []byte
	line int // number of the text's first line
}

// problem completes a problem with the place of a key, which is underlined, or of a value behind it, which is pointed at.
func (s tomlText) problem(key []string, value string, p diag.Problem) diag.Problem {
	p.File = s.file
	offset, width, found := s.find(key)
	switch {
	case !found && s.line == frontLine: // something is missing between the fences
		p.Position, p.Excerpt = diag.Position{Line: 1, Column: 1, Width: len(fence)}, string(fence)
		return p
	case !found:
		p.Position = diag.Position{Line: 1, Column: 1}
		return p
	}
	if value != "" {
		if i := bytes.Index(s.text[offset:], []byte(`"`+value+`"`)); i >= 0 {
			offset, width = offset+i, 1
		}
	}
	return s.problemAt(offset, width, p)
}

// problemAt completes a problem with the place of a part of the text, by its offset and length in bytes.
func (s tomlText) problemAt(offset, width int, p diag.Problem) diag.Problem {
	p.File = s.file
	p.Position, p.Excerpt = diag.At(s.text, offset, width, s.line)
	return p
}

// find returns offset and length of a key, given as its path through the tables; of a table, also by the header of one in it. The
// decoder takes any case, so a key that does not stand there as it is given may stand there otherwise.
func (s tomlText) find(key []string) (offset, width int, found bool) {
	if len(key) == 0 {
		return 0, 0, false
	}
	offset, width, found = s.findBy(key, func(a, b string) bool { return a == b })
	if !found {
		return s.findBy(key, strings.EqualFold)
	}
	return offset, width, found
}

func (s tomlText) findBy(key []string, same func(a, b string) bool) (offset, width int, found bool) {
	var table []string
	for start := 0; start < len(s.text); {
		line, _, _ := bytes.Cut(s.text[start:], []byte("\n"))
		indent := len(line) - len(bytes.TrimLeft(line, " \t"))
		text := strings.TrimSpace(string(line))
		if name, isTable := tableName(text); isTable {
			table = splitKey(name)
			if len(table) >= len(key) && slices.EqualFunc(table[:len(key)], key, same) {
				return start + indent, len(text), true
			}
		} else if name, _, isPair := strings.Cut(text, "="); isPair && matches(slices.Concat(table, splitKey(name)), key, same) {
			return start + indent, len(strings.TrimSpace(name)), true
		}
		start += len(line) + 1
	}
	return 0, 0, false
}

// matches reports whether a key is the wanted one, an inline table that holds it, or a dotted key that starts with it.
func matches(key, wanted []string, same func(a, b string) bool) bool {
	n := min(len(key), len(wanted))
	return slices.EqualFunc(key[:n], wanted[:n], same)
}

func tableName(line string) (string, bool) {
	if !strings.HasPrefix(line, "[") {
		return "", false
	}
	end := strings.LastIndex(line, "]")
	if end < 0 {
		return "", false
	}
	return strings.Trim(line[:end], "[]"), true
}

// splitKey splits a dotted key; quoted parts lose their quotes. A dot inside quotes is not expected in front matter.
func splitKey(key string) []string {
	parts := strings.Split(strings.TrimSpace(key), ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return parts
}
