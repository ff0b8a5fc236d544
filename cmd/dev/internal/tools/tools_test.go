package tools

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// repository is this project's own source tree.
const repository = "../../../.."

func TestLockFileNamesNoAddress(t *testing.T) {
	for _, folder := range []string{npmFolder, netlifyBuildFolder} {
		lock, err := os.ReadFile(filepath.Join(repository, folder, "package-lock.json"))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(lock), `"resolved"`) || strings.Contains(string(lock), "://") {
			t.Error(folder + "/package-lock.json names where packages come from; write it with npm install --omit-lockfile-registry-resolved " +
				"and remove what it says about funding")
		}
	}
}

func TestCacheFolderFollowsTheLock(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	folder := func(lock string) string {
		m := New(t.TempDir(), "")
		if err := os.MkdirAll(filepath.Join(m.Root, npmFolder), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(m.Root, npmFolder, "package-lock.json"), []byte(lock), 0o644); err != nil {
			t.Fatal(err)
		}
		folder, err := m.cacheFolder(npmFolder)
		if err != nil {
			t.Fatal(err)
		}
		return folder
	}
	if first, again, other := folder("a"), folder("a"), folder("b"); first != again || first == other {
		t.Error("the folder does not follow the lock file")
	}
}

func TestNPMFileIsNotInstalledTwice(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", os.Getenv("XDG_CACHE_HOME"))
	m := New(repository, "")
	folder, err := m.cacheFolder(npmFolder)
	if err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(folder, "node_modules", "axe-core", "axe.min.js")
	if err := os.MkdirAll(filepath.Dir(want), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(want, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", "") // npm cannot be found
	if got, err := m.Axe(t.Context(), io.Discard); got != want || err != nil {
		t.Errorf("Axe() = %q, %v", got, err)
	}
}

func TestRunNamesTheCommandThatFailed(t *testing.T) {
	m := New(t.TempDir(), "")
	err := m.Run(t.Context(), io.Discard, nil, "go", "no-such-command")
	if err == nil || !strings.Contains(err.Error(), "go no-such-command: exit status 2") {
		t.Errorf("got %v", err)
	}
}

func TestProgramIsTheFirstThatIsThere(t *testing.T) {
	path, found := firstInPath([]string{"no-such-program-here", "go"})
	if !found || filepath.Base(path) != "go" {
		t.Errorf("got %q, %v", path, found)
	}
}
