package main

import (
	"math"
	"testing"
)

func TestPreviewLimit(t *testing.T) {
	for pages, want := range map[int]int64{0: smallLimit, smallSite: smallLimit, smallSite + 1: math.MaxInt64} {
		if got := previewLimit(pages); got != want {
			t.Errorf("%d pages: %d bytes, want %d", pages, got, want)
		}
	}
}
