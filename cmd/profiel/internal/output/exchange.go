package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// errAgain says that another build changed something at the same moment.
var errAgain = errors.New("other builds replace it all the time")

// replace puts the site in the place of the output folder: by one rename when there is none, by an exchange when there is one, and where the
// system cannot exchange two folders by two renames. Other builds may do the same at the same moment, so that a folder comes or goes.
func (s *Stage) replace() error {
	err := errAgain
	for n := 0; n < attempts && err == errAgain; n++ {
		err = os.Rename(s.site(), s.dir)
		if errors.Is(err, fs.ErrExist) {
			err = s.replaceOld(n)
		}
	}
	if err == nil {
		return nil
	}
	putBack(s.dir, s.folder)
	if _, ok := errors.AsType[*UnsafeError](err); ok {
		return err
	}
	cure := ""
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		cure = "\n  a mount, or a folder of a container's image, cannot be replaced: name one below it with --out"
	}
	return fmt.Errorf("cannot replace %s: %w%s", s.dir, err, cure)
}

// replaceOld exchanges the site for the folder that is there. Where it only takes that away, it is to be called again.
func (s *Stage) replaceOld(n int) error {
	old, back := s.site(), s.exchange
	err := s.exchange(old, s.dir)
	inTwoSteps := errors.Is(err, errors.ErrUnsupported)
	if inTwoSteps {
		old, back = filepath.Join(s.folder, fmt.Sprintf("%s%02d", oldNames, n)), os.Rename
		err = os.Rename(s.dir, old)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errAgain
	case err != nil:
		return err
	}
	if err := CheckDir(old); err != nil { // it came there after the stage was made
		if back(old, s.dir) != nil {
			s.abandon()
			return fmt.Errorf("%w; what was there is in %s now", err, old)
		}
		return &UnsafeError{s.dir, "files that profiel did not make came there; name another folder, or empty it"}
	}
	if inTwoSteps {
		return errAgain
	}
	return nil
}

// abandon keeps the stage from ever being removed: without a lock it is none.
func (s *Stage) abandon() {
	_ = os.Remove(s.lock.Path())
	_ = s.lock.Unlock()
	s.lock = nil
}
