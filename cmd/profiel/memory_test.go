package main

import (
	"math"
	"testing"
)

func TestPreviewLimit(t *testing.T) {
	for pages, want := range map[int]int64{0: 40 << 20, 1000: 40 << 20, 1001: math.MaxInt64} {
		if got := previewLimit(pages); got != want {
			t.Errorf("%d pages: %d bytes, want %d", pages, got, want)
		}
	}
}

func TestBuildLimit(t *testing.T) {
	for made, want := range map[[2]int]int64{
		{0, 0}: 48 << 20, {1000, 1100}: 48 << 20, {10_000, 0}: 24<<20 + 99_500_000, {10_000, 80_000}: 24<<20 + 379_500_000,
	} {
		if got := buildLimit(made[0], made[1]); got != want {
			t.Errorf("%d sources, %d files: %d bytes, want %d", made[0], made[1], got, want)
		}
	}
}
