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
	for sources, want := range map[int]int64{0: 48 << 20, 1000: 48 << 20, 10_000: 18<<20 + 116_000_000} {
		if got := buildLimit(sources); got != want {
			t.Errorf("%d sources: %d bytes, want %d", sources, got, want)
		}
	}
}
