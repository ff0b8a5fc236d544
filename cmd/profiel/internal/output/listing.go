package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// Listing tells one state of some files from another, by their names, modes, sizes and times. No file is read for it.
type Listing struct {
	Sum    string    // differs when a file was added, removed or written
	Newest time.Time // when a file was last written
}

// List lists everything at and below some names in a folder. A name that does not exist is an empty one.
func List(fsys fs.FS, names ...string) (Listing, error) {
	var list Listing
	sum := sha256.New()
	for _, name := range names {
		err := fs.WalkDir(fsys, name, func(path string, d fs.DirEntry, err error) error {
			if path == name && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return err
			}
			if d.IsDir() {
				fmt.Fprintf(sum, "%q\n", path)
				return nil
			}
			info, err := stat(fsys, path, d)
			if err != nil {
				return err
			}
			fmt.Fprintf(sum, "%q %v %d %d\n", path, info.Mode(), info.Size(), info.ModTime().UnixNano())
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
