package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk builds onto disks of twenty sizes, from one that has room for nothing to one that has room for two sites, with an old site and
// without. A build that has no room ends with status 3 and a path, the old site stands, and with more room the next build succeeds.
func TestFullDisk(t *testing.T) {
	if !inNamespace(t, 0, syscall.CLONE_NEWNS) {
		return
	}
	disk := filepath.Join(t.TempDir(), "uit")
	p := newPublication(t, filepath.Dir(disk))
	if err := os.MkdirAll(disk, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("this machine lets nothing be mounted: %v", err)
	}
	defer syscall.Unmount(disk, 0)
	p.publish(t, versionNames[0])
	site := used(t, disk)
	ended := outcomes{}
	sizes := soakOr(20, 3)
	for n := range sizes {
		for _, old := range []string{"nothing", versionNames[0]} {
			resize(t, disk, 64<<20)
			before := int64(0)
			if err := os.RemoveAll(p.out); err != nil {
				t.Fatal(err)
			}
			if old != "nothing" {
				p.publish(t, old)
				before = used(t, disk)
			}
			resize(t, disk, before+site*int64(n)*12/10/int64(sizes-1))
			ended[p.onFullDisk(t, old)]++
			resize(t, disk, 64<<20)
			p.publish(t, versionNames[1])
		}
	}
	t.Logf("a site of %d kB on disks of %d sizes: 0 mixed sites, 0 truncated files, every next build succeeded; %s", site/1000, sizes, ended)
}

// onFullDisk builds the second version where old stands, and says how that ended.
func (p *publication) onFullDisk(t *testing.T, old string) string {
	t.Helper()
	p.set(t, versionNames[1])
	command := p.build(t)
	said, _ := command.CombinedOutput()
	state, left, status := p.state(t), p.leftovers(t), command.ProcessState.ExitCode()
	switch {
	case len(left) > 0:
	case status == exitOK && state == versionNames[1]:
		return "fitted"
	case status == exitIO && state == old && strings.Contains(string(said), "public") && strings.Contains(string(said), "no space left on device"):
		return "had no room with " + old + " before"
	}
	t.Fatalf("status %d, the output is %s, beside it %v\n%s", status, state, left, said)
	return ""
}

// used is how many bytes of a disk are taken.
func used(t *testing.T, disk string) int64 {
	t.Helper()
	var now syscall.Statfs_t
	if err := syscall.Statfs(disk, &now); err != nil {
		t.Fatal(err)
	}
	return int64(now.Blocks-now.Bfree) * now.Bsize
}

// resize gives a disk in memory another size in bytes.
func resize(t *testing.T, disk string, size int64) {
	t.Helper()
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", max(size, 4096))); err != nil { // 0 is no limit
		t.Fatal(err)
	}
}

// TestOutputThatIsAMount builds to a folder that cannot be exchanged for another, as a container's volume.
func TestOutputThatIsAMount(t *testing.T) {
	if !inNamespace(t, 0, syscall.CLONE_NEWNS) {
		return
	}
	p := newPublication(t, t.TempDir())
	if err := os.MkdirAll(p.out, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", p.out, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("this machine lets nothing be mounted: %v", err)
	}
	defer syscall.Unmount(p.out, 0)
	command := p.build(t)
	said, _ := command.CombinedOutput()
	if status := command.ProcessState.ExitCode(); status != exitIO || !strings.Contains(string(said), "name one below it with --out") || len(p.leftovers(t)) > 0 {
		t.Errorf("status %d, beside it %v\n%s", status, p.leftovers(t), said)
	}
	p.out = filepath.Join(p.out, "public")
	p.publish(t, versionNames[0])
}

// TestFoldersThatCannotBeWritten builds as a user who may not write everywhere.
func TestFoldersThatCannotBeWritten(t *testing.T) {
	if !inNamespace(t, 1000, 0) {
		return
	}
	const readOnly = 0o555
	p := newPublication(t, t.TempDir())
	for name, test := range map[string]struct {
		folder func(p *publication) string
		fails  bool
	}{
		"the folder above the output":      {func(p *publication) string { return filepath.Dir(p.out) }, true},
		"the output":                       {func(p *publication) string { return p.out }, true},
		"a folder in the output":           {func(p *publication) string { return filepath.Join(p.out, "over") }, false},
		"every folder of the site":         {func(p *publication) string { return p.dir }, false},
		"the folder for what is kept":      {func(p *publication) string { return filepath.Join(filepath.Dir(p.dir), "cache") }, false},
		"a folder that was left by a kill": {func(p *publication) string { return filepath.Dir(p.out) + "/.public.profiel-1/site" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			p.publish(t, versionNames[0])
			if strings.Contains(name, "kill") {
				if err := errors.Join(writeBelow(test.folder(p), "index.html", ""), writeBelow(test.folder(p), "../lock", "")); err != nil {
					t.Fatal(err)
				}
			}
			p.set(t, versionNames[1])
			folders := foldersBelow(t, test.folder(p))
			chmod(t, readOnly, folders...)
			command := p.build(t)
			said, _ := command.CombinedOutput()
			state, left := p.state(t), p.leftovers(t)
			for _, folder := range folders {
				_ = os.Chmod(folder, 0o777) // it may be gone
			}
			want, status := versionNames[1], exitOK
			if test.fails {
				want, status = versionNames[0], exitIO
			}
			if got := command.ProcessState.ExitCode(); got != status || state != want || len(left) > 0 {
				t.Errorf("status %d, the output is %s, beside it %v\n%s", got, state, left, said)
			}
			if test.fails && !strings.Contains(string(said), "public") {
				t.Errorf("no path in: %s", said)
			}
			p.publish(t, versionNames[1])
		})
	}
}

// foldersBelow are a folder and all below it, the deepest last.
func foldersBelow(t *testing.T, dir string) []string {
	t.Helper()
	var folders []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			folders = append(folders, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folders
}

func chmod(t *testing.T, mode fs.FileMode, folders ...string) {
	t.Helper()
	for _, folder := range slices.Backward(folders) {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
}
