//go:build race

package main

// raceDetector says that this program looks for data races, which makes it slow.
const raceDetector = true
