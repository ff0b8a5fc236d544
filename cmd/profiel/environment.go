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

// baseURL decides the address of the site: the flag, then site.toml, then what Netlify says of the build (a deploy preview
// has an address of its own), then the preview's address. getenv is os.Getenv.
func baseURL(flag, config string, getenv func(string) string) string {
	url := localURL
	switch {
	case flag != "":
		url = flag
	case config != "":
		url = config
	case getenv("CONTEXT") == "production" && getenv("URL") != "":
		url = getenv("URL")
	case getenv("DEPLOY_PRIME_URL") != "":
		url = getenv("DEPLOY_PRIME_URL")
	case getenv("URL") != "":
		url = getenv("URL")
	}
	return strings.TrimRight(url, "/")
}
