// Package hugo has Hugo to compare with: a version of it, and a lean site of its own that shows a profile of package corpus.
package hugo

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// Version is the newest that Go 1.26 builds.
const Version = "v0.165.0"

// layouts are those of the site. Names that start with _ are only embedded with all:.
//
//go:embed all:site
var layouts embed.FS

// Site is the site, without content.
func Site() (fs.FS, error) { return fs.Sub(layouts, "site") }

// Folder is where versions of the program are kept: below the user's cache folder.
func Folder() (string, error) {
	cache, err := os.UserCacheDir()
	return filepath.Join(cache, "profiel-dev", "hugo"), err
}

// Install returns the path of the program of a version, after installing it below a folder when it is not there yet.
func Install(ctx context.Context, folder, version string) (string, error) {
	bin := filepath.Join(folder, version)
	program := filepath.Join(bin, "hugo")
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	command := exec.CommandContext(ctx, "go", "install", "github.com/gohugoio/hugo@"+version)
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+bin)
	if output, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s: %w\n%s", command, err, output)
	}
	return program, nil
}
