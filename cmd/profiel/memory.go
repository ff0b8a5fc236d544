package main

import (
	"math"
	"os"
	"runtime/debug"
)

// Go's collector lets the heap grow to twice what is in use. That is the wrong measure twice: as long as there is room, nothing is worth
// looking for, and somebody waits; and a large site, or a site beside the one that it follows on, need not take twice as much. So
// memory is given by the size of the site. A limit is not a hard one: what needs more gets more, and takes longer.

const (
	hurriedPercent = 400 // of what is in use the heap may grow, as long as a limit leaves it room
	normalPercent  = 100
)

// setMemory sets both measures of this process; limit is in bytes. What its user has set goes before each.
func setMemory(percent int, limit int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}

// limitBuild keeps a build within what a site of so many sources needs, of which so many files are made; 0 as long as that is not known.
func limitBuild(sources, files int) { setMemory(hurriedPercent, buildLimit(sources, files)) }

// buildLimit is in bytes: measured at 1,000, 10,000 and 100,000 tasks. A file more than there are sources is made of one that has been
// counted. See docs/decisions/0025-a-build-keeps-little.md.
func buildLimit(sources, files int) int64 {
	const (
		smallSites = 48 << 20
		anySite    = 24 << 20
		source     = 9_950
		anotherOne = 4_000
	)
	return max(smallSites, anySite+int64(sources)*source+int64(max(files-sources, 0))*anotherOne)
}

// hurryPreview lets a preview take memory until [limitPreview].
func hurryPreview() { setMemory(hurriedPercent, math.MaxInt64) }

// limitPreview bounds a preview of a site with so many pages.
func limitPreview(pages int) { setMemory(normalPercent, previewLimit(pages)) }

// previewLimit is in bytes: twice what a small site takes, for that and the next one, and room for what is not collected yet. A limit near
// what is in use costs more time than it saves memory, so a large site has none. See docs/decisions/0021-serve-makes-little-again.md.
func previewLimit(pages int) int64 {
	const (
		smallSite  = 1000 // pages
		smallLimit = 40 << 20
	)
	if pages > smallSite {
		return math.MaxInt64
	}
	return smallLimit
}
