package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"time"
)

// Listing tells one state of some files from another, by their names, modes, sizes and times. No file is read for it.
type Listing struct {
	Sum    string    // differs when a file was added, removed or written
	Newest time.Time // when a file was last written
	Files  int
}

// List lists everything at and below some names in a folder. A name that does not exist is an empty one.
func List(fsys fs.FS, names ...string) (Listing, error) {
	var list Listing
	sum := sha256.New()
	var line []byte
	for _, name := range names {
		err := fs.WalkDir(fsys, name, func(path string, d fs.DirEntry, err error) error {
			if path == name && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return err
			}
			line = append(strconv.AppendQuote(line[:0], path), '\n')
			sum.Write(line)
			if d.IsDir() {
				return nil
			}
			info, err := stat(fsys, path, d)
			if err != nil {
				return err
			}
			line = fmt.Appendln(line[:0], uint32(info.Mode()), info.Size(), info.ModTime().UnixNano())
			sum.Write(line)
			list.Files++
			if info.ModTime().After(list.Newest) {
				list.Newest = info.ModTime()
			}
			return nil
		})
		if err != nil {
			return Listing{}, err
		}
	}
	list.Sum = hex.EncodeToString(sum.Sum(nil))
	return list, nil
}

// stat looks at what a symbolic link leads to, and at nothing else by its whole path: that takes several times as long.
func stat(fsys fs.FS, path string, d fs.DirEntry) (fs.FileInfo, error) {
	if d.Type()&fs.ModeSymlink != 0 {
		return fs.Stat(fsys, path)
	}
	return d.Info()
}
