package main

import (
	"context"
	"os"
	"strconv"
	"time"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/git"
	"beroepsprofiel/cmd/profiel/internal/github"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// portalOptions are what a site depends on besides its folder.
type portalOptions struct {
	BaseURL string               // empty: from site.toml or the host
	Drafts  bool                 // show drafts
	Host    host                 // what builds the site
	Changed map[string]time.Time // when each source last changed, as far as known; see [lastChanges]

	Repository github.Repository // where the site's folder comes from; what site.toml says goes before it
	Folder     string            // the site's folder in its repository, "" or with a slash at the end
	Preview    *site.Preview     // nil for the site that everyone reads
	Forget     bool              // the site is made once: see [site.Options]
}

// optionsFor gathers what the environment and git say of the site in dir. base is the flag --base-url. Nothing that is not known
// keeps a site from being made.
func optionsFor(ctx context.Context, dir, base string) portalOptions {
	host := newHost(os.Getenv)
	options := portalOptions{BaseURL: base, Host: host, Preview: host.preview()}
	options.Repository, _ = github.Parse(options.Host.Repository)
	repo, ok := git.Open(ctx, dir)
	if !ok {
		return options
	}
	options.Changed = notAfter(sourceDate(os.Getenv), lastChanges(ctx, repo))
	if options.Preview != nil {
		options.Preview.Sources = proposed(ctx, repo, dir)
	}
	address, folder, err := repo.Origin(ctx)
	if err != nil {
		return options
	}
	options.Folder = folder
	if !options.Repository.IsKnown() {
		options.Repository, _ = github.Parse(address)
	}
	return options
}

// lastChanges asks git when each file below content/ last changed. Nothing is known in a shallow clone, or when git fails: the site
// is made all the same, and names no dates.
func lastChanges(ctx context.Context, repo git.Repo) map[string]time.Time {
	changed, err := repo.LastChanges(ctx, content.Dir)
	if err != nil {
		return nil
	}
	return changed
}

// sourceDate is the date of the sources as the environment says it: SOURCE_DATE_EPOCH, in seconds since 1970, of
// https://reproducible-builds.org/specs/source-date-epoch/. It is zero when that is not said, or not as it should be. getenv is os.Getenv.
func sourceDate(getenv func(string) string) time.Time {
	seconds, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil || seconds < 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// notAfter gives what changed after a date that date, in the zone that it has; with a zero date nothing.
func notAfter(latest time.Time, changed map[string]time.Time) map[string]time.Time {
	if latest.IsZero() {
		return changed
	}
	for name, date := range changed {
		if date.After(latest) {
			changed[name] = latest.In(date.Location())
		}
	}
	return changed
}

// proposed asks git which files below content/ a preview changes: those since it left the branch of site.toml. nil when that cannot
// be said.
func proposed(ctx context.Context, repo git.Repo, dir string) []string {
	fsys, err := openSite(dir)
	if err != nil {
		return nil
	}
	config, _, err := content.LoadConfig(fsys)
	if err != nil {
		return nil
	}
	sources, err := repo.ChangedSince(ctx, config.Branch, content.Dir)
	if err != nil {
		return nil
	}
	return sources
}
