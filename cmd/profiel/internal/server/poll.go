package server

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// pollTime is the time between two looks at the sources, where the system does not tell of changes.
const pollTime = 500 * time.Millisecond

// isLimit reports whether the system refuses to watch one more folder, which is no fault of the folder.
func isLimit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// poll makes the watcher look for changes itself from now on.
func (w *watcher) poll(reason error) {
	w.log.Printf("the system does not watch all folders (%s): looking for changes twice a second instead; "+
		"on Linux a higher fs.inotify.max_user_watches or max_user_instances mends this", reason)
	w.stop()
	w.seen = w.stamps()
	w.looks = time.NewTicker(pollTime).C
}

// stamp differs between two states of a file.
type stamp struct {
	size     int64
	modified time.Time
}

// stamps returns a stamp of every source. What cannot be read, or has vanished again, has none.
func (w *watcher) stamps() map[string]stamp {
	found := map[string]stamp{}
	for _, top := range append(sources(), configFile) {
		_ = filepath.WalkDir(filepath.Join(w.root, top), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil // no stamp, see above
			}
			name, watched := w.source(path)
			switch info, err := entry.Info(); {
			case !watched && entry.IsDir():
				return fs.SkipDir
			case watched && !entry.IsDir() && err == nil:
				found[name] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return found
}

// look returns the sources that came, went or changed since the last look.
func (w *watcher) look() []string {
	before, now := w.seen, w.stamps()
	w.seen = now
	changed := map[string]bool{}
	for name, s := range now {
		if was, ok := before[name]; !ok || was != s {
			changed[name] = true
		}
	}
	for name := range before {
		if _, ok := now[name]; !ok {
			changed[name] = true
		}
	}
	return slices.Sorted(maps.Keys(changed))
}
