package content

import (
	"bytes"
	"fmt"
	"regexp"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// LeftOut is a Markdown file that is there, but not among a tree's documents: it could not be read, or it is a draft. What refers
// to the first made no mistake; what refers to the second waits for it.
type LeftOut struct {
	File  *File  // of a file that could not be read only Path and URL are known
	Kind  Kind   // by the file's place
	Code  string // of a task, as written; "" when none was found
	Draft bool   // the file can be read, but is not published; when false, its own problem is reported already
}

// DraftLink is the problem of a reference to a draft, by the name that it was written with. Place and file are the caller's.
func (l LeftOut) DraftLink(written string) diag.Problem {
	return diag.Problem{
		Name: "draft-link", Message: written + " is a draft",
		Hint: fmt.Sprintf("publish it (take draft = true out of %s), or remove the link", l.File.Source()),
	}
}

// LeftOutAt returns the file at a path below content/ that is not among the documents.
func (t *Tree) LeftOutAt(name string) (LeftOut, bool) {
	for _, l := range t.LeftOut {
		if l.File.Path == name {
			return l, true
		}
	}
	return LeftOut{}, false
}

// unread is a file that could not be read.
func unread(name string, source []byte, kind Kind) LeftOut {
	return LeftOut{File: &File{Path: name, URL: Address(name)}, Kind: kind, Code: codeIn(source)}
}

// WrittenCode returns what the front matter gives as a code, also under a misspelt key; "" when there is nothing like one.
func (f *File) WrittenCode() string { return codeIn(f.front) }

// codeLine matches a line that gives a code, whatever is wrong with it: code = “CM-017”, code: cm017, cod = "CM-017. A comment
// gives none.
var codeLine = regexp.MustCompile(`(?mi)^[^\w\n#]*c\w*[^\w\n]+([a-z]{2,5}[- ]?[0-9]{2,6})\b`)

// codeIn finds a task's code in a text that may not be TOML, or not UTF-8. Without the bytes NUL, UTF-16 reads as ASCII does.
func codeIn(text []byte) string {
	match := codeLine.FindSubmatch(bytes.ReplaceAll(text, []byte{0}, nil))
	if match == nil {
		return ""
	}
	return string(match[1])
}
