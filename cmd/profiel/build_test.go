package main

import (
	"os"
	"path/filepath"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/output"
)

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 kB", 1: "1 kB", 1000: "1 kB", 1001: "2 kB", 999_000: "999 kB",
		1_000_000: "1.0 MB", 2_940_000: "2.9 MB", 12_400_000: "12 MB",
	} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestRealPath(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bestand"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		".": ".", "nieuw/diep": "nieuw/diep", "link/nieuw": "nieuw", "link/link/bestand": "bestand", "bestand/diep": "bestand/diep",
	} {
		got, err := realPath(filepath.Join(dir, name))
		if err != nil || got != filepath.Join(dir, want) {
			t.Errorf("realPath(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		dir, path string
		want      bool
	}{
		{"/site/content", "/site/content", true},
		{"/site/content", "/site/content/over", true},
		{"/site/content", "/site/content-oud", false},
		{"/site/content", "/site/..content", false},
		{"/site/content", "/site", false},
		{"/site", "/site/..public", true},
		{"/", "/site", true},
	} {
		if got := within(filepath.FromSlash(test.dir), filepath.FromSlash(test.path)); got != test.want {
			t.Errorf("within(%q, %q) = %t", test.dir, test.path, got)
		}
	}
}

func TestClashes(t *testing.T) {
	files := func(names ...string) []output.File {
		var list []output.File
		for _, name := range names {
			list = append(list, output.Fixed(name, nil))
		}
		return list
	}
	for name, test := range map[string]struct {
		files []output.File
		want  int
	}{
		"none":                     {files("index.html", "over/index.html", "over/foto.png"), 0},
		"one name twice":           {files("robots.txt", "index.html", "robots.txt"), 1},
		"a file and a folder":      {files("over/index.html", "over"), 1},
		"a file and a deep folder": {files("over", "over/ons/wie/index.html"), 1},
		"capitals":                 {files("over/Foto.png", "over/foto.PNG"), 1},
		"two ways to write é":      {files("caf\u00e9.png", "cafe\u0301.png", "CAF\u00c9.png"), 2},
		"a file and a FOLDER":      {files("over", "OVER/index.html"), 1},
		"the marker":               {files(".Profiel/index.html", "index.html"), 1},
		"a path that is no path":   {files("/over/index.html", "../index.html"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := clashes(test.files, func() owners { return nil }); len(got) != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
