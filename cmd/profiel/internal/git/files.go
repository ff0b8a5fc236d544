package git

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// RevisionError is a text that names no revision of the repository, or not just one.
type RevisionError struct {
	Revision string
	Err      error
}

func (e *RevisionError) Error() string { return fmt.Sprintf("there is no revision %q", e.Revision) }

func (e *RevisionError) Unwrap() error { return e.Err }

// Files returns the files at and below the given paths as a revision has them, as a file system. Of a file that is not wanted only
// the name is there: it is empty. A symbolic link or submodule is not there at all. Without such paths the file system is empty.
//
// Contents come from git's store as they are: no filter or attribute of the repository has a say, and no program of it runs.
func (r Repo) Files(ctx context.Context, revision string, wanted func(name string) bool, paths ...string) (fs.FS, error) {
	commit, err := r.run(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, &RevisionError{revision, err}
	}
	list, err := r.run(ctx, nil, append([]string{"ls-tree", "-r", "-z", strings.TrimSpace(commit), "--"}, paths...)...)
	if err != nil {
		return nil, err
	}
	files, err := parseTree(list)
	if err != nil {
		return nil, err
	}
	var names strings.Builder
	for _, f := range files {
		if wanted(f.name) {
			names.WriteString(f.object + "\n")
		}
	}
	contents, err := r.feed(ctx, names.String(), nil, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	return archive(files, wanted, contents)
}

// treeFile is a file in a revision.
type treeFile struct {
	name   string
	object string // git's name for its content
}

// parseTree reads what `git ls-tree -z` prints: mode, type, object, a tab and a path, each ended by NUL. Modes that start with 100 are
// those of files.
func parseTree(list string) ([]treeFile, error) {
	var files []treeFile
	for line := range strings.SplitSeq(strings.TrimSuffix(list, "\x00"), "\x00") {
		about, name, found := strings.Cut(line, "\t")
		fields := strings.Fields(about)
		switch {
		case line == "":
		case !found || len(fields) != 3:
			return nil, fmt.Errorf("git ls-tree: cannot read %q", line)
		case strings.HasPrefix(fields[0], "100") && fs.ValidPath(name):
			files = append(files, treeFile{name, fields[2]})
		}
	}
	return files, nil
}

// archive puts files into a zip archive in memory, for the standard library reads one as a file system. contents is what
// `git cat-file --batch` prints of those that are wanted: a line that ends in the size, the content and a line feed.
func archive(files []treeFile, wanted func(string) bool, contents string) (fs.FS, error) {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, f := range files {
		file, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if !wanted(f.name) {
			continue
		}
		header, rest, _ := strings.Cut(contents, "\n")
		size, err := strconv.Atoi(header[strings.LastIndexByte(header, ' ')+1:])
		if err != nil || size < 0 || size >= len(rest) {
			return nil, fmt.Errorf("git cat-file: cannot read %s: %q", f.name, header)
		}
		if _, err := io.WriteString(file, rest[:size]); err != nil {
			return nil, err
		}
		contents = rest[size+1:]
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}
