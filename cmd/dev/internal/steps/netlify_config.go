package steps

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/version"
	"maps"
	"slices"
)

// netlifyConfig is what this project's netlify.toml says.
type netlifyConfig struct {
	Build struct {
		Command     string `json:"command"`
		Publish     string `json:"publish"`
		Environment struct {
			GoVersion string `json:"GO_VERSION"`
		} `json:"environment"`
	} `json:"build"`
	Context map[string]struct {
		Command string `json:"command"`
	} `json:"context"`
}

// previews are the contexts in which Netlify builds what is not on the site yet, and previewCommand what it has to run for them.
var previews = []string{"branch-deploy", "deploy-preview"}

const previewCommand = ".ci/preview"

// judgeConfig says what is wrong with netlify.toml, as Netlify's parser read it: it must build the site as anyone does, publish
// the folder that this makes, and use a Go that is new enough; previews are built as such, and nothing else is. A key that this step does
// not know is a fault too.
func judgeConfig(read json.RawMessage, goVersion string) []string {
	var config netlifyConfig
	decoder := json.NewDecoder(bytes.NewReader(read))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&config); err != nil {
		return []string{fmt.Sprintf("netlify.toml: %v", err)}
	}
	var faults []string
	if want := "go run " + program + " build"; config.Build.Command != want {
		faults = append(faults, fmt.Sprintf("netlify.toml: the command is %q, want %q", config.Build.Command, want))
	}
	if want := "public"; config.Build.Publish != want {
		faults = append(faults, fmt.Sprintf("netlify.toml: it publishes %q, and the site is built to %q", config.Build.Publish, want))
	}
	if got := config.Build.Environment.GoVersion; version.Compare("go"+got, "go"+goVersion) < 0 {
		faults = append(faults, fmt.Sprintf("netlify.toml: GO_VERSION is %q, and go.mod asks for %s", got, goVersion))
	}
	if contexts := slices.Sorted(maps.Keys(config.Context)); !slices.Equal(contexts, previews) {
		faults = append(faults, fmt.Sprintf("netlify.toml: contexts with a command of their own are %q, want %q", contexts, previews))
	}
	for _, name := range previews {
		if got := config.Context[name].Command; got != previewCommand {
			faults = append(faults, fmt.Sprintf("netlify.toml: the command of %s is %q, want %q", name, got, previewCommand))
		}
	}
	return faults
}
