package git

import (
	"os"
	"path/filepath"
	"testing"
)

// repository makes a repository in a folder of its own, with nothing in it yet.
func repository(t *testing.T) Repo {
	t.Helper()
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+who+"_NAME", "Test")
		t.Setenv("GIT_"+who+"_EMAIL", "test@example.org")
	}
	r := Repo{dir: t.TempDir()}
	r.must(t, "init", "--quiet", "--initial-branch=main")
	return r
}

func (r Repo) must(t *testing.T, args ...string) string {
	t.Helper()
	out, err := r.run(t.Context(), nil, args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// write writes a file below the repository's folder.
func (r Repo) write(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestOpen(t *testing.T) {
	r := repository(t)
	if _, ok := Open(t.Context(), r.dir); !ok {
		t.Error("a repository is not seen")
	}
	r.write(t, "site/site.toml", "")
	if _, ok := Open(t.Context(), filepath.Join(r.dir, "site")); !ok {
		t.Error("a folder in a repository is not seen")
	}
	if _, ok := Open(t.Context(), t.TempDir()); ok {
		t.Error("an ordinary folder counts as a repository")
	}
	t.Setenv("PATH", "")
	if _, ok := Open(t.Context(), r.dir); ok {
		t.Error("without git there is a repository")
	}
}
