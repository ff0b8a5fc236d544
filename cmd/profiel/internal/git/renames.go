package git

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// Change is what became of a file.
type Change struct {
	From string
	To   string // "" when it was removed
}

// LastRevision returns the revision that last changed a file, in short; the newest revision of all when none did, and an error in a
// repository without any.
func (r Repo) LastRevision(ctx context.Context, name string) (string, error) {
	revision, err := r.run(ctx, nil, "log", "-1", "--format=%h", "--", name)
	if err == nil && revision == "" {
		revision, err = r.run(ctx, nil, "log", "-1", "--format=%h")
	}
	return strings.TrimSpace(revision), err
}

// Changes lists the files below a folder that were renamed or removed since a revision, by work that is not committed as well,
// and into files that git does not know yet. A file that changed for more than half while it was renamed counts as removed.
//
// Git compares what it has stored. So the folder is stored in an index and an object database of its own, thrown away afterwards:
// the repository stays as it is.
func (r Repo) Changes(ctx context.Context, revision, folder string) (changes []Change, err error) {
	objects, err := r.run(ctx, nil, "rev-parse", "--path-format=absolute", "--git-path", "objects")
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "profiel-git-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(scratch) }() // what remains is in the system's folder for such things
	env := []string{
		"GIT_INDEX_FILE=" + filepath.Join(scratch, "index"),
		"GIT_OBJECT_DIRECTORY=" + filepath.Join(scratch, "objects"),
		"GIT_ALTERNATE_OBJECT_DIRECTORIES=" + strings.TrimSpace(objects),
	}
	if err := os.Mkdir(filepath.Join(scratch, "objects"), 0o777); err != nil {
		return nil, err
	}
	if _, err := r.run(ctx, env, "read-tree", revision); err != nil {
		return nil, err
	}
	if _, err := r.run(ctx, env, "add", "--all", "--", folder); err != nil {
		return nil, err
	}
	out, err := r.run(ctx, env, "diff", "--cached", "--relative", "--find-renames", "-l0", "--diff-filter=RD", "--name-status", "-z", revision, "--", folder)
	return parseChanges(out), err
}

// parseChanges reads what `git diff --name-status -z` prints: D, a path; or R and a number, two paths; each ended by NUL.
func parseChanges(out string) []Change {
	var changes []Change
	fields := strings.Split(out, "\x00")
	for len(fields) > 2 {
		c := Change{From: fields[1]}
		if renamed := fields[0][0] == 'R'; renamed {
			c.To, fields = fields[2], fields[1:]
		}
		changes = append(changes, c)
		fields = fields[2:]
	}
	return changes
}
