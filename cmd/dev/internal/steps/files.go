package steps

import (
	"io/fs"
	"path/filepath"
	"slices"
)

// filesBelow lists the files of a folder whose names end in one of the extensions (".go"), sorted.
func filesBelow(folder string, extensions ...string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && slices.Contains(extensions, filepath.Ext(path)) {
			files = append(files, path)
		}
		return err
	})
	return files, err
}
