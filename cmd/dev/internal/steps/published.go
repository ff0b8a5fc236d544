package steps

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// publishedProfile is the part of profile.json that steps hold the built site against.
type publishedProfile struct {
	BaseURL  string `json:"base_url"`
	Editions []publishedEdition
	Tasks    []publishedTask
}

type publishedEdition struct{ ID, Title, URL string }

type publishedTask struct {
	Code, Title, URL, Permalink string
	Editions                    map[string]struct{ Title, URL string }
}

func readProfile(site fs.FS) (publishedProfile, error) {
	const name = "data/profile.json"
	var profile publishedProfile
	text, err := fs.ReadFile(site, name)
	if err != nil {
		return profile, err
	}
	if err := json.Unmarshal(text, &profile); err != nil {
		return profile, fmt.Errorf("%s: %w", name, err)
	}
	if len(profile.Tasks) == 0 {
		return profile, errors.New(name + " has no task")
	}
	return profile, nil
}
