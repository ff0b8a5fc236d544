package content

import (
	"bytes"
	"io/fs"
	"path"
)

// Reread reads a file again that was read before. ok is false when anything but its text is another: then the whole tree has to be read
// again. The old file stays as it is.
func (f *File) Reread(fsys fs.FS, config Config) (again *File, ok bool) {
	source, err := readUpTo(fsys, path.Join(Dir, f.Path), config.Limits.File)
	if err != nil {
		return nil, false
	}
	if _, bad := checkLength(f.Source(), source, config.Limits.File, ""); bad {
		return nil, false
	}
	text := plain(source)
	read, _, ok := newFile(f.Path, text)
	if !ok || !bytes.Equal(read.front, f.front) || len(read.checkCharacters(text)) > 0 {
		return nil, false
	}
	read.Common = f.Common
	return read, true
}
