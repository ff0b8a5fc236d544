package tools

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Where package.json and package-lock.json are, below the source tree. Netlify's build is as large as all else together, so it is
// installed only for the step that needs it.
const (
	npmFolder          = "cmd/dev/npm"
	netlifyBuildFolder = "cmd/dev/npm/netlify-build"
)

// Axe returns the file of axe-core, the accessibility checker that runs in a page.
func (m *Machine) Axe(ctx context.Context, out io.Writer) (string, error) {
	return m.npmFile(ctx, out, npmFolder, "axe-core/axe.min.js")
}

// VNU returns the Java archive of the W3C's checker of HTML, CSS and SVG.
func (m *Machine) VNU(ctx context.Context, out io.Writer) (string, error) {
	return m.npmFile(ctx, out, npmFolder, "vnu-jar/build/dist/vnu.jar")
}

// Netlify returns the script that asks Netlify's own packages what they make of a site; its first lines say how to call it.
func (m *Machine) Netlify(ctx context.Context, out io.Writer) (string, error) {
	return m.script(ctx, out, "netlify.mjs", "netlify-redirector/index.js")
}

// NetlifyBuild returns the script that is Netlify's build: `netlify build` of its command line calls the same.
func (m *Machine) NetlifyBuild(ctx context.Context, out io.Writer) (string, error) {
	return m.npmFile(ctx, out, netlifyBuildFolder, "@netlify/build/bin.js")
}

// Microdata returns the script that reads the microdata of pages; its first lines say how to call it.
func (m *Machine) Microdata(ctx context.Context, out io.Writer) (string, error) {
	return m.script(ctx, out, "microdata.mjs", "microdata-rdf-streaming-parser/index.js")
}

// script copies a script of npmFolder to where the packages are that it needs, for that is where node looks for them. One file of
// those packages tells whether they are there.
func (m *Machine) script(ctx context.Context, out io.Writer, name, needs string) (string, error) {
	if _, err := m.npmFile(ctx, out, npmFolder, needs); err != nil {
		return "", err
	}
	folder, err := m.cacheFolder(npmFolder)
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, name)
	return file, CopyFile(file, filepath.Join(m.Root, npmFolder, name))
}

// npmFile returns the path of a file of an npm package, after installing the packages that a folder locks when they are not there
// yet.
func (m *Machine) npmFile(ctx context.Context, out io.Writer, packages, name string) (string, error) {
	folder, err := m.cacheFolder(packages)
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "node_modules", filepath.FromSlash(name))
	if exists(file) {
		return file, nil
	}
	if err := m.installNPM(ctx, out, packages, folder); err != nil {
		return "", err
	}
	if !exists(file) {
		return "", fmt.Errorf("the npm packages of %s have no file %s", packages, name)
	}
	return file, nil
}

// cacheFolder is the folder for exactly the packages that a folder locks: another lock file has another folder.
func (m *Machine) cacheFolder(packages string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	lock, err := os.ReadFile(filepath.Join(m.Root, packages, "package-lock.json"))
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(lock)
	return filepath.Join(cache, "profiel-dev", hex.EncodeToString(sum[:8])), nil
}

// installNPM installs locked packages beside folder and then moves them there, so that folder is whole or not there at all.
func (m *Machine) installNPM(ctx context.Context, out io.Writer, packages, folder string) error {
	npm, err := m.npm(ctx, out)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(folder), "new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, name := range []string{"package.json", "package-lock.json"} {
		if err := CopyFile(filepath.Join(work, name), filepath.Join(m.Root, packages, name)); err != nil {
			return err
		}
	}
	args := []string{"ci", "--prefix", work, "--ignore-scripts", "--no-audit", "--no-fund"}
	if err := m.Run(ctx, out, nil, npm, args...); err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return os.Rename(work, folder)
}

// CopyFile writes what is in one file to another.
func CopyFile(to, from string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o644)
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
