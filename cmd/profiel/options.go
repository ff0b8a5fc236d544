package main

import (
	"context"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/git"
)

// lastChanges asks git when each file below content/ of the site in dir last changed. Nothing is known outside a repository, in
// a shallow clone, without git, or when git fails: the site is made all the same, and names no dates.
func lastChanges(ctx context.Context, dir string) map[string]time.Time {
	repo, ok := git.Open(ctx, dir)
	if !ok {
		return nil
	}
	changed, err := repo.LastChanges(ctx, content.Dir)
	if err != nil {
		return nil
	}
	return changed
}
