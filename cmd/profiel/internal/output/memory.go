package output

import (
	"archive/zip"
	"bytes"
	"io/fs"
)

// Memory makes all files and returns them as a file system, for checks that read the finished output. The error is a [MakeErrors].
// Two files must not have one path.
//
// An archive without compression is the standard library's way to hold a tree of files in memory and read it.
func Memory(files []File) (fs.FS, error) {
	var archive, one bytes.Buffer
	writer := zip.NewWriter(&archive)
	var failed MakeErrors
	for _, f := range files {
		one.Reset()
		if made := f.fill(&one); made != nil {
			failed = append(failed, made)
			continue
		}
		w, err := writer.CreateHeader(&zip.FileHeader{Name: f.Path, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(one.Bytes()); err != nil {
			return nil, err
		}
	}
	if len(failed) > 0 {
		return nil, failed
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
}
