// Package output holds what a site is made of on disk: a list of files, each with the function that makes its bytes, and the
// writing of them into a folder so that the folder is whole at every moment.
//
// [Write] makes all files in a new folder beside the old one and exchanges the two at the end: when anything fails, what stood
// there before still stands. It replaces only a folder that it made itself, which it knows by the file [Marker].
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
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

// Stats is what a write amounted to.
type Stats struct {
	Files int
	Bytes int64
}

// UnsafeError says why a folder may not be replaced.
type UnsafeError struct {
	Dir, Reason string
}

func (e *UnsafeError) Error() string { return fmt.Sprintf("will not write to %s: %s", e.Dir, e.Reason) }

// MakeError is a file whose bytes could not be made: the site's fault, not the disk's.
type MakeError struct {
	Path string
	Err  error
}

func (e *MakeError) Error() string { return fmt.Sprintf("%s: %v", e.Path, e.Err) }
func (e *MakeError) Unwrap() error { return e.Err }

// Write makes all files and publishes them as dir. progress, which may be nil, is told how many files are done, from several
// goroutines. The error is an [UnsafeError], a [MakeError] or one of the file system's.
func Write(dir string, files []File, progress func(done int)) (Stats, error) {
	if err := CheckDir(dir); err != nil {
		return Stats{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return Stats{}, err
	}
	stage, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-")
	if err != nil {
		return Stats{}, err
	}
	defer os.RemoveAll(stage)
	stats, err := writeAll(stage, append(files, Fixed(Marker, []byte("made by profiel build; replaced as a whole by the next build\n"))), progress)
	if err != nil {
		return Stats{}, err
	}
	if err := os.Chmod(stage, 0o755); err != nil {
		return Stats{}, err
	}
	return stats, replace(dir, stage)
}

// CheckDir reports whether dir may be replaced: it does not exist, is empty, or bears the marker.
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
	for _, e := range entries {
		if e.Name() == Marker {
			return nil
		}
	}
	if len(entries) > 0 {
		return &UnsafeError{dir, "it holds files that profiel did not make; name another folder, or empty it"}
	}
	return nil
}

// replace exchanges dir for the finished folder.
func replace(dir, stage string) error {
	old := stage + ".old"
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(stage, dir); err != nil {
		_ = os.Rename(old, dir) // put back what stood there
		return err
	}
	return os.RemoveAll(old)
}

func writeAll(stage string, files []File, progress func(int)) (Stats, error) {
	var total, done atomic.Int64
	folders := &folders{made: map[string]bool{}}
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	for _, f := range files {
		g.Go(func() error {
			n, err := writeFile(stage, f, folders)
			total.Add(int64(n))
			if progress != nil {
				progress(int(done.Add(1)))
			}
			return err
		})
	}
	err := g.Wait()
	return Stats{Files: len(files) - 1, Bytes: total.Load()}, err
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func writeFile(stage string, f File, folders *folders) (int, error) {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	if err := f.Make(buffer); err != nil {
		return 0, &MakeError{f.Path, err}
	}
	name := filepath.Join(stage, filepath.FromSlash(f.Path))
	if err := folders.make(filepath.Dir(name)); err != nil {
		return 0, err
	}
	return buffer.Len(), os.WriteFile(name, buffer.Bytes(), 0o666)
}

// folders remembers which folders exist, so that each is made once.
type folders struct {
	mutex sync.Mutex
	made  map[string]bool
}

func (f *folders) make(dir string) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.made[dir] {
		return nil
	}
	f.made[dir] = true
	return os.MkdirAll(dir, 0o777)
}
