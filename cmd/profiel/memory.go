package main

import (
	"os"
	"runtime/debug"
)

// What a build may take in memory, next to what the program itself takes: measured at 1,000, 10,000 and 100,000 tasks. Go would let the
// heap grow to twice what is in use before it looks for what is not; near this limit it looks more often.
const (
	memoryOfAnySite = 50 << 20
	memoryOfAPage   = 8_700
)

// limitMemory keeps a build within what a site of so many pages needs. It is no hard limit: a site that needs more gets more, and takes
// longer. Who sets GOMEMLIMIT decides instead.
func limitMemory(pages int) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryOfAnySite + int64(pages)*memoryOfAPage)
	}
}
