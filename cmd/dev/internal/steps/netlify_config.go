package steps

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/version"
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
}

// judgeConfig says what is wrong with netlify.toml, as Netlify's parser read it: it must build the site as anyone does, publish
// the folder that this makes, and use a Go that is new enough. A key that this step does not know is a fault too.
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
	return faults
}
