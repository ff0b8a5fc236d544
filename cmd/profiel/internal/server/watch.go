package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// configFile is the one watched file that lies in the site's folder itself.
const configFile = "site.toml"

// sources are the watched folders. One that does not exist is watched from the moment that it does.
func sources() []string { return []string{"content", "layouts", "static"} }

// watcher reports changes of a site's sources. It watches folders, never files: an editor that saves by renaming replaces the
// file, and a watch on the old one would see nothing more. Where the system watches no more folders, it looks for itself.
type watcher struct {
	root string // absolute
	log  *log.Logger
	disk *fsnotify.Watcher         // nil while it looks for itself
	add  func(folder string) error // disk.Add

	looks <-chan time.Time // when to look; nil while the system tells
	seen  map[string]stamp // the sources at the last look
}

// newWatcher watches from its return on; run reports what happened since.
func newWatcher(root string, logger *log.Logger) (*watcher, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("cannot watch: %w", err)
	}
	w := &watcher{root: root, log: logger}
	disk, err := fsnotify.NewWatcher()
	if err == nil {
		w.disk, w.add = disk, disk.Add
		err = w.addAll()
	}
	return w, w.begin(err)
}

// begin takes what came of watching the sources. The error says why they cannot be watched at all.
func (w *watcher) begin(err error) error {
	if isLimit(err) {
		w.poll(err)
		return nil
	}
	if err != nil {
		w.stop()
		return fmt.Errorf("cannot watch the sources: %w", err)
	}
	return nil
}

// stop ends the watching by the system.
func (w *watcher) stop() {
	if w.disk != nil {
		_ = w.disk.Close() // nothing depends on it any more
		w.disk = nil
	}
}

// addAll watches the root and every folder below the sources.
func (w *watcher) addAll() error {
	if err := w.add(w.root); err != nil {
		return fmt.Errorf("%s: %w", w.root, err)
	}
	for _, folder := range sources() {
		if _, err := w.addFolder(filepath.Join(w.root, folder)); err != nil {
			return err
		}
	}
	return nil
}

// addFolder watches a folder with all below it and returns the files in it, slash-separated below the root. It watches a
// folder before it lists it, so that a file that appears meanwhile is not missed. What has vanished again is no error, and
// something that is not a folder is a folder's only file.
func (w *watcher) addFolder(folder string) (files []string, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return ignoreVanished(err)
		}
		name, watched := w.source(path)
		switch {
		case !watched && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir():
			return ignoreVanished(w.add(path))
		case watched:
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

func ignoreVanished(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// run sends the path of every changed file to paths, slash-separated below the root, until ctx ends. A removed folder is
// reported as one path.
func (w *watcher) run(ctx context.Context, paths chan<- string) error {
	defer w.stop()
	for {
		var changed []string
		var events chan fsnotify.Event // nil, so never chosen, while the watcher looks for itself
		var faults chan error
		if w.disk != nil {
			events, faults = w.disk.Events, w.disk.Errors
		}
		select {
		case <-ctx.Done():
			return nil
		case event := <-events:
			changed = w.changed(event)
		case err := <-faults:
			changed = w.recover(err)
		case <-w.looks:
			changed = w.look()
		}
		for _, path := range changed {
			select {
			case <-ctx.Done():
				return nil
			case paths <- path:
			}
		}
	}
}

// changed returns the files that an event is about.
func (w *watcher) changed(event fsnotify.Event) []string {
	name, watched := w.source(event.Name)
	if !watched || event.Op == fsnotify.Chmod {
		return nil
	}
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		w.forget(event.Name)
		return []string{name}
	}
	if event.Has(fsnotify.Create) {
		files, err := w.addFolder(event.Name)
		if isLimit(err) {
			w.poll(err)
			return everything()
		}
		if err != nil {
			w.log.Printf("cannot watch %s: %s; its changes are not seen", name, err)
		}
		return files
	}
	if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
		return nil // some systems report a write to a folder beside the change in it
	}
	return []string{name}
}

// forget stops watching a folder and all below it. After a rename the disk's watches still stand, under the old names; when
// the folder appears under its new name, fsnotify would take the stale watch for a good one.
func (w *watcher) forget(folder string) {
	for _, path := range w.disk.WatchList() {
		if path == folder || strings.HasPrefix(path, folder+string(filepath.Separator)) {
			_ = w.disk.Remove(path) // a folder that was removed has no watch any more
		}
	}
}

// recover returns what has to be taken as changed after an error: everything, when events were lost.
func (w *watcher) recover(err error) []string {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		w.log.Printf("watching: %s", err)
		return nil
	}
	if err := w.addAll(); isLimit(err) {
		w.poll(err)
	} else if err != nil {
		w.log.Printf("cannot watch all folders: %s", err)
	}
	return everything()
}

// everything is what has changed when nobody knows what has.
func everything() []string { return append(sources(), configFile) }

// source returns a path slash-separated below the root, and whether it belongs to the sources.
func (w *watcher) source(path string) (name string, watched bool) {
	name, err := filepath.Rel(w.root, path)
	if err != nil {
		return "", false
	}
	name = filepath.ToSlash(name)
	return name, isSource(name)
}

func isSource(name string) bool {
	if name == configFile {
		return true
	}
	for _, part := range strings.Split(name, "/") {
		if isTemporary(part) {
			return false
		}
	}
	for _, folder := range sources() {
		if name == folder || strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

// isTemporary reports whether an editor, and not an author, made a file with this name: hidden files, and the backup, swap
// and test files of Vim (~ .swp .swx 4913), Emacs (#…#, and .#… which is hidden), GNOME (hidden) and JetBrains.
func isTemporary(base string) bool {
	if base == "4913" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") {
		return true
	}
	for _, ending := range []string{"~", ".swp", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(base, ending) {
			return true
		}
	}
	return false
}
