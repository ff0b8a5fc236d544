package main

import "strings"

// localURL is the address of the site when nothing else is known: the preview's.
const localURL = "http://localhost:1313"

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
