//go:build browser

package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestPagesDoNotJump holds the sum of layout shifts (Cumulative Layout Shift) below 0.1, which counts as good. Scripts and
// stylesheet arrive late: the network is slowed down.
func TestPagesDoNotJump(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/", "/matrix/", "/zoeken/", huisregels, builderAddress} {
		for _, width := range []int{390, 1280} {
			t.Run(fmt.Sprint(address, width), func(t *testing.T) {
				p := openSearchable(t, "/over/", options{Width: width})
				p.slow()
				p.navigate(address)
				p.wait(`document.querySelector(".search-dialog, .search-results-inline") && !document.querySelector("task-matrix:not([data-ready]), vacancy-builder:not([data-ready])")`)
				shift := eval[float64](p, `new Promise((resolve) => {
					let sum = 0;
					new PerformanceObserver((list) => {
						for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
					}).observe({ type: "layout-shift", buffered: true });
					requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
				})`)
				if shift > 0.1 {
					t.Errorf("the page jumps: layout shift %.3f", shift)
				}
			})
		}
	}
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
