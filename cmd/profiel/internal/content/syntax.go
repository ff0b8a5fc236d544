package content

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// What the decoder says of a text that is no TOML is for programmers. The mistakes that writers make are few, and the line tells which
// it is.

// fault is what is wrong with a line, in words, with its cure.
type fault struct{ message, hint string }

// syntaxProblem is the problem of a text that is no TOML.
func (s tomlText) syntaxProblem(err toml.ParseError) diag.Problem {
	offset, width := max(err.Position.Start, 0), max(err.Position.Len, 1) // it is -1 for a control character at the start
	f := fault{"this line is not valid TOML: " + err.Message, `a line reads key = "text", key = 10, key = true or key = ["a", "b"]`}
	if open, ok := s.openList(offset); ok {
		offset, width = open, 1
		f = fault{"this list does not end", `write ] behind its last value: key = ["a", "b"]`}
	} else if found, ok := faultIn(s.lineAt(offset), err.Message); ok {
		f = found
	}
	return s.problemAt(offset, width, diag.Problem{Name: "bad-toml", Message: f.message, Hint: f.hint})
}

// lineAt is the line that an offset stands in.
func (s tomlText) lineAt(offset int) string {
	offset = min(offset, len(s.text))
	start := bytes.LastIndexByte(s.text[:offset], '\n') + 1
	line, _, _ := bytes.Cut(s.text[start:], []byte("\n"))
	return string(line)
}

// startOfList matches a line on which a list starts and does not end, and startOfNext what can only come behind it.
var (
	startOfList = regexp.MustCompile(`(?m)^[\t ]*[\w."-]+[\t ]*=[\t ]*\[[^\]\n]*$`)
	startOfNext = regexp.MustCompile(`(?m)^[\t ]*([\w."-]+[\t ]*=|\[)`)
)

// openList returns the offset of the bracket of a list that began on a line before an offset and never ends.
func (s tomlText) openList(offset int) (bracket int, ok bool) {
	lineStart := bytes.LastIndexByte(s.text[:min(offset, len(s.text))], '\n') + 1
	starts := startOfList.FindAllIndex(s.text[:lineStart], -1)
	if len(starts) == 0 {
		return 0, false
	}
	start, end := starts[len(starts)-1][0], starts[len(starts)-1][1]
	list := s.text[end:]
	if next := startOfNext.FindIndex(list); next != nil {
		list = list[:next[0]]
	}
	if bytes.ContainsRune(list, ']') || end+len(list) < lineStart {
		return 0, false
	}
	return start + bytes.IndexByte(s.text[start:], '['), true
}

const curly = "“”„‟"

// faultIn finds out what is wrong with a line; the decoder's message helps.
func faultIn(line, message string) (f fault, ok bool) {
	key, value, isPair := strings.Cut(strings.TrimSpace(line), "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	inner := strings.Trim(value, `"' ‘’`+curly)
	isPlain := !strings.ContainsAny(inner, `"\[]{}#=`+curly)
	switch {
	case strings.Contains(message, "already been defined"), strings.Contains(message, "duplicate"):
		return fault{"the key " + key + " stands here twice", "remove one of the two lines"}, true
	case strings.Contains(message, "end table name"):
		return fault{"the name of this table does not end", "write ] behind it"}, true
	case strings.Contains(message, "out of range"):
		return fault{"this number is too large", "write a smaller one"}, true
	case strings.Contains(message, "invalid escape"):
		return fault{"a backslash stands in this text", `write two of them, \\, or none`}, true
	case !isPair && strings.Contains(line, ":"):
		return fault{"this line has a colon where an equals sign belongs", `write key = "value", with = instead of :`}, true
	case strings.IndexAny(strings.TrimLeft(value, "["), "‘’"+curly) == 0, strings.Count(value, `"`) == 0 && strings.ContainsAny(value, curly):
		return fault{"this text has curly quotes around it", `use straight quotes: " instead of “ or ”` + write(isPlain, key, inner)}, true
	case strings.HasPrefix(value, "["):
		return faultInList(value), true
	case isPair && value == "":
		return fault{"nothing stands behind " + key, `write ` + key + ` = "…", or remove the line`}, true
	case isPair && strings.Count(value, `"`) == 1:
		return fault{"this text has a quote on one side only", `a quote is missing: text stands between two straight quotes "…"` + write(isPlain, key, inner)}, true
	case isPair && strings.Count(value, `"`) > 2:
		return fault{"this text has quotes in it", `write \" for a quote within the text: "zo \"streng\" mogelijk"`}, true
	case isPair && strings.Count(value, `"`) == 2 && !strings.HasSuffix(value, `"`):
		return fault{"something stands behind this text", "let the line end at the second quote"}, true
	case !isPair && strings.HasPrefix(strings.TrimSpace(line), `"`):
		return faultInList("[" + strings.TrimSuffix(strings.TrimSpace(line), "]") + "]"), true
	case isPair && slices.Contains([]string{"ja", "nee", "yes", "no", "waar", "onwaar"}, strings.ToLower(value)):
		return fault{"this is not how TOML writes yes or no", "write " + key + " = true or " + key + " = false"}, true
	case isPair && strings.Count(value, `"`) == 0 && strings.Count(value, "'") < 2:
		return fault{"this text has no quotes around it", `text stands between two straight quotes "…"` + write(isPlain, key, inner)}, true
	}
	return fault{}, false
}

// write shows the line as it should be, if that is certain.
func write(isPlain bool, key, inner string) string {
	if !isPlain || inner == "" || len(inner) > 60 {
		return ""
	}
	return "; write " + key + ` = "` + inner + `"`
}

// faultInList finds out what is wrong with a list on one line.
func faultInList(value string) fault {
	switch {
	case strings.Count(value, `"`)%2 == 1:
		return fault{"in this list a quote is missing", `every value stands between two straight quotes: ["a", "b"]`}
	case !strings.Contains(value, "]"):
		return fault{"this list does not end", `write ] behind its last value: key = ["a", "b"]`}
	case strings.Contains(value, `"`):
		return fault{"this list is not written as it should be", `put a comma between its values, and nothing behind it: ["a", "b"]`}
	}
	return fault{"the values of this list have no quotes around them", `every value stands between two straight quotes: ["a", "b"]`}
}
