package steps

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// netlify asks Netlify's own packages what they make of _redirects, _headers and netlify.toml, and holds that against the site:
// every permanent and every former address leads to its page, pages and files get the headers that they need, and Netlify
// builds and publishes what `profiel build` makes.
func netlify(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	folder, err := builtSite(ctx, machine, out)
	if err != nil {
		return err
	}
	site := os.DirFS(folder)
	leads, err := leadsOf(site)
	if err != nil {
		return err
	}
	needs, err := headerNeeds(site)
	if err != nil {
		return err
	}
	language, err := goVersion(ctx, machine)
	if err != nil {
		return err
	}
	report, err := askNetlify(ctx, machine, out, folder, addressesOf(leads, needs))
	if err != nil {
		return err
	}
	faults := slices.Concat(report.Errors, judgeConfig(report.Config, language),
		judgeLeads(site, leads, report), judgeHeaders(needs, report))
	return sumUp(out, faults, "%d addresses that lead elsewhere, headers of %d addresses", len(leads), len(needs))
}

// netlifyReport is what netlify.mjs writes, with its answers by address.
type netlifyReport struct {
	Errors  []string        `json:"errors"`
	Config  json.RawMessage `json:"config"` // netlify.toml
	Answers []netlifyAnswer `json:"answers"`

	addresses []string // of the answers
}

// netlifyAnswer is what Netlify does with one address.
type netlifyAnswer struct {
	Redirect *struct {
		To     string `json:"to"`
		Status int    `json:"status"`
		Force  bool   `json:"force"` // also when there is a file at the address
	} `json:"redirect"`
	Headers []map[string]string `json:"headers"` // of every rule that fits, in their order
}

// answer is what Netlify does with one of the addresses that it was asked about.
func (r netlifyReport) answer(address string) netlifyAnswer {
	if i := slices.Index(r.addresses, address); i >= 0 && i < len(r.Answers) {
		return r.Answers[i]
	}
	return netlifyAnswer{}
}

// addressesOf lists all addresses to ask about, each once.
func addressesOf(leads []lead, needs []headerNeed) []string {
	var addresses []string
	for _, l := range leads {
		addresses = append(addresses, l.from)
	}
	for _, need := range needs {
		addresses = append(addresses, need.address)
	}
	slices.Sort(addresses)
	return slices.Compact(addresses)
}

// askNetlify runs netlify.mjs over the built site in a folder.
func askNetlify(ctx context.Context, machine *tools.Machine, out io.Writer, folder string, addresses []string) (netlifyReport, error) {
	node, err := machine.Node(ctx, out)
	if err != nil {
		return netlifyReport{}, err
	}
	script, err := machine.Netlify(ctx, out)
	if err != nil {
		return netlifyReport{}, err
	}
	report := netlifyReport{addresses: addresses}
	question := map[string]any{"site": folder, "config": filepath.Join(machine.Root, "netlify.toml"), "addresses": addresses}
	err = askScript(ctx, machine, out, node, script, question, &report)
	return report, err
}

// goVersion is the version of Go that go.mod asks for, such as 1.26.0.
func goVersion(ctx context.Context, machine *tools.Machine) (string, error) {
	var version bytes.Buffer
	err := machine.Run(ctx, &version, nil, "go", "list", "-m", "-f", "{{.GoVersion}}")
	return strings.TrimSpace(version.String()), err
}
