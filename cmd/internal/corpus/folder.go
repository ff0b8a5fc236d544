package corpus

import (
	"os"
	"path/filepath"
)

// Write writes the files of a profile to content/ in a folder, which need not be there.
func Write(dir string, size Size, reader Reader) error {
	for path, text := range Files(size, reader) {
		name := filepath.Join(dir, "content", filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// Dress gives a site for profiel the layouts and static files of the source tree in root, instead of those that it has, and its settings:
// see [SiteTOML].
func Dress(dir, root string, lean bool) error {
	for _, folder := range []string{"layouts", "static"} {
		to := filepath.Join(dir, folder)
		if err := os.RemoveAll(to); err != nil {
			return err
		}
		if err := os.CopyFS(to, os.DirFS(filepath.Join(root, folder))); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "site.toml"), []byte(SiteTOML(lean)), 0o666)
}
