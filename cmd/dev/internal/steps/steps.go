// Package steps holds the checks of the project, one file a topic, and their order.
package steps

import "beroepsprofiel/cmd/dev/internal/run"

// All returns every step in the order in which they run: what is quick and often wrong comes first.
func All() []run.Step {
	return []run.Step{
		{Name: "format", About: "Go files are formatted as gofmt does", Do: format},
		{Name: "vet", About: "go vet", Do: vet},
		{Name: "staticcheck", About: "staticcheck", Do: staticcheck},
		{Name: "modules", About: "go.mod names what is used, go.sum holds, and docs/licences.md lists the licences", Do: modules},
		{Name: "workflows", About: "actionlint finds nothing in .github/workflows", Do: workflows},
		{Name: "test", About: "go test, with the race detector", Live: true, Do: test},
		{Name: "benchmarks", About: "every Go benchmark runs, once; how long it takes is not looked at", Do: benchmarks},
		{Name: "site", About: "the site builds and its own check finds nothing", Do: site},
		{Name: "spelling", About: "Hunspell and content/words.txt know every word of the content", Do: spelling},
		{Name: "html", About: "the W3C's checker finds no error in HTML, CSS and SVG", Do: validHTML},
		{Name: "rdf", About: "Raptor reads the same in Turtle as json-gold in JSON-LD", Do: rdf},
		{Name: "microdata", About: "a parser by others finds the terms and sets of terms in the pages", Do: microdata},
		{Name: "netlify", About: "Netlify reads _redirects, _headers and netlify.toml as we mean them", Do: netlify},
		{Name: "deploy", About: "Netlify's build makes the site, and a preview of a proposal", Do: deploy},
		{Name: "browser", About: "go test in Chromium, with axe-core", Live: true, Do: browser},
		{Name: "word", About: "LibreOffice reads the Word file of the vacancy builder", Do: word},
	}
}
