package main

import (
	"math"
	"os"
	"runtime/debug"
)

// Go's collector lets the heap grow to twice what is in use. For a preview that is the wrong measure twice: at its start nothing is
// worth collecting yet and somebody waits for a page; and later, while a site is read again, the old one and the new one are in
// use. See docs/decisions/0021-serve-makes-little-again.md.
const (
	startPercent  = 400 // of what is in use the heap may grow, until the first load is done
	normalPercent = 100

	smallSite  = 1000     // pages
	smallLimit = 40 << 20 // bytes; twice the memory of a small site, and room for what is not collected yet
)

// hurryPreview lets this process take memory until [limitPreview]. What its user has set goes before both.
func hurryPreview() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startPercent)
	}
}

// limitPreview bounds the memory of this process for a site with so many pages.
func limitPreview(pages int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(normalPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(previewLimit(pages))
	}
}

// previewLimit is in bytes. A limit that is near what is in use costs more time than it saves memory, so a large site has none.
func previewLimit(pages int) int64 {
	if pages > smallSite {
		return math.MaxInt64
	}
	return smallLimit
}
