package bench

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"beroepsprofiel/cmd/internal/corpus"
)

// slower is how many times slower than this machine the browser's is.
const slower = 4

// word is typed in the filter and removed again, letter by letter.
const word = "bewaken"

// matrices measures the filter of the matrix in Chromium: for every key, the time from the key to the next painting, as the browser
// itself says.
func (b *bench) matrices(ctx context.Context) error {
	for _, tasks := range b.Matrix {
		dir, err := b.profile(tasks, corpus.Profiel, lean)
		if err != nil {
			return err
		}
		out := filepath.Join(b.Out, "matrix")
		if _, err := b.build(ctx, dir, out); err != nil {
			return err
		}
		page, err := os.ReadFile(filepath.Join(out, "matrix", "index.html"))
		if err != nil {
			return err
		}
		server := httptest.NewServer(http.FileServer(http.Dir(out)))
		keys, err := typeInFilter(ctx, server.URL+"/matrix/", word+strings.Repeat("\b", len(word)))
		server.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(b.Log, "  matrix of %d tasks: %v, load %s\n", tasks, keys, load())
		b.report.addMatrix(tasks, keys, compressed(page))
		if err := os.RemoveAll(out); err != nil {
			return err
		}
	}
	return nil
}

func compressed(page []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one of gzip's own
	_, _ = w.Write(page)                                  // a bytes.Buffer does not fail
	_ = w.Close()
	return b.Len()
}

// observe keeps the longest time from a key to a painting, in window.slowest; at most 16 ms, of which the browser does not tell, are 0.
const observe = `window.slowest = 0;
window.observer ??= new PerformanceObserver(list => {
	for (const e of list.getEntries()) if (/^key|^input/.test(e.name)) window.slowest = Math.max(window.slowest, e.duration);
});
window.observer.observe({ type: "event", durationThreshold: 16 });
true`

// typeInFilter presses keys in the filter of a matrix and returns the time of each.
func typeInFilter(ctx context.Context, url, letters string) ([]time.Duration, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.Flag("disable-gpu", true), chromedp.WindowSize(1280, 900))
	ctx, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	defer stopAllocator()
	ctx, stop := chromedp.NewContext(ctx)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(url), chromedp.WaitVisible(chromedp.CSS("#matrix-q"))); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower}); err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, chromedp.Sleep(2*time.Second), chromedp.Focus(chromedp.CSS("#matrix-q")), chromedp.Sleep(2*time.Second)); err != nil {
		return nil, err
	}
	keys := make([]time.Duration, 0, len(letters))
	for _, letter := range letters {
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](observe)); err != nil {
			return nil, err
		}
		if err := chromedp.Do(ctx, chromedp.KeyEvent(string(letter)), chromedp.Sleep(2*time.Second)); err != nil {
			return nil, err
		}
		took, err := chromedp.Run(ctx, chromedp.Evaluate[float64]("window.slowest"))
		if err != nil {
			return nil, err
		}
		keys = append(keys, time.Duration(took*float64(time.Millisecond)))
	}
	return keys, nil
}
