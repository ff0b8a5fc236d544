package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Format is a way to print problems.
type Format string

// The formats of `profiel check --format`.
const (
	Text   Format = "text"   // for people
	JSON   Format = "json"   // one object a line
	GitHub Format = "github" // workflow annotations
)

// Formats lists every format, the default first.
func Formats() []Format { return []Format{Text, JSON, GitHub} }

// Print writes the problems, sorted, in the given format; an unknown format prints as text.
func Print(w io.Writer, format Format, problems List) error {
	printOne := printText
	switch format {
	case JSON:
		printOne = printJSON
	case GitHub:
		printOne = printGitHub
	}
	for _, p := range problems.Sorted() {
		if err := printOne(w, p); err != nil {
			return err
		}
	}
	return nil
}

func printText(w io.Writer, p Problem) error {
	_, err := io.WriteString(w, p.String())
	return err
}

// String is the problem as a block of text: place and message, excerpt with caret, hint.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]\n", p.place(), p.Severity, oneLine(p.Message), p.Name)
	if p.Excerpt != "" {
		line, caret := p.marked()
		fmt.Fprintf(&b, "    %s\n", line)
		if caret != "" {
			fmt.Fprintf(&b, "    %s\n", caret)
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "    %s\n", oneLine(p.Hint))
	}
	return b.String()
}

func (p Problem) place() string {
	switch {
	case p.Line > 0 && p.Column > 0:
		return fmt.Sprintf("%s:%d:%d", Printable(p.File), p.Line, p.Column)
	case p.Line > 0:
		return fmt.Sprintf("%s:%d", Printable(p.File), p.Line)
	default:
		return Printable(p.File)
	}
}

// excerptWidth is the number of characters of a source line that a terminal shows well beside the indent.
const excerptWidth = 100

// marked returns the excerpt, cut to a readable width around the column, and the line with the carets below it.
func (p Problem) marked() (line, caret string) {
	chars := []rune(Printable(strings.ReplaceAll(p.Excerpt, "\t", " ")))
	column := min(max(p.Column-p.Cut, 0), len(chars)+1)
	from := 0
	if len(chars) > excerptWidth && column > excerptWidth-10 {
		from = min(column-excerptWidth/2, len(chars)-excerptWidth)
	}
	to := min(from+excerptWidth, len(chars))
	line = string(chars[from:to])
	if column == 0 {
		return line, ""
	}
	width := min(max(p.Width, 1), max(to-column+1, 1))
	return line, strings.Repeat(" ", column-1-from) + strings.Repeat("^", width)
}

// textWidth is the number of characters of a message or hint that is printed: what an author wrote may be in it.
const textWidth = 600

// oneLine is a text as it is printed for people. Of a very long one the middle is left out.
func oneLine(s string) string {
	chars := []rune(Printable(s))
	if len(chars) <= textWidth {
		return string(chars)
	}
	return string(chars[:textWidth/2]) + " … " + string(chars[len(chars)-textWidth/2:])
}

// Printable replaces control and direction-changing characters, so that a file name or excerpt cannot rewrite a terminal.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if IsInvisible(r) {
			return '�'
		}
		return r
	}, s)
}

// IsInvisible reports a control character, or one that changes the direction of writing.
func IsInvisible(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

func printJSON(w io.Writer, p Problem) error {
	return json.NewEncoder(w).Encode(struct {
		File     string   `json:"file"`
		Line     int      `json:"line"`
		Column   int      `json:"column"`
		Severity Severity `json:"severity"`
		Name     string   `json:"name"`
		Message  string   `json:"message"`
		Hint     string   `json:"hint"`
		Help     string   `json:"help,omitempty"`
	}{p.File, p.Line, p.Column, p.Severity, p.Name, p.Message, p.Hint, p.Help})
}

// printGitHub follows the workflow command syntax as GitHub's own toolkit writes it (actions/toolkit, packages/core/src/command.ts):
// properties escape % CR LF : and comma, the message % CR and LF. File must be a path below the repository's folder.
func printGitHub(w io.Writer, p Problem) error {
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := oneLine(p.Message)
	if p.Hint != "" {
		message += "\n" + oneLine(p.Hint)
	}
	if p.Help != "" {
		message += "\nexplained at " + Printable(p.Help)
	}
	file := property.Replace(Printable(p.File))
	_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
		p.Severity, file, max(p.Line, 1), max(p.Column, 1), property.Replace(p.Name), text.Replace(message))
	return err
}
