package output

import (
	"bytes"
	"io/fs"
	"testing/fstest"
)

// Memory makes all files and returns them as a file system, for checks that read the finished output.
func Memory(files []File) (fs.FS, error) {
	made := fstest.MapFS{}
	for _, f := range files {
		var buffer bytes.Buffer
		if err := f.fill(&buffer); err != nil {
			return nil, err
		}
		made[f.Path] = &fstest.MapFile{Data: buffer.Bytes(), Mode: 0o644}
	}
	return made, nil
}
