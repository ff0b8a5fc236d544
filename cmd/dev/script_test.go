package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// root is the repository, seen from this package.
const root = "../.."

// TestMain makes this test program answer to the name dev as well.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dev": main})
}

// TestScript runs testdata/script/*.txtar: what workflows run, with stand-ins for GitHub's program and for Go.
func TestScript(t *testing.T) {
	repository, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(env *testscript.Env) error {
		env.Setenv("REPOSITORY", repository)
		env.Setenv("PATH", filepath.Join(env.WorkDir, "bin")+string(os.PathListSeparator)+env.Getenv("PATH"))
		return nil
	}})
}
