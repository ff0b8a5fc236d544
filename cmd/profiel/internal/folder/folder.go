// Package folder opens the folder of a site as a file system that holds what a site can be made of, folders and regular files, and
// nothing from outside.
//
// A site's folder may come from a stranger. A symbolic link in it can lead to a password, a named pipe keeps who opens it waiting for
// ever, and opening a device may do anything. So every name is looked at before it is opened, and once more when it is open, and a
// link is followed only when it stays within the folder ([os.Root]). What is refused is an [fs.PathError] with [ErrNotFile].
package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
)

// ErrNotFile is the error of a name that is neither a folder nor a regular file within the site's folder.
var ErrNotFile = errors.New("not a file or folder within the site's folder")

// tree is a folder as a file system.
type tree struct {
	root *os.Root
	at   string   // the folder's path below root
	here *os.Root // that folder, so that a file in it is found without a way from the root; nil when it is not open
}

// Open opens a folder. The folder itself may be a symbolic link. Errors name a path from this folder, also those of an [fs.Sub] of it.
func Open(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return tree{root, ".", root}, nil
}

// Sub implements [fs.SubFS].
func (t tree) Sub(dir string) (fs.FS, error) {
	if !fs.ValidPath(dir) {
		return nil, &fs.PathError{Op: "sub", Path: dir, Err: fs.ErrInvalid}
	}
	full := path.Join(t.at, dir)
	here, err := t.root.OpenRoot(full)
	if err != nil {
		here = nil // who opens something in it gets the error
	}
	return tree{t.root, full, here}, nil
}

// Open implements [fs.FS].
func (t tree) Open(name string) (fs.File, error) {
	if t.isFileHere(name) {
		if f, err := openFile(t.here, name); err == nil {
			return f, nil
		}
	}
	if _, err := t.Stat(name); err != nil {
		return nil, err
	}
	full := path.Join(t.at, name)
	f, err := openFile(t.root, full)
	if err != nil {
		return nil, t.refusal("open", full, err)
	}
	return f, nil
}

// isFileHere reports a regular file right in the folder. A link is none: it may lead to elsewhere below the root.
func (t tree) isFileHere(name string) bool {
	if t.here == nil || !fs.ValidPath(name) || strings.Contains(name, "/") {
		return false
	}
	info, err := t.here.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}

// openFile opens what was looked at before. A pipe that took its place in the meantime is opened without waiting, and refused.
func openFile(root *os.Root, name string) (*os.File, error) {
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = check("open", name, info)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// Stat implements [fs.StatFS]. A link is what it leads to.
func (t tree) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	full := path.Join(t.at, name)
	info, err := t.root.Stat(full)
	if err != nil {
		return nil, t.refusal("stat", full, err)
	}
	return info, check("stat", full, info)
}

// ReadDir implements [fs.ReadDirFS]. Its entries may be anything.
func (t tree) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, err := t.Stat(name); err != nil {
		return nil, err
	}
	return fs.ReadDir(t.root.FS(), path.Join(t.at, name))
}

func check(op, name string, info fs.FileInfo) error {
	if info.IsDir() || info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: ErrNotFile}
}

// refusal gives an error of [os.Root] the name as it was asked for. A link that leads out of the folder, round in a circle or to
// nothing is none of the machine's failures.
func (t tree) refusal(op, name string, err error) error {
	failed, ok := errors.AsType[*fs.PathError](err)
	switch {
	case !ok:
		return err
	case isEscape(failed.Err) || errors.Is(err, syscall.ELOOP) || errors.Is(err, fs.ErrNotExist) && t.isThere(name):
		return &fs.PathError{Op: op, Path: name, Err: ErrNotFile}
	}
	return &fs.PathError{Op: op, Path: name, Err: failed.Err}
}

// isEscape reports the error of [os.Root] for a path that leads out of it: the only one that is not the system's.
func isEscape(err error) bool {
	_, isSystem := err.(syscall.Errno)
	return !isSystem
}

// isThere reports whether there is something of this name, even a link to nothing.
func (t tree) isThere(name string) bool {
	_, err := t.root.Lstat(name)
	return err == nil
}
