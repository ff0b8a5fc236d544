package main

import (
	"os"
	"runtime/debug"
)

// What a build may take in memory, next to what the program itself takes: measured at 1,000, 10,000 and 100,000 tasks.
const (
	memoryOfSmallSites = 48 << 20
	memoryOfAnySite    = 18 << 20
	memoryOfASource    = 11_600
)

// limitMemory keeps a build within what a site of so many sources needs. Go would let the heap grow to twice what is in use before it
// looks for what is not. So it looks less often as long as there is room, and more often near the limit. It is no hard limit: a site
// that needs more gets more, and takes longer. Who sets GOMEMLIMIT or GOGC decides instead.
func limitMemory(sources int) {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(max(memoryOfSmallSites, memoryOfAnySite+int64(sources)*memoryOfASource))
}
