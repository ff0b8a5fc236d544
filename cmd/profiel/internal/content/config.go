package content

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/github"
)

// ConfigName is the file in the site's folder that holds its settings.
const ConfigName = "site.toml"

// Config is site.toml.
type Config struct {
	Title      string     `toml:"title"`
	Summary    string     `toml:"summary"`    // one sentence for search engines, for pages that have none
	Language   string     `toml:"language"`   // nl or en
	BaseURL    string     `toml:"base_url"`   // the root of a host, without a slash at the end; may be empty
	Repository string     `toml:"repository"` // https://github.com/owner/name; empty: where git has the folder from
	Branch     string     `toml:"branch"`
	Edition    string     `toml:"edition"` // the current edition
	Menu       []string   `toml:"menu"`    // addresses in the header, in order; empty: every top folder
	Folders    Folders    `toml:"folders"`
	Outputs    Outputs    `toml:"outputs"`
	Occupation Occupation `toml:"occupation"`
	Limits     Limits     `toml:"limits"`
	source     []byte
}

// Occupation is what the profile describes, as lists of occupations know it.
type Occupation struct {
	Name       string   `toml:"name"`        // empty: the site says nothing of it
	Category   string   `toml:"category"`    // list and code, such as "ISCO-08 2432"
	CloseMatch []string `toml:"close_match"` // addresses of about the same occupation elsewhere (skos:closeMatch)
}

// Folders names the folder below content/ that holds a kind; an empty name: the site has no such kind.
type Folders struct {
	Areas        string `toml:"areas"`
	Levels       string `toml:"levels"`
	Editions     string `toml:"editions"`
	Competencies string `toml:"competencies"`
	Models       string `toml:"models"`
	Vacancies    string `toml:"vacancies"`
}

// Outputs switches kinds of output off.
type Outputs struct {
	Pinned     bool `toml:"pinned"`
	Permalinks bool `toml:"permalinks"`
	Markdown   bool `toml:"markdown"`
	Cards      bool `toml:"cards"`
	Embeds     bool `toml:"embeds"`
	Data       bool `toml:"data"`
	Search     bool `toml:"search"`
}

// Off lists the keys of the outputs that are switched off.
func (o Outputs) Off() []string {
	var keys []string
	for _, s := range o.switches() {
		if !*s.on {
			keys = append(keys, s.key)
		}
	}
	return keys
}

// With returns the outputs with one switched on, by its key.
func (o Outputs) With(key string) Outputs {
	for _, s := range o.switches() {
		if s.key == key {
			*s.on = true
		}
	}
	return o
}

// outputSwitch is one output by its key.
type outputSwitch struct {
	key string
	on  *bool
}

func (o *Outputs) switches() []outputSwitch {
	return []outputSwitch{
		{"pinned", &o.Pinned}, {"permalinks", &o.Permalinks}, {"markdown", &o.Markdown}, {"cards", &o.Cards},
		{"embeds", &o.Embeds}, {"data", &o.Data}, {"search", &o.Search},
	}
}

// LoadConfig reads site.toml only, with the problems of how it is written.
func LoadConfig(fsys fs.FS) (Config, diag.List, error) {
	source, err := readUpTo(fsys, ConfigName, defaultLimits().File)
	if errors.Is(err, fs.ErrNotExist) {
		return Config{}, diag.List{{
			File: ConfigName, Severity: diag.Error, Name: "missing-site-toml",
			Message: "there is no site.toml here", Hint: "run profiel in the site's folder, or name it: profiel -C DIR",
		}}, nil
	}
	if err != nil {
		return Config{}, nil, err
	}
	config, problems := parseConfig(plain(source))
	return config, problems, nil
}

