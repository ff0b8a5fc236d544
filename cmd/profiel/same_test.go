package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestOneHash builds one site in many surroundings: every build gives the same bytes. Two in three are in a repository with the same
// history, which gives pages their dates; those without have none, and are compared with each other.
func TestOneHash(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell here, which sets the umask")
	}
	parent, source := t.TempDir(), t.TempDir()
	copySite(t, source)
	history := filepath.Join(parent, "history")
	commit(t, source, history)
	sums := map[bool]map[string]int{true: {}, false: {}}
	for n, s := range someSurroundings(soakOr(24, 4)) {
		dir := filepath.Join(parent, fmt.Sprint(n), s.path, "site")
		inRepository := n%3 != 0
		if inRepository {
			if err := os.CopyFS(filepath.Join(dir, ".git"), os.DirFS(history)); err != nil {
				t.Fatal(err)
			}
		}
		s.copy(t, source, dir)
		out := filepath.Join(parent, fmt.Sprint(n), "uit")
		if said, err := s.build(t, dir, out).CombinedOutput(); err != nil {
			t.Fatalf("%+v: %v\n%s", s, err, said)
		}
		sums[inRepository][sumOf(t, out)]++
		if found, err := os.ReadFile(filepath.Join(out, "sitemap.xml")); err != nil || strings.Contains(string(found), "<lastmod>") != inRepository {
			t.Errorf("dates in a repository: %t; %v", inRepository, err)
		}
	}
	for inRepository, found := range sums {
		if len(found) != 1 {
			t.Errorf("in a repository: %t: %d hashes", inRepository, len(found))
		}
	}
	t.Logf("%d builds: one hash with a history, one without", soakOr(24, 4))
}

// surroundings are what a site must not depend on.
type surroundings struct {
	path                              string
	processors, zone, language, umask string
	seed                              uint64 // for the times of files, and the order in which they were made
}

// someSurroundings differ from each other in everything.
func someSurroundings(count int) []surroundings {
	pick := func(n int, from ...string) string { return from[n%len(from)] }
	var list []surroundings
	for n := range count {
		list = append(list, surroundings{
			path:       pick(n, ".", "met spatie", "diep/dieper/diepst", "ünïcode", "public", "content"),
			processors: pick(n, "1", "2", "3", "8", "64"),
			zone:       pick(n, "UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "America/St_Johns", "", "Nergens/Huizen", "Asia/Kathmandu"),
			language:   pick(n, "C", "nl_NL.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "", "ja_JP.eucJP", "de_DE@euro"),
			umask:      pick(n, "022", "077", "002", "027", "000"),
			seed:       uint64(n),
		})
	}
	return list
}

// build is a build in these surroundings.
func (s surroundings) build(t *testing.T, dir, out string) *exec.Cmd {
	t.Helper()
	command := program(t, dir, "build", "--out", out)
	named := filepath.Join(t.TempDir(), command.Args[0]) // a shell cannot give a program another name
	if err := os.Symlink(command.Path, named); err != nil {
		t.Fatal(err)
	}
	command.Env = append(command.Env, "XDG_CACHE_HOME="+os.DevNull, "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "GOMAXPROCS="+s.processors, "TZ="+s.zone, "LANG="+s.language, "LC_ALL="+s.language)
	script := fmt.Sprintf(`umask %s && exec "$0" "$@"`, s.umask)
	shell := exec.Command("sh", append([]string{"-c", script, named}, command.Args[1:]...)...)
	shell.Env = command.Env
	return shell
}

// copy copies a site file by file in some order, and gives each file some time.
func (s surroundings) copy(t *testing.T, source, dir string) {
	t.Helper()
	random := rand.New(rand.NewPCG(s.seed, 0))
	names := filesOf(t, source)
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(source, name))
		if err == nil {
			err = writeBelow(dir, name, string(data))
		}
		if err == nil {
			then := time.Unix(random.Int64N(2_000_000_000), random.Int64N(1_000_000_000))
			err = os.Chtimes(filepath.Join(dir, name), then, then)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// copySite makes a copy of the small site, or when soaking of this portal.
func copySite(t *testing.T, dir string) {
	t.Helper()
	from := "testdata/site"
	if isSoak() {
		from = root
	}
	for to, folder := range map[string]string{
		"content": filepath.Join(from, "content"), "layouts": filepath.Join(root, "layouts"), "static": filepath.Join(root, "static"),
	} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := os.ReadFile(filepath.Join(from, "site.toml"))
	if err == nil {
		err = writeBelow(dir, "site.toml", string(settings))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// commit makes a history of a folder, one commit for each of its first five files and one for the rest, and moves it elsewhere.
func commit(t *testing.T, dir, history string) {
	t.Helper()
	names := filesOf(t, dir)
	run := func(day int, args ...string) {
		command := exec.Command("git", append([]string{"-C", dir}, args...)...)
		command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
			"GIT_AUTHOR_NAME=Test", "GIT_AUTHOR_EMAIL=test@example.org", "GIT_COMMITTER_NAME=Test", "GIT_COMMITTER_EMAIL=test@example.org",
			fmt.Sprintf("GIT_COMMITTER_DATE=2026-03-%02dT23:30:00+01:00", day), fmt.Sprintf("GIT_AUTHOR_DATE=2026-03-%02dT23:30:00+01:00", day))
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, said)
		}
	}
	run(1, "init", "--quiet", "--initial-branch=main")
	for n, name := range slices.Concat(names[:5], []string{"."}) {
		run(n+1, "add", name)
		run(n+1, "commit", "--quiet", "--message="+name)
	}
	if err := os.Rename(filepath.Join(dir, ".git"), history); err != nil {
		t.Fatal(err)
	}
}

// filesOf lists the files below a folder, in order.
func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
