// Package output holds what a site is made of on disk: a list of files, each with the function that makes its bytes, and the
// writing of them into a folder so that the folder is whole at every moment.
//
// [Write] makes all files in a new folder beside the old one and exchanges the two at the end: when anything fails, what stood
// there before still stands. It replaces only a folder that it made itself, which it knows by the file [Marker]. Who may read
// the files is for the umask to say.
package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
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

// Write makes all files and publishes them as dir. progress, which may be nil, is told how many files are done, from several
// goroutines. The error is an [UnsafeError], one of the file system's, a [MakeErrors], or ctx's when that ends first.
func Write(ctx context.Context, dir string, files []File, progress func(done int)) (Stats, error) {
	dir = filepath.Clean(dir)
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
	site := filepath.Join(stage, "site") // the stage itself is for nobody else
	marker := Fixed(Marker, []byte("made by profiel build; replaced as a whole by the next build\n"))
	stats, err := writeAll(ctx, site, slices.Concat(files, []File{marker}), progress)
	if err != nil {
		return Stats{}, err
	}
	return stats, replace(dir, site, stage+".old")
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
		if e.Name() == Marker && e.Type().IsRegular() {
			return nil
		}
	}
	if len(entries) > 0 {
		return &UnsafeError{dir, "it holds files that profiel did not make; name another folder, or empty it"}
	}
	return nil
}

// replace exchanges dir for the finished folder; old is a free name for dir in the meantime.
func replace(dir, finished, old string) error {
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(finished, dir); err != nil {
		_ = os.Rename(old, dir) // put back what stood there
		return err
	}
	return os.RemoveAll(old)
}

// writeAll writes all files below dir. Every file is tried, so that the same site always fails with the same error.
func writeAll(ctx context.Context, dir string, files []File, progress func(int)) (Stats, error) {
	var total, done atomic.Int64
	folders := &folders{made: map[string]bool{}}
	errs := make([]error, len(files))
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	for i, f := range files {
		g.Go(func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			n, err := writeFile(dir, f, folders)
			errs[i] = err
			total.Add(int64(n))
			if progress != nil {
				progress(int(done.Add(1)))
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return Stats{}, err
	}
	if err := firstOrMade(errs); err != nil {
		return Stats{}, err
	}
	return Stats{Files: len(files) - 1, Bytes: total.Load()}, nil
}

// firstOrMade returns the first error that is not a [MakeError], or else all those.
func firstOrMade(errs []error) error {
	var failed MakeErrors
	for _, err := range errs {
		made, ok := err.(*MakeError)
		switch {
		case ok:
			failed = append(failed, made)
		case err != nil:
			return err
		}
	}
	if len(failed) == 0 {
		return nil
	}
	return failed
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func writeFile(dir string, f File, folders *folders) (int, error) {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	if err := f.fill(buffer); err != nil {
		return 0, err
	}
	name := filepath.Join(dir, filepath.FromSlash(f.Path))
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
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f.made[dir] = true
	return nil
}
