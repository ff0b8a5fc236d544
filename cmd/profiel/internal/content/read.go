package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// readUpTo reads a file, but not more than one byte beyond a number of KiB: of a file that is too long nobody needs the rest.
func readUpTo(fsys fs.FS, name string, size int) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	limited := io.LimitReader(f, int64(size)*kib+1)
	expected := int64(0)
	if info, err := f.Stat(); err == nil {
		expected = min(info.Size(), int64(size)*kib)
	}
	text := make([]byte, expected+1) // one more, to see that it ended
	n, err := io.ReadFull(limited, text)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return text[:n], nil
	case err != nil:
		return nil, err
	}
	rest, err := io.ReadAll(limited)
	return append(text, rest...), err
}

// checkLength reports a file of which [readUpTo] left something out, at the first byte too many.
func checkLength(file string, source []byte, size int, cure string) (diag.Problem, bool) {
	if len(source) <= size*kib {
		return diag.Problem{}, false
	}
	p := diag.Problem{
		File: file, Name: "file-too-long", Message: fmt.Sprintf("the file is longer than %d KiB", size), Hint: cure,
	}
	p.Position, p.Excerpt = diag.At(source, size*kib, 1, 1)
	p.Excerpt = string(bytes.ToValidUTF8([]byte(p.Excerpt), []byte("\uFFFD")))
	return p, true
}
