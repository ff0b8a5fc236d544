package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress is one line on a terminal that says how far a long build is.
type progress struct {
	w     io.Writer
	start time.Time
	total int
}

// Builds shorter than this show no progress.
const quiet = time.Second

// newProgress shows nothing when w is no terminal.
func newProgress(w io.Writer, start time.Time, total int) progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		w = nil
	}
	return progress{w: w, start: start, total: total}
}

// done is told how many files are written; it is called from several goroutines.
func (p progress) done(n int) {
	if p.w != nil && n%100 == 0 && time.Since(p.start) > quiet {
		fmt.Fprintf(p.w, "\r%d of %d files", n, p.total)
	}
}

func (p progress) clear() {
	if p.w != nil && time.Since(p.start) > quiet {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
