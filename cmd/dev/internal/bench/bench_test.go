package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beroepsprofiel/cmd/internal/corpus"
)

func costs(cpu ...time.Duration) []cost {
	list := make([]cost, len(cpu))
	for i, c := range cpu {
		list[i] = cost{Wall: c / 2, CPU: c, Memory: int64(i+1) << 20}
	}
	return list
}

func TestMedianAndRatio(t *testing.T) {
	if got := median([]float64{4, 1, 3}); got != 3 {
		t.Errorf("of three: %v", got)
	}
	if got := median([]float64{4, 1, 3, 2}); got != 2.5 {
		t.Errorf("of four: %v", got)
	}
	if got := median([]float64{}); got != 0 {
		t.Errorf("of none: %v", got)
	}
	// in the slow round both are slow
	ours, theirs := costs(time.Second, 2*time.Second, 9*time.Second), costs(4*time.Second, 10*time.Second, 36*time.Second)
	if got := ratio(ours, theirs, cpu); got != 0.25 {
		t.Errorf("ratio %v, want that of the round in the middle, 0.25", got)
	}
	if got := medianOf(ours, wall); got != time.Second {
		t.Errorf("wall %v", got)
	}
}

// The report names every promise that was measured, with the figures that were given.
func TestReport(t *testing.T) {
	r := newReport(Options{Rounds: 2, Edits: 3, Hugo: "v0"})
	for _, tasks := range []int{10_000, 100_000} {
		each := time.Duration(tasks/10_000) * time.Second
		r.addCold(tasks, map[string][]cost{"profiel": costs(each, each), "hugo": costs(5*each, 5*each), "floor": costs(each/2, each/2)})
	}
	r.addAgain(10_000, costs(time.Second), costs(100*time.Millisecond))
	r.addAllOutputs(10_000, []float64{100e-6}, []float64{80e-6})
	r.addReal(costs(time.Second), costs(200*time.Millisecond))
	r.addSaves(1000, "a task", "10 ms", []time.Duration{9 * time.Millisecond}, []time.Duration{300 * time.Millisecond})
	r.addFirstPage(1000, time.Second/5, time.Second)
	r.addMatrix(20_000, []time.Duration{250 * time.Millisecond, 50 * time.Millisecond, 150 * time.Millisecond}, 123_456)
	var b strings.Builder
	if _, err := r.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| cold build, 10,000 tasks, to Hugo | 0.2 | 0.20 of its wall time, 0.20 of its CPU time |",
		"| cold build, 10,000 tasks, to the floor | 2 times | 2.0 times its wall time, 2.0 its CPU time |",
		"| its peak memory | 150 MiB | 1 MiB |",
		"| cold build, 100,000 tasks, to Hugo | 0.12 |",
		"| its CPU time for a page, to that at 10,000 | 1.3 times | 1.00 times |",
		"0.10 of its CPU time, nothing written |",
		"| 0.80 (80 µs for a file, 100 in the lean build) |",
		"| 1.00 s / 0.20 s |",
		"| 9 ms (Hugo 300 ms) |",
		"| 0.20 s (Hugo 1.00 s) |",
		"| matrix of 20,000 tasks, CPU 4 times slower: a key in the filter until it is painted | 200 ms, page under 300 kB | median of 3 keys 150 ms, the first 250, the worst 250; page of 124 kB (gzip) |",
		"| 100,000 | hugo | 25.00 | 50.00 | 1 |",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in\n%s", want, b.String())
		}
	}
}

// The floor writes a page of the asked size for every file, with the text in it.
func TestFloor(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	size := corpus.Size{Tasks: 30, Areas: 8}
	files := 0
	for range corpus.Files(size, corpus.Profiel) {
		files++
	}
	if err := corpus.Write(dir, size, corpus.Profiel); err != nil {
		t.Fatal(err)
	}
	if err := Floor(filepath.Join(dir, "content"), out, 20_000); err != nil {
		t.Fatal(err)
	}
	if n, bytes := count(out); n != files || bytes != int64(20_000*files) {
		t.Errorf("%d files of %d bytes together, want %d of 20000 each", n, bytes, files)
	}
	page, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(corpus.Path(size), ".md"), "index.html"))
	if err != nil || !strings.Contains(string(page), `<h2 id="resultaat">Resultaat</h2>`) {
		t.Errorf("%v: %.200s", err, page)
	}
	if _, err := os.Stat(filepath.Join(out, "index.html")); err != nil {
		t.Error(err)
	}
}

func TestProfilesAreKept(t *testing.T) {
	b := &bench{Options: Options{Root: "../../../..", Work: t.TempDir()}}
	dir, err := b.profile(20, corpus.Profiel, lean)
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(dir, "content", corpus.Path(sizeOf(20)))
	if err := os.WriteFile(page, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := b.profile(20, corpus.Profiel, lean); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(page); err != nil || len(text) > 0 {
		t.Errorf("made again: %v", err)
	}
	for _, name := range []string{"site.toml", "layouts/base.html", "static/favicon.svg"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if got := sizeOf(100_000); got.Areas != 200 || sizeOf(1000).Areas != 8 {
		t.Errorf("%+v", got)
	}
}
