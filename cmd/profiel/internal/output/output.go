// Package output holds what a site is made of on disk: a list of files, each with the function that makes its bytes, and the
// writing of them into a folder so that the folder is whole at every moment.
//
// A [Stage] is a new folder beside the old one, in which all files are made; the two are exchanged at the end: when anything fails, what
// stood there before still stands. Only a folder that a stage made is replaced, which is known by the file [Marker]. Who may read the
// files is for the umask to say.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
)

// Marker is the name of the file that says that an output folder was made by this program.
const Marker = ".profiel"

// File is one file of the output.
type File struct {
	Path string // slash-separated, below the output folder
	Make func(*bytes.Buffer) error
}

// Fixed is a file whose bytes are known.
func Fixed(path string, data []byte) File {
	return File{Path: path, Make: func(b *bytes.Buffer) error {
		_, err := b.Write(data)
		return err
	}}
}

// fill makes the file's bytes. A path that leads out of the output folder is refused.
func (f File) fill(b *bytes.Buffer) *MakeError {
	if !fs.ValidPath(f.Path) || f.Path == "." {
		return &MakeError{f.Path, errors.New("this is no path below the output folder")}
	}
	if err := f.Make(b); err != nil {
		return &MakeError{f.Path, err}
	}
	return nil
}

// Stats is what a write amounted to.
type Stats struct {
	Files int
	Bytes int64
}

// MakeError is a file whose bytes could not be made: the site's fault, not the disk's.
type MakeError struct {
	Path string
	Err  error
}

func (e *MakeError) Error() string { return fmt.Sprintf("%s: %v", e.Path, e.Err) }
func (e *MakeError) Unwrap() error { return e.Err }

// MakeErrors is every file of a site that could not be made, in the order of the list; there is at least one.
type MakeErrors []*MakeError

func (e MakeErrors) Error() string {
	if len(e) == 1 {
		return e[0].Error()
	}
	return fmt.Sprintf("%v, and %d more", e[0], len(e)-1)
}

// Unwrap makes the errors known to [errors.Is] and [errors.As].
func (e MakeErrors) Unwrap() []error {
	var list []error
	for _, one := range e {
		list = append(list, one)
	}
	return list
}
