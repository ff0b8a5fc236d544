//go:build browser

package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"beroepsprofiel/cmd/dev/internal/statichost"
)

// TestPagesDoNotJump holds the sum of layout shifts (Cumulative Layout Shift) below 0.05, half of what counts as good, in the
// two ways in which a page can be there before it is complete: its scripts arrive late, or its own text does.
func TestPagesDoNotJump(t *testing.T) {
	t.Parallel()
	slow := func(t *testing.T, address string, width int) *page {
		p := openSearchable(t, "/over/", options{Width: width})
		p.slow()
		p.navigate(address)
		return p
	}
	inPieces := httptest.NewServer(pieces{statichost.New(shared.site)})
	t.Cleanup(inPieces.Close)
	piecemeal := func(t *testing.T, address string, width int) *page {
		return openOn(t, inPieces.URL, address, options{Width: width})
	}
	for _, address := range []string{"/", "/matrix/", "/zoeken/", "/over/", huisregels, builderAddress} {
		for _, width := range []int{390, 1280} {
			t.Run(fmt.Sprint("slow", address, width), func(t *testing.T) { slow(t, address, width).wantStill() })
			t.Run(fmt.Sprint("pieces", address, width), func(t *testing.T) { piecemeal(t, address, width).wantStill() })
		}
	}
}

// TestScrollbarHasItsRoom holds that a page that grows longer than the window does not move aside for the scrollbar: that
// moves everything, and counts as a jump over as far as any one word goes to another line.
func TestScrollbarHasItsRoom(t *testing.T) {
	t.Parallel()
	p := open(t, "/zoeken/", options{})
	if eval[int](p, "innerWidth - document.documentElement.clientWidth") == 0 {
		t.Fatal("no scrollbar that takes room, so this test sees nothing")
	}
	left := "document.querySelector('main').getBoundingClientRect().left"
	long := eval[float64](p, left)
	short := eval[float64](p, "(document.querySelector('.search-all').hidden = true, "+left+")")
	if eval[bool](p, "document.documentElement.scrollHeight > innerHeight") {
		t.Fatal("without its list the page is still longer than the window")
	}
	equal(t, "the left side of a page that fits the window", short, long)
}

// wantStill waits until the scripts of a page are there, and fails the test when the page has jumped by then.
func (p *page) wantStill() {
	p.t.Helper()
	p.wait(`document.querySelector(".search-dialog, .search-results-inline") && !document.querySelector("task-matrix:not([data-ready]), vacancy-builder:not([data-ready])")`)
	if shift := p.layoutShift(); shift.Sum > 0.05 {
		p.t.Errorf("the page jumps: layout shift %.3f\n%s", shift.Sum, strings.Join(shift.Moves, "\n"))
	}
}

// shift is what moved on a page since it came, without what a reader's own click or key moved.
type shift struct {
	Sum   float64  // Cumulative Layout Shift
	Moves []string // when, by how much, and which elements from where to where, in CSS pixels
}

// layoutShift is what moved on the page so far.
func (p *page) layoutShift() shift {
	p.t.Helper()
	return eval[shift](p, `new Promise((resolve) => {
		const shift = { Sum: 0, Moves: [] };
		const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
		const start = (node) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 60);
		const move = ({ node, previousRect, currentRect }) => place(previousRect) + " to " + place(currentRect) + ": " + start(node);
		new PerformanceObserver((list) => {
			for (const { value, startTime, hadRecentInput, sources } of list.getEntries()) {
				if (hadRecentInput) continue;
				shift.Sum += value;
				shift.Moves.push([Math.round(startTime) + " ms, " + value.toFixed(3), ...sources.map(move)].join("\n    "));
			}
		}).observe({ type: "layout-shift", buffered: true });
		requestAnimationFrame(() => requestAnimationFrame(() => resolve(shift)));
	})`)
}

// slow gives the page a network of 300 ms and 60 kB a second, without what the browser has kept.
func (p *page) slow() {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	p.must(err)
	_, err = chromedp.Call(p.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: 300, DownloadThroughput: 60_000, UploadThroughput: 60_000}},
	})
	p.must(err)
}

// pieces answers as the handler does, but a page comes a piece at a time, so slowly that the browser shows every one.
type pieces struct{ whole http.Handler }

func (p pieces) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := httptest.NewRecorder()
	p.whole.ServeHTTP(answer, r)
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.Header().Del("Content-Length")
	w.WriteHeader(answer.Code)
	size := answer.Body.Len()
	if strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
		size = 1000
	}
	for piece := answer.Body.Next(size); len(piece) > 0; piece = answer.Body.Next(size) {
		_, _ = w.Write(piece)
		_ = http.NewResponseController(w).Flush()
		time.Sleep(50 * time.Millisecond)
	}
}
