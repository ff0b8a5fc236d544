package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// localURL is the address of the site when nothing else is known: that of profiel serve.
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
	Context    string // see [host.isPreview]
	URL        string // of the site that everyone reads
	DeployURL  string // of this deploy, or of all deploys of this branch or proposal
	Repository string // where the sources come from
	Review     string // number of the proposal of a deploy preview
	Commit     string
	Branch     string // that the commit is of: of a proposal its own
}

// newHost reads the environment. What is not written as it should be is as good as absent. getenv is os.Getenv.
func newHost(getenv func(string) string) host {
	h := host{
		Context: getenv("CONTEXT"), URL: getenv("URL"), DeployURL: getenv("DEPLOY_PRIME_URL"), Repository: getenv("REPOSITORY_URL"),
		Review: getenv("REVIEW_ID"), Commit: getenv("COMMIT_REF"), Branch: cmp.Or(getenv("HEAD"), getenv("BRANCH")),
	}
	if !isNumber.MatchString(h.Review) {
		h.Review = ""
	}
	if !isCommit.MatchString(h.Commit) {
		h.Commit = ""
	}
	return h
}

var (
	isNumber = regexp.MustCompile(`^[0-9]{1,10}$`)
	isCommit = regexp.MustCompile(`^[0-9a-f]{7,64}$`)
)

// isPreview reports a build of something that is not on the site yet. Contexts that Netlify may add are taken for the site itself:
// to keep search engines from that would be the worse mistake.
func (h host) isPreview() bool {
	return slices.Contains([]string{"deploy-preview", "branch-deploy", "preview-server"}, h.Context)
}

// preview is nil for the site itself.
func (h host) preview() *site.Preview {
	if !h.isPreview() {
		return nil
	}
	p := &site.Preview{Branch: h.Branch, Commit: h.Commit}
	if h.Context == "deploy-preview" {
		p.Proposal = h.Review
	}
	return p
}

// baseURL decides the address of the site that everyone reads: the flag, then site.toml, then what Netlify says. A preview names
// that address too, for it is where its pages will be; only when Netlify does not know it, it is the preview's own.
func baseURL(flag, config string, h host) string {
	return strings.TrimRight(cmp.Or(flag, config, h.URL, h.DeployURL, localURL), "/")
}
