package render

import (
	"errors"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// LayoutError is a layout that cannot be used, or that fails while a page is made with it.
type LayoutError struct {
	Problem diag.Problem
}

func (e *LayoutError) Error() string {
	place, _, _ := strings.Cut(e.Problem.String(), "\n")
	return place
}

// templateError takes an error of html/template apart, such as
//
//	template: pages/task:3:40: executing "pages/task" at <.Task.Kode>: can't evaluate field Kode in type *profile.Task
//	html/template:pages/task:3:11: no such template "nope"
//
// into the name of the layout, line, column (in bytes, from 0), the expression and the message. Only the first two are always
// there.
var templateError = regexp.MustCompile(`^(?:template: |html/template:)([^: ]+)(?::(\d+))?(?::(\d+))?: ` +
	`(?:executing ".*?" at <(.*?)>: )?(.*)$`)

// newLayoutError finds the place of an error in the layouts. file is empty when only the error says which one it is about.
func newLayoutError(layouts fs.FS, file string, err error) *LayoutError {
	if e, ok := errors.AsType[*LayoutError](err); ok {
		return e // of a component that is made once, with its own place
	}
	p := layoutProblem(err)
	m := templateError.FindStringSubmatch(err.Error())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Message, p.Hint = "the layout is missing", "every kind of page has a layout in layouts/pages/"
	case m != nil:
		if file == "" {
			file = fileOf(m[1])
		}
		p.Position, p.Excerpt = positionIn(layouts, file, m[2], m[3], m[4])
		p.Message = m[5]
	}
	if file != "" {
		p.File = "layouts/" + file
	}
	return &LayoutError{p}
}

// layoutProblem is the problem of an error in one of the layouts; a [LayoutError] knows in which.
func layoutProblem(err error) diag.Problem {
	if e, ok := errors.AsType[*LayoutError](err); ok {
		return e.Problem
	}
	return diag.Problem{
		File: "layouts", Severity: diag.Error, Name: "bad-layout", Message: err.Error(), Hint: "layouts follow Go's html/template",
	}
}

// fileOf is the file of a layout by the name that html/template knows it by: see [parseFile]'s callers.
func fileOf(name string) string {
	if name == "base" || name == "redirect" || strings.HasPrefix(name, "pages/") {
		return name + ".html"
	}
	return "components/" + name + ".html"
}

// positionIn turns a place that html/template names into one in the file as it was written, with its indent. The column is
// unknown when only the line is named, and so is the excerpt when the file cannot be read any more.
//
// html/template names the end of a chain such as .Task.Title; expression is the whole of it.
func positionIn(layouts fs.FS, file, line, column, expression string) (diag.Position, string) {
	position := diag.Position{}
	position.Line, _ = strconv.Atoi(line)
	text, err := fs.ReadFile(layouts, file)
	lines := strings.Split(string(text), "\n")
	if err != nil || position.Line < 1 || position.Line > len(lines) {
		return position, ""
	}
	source := strings.TrimRight(lines[position.Line-1], "\r")
	if offset, err := strconv.Atoi(column); err == nil {
		if position.Line > 1 { // see trimLines
			offset += len(source) - len(strings.TrimLeft(source, " \t"))
		}
		offset = min(offset, len(source))
		if start := strings.LastIndex(source[:min(offset+len(expression), len(source))], expression); expression != "" && start >= 0 {
			offset, position.Width = start, utf8.RuneCountInString(expression)
		}
		position.Column = utf8.RuneCountInString(source[:offset]) + 1
	}
	return position, source
}
