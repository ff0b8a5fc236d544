package main

import (
	"reflect"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/site"
)

// hostOf is the host that these variables describe, as Netlify sets them.
func hostOf(env map[string]string) host {
	return newHost(func(name string) string { return env[name] })
}

// netlify has the variables of a build in a context.
func netlify(context string) map[string]string {
	return map[string]string{
		"CONTEXT": context, "URL": "https://profiel.example", "DEPLOY_PRIME_URL": "https://proef--profiel.example",
		"COMMIT_REF": "1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304", "HEAD": "proef", "BRANCH": "proef",
	}
}

func TestBaseURL(t *testing.T) {
	for _, test := range []struct {
		name         string
		flag, config string
		env          map[string]string
		want         string
	}{
		{"nothing is known", "", "", nil, "http://localhost:1313"},
		{"flag before all", "https://a.example", "https://b.example", netlify("production"), "https://a.example"},
		{"site.toml before the host", "", "https://b.example", netlify("production"), "https://b.example"},
		{"production", "", "", netlify("production"), "https://profiel.example"},
		{"deploy preview", "", "", netlify("deploy-preview"), "https://profiel.example"},
		{"branch deploy", "", "", netlify("branch-deploy"), "https://profiel.example"},
		{"only a URL", "", "", map[string]string{"URL": "https://c.example"}, "https://c.example"},
		{"only the address of the deploy", "", "", map[string]string{"DEPLOY_PRIME_URL": "https://d.example"}, "https://d.example"},
		{"production without a URL", "", "", map[string]string{"CONTEXT": "production"}, "http://localhost:1313"},
		{"slashes at the end", "https://a.example//", "", nil, "https://a.example"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := baseURL(test.flag, test.config, hostOf(test.env)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestPreview(t *testing.T) {
	const commit = "1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304"
	with := func(context, name, value string) map[string]string {
		env := netlify(context)
		env[name] = value
		return env
	}
	for _, test := range []struct {
		name string
		env  map[string]string
		want *site.Preview
	}{
		{"elsewhere", nil, nil},
		{"production", netlify("production"), nil},
		{"netlify dev", netlify("dev"), nil},
		{"another program's CONTEXT", map[string]string{"CONTEXT": "default"}, nil},
		{"a branch", netlify("branch-deploy"), &site.Preview{Branch: "proef", Commit: commit}},
		{"a proposal", with("deploy-preview", "REVIEW_ID", "12"), &site.Preview{Proposal: "12", Branch: "proef", Commit: commit}},
		{"a branch with a proposal", with("branch-deploy", "REVIEW_ID", "12"), &site.Preview{Branch: "proef", Commit: commit}},
		{"a proposal from elsewhere", map[string]string{"CONTEXT": "deploy-preview", "REVIEW_ID": "12", "BRANCH": "pull/12/head"}, &site.Preview{Proposal: "12", Branch: "pull/12/head"}},
		{"nothing but the context", map[string]string{"CONTEXT": "deploy-preview"}, &site.Preview{}},
		{"no number", map[string]string{"CONTEXT": "deploy-preview", "REVIEW_ID": "12/../x", "COMMIT_REF": "hoofd"}, &site.Preview{}},
	} {
		if got := hostOf(test.env).preview(); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
}
