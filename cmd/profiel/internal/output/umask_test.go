//go:build unix

package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestWriteRespectsTheUmask changes the umask of the whole process, so it must not run beside other tests.
func TestWriteRespectsTheUmask(t *testing.T) {
	for _, umask := range []fs.FileMode{0o022, 0o027, 0o002, 0o077} {
		parent := t.TempDir()
		old := syscall.Umask(int(umask))
		files := []File{page("index.html", "1"), page("over/index.html", "1")}
		_, err := publish(t.Context(), filepath.Join(parent, "nieuw", "public"), files, nil)
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		err = filepath.WalkDir(filepath.Join(parent, "nieuw"), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			want := 0o666 &^ umask
			if d.IsDir() {
				want = 0o777 &^ umask
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("umask %o: %s is %o, want %o", umask, name, got, want)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if entries, err := os.ReadDir(parent); err != nil || len(entries) != 1 {
			t.Errorf("umask %o: beside the output: %v, %v", umask, entries, err)
		}
	}
}
