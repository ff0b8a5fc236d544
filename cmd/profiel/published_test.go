package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The tests of files killed_test.go, calls_linux_amd64_test.go, together_test.go, rewritten_test.go, disk_linux_test.go and same_test.go
// hold a build to its promise: whatever happens, what stands at the output folder is one whole site. Each runs with small numbers every day and
// with those that it is meant for in `go run ./cmd/dev soak`.

// publication is a site in two versions, every page of which differs, and the folder that both are built to.
type publication struct {
	dir, out string
	env      []string
	sums     map[string]string // of a whole output, by version
}

// The versions, to be published in turn.
var versionNames = [2]string{"eerste", "tweede"}

// newPublication makes the site below parent, with few files so that a build is short.
func newPublication(t *testing.T, parent string) *publication {
	t.Helper()
	p := &publication{dir: filepath.Join(parent, "site"), out: filepath.Join(parent, "uit", "public"), sums: map[string]string{}}
	p.env = []string{"XDG_CACHE_HOME=" + filepath.Join(parent, "cache"), "PATH="} // no git
	if err := copyMissing(p.dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"layouts", "static"} {
		if err := copyMissing(filepath.Join(p.dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, version := range versionNames {
		p.set(t, version)
		out := filepath.Join(parent, version)
		succeed(t, p.command(t, "build", "--out", out))
		p.sums[version] = sumOf(t, out)
	}
	if p.sums[versionNames[0]] == p.sums[versionNames[1]] {
		t.Fatal("the two versions are the same")
	}
	return p
}

// set writes a version of the site: another title on every page, and a page that the other version does not have.
func (p *publication) set(t *testing.T, version string) {
	t.Helper()
	const settings = `title = "Versie %s"
language = "nl"
edition = "herzien"
[folders]
areas = "aandachtsgebieden"
levels = "niveaus"
editions = "edities"
[outputs]
pinned = false
permalinks = false
markdown = false
cards = false
embeds = false
data = false
search = false
`
	for _, other := range versionNames {
		_ = os.Remove(filepath.Join(p.dir, "content", "versie", other+".md"))
	}
	for name, text := range map[string]string{
		"site.toml": fmt.Sprintf(settings, version), "content/versie/_index.md": "+++\ntitle = \"Versie\"\n+++\n",
		"content/versie/" + version + ".md": fmt.Sprintf("+++\ntitle = %q\n+++\n\nTekst.\n", version),
	} {
		if err := writeBelow(p.dir, name, text); err != nil {
			t.Fatal(err)
		}
	}
}

func writeBelow(dir, name, text string) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o666)
}

func (p *publication) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	command := program(t, p.dir, args...)
	command.Env = append(command.Env, p.env...)
	return command
}

// build is a build to the output folder that has not begun.
func (p *publication) build(t *testing.T) *exec.Cmd {
	t.Helper()
	return p.command(t, "build", "--out", p.out)
}

// publish builds a version, which must succeed and leave that version and nothing beside it.
func (p *publication) publish(t *testing.T, version string) {
	t.Helper()
	p.set(t, version)
	succeed(t, p.build(t))
	if state := p.state(t); state != version {
		t.Fatalf("after a build of %s there is %s", version, state)
	}
	if left := p.leftovers(t); len(left) > 0 {
		t.Fatalf("a build left %v", left)
	}
}

// state names the version that stands at the output folder; "nothing" when there is no folder, and "mixed" when it is not one version,
// whole.
func (p *publication) state(t *testing.T) string {
	t.Helper()
	if _, err := os.Lstat(p.out); errors.Is(err, fs.ErrNotExist) {
		return "nothing"
	}
	sum := sumOf(t, p.out)
	for version, want := range p.sums {
		if sum == want {
			return version
		}
	}
	return "mixed"
}

// leftovers are what stands beside the output folder.
func (p *publication) leftovers(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(p.out))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		if e.Name() != filepath.Base(p.out) {
			left = append(left, e.Name())
		}
	}
	return left
}

// sumOf is one sum over every name and every byte below a folder.
func sumOf(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	fsys := os.DirFS(dir)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%q %v\n", name, d.Type())
		if d.IsDir() {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		fmt.Fprintf(sum, "%d %s\n", len(data), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// soakOr is the number that a test is meant for, or the one for every day.
func soakOr(soak, everyDay int) int {
	if isSoak() {
		return soak
	}
	return everyDay
}

// outcomes counts how runs ended.
type outcomes map[string]int

func (o outcomes) String() string {
	var b bytes.Buffer
	for name, n := range o {
		fmt.Fprintf(&b, ", %d %s", n, name)
	}
	return strings.TrimPrefix(b.String(), ", ")
}
