// Package git asks git what the history of a site's sources says. Everything it tells is a bonus: outside a repository, or on a
// machine without git, a site is made all the same.
//
// It never writes to the repository.
package git

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Repo is a folder in the work tree of a git repository. Paths go in and come out slash-separated and below that folder.
type Repo struct {
	dir string
}

// Open returns the repository that a folder is part of; ok is false when there is none, or no git.
func Open(ctx context.Context, dir string) (repo Repo, ok bool) {
	repo = Repo{dir: dir}
	inside, err := repo.run(ctx, nil, "rev-parse", "--is-inside-work-tree")
	return repo, err == nil && strings.TrimSpace(inside) == "true"
}

// run runs git in the folder and returns what it prints. env adds to this process's environment. The error has git's own words.
func (r Repo) run(ctx context.Context, env []string, args ...string) (string, error) {
	return r.feed(ctx, "", env, args...)
}

// feed runs git as run does, with a text on its standard input.
func (r Repo) feed(ctx context.Context, input string, env []string, args ...string) (string, error) {
	fixed := []string{"--no-optional-locks", "-c", "core.quotePath=off", "-c", "log.showSignature=false", "-c", "log.follow=false", "-c", "log.showRoot=true"}
	command := exec.CommandContext(ctx, "git", append(fixed, args...)...)
	command.Dir = r.dir
	command.Env = append(os.Environ(), append([]string{"LC_ALL=C"}, env...)...)
	command.Stdin = strings.NewReader(input)
	var out, failure bytes.Buffer
	command.Stdout, command.Stderr = &out, &failure
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(failure.String()))
	}
	return out.String(), nil
}
