package output

import (
	"cmp"
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
	for range attempts {
		info, err := os.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !info.IsDir():
			return &UnsafeError{dir, "it is not a folder"}
		}
		if entries, stays, err := readStaying(dir); stays {
			return cmp.Or(err, checkEntries(dir, entries))
		}
	}
	return &fs.PathError{Op: "read", Path: dir, Err: errAgain}
}

// readStaying reads a folder that another build may replace at any moment, and remove: what was read counts when the folder is there afterwards. It is
// kept open until then, for a folder that is gone may leave its number to another.
func readStaying(dir string) (entries []fs.DirEntry, stays bool, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, !errors.Is(err, fs.ErrNotExist), err
	}
	defer f.Close()
	entries, err = f.ReadDir(-1)
	opened, errOpened := f.Stat()
	named, errNamed := os.Lstat(dir)
	return entries, errOpened == nil && errNamed == nil && os.SameFile(opened, named), err
}

// checkEntries judges a folder by what is in it.
func checkEntries(dir string, entries []fs.DirEntry) error {
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
