package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"
)

// Stage is a site in the making: a folder beside the one that it will take the place of, named after it and locked for as long as its
// build runs. See docs/decisions/0023-a-stage-of-its-own.md.
//
// What is in it has these names:
//
//	lock     the file that its build holds locked; whoever can lock it knows that the build is dead
//	site     the new site, or after the exchange the old one
//	old-00   the old site, where a system cannot exchange two folders in one step
type Stage struct {
	dir    string // the output folder
	folder string // the stage itself
	lock   *flock.Flock
	made   []string // folders above dir that were not there, the highest first
	whole  bool     // the site is written

	exchange func(one, other string) error // [exchange], or what a test tries instead
}

// Names within a stage. The stage itself is for nobody else; who may read site is for the umask to say.
const (
	lockName = "lock"
	siteName = "site"
	oldNames = "old-"
)

// stagePrefix begins the name of every stage of an output folder.
func stagePrefix(dir string) string { return "." + filepath.Base(dir) + ".profiel-" }

// Begin makes a stage for an output folder. The error is an [UnsafeError] or one of the file system's. Whoever calls it closes the
// stage, also after a failure.
func Begin(dir string) (*Stage, error) {
	s := &Stage{dir: filepath.Clean(dir), exchange: exchange}
	if err := CheckDir(s.dir); err != nil {
		return nil, err
	}
	if err := s.makeParents(filepath.Dir(s.dir)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	for range attempts { // a build that cleans up may take a stage away that is not locked yet
		if err := s.open(); err != nil {
			return nil, errors.Join(err, s.Close())
		}
		if s.lock != nil {
			return s, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("%s is taken away again and again", s.folder), s.Close())
}

// attempts is how often something is tried that only another build at the same moment can make fail.
const attempts = 100

// makeParents makes a folder and those above it, and remembers which were not there.
func (s *Stage) makeParents(dir string) error {
	var missing []string
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			break
		}
		missing = append(missing, at)
	}
	slices.Reverse(missing)
	s.made = missing
	return os.MkdirAll(dir, 0o777)
}

// open makes the stage's folder and locks it. It leaves s.lock nil when another build took it away.
func (s *Stage) open() error {
	folder, err := os.MkdirTemp(filepath.Dir(s.dir), stagePrefix(s.dir)+"*")
	if err != nil {
		return err
	}
	s.folder = folder
	lock := flock.New(filepath.Join(folder, lockName))
	locked, err := lock.TryLock()
	switch {
	case err == nil && !locked, errors.Is(err, fs.ErrNotExist):
		return nil
	case locked && !isAt(lock):
		return unlock(lock)
	case err != nil && isPathError(err):
		return err
	}
	s.lock = lock // also where the file system knows no locks: nobody takes the stage for a dead build's there
	return os.Mkdir(filepath.Join(folder, siteName), 0o777)
}

// isAt reports whether the file that is locked is still the one of its name.
func isAt(lock *flock.Flock) bool {
	held, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(lock.Path())
	return err == nil && os.SameFile(held, named)
}

func isPathError(err error) bool {
	_, ok := errors.AsType[*fs.PathError](err)
	return ok
}

func (s *Stage) site() string { return filepath.Join(s.folder, siteName) }

// Write makes all files in the stage. progress, which may be nil, is told how many files are done, from several goroutines. The error is
// one of the file system's, which names a path in the output folder, a [MakeErrors], or ctx's when that ends first.
func (s *Stage) Write(ctx context.Context, files []File, progress func(done int)) (Stats, error) {
	w, err := newWriter(s.site(), s.dir)
	if err != nil {
		return Stats{}, s.inOutput(err)
	}
	stats, err := w.writeAll(ctx, files, progress)
	s.whole = err == nil
	return stats, s.inOutput(err)
}

// inOutput makes an error name the place in the output folder instead of that in the stage, which will be gone.
func (s *Stage) inOutput(err error) error {
	failed, ok := err.(*fs.PathError)
	if !ok {
		return err
	}
	if rel, below := strings.CutPrefix(failed.Path, s.site()); below {
		return &fs.PathError{Op: failed.Op, Path: s.dir + rel, Err: failed.Err}
	}
	return err
}

// List lists the site in the stage. It stays as it is when it is published.
func (s *Stage) List() (Listing, error) { return List(os.DirFS(s.site()), ".") }

// Publish puts the site in the place of the output folder. The error is an [UnsafeError], when something that is not ours came there in
// the meantime, or one of the file system's; then the output folder is as it was.
func (s *Stage) Publish() error {
	if !s.whole {
		return errors.New("the site is not whole")
	}
	if err := s.replace(); err != nil {
		return err
	}
	s.made = nil
	return nil
}

// Close removes the stage with everything in it; a stage that is closed is gone. What it cannot remove is left for the next build.
func (s *Stage) Close() error {
	var err error
	if s.lock != nil {
		err = removeStage(s.lock)
	} else if s.folder != "" {
		_ = os.Remove(s.folder) // when it is empty
	}
	s.lock, s.folder = nil, ""
	for _, dir := range slices.Backward(s.made) {
		_ = os.Remove(dir) // another build may have put something there
	}
	s.made = nil
	return err
}
