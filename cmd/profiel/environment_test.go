package main

import "testing"

func TestBaseURL(t *testing.T) {
	netlify := func(context string) map[string]string {
		return map[string]string{
			"CONTEXT": context, "URL": "https://profiel.example", "DEPLOY_PRIME_URL": "https://proef--profiel.example",
		}
	}
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
		{"deploy preview", "", "", netlify("deploy-preview"), "https://proef--profiel.example"},
		{"only a URL", "", "", map[string]string{"URL": "https://c.example"}, "https://c.example"},
		{"production without a URL", "", "", map[string]string{"CONTEXT": "production"}, "http://localhost:1313"},
		{"slashes at the end", "https://a.example//", "", nil, "https://a.example"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := baseURL(test.flag, test.config, newHost(func(name string) string { return test.env[name] })); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
