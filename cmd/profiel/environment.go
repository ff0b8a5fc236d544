package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/content"
)

// localURL is the address of the site when nothing else is known: the preview's.
const localURL = "http://localhost:1313"

// addBaseURL gives a command the flag --base-url.
func addBaseURL(cmd *cobra.Command, base *string) {
	cmd.Flags().StringVar(base, "base-url", "", "the site's address, when not the one in site.toml")
}

// checkBaseURL refuses what the flag --base-url may not be.
func checkBaseURL(base string) error {
	if message, hint := content.CheckBaseURL(base); base != "" && message != "" {
		return usageError{fmt.Errorf("--base-url %s %s\n  %s", base, message, hint)}
	}
	return nil
}

// host is what Netlify says of a build in the environment. Elsewhere it is empty.
type host struct {
	Context    string // "production", "deploy-preview", "branch-deploy" or the name of a branch
	URL        string // of the site
	DeployURL  string // of this deploy, or of all deploys of this branch or proposal
	Repository string // where the sources come from
}

// newHost reads the environment. getenv is os.Getenv.
func newHost(getenv func(string) string) host {
	return host{
		Context: getenv("CONTEXT"), URL: getenv("URL"), DeployURL: getenv("DEPLOY_PRIME_URL"), Repository: getenv("REPOSITORY_URL"),
	}
}

// baseURL decides the address of the site: the flag, then site.toml, then what Netlify says of the build (a deploy preview
// has an address of its own), then the preview's address.
func baseURL(flag, config string, h host) string {
	url := localURL
	switch {
	case flag != "":
		url = flag
	case config != "":
		url = config
	case h.Context == "production" && h.URL != "":
		url = h.URL
	case h.DeployURL != "":
		url = h.DeployURL
	case h.URL != "":
		url = h.URL
	}
	return strings.TrimRight(url, "/")
}
