package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// UnsafeError says why a folder may not be replaced.
type UnsafeError struct {
	Dir, Reason string
}

func (e *UnsafeError) Error() string { return fmt.Sprintf("will not write to %s: %s", e.Dir, e.Reason) }

// CheckDir reports whether dir may be replaced: it does not exist, is empty, or bears the marker and is no git work tree.
func CheckDir(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return &UnsafeError{dir, "it is not a folder"}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	isOurs := len(entries) == 0
	for _, e := range entries {
		switch {
		case e.Name() == ".git": // of a repository, or in a work tree that stands apart
			return &UnsafeError{dir, "it is a git work tree, whose history would be lost; name a folder in it"}
		case e.Name() == Marker && e.Type().IsRegular():
			isOurs = true
		}
	}
	if !isOurs {
		return &UnsafeError{dir, "it holds files that profiel did not make; name another folder, or empty it"}
	}
	return nil
}
