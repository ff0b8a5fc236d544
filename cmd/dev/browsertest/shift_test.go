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

// TestPagesDoNotJump holds the sum of all layout shifts below 0.05, in the two ways in which a page can be there before it is
// complete: its scripts arrive late, or its own text does. 0.1 counts as good for the Cumulative Layout Shift, which is at most the sum.
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
	if open(t, "/over/", options{}).count(".on-this-page") == 0 {
		t.Fatal("/over/ has no contents above its text, which once came after it")
	}
	for _, address := range []string{"/", "/matrix/", "/zoeken/", "/over/", huisregels, builderAddress} {
		for _, width := range []int{390, 1280} {
			t.Run(fmt.Sprint("slow", address, width), func(t *testing.T) { slow(t, address, width).wantStill() })
			t.Run(fmt.Sprint("pieces", address, width), func(t *testing.T) { piecemeal(t, address, width).wantStill() })
		}
	}
}

// TestScrollbarHasItsRoom holds that a page that grows longer than the window does not move aside for the scrollbar. When in the
// same frame one word goes to the next line, all that moved counts as moved so far.
func TestScrollbarHasItsRoom(t *testing.T) {
	t.Parallel()
	p := open(t, "/zoeken/", options{})
	p.wait(`document.querySelector(".search-results-inline")`) // which shows the list once, at its start
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
	Sum   float64  // of what Layout Instability calls the scores of the shifts
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

// pieces answers as the handler does, but a page comes in forty pieces, and takes two seconds: the stylesheet is there before most.
type pieces struct{ whole http.Handler }

func (p pieces) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := httptest.NewRecorder()
	p.whole.ServeHTTP(answer, r)
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.Header().Del("Content-Length")
	w.WriteHeader(answer.Code)
	if !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
		_, _ = answer.Body.WriteTo(w)
		return
	}
	for size := 1 + answer.Body.Len()/40; answer.Body.Len() > 0; time.Sleep(50 * time.Millisecond) {
		_, _ = w.Write(answer.Body.Next(size))
		_ = http.NewResponseController(w).Flush()
	}
}