// parseConfig decodes site.toml; what the values are worth is for [Config.check].
func parseConfig(source []byte) (Config, diag.List) {
	config := Config{
		Language: "nl", Branch: "main", source: source,
		Outputs: Outputs{Pinned: true, Permalinks: true, Markdown: true, Cards: true, Embeds: true, Data: true, Search: true},
		Limits:  defaultLimits(),
	}
	var problems diag.List
	if p, bad := checkLength(ConfigName, source, config.Limits.File, "remove what is no setting"); bad {
		problems.Add(p)
	} else if p, bad := checkEncoding(ConfigName, source); bad {
		problems.Add(p)
	} else {
		problems, _ = decodeTOML(config.text(), &config, configBounds())
	}
	config.BaseURL = strings.TrimRight(config.BaseURL, "/")
	return config, problems
}

func (c Config) text() tomlText { return tomlText{file: ConfigName, text: c.source, line: 1} }

// Problem completes a problem with the place of a setting in site.toml.
func (c Config) Problem(key []string, value string, p diag.Problem) diag.Problem {
	return c.text().problem(key, value, p)
}

func (c Config) check() diag.List {
	var problems diag.List
	if c.Title == "" {
		problems.Add(c.Problem([]string{"title"}, "", diag.Problem{
			Name: "missing-title", Message: "the site has no title", Hint: `add title = "…" to site.toml`,
		}))
	}
	if c.Language != "nl" && c.Language != "en" {
		problems.Add(c.Problem([]string{"language"}, c.Language, diag.Problem{
			Name: "unknown-language", Message: fmt.Sprintf("unknown language %q", c.Language), Hint: "the interface speaks nl and en",
		}))
	}
	if message, hint := CheckBaseURL(c.BaseURL); c.BaseURL != "" && message != "" {
		problems.Add(c.Problem([]string{"base_url"}, c.BaseURL, diag.Problem{
			Name: "bad-address", Message: "base_url " + message, Hint: hint,
		}))
	}
	for _, address := range c.Occupation.CloseMatch {
		if !IsWebAddress(address) {
			problems.Add(c.Problem([]string{"occupation", "close_match"}, address, diag.Problem{
				Name: "bad-address", Message: fmt.Sprintf("%q %s", address, notAddress), Hint: addressHint,
			}))
		}
	}
	problems.Add(c.checkRepository()...)
	problems.Add(c.checkLimits()...)
	return problems
}

// checkRepository says what is wrong with the address of the repository. A site of which the repository is elsewhere than on GitHub
// is fine, but has no forms to lead to.
func (c Config) checkRepository() diag.List {
	_, ok := github.Parse(c.Repository)
	switch {
	case c.Repository == "":
		return nil
	case !IsWebAddress(c.Repository):
		return diag.List{c.Problem([]string{"repository"}, c.Repository, diag.Problem{
			Name: "bad-address", Message: "repository " + notAddress, Hint: addressHint,
		})}
	case !ok:
		return diag.List{c.Problem([]string{"repository"}, c.Repository, diag.Problem{
			Severity: diag.Warning, Name: "unknown-repository",
			Message: "this is not a repository on GitHub, so the pages have no button to propose a correction",
			Hint:    "write https://github.com/owner/name, or leave it empty",
		})}
	}
	return nil
}

// What is said of a setting that must be a web address.
const (
	notAddress  = "is not a web address"
	addressHint = "write https://…, without user name or password"
)

// CheckBaseURL says what is wrong with the address of a site, such as "is not a web address", and what mends it; both are empty
// when it is fine. Pages name each other from the root of their host, so the site cannot live in a folder of it.
func CheckBaseURL(s string) (message, hint string) {
	if !IsWebAddress(s) {
		return notAddress, addressHint
	}
	if _, rest, _ := strings.Cut(s, "://"); strings.ContainsAny(strings.TrimRight(rest, "/"), "/?#") {
		return "goes on after the name of the host",
			"the site lives at the root of its host: use a domain of your own, or a host that gives it one, such as Netlify"
	}
	return "", ""
}

// IsWebAddress reports whether s is a whole http or https address, without user name or password.
func IsWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}
