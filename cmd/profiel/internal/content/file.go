package content

import (
	"bytes"
	"path"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// File is a Markdown file: where it is, what it says to every kind, and its text.
type File struct {
	Common
	Path     string // below content/
	URL      string // address on the site
	Body     []byte // Markdown; nil once it was let go of: see site.Options
	BodyLine int    // line number of the body's first line
	front    []byte // TOML between the fences; its first line is line 2
}

// frontLine is the number of the front matter's first line: the fence is line 1.
const frontLine = 2

// Source returns the file's path below the site's folder, as problems name it.
func (f *File) Source() string { return Dir + "/" + f.Path }

// Slug returns the last part of the file's address.
func (f *File) Slug() string { return path.Base(f.URL) }

var (
	fence = []byte("+++")
	bom   = []byte("\uFEFF")
)

// newFile splits a text, as [plain] gives it, into front matter and body.
func newFile(name string, text []byte) (*File, diag.Problem, bool) {
	f := &File{Path: name, URL: Address(name)}
	if p, bad := checkEncoding(f.Source(), text); bad {
		return nil, p, false
	}
	first, rest, more := bytes.Cut(text, []byte("\n"))
	if !isFence(first) {
		return nil, f.missingFence(first, !more), false
	}
	end := fenceOffset(rest)
	if end < 0 {
		return nil, diag.Problem{
			File: f.Source(), Position: diag.Position{Line: 1, Column: 1, Width: 3}, Excerpt: string(first),
			Name: "unclosed-front-matter", Message: "the front matter does not end",
			Hint: "put a line with only +++ between the front matter and the text",
		}, false
	}
	f.front = bytes.Clone(rest[:end]) // so that the body can go without it
	_, f.Body, _ = bytes.Cut(rest[end:], []byte("\n"))
	f.BodyLine = frontLine + bytes.Count(f.front, []byte("\n")) + 1
	return f, diag.Problem{}, true
}

func (f *File) missingFence(first []byte, last bool) diag.Problem {
	hint := "start the file with a line +++, the front matter, and another line +++"
	if bytes.Equal(bytes.TrimSpace(first), []byte("---")) {
		hint = "front matter is TOML here: write +++ instead of ---, and key = \"value\""
	}
	p := diag.Problem{File: f.Source(), Name: "missing-front-matter", Message: "the file does not start with front matter", Hint: hint}
	if len(first) == 0 && last {
		p.Message = "the file is empty"
	}
	p.Position, p.Excerpt = diag.At(first, 0, 1, 1)
	return p
}

func isFence(line []byte) bool { return bytes.Equal(bytes.TrimRight(line, " \t"), fence) }

// fenceOffset returns the offset of the first line that is a fence, -1 when there is none.
func fenceOffset(text []byte) int {
	for offset := 0; offset < len(text); {
		line, _, more := bytes.Cut(text[offset:], []byte("\n"))
		if isFence(line) {
			return offset
		}
		if !more {
			break
		}
		offset += len(line) + 1
	}
	return -1
}
