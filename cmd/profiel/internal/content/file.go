package content

import (
	"bytes"
	"path"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// File is a Markdown file: where it is, what it says to every kind, and its text.
type File struct {
	Common
	Path     string     // below content/
	URL      string     // address on the site
	Body     []byte     // Markdown
	BodyLine int        // line number of the body's first line
	front    []byte     // TOML between the fences; its first line is line 2
	keys     []toml.Key // of the front matter, in the order of the text
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

// newFile splits a source text into front matter and body.
func newFile(name string, source []byte) (*File, diag.Problem, bool) {
	f := &File{Path: name, URL: Address(name)}
	source = bytes.TrimPrefix(source, bom)
	if bytes.IndexByte(source, '\r') >= 0 {
		source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	}
	if p, bad := f.checkText(source); bad {
		return nil, p, false
	}
	first, rest, _ := bytes.Cut(source, []byte("\n"))
	if !isFence(first) {
		return nil, f.missingFence(first), false
	}
	end := fenceOffset(rest)
	if end < 0 {
		return nil, diag.Problem{
			File: f.Source(), Position: diag.Position{Line: 1, Column: 1, Width: 3}, Excerpt: string(first),
			Name: "unclosed-front-matter", Message: "the front matter does not end",
			Hint: "put a line with only +++ between the front matter and the text",
		}, false
	}
	f.front = rest[:end]
	_, f.Body, _ = bytes.Cut(rest[end:], []byte("\n"))
	f.BodyLine = frontLine + bytes.Count(f.front, []byte("\n")) + 1
	return f, diag.Problem{}, true
}

func (f *File) checkText(source []byte) (diag.Problem, bool) {
	offset := invalidOffset(source)
	if offset < 0 {
		return diag.Problem{}, false
	}
	position, _ := diag.At(source, offset, 1, 1)
	return diag.Problem{
		File: f.Source(), Position: position, Name: "invalid-text",
		Message: "the file is not UTF-8 text", Hint: "save it as UTF-8 (in the editor: File, Save with encoding)",
	}, true
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

func (f *File) missingFence(first []byte) diag.Problem {
	hint := "start the file with a line +++, the front matter, and another line +++"
	if bytes.Equal(bytes.TrimSpace(first), []byte("---")) {
		hint = "front matter is TOML here: write +++ instead of ---, and key = \"value\""
	}
	return diag.Problem{
		File: f.Source(), Position: diag.Position{Line: 1, Column: 1}, Excerpt: string(first),
		Name: "missing-front-matter", Message: "the file does not start with front matter", Hint: hint,
	}
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
