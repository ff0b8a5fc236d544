package output

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"

	"beroepsprofiel/cmd/profiel/internal/parallel"
)

// writer writes files into a folder that nobody else knows yet. A file that the old site has with the same bytes is not written again
// but gets a second name here: it keeps its time, and the disk need not keep the same bytes twice.
type writer struct {
	dir     string
	old     string      // the old site, "" when there is none
	mode    fs.FileMode // of a file that is written; those of the old site may differ
	folders folders
}

// newWriter writes the marker, whose mode is that of every file. old need not be there.
func newWriter(dir, old string) (*writer, error) {
	marker := filepath.Join(dir, Marker)
	if err := writeNew(marker, []byte("made by profiel build; replaced as a whole by the next build\n")); err != nil {
		return nil, err
	}
	info, err := os.Lstat(marker)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(old); err != nil {
		old = ""
	}
	return &writer{dir: dir, old: old, mode: info.Mode(), folders: folders{dir: dir, made: map[string]bool{".": true}}}, nil
}

// writeAll writes all files. Every file is tried, so that the same site always fails with the same error.
func (w *writer) writeAll(ctx context.Context, files []File, progress func(int)) (Stats, error) {
	var total, done atomic.Int64
	errs := make([]error, len(files))
	parallel.Each(len(files), func(i int) {
		if ctx.Err() != nil {
			return
		}
		n, err := w.write(files[i])
		errs[i] = err
		total.Add(int64(n))
		if progress != nil {
			progress(int(done.Add(1)))
		}
	})
	if ctx.Err() != nil {
		return Stats{}, context.Cause(ctx)
	}
	if err := firstOrMade(errs); err != nil {
		return Stats{}, err
	}
	return Stats{Files: len(files), Bytes: total.Load()}, nil
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

// largestKept is how large a buffer may be that waits for another file: most files are small, and a few are very large.
const largestKept = 256 << 10

func keep(buffer *bytes.Buffer) {
	if buffer.Cap() <= largestKept {
		buffers.Put(buffer)
	}
}

// write makes a file and returns how many bytes it has.
func (w *writer) write(f File) (int, error) {
	buffer := buffers.Get().(*bytes.Buffer)
	defer keep(buffer)
	buffer.Reset()
	if err := f.fill(buffer); err != nil {
		return 0, err
	}
	if err := w.folders.make(path.Dir(f.Path)); err != nil {
		return 0, err
	}
	name, data := filepath.FromSlash(f.Path), buffer.Bytes()
	if w.link(name, data) {
		return len(data), nil
	}
	return len(data), writeNew(filepath.Join(w.dir, name), data)
}

// link gives the old site's file of this name a second name, when it has these bytes. The old site may be exchanged for another at any
// moment, so the file that got the name must be the one that was read.
func (w *writer) link(name string, data []byte) bool {
	if w.old == "" {
		return false
	}
	old, err := os.OpenFile(filepath.Join(w.old, name), os.O_RDONLY|syscall.O_NONBLOCK, 0) // a pipe keeps nobody waiting
	if err != nil {
		return false
	}
	defer old.Close()
	info, err := old.Stat()
	if err != nil || info.Mode() != w.mode || info.Size() != int64(len(data)) || !hasBytes(old, data) {
		return false
	}
	file := filepath.Join(w.dir, name)
	if os.Link(old.Name(), file) != nil {
		return false
	}
	linked, err := os.Lstat(file)
	if err == nil && os.SameFile(info, linked) {
		return true
	}
	_ = os.Remove(file)
	return false
}

// hasBytes reports whether a file of this size has these bytes.
func hasBytes(file io.Reader, data []byte) bool {
	buffer := buffers.Get().(*bytes.Buffer)
	defer keep(buffer)
	buffer.Reset()
	buffer.Grow(len(data))
	held := buffer.AvailableBuffer()[:len(data)]
	_, err := io.ReadFull(file, held)
	return err == nil && bytes.Equal(held, data)
}

// writeNew writes a file that must not be there: two files of one name, which a disk may take for one where we do not, are an error.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if errClose := f.Close(); err == nil {
		err = errClose
	}
	return err
}

// folders makes each folder once, the one above it first.
type folders struct {
	dir   string
	mutex sync.Mutex
	made  map[string]bool // by slash-separated path
}

func (f *folders) make(name string) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.makeLocked(name)
}

func (f *folders) makeLocked(name string) error {
	if f.made[name] {
		return nil
	}
	if err := f.makeLocked(path.Dir(name)); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(f.dir, filepath.FromSlash(name)), 0o777); err != nil {
		return err
	}
	f.made[name] = true
	return nil
}
