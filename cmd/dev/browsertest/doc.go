// Package browsertest looks at the real site in a real browser, as a reader does.
//
//	go run ./cmd/dev check --only browser                              everything, after installing what is missing
//	AXE_PATH=… go test -tags browser ./cmd/dev/browsertest             the same by hand
//	go test -tags browser ./cmd/dev/browsertest -run TestSearch        one test
//
// The tests need Chromium. TestMain builds the site once, serves it from this machine as a static host does (with its _headers,
// so that the content security policy holds), and starts one browser; every test opens pages in tabs of their own:
//
//	p := open(t, "/matrix/", options{Width: 390, Dark: true})
//	p.click("#filter button")
//	p.wait(`document.querySelectorAll("[data-code]:not([hidden])").length === 12`)
//	if got := p.text("h1"); got != "Matrix" { … }
//
// A page on which a script fails, the console reports an error, or a request is not answered, fails its test.
//
// Environment:
//
//	AXE_PATH       the file axe.min.js; `go run ./cmd/dev check` sets it. Without it the tests of accessibility fail.
//	PROFIEL_WORD   where TestBuilderDownload leaves its Word file, for the step that opens it in LibreOffice. Without it, nowhere.
//	PROFIEL_SHOTS  a folder; p.screenshot(name) writes pictures to it. Without it, no picture is made.
//	PROFIEL_SITE   a folder with a site that is already built; TestMain then builds none. For quick work on one test;
//	               tests of links to GitHub need one that was built with REPOSITORY_URL=https://github.com/naam/profiel.
package browsertest
