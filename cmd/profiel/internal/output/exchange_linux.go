package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange exchanges two folders in one step, so that each name is that of a whole folder at every moment. Where the file system cannot
// do that, the error is an [errors.ErrUnsupported].
func exchange(one, other string) error {
	err := unix.Renameat2(unix.AT_FDCWD, one, unix.AT_FDCWD, other, unix.RENAME_EXCHANGE)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL): // what a file system says that knows renaming only
		return errors.ErrUnsupported
	}
	return &os.LinkError{Op: "exchange", Old: one, New: other, Err: err} // that of an old kernel is ErrUnsupported already
}
