//go:build browser

package browsertest

import (
	"fmt"
	"os"
	"testing"
)

// violation is a rule of accessibility that a page breaks, as axe-core reports it.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML           string   `json:"html"`
		Target         []string `json:"target"`
		FailureSummary string   `json:"failureSummary"`
	} `json:"nodes"`
}

// axeRun checks the page against WCAG 2.2 A and AA and axe's best practices.
const axeRun = `axe.run(document, {
	resultTypes: ["violations"],
	runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}).then(found => found.violations.map(v => ({
	id: v.id, help: v.help,
	nodes: v.nodes.map(n => ({html: n.html, target: n.target.map(String), failureSummary: n.failureSummary})),
})))`

// accessible fails the test when the page, as it is now, breaks a rule of accessibility.
func (p *page) accessible() {
	p.t.Helper()
	for _, v := range eval[[]violation](p, axeScript(p.t)+";\n"+axeRun) {
		for _, node := range v.Nodes {
			p.t.Errorf("%s: %s [%s]\n    %v\n    %s\n    %s", p.address(), v.Help, v.ID, node.Target, node.HTML, node.FailureSummary)
		}
	}
}

func axeScript(t *testing.T) string {
	t.Helper()
	file := os.Getenv("AXE_PATH")
	if file == "" {
		t.Fatal("AXE_PATH is not set: run go run ./cmd/dev check --only browser")
	}
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

func TestPagesAreAccessible(t *testing.T) {
	for _, width := range []int{1280, 390} {
		for _, dark := range []bool{false, true} {
			t.Run(fmt.Sprintf("%d %s", width, choose(dark, "dark", "light")), func(t *testing.T) {
				eachKind(t, func(t *testing.T, address string, o options) {
					o.Width, o.Dark = width, dark
					p := open(t, address, o)
					p.screenshot(shotName(t))
					p.accessible()
				})
			})
		}
	}
}
