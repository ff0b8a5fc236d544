package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts' cmp commands find into the scripts")

// TestMain makes this test program answer to the names profiel and bounded as well. What a script does not say otherwise is built anew
// every time.
func TestMain(m *testing.M) {
	if os.Getenv("XDG_CACHE_HOME") == "" {
		_ = os.Setenv("XDG_CACHE_HOME", os.DevNull)
	}
	testscript.Main(m, map[string]func(){"profiel": main, "bounded": bounded})
}

// TestScript runs testdata/script/*.txtar, one behaviour a script. A script starts in a folder with the small site of
// testdata/site and the real layouts/ and static/; a file that the script brings itself goes before the site's. $REPOSITORY is this
// repository. Besides the commands of testscript it has
//
//	exits N COMMAND…   run the command, which must end with status N
//	hashes DIR FILE    write the name and hash of every file below DIR, but for those in .tmp/, to FILE
//	repeat N TEXT FILE add TEXT, with Go's escapes in it, N times to FILE, which need not be there yet
//
// and, on Unix, the program
//
//	bounded COMMAND…   run the command, which must need no more time and memory than a mistake in the content may take
//
// and the conditions [mknod], that a script may make a device, and [unreadable], that a file can be kept from being read: root reads all.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		Setup:         setUp,
		UpdateScripts: *update,
		Condition:     condition,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "hashes": hashes, "repeat": repeat},
	})
}

// condition answers the conditions of scripts that testscript does not know.
func condition(name string) (bool, error) {
	dir, err := os.MkdirTemp("", "condition")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "file")
	switch name {
	case "mknod":
		return exec.Command("mknod", file, "c", "1", "3").Run() == nil, nil
	case "unreadable":
		err := os.WriteFile(file, nil, 0)
		_, refused := os.ReadFile(file)
		return refused != nil, err
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// setUp completes a script's folder with the files that it did not bring. The folder is in no repository; a script may make it one.
func setUp(env *testscript.Env) error {
	env.Setenv("GORACE", "atexit_sleep_ms=0") // under the race detector each of a script's commands ends a second later otherwise
	repository, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	env.Setenv("REPOSITORY", repository)
	env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".tmp", "cache"))
	env.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(env.WorkDir))
	env.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	env.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		env.Setenv("GIT_"+who+"_NAME", "Test")
		env.Setenv("GIT_"+who+"_EMAIL", "test@example.org")
	}
	for from, to := range map[string]string{"testdata/site": ".", "../../layouts": "layouts", "../../static": "static"} {
		if err := copyMissing(filepath.Join(env.WorkDir, to), os.DirFS(from)); err != nil {
			return err
		}
	}
	return nil
}

func copyMissing(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Lstat(to); err == nil {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o666)
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		failed, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s: exit status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
	if text := ts.ReadFile("stderr"); strings.Contains(text, "goroutine ") {
		ts.Fatalf("a stack trace on standard error")
	}
}

func hashes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hashes DIR FILE")
	}
	dir := os.DirFS(ts.MkAbs(args[0]))
	var b strings.Builder
	ts.Check(fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err == nil && name == ".tmp":
			return fs.SkipDir
		case err != nil || d.IsDir():
			return err
		}
		data, err := fs.ReadFile(dir, name)
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), name)
		return err
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o666))
}

func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat N TEXT FILE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	name := ts.MkAbs(args[2])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o777))
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(text, n))
	ts.Check(err)
	ts.Check(f.Close())
}
