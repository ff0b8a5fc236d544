package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// Clean removes what killed builds left beside an output folder, and puts the old site back where one was killed just before the new
// site came in its place. The stages of running builds are left alone, and so is everything that is not surely a stage. What cannot be
// removed stays: it is in nobody's way.
func Clean(dir string) {
	dir = filepath.Clean(dir)
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), stagePrefix(dir)) {
			cleanStage(dir, filepath.Join(filepath.Dir(dir), e.Name()))
		}
	}
}

func cleanStage(dir, folder string) {
	name := filepath.Join(folder, lockName)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(folder) // the first and the last of a stage is an empty folder; a folder with something in it stays
		return
	}
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	lock := flock.New(name, flock.SetFlag(os.O_RDONLY))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return
	}
	putBack(dir, folder)
	_ = removeStage(lock)
}

// putBack puts the old site back in its place when that is empty. A stage has an old site and a new one only while it exchanges them in
// two steps.
func putBack(dir, folder string) {
	sites := sitesIn(folder)
	if len(sites) < 2 || sites[len(sites)-1] != siteName {
		return
	}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		_ = os.Rename(filepath.Join(folder, sites[len(sites)-2]), dir)
	}
}

// sitesIn names the sites in a stage: the old ones, the oldest first, and last the new one.
func sitesIn(folder string) []string {
	entries, _ := os.ReadDir(folder) // as far as it can be read
	var sites []string
	for _, e := range entries {
		if e.Name() == siteName || strings.HasPrefix(e.Name(), oldNames) {
			sites = append(sites, e.Name())
		}
	}
	return sites
}

// removeStage removes what a locked stage consists of, and nothing else. The lock is the last to go: until then it is known what this is.
// Some systems remove no file that is open.
func removeStage(lock *flock.Flock) error {
	folder := filepath.Dir(lock.Path())
	for _, name := range sitesIn(folder) {
		if err := removeAll(filepath.Join(folder, name)); err != nil {
			return errors.Join(err, unlock(lock))
		}
	}
	if err := unlock(lock); err != nil {
		return err
	}
	for _, name := range []string{lock.Path(), folder} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// unlock lets go of a stage; the error names it.
func unlock(lock *flock.Flock) error {
	if err := lock.Unlock(); err != nil {
		return &fs.PathError{Op: "unlock", Path: lock.Path(), Err: err}
	}
	return nil
}

// removeAll removes a site, also when folders in it have been made read-only since.
func removeAll(dir string) error {
	err := os.RemoveAll(dir)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			_ = os.Chmod(name, 0o700) // or else the removal says why not
		}
		return nil
	})
	return os.RemoveAll(dir)
}
