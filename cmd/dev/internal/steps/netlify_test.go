package steps

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
)

// ledSite is a site with a task, a page that leads to it, and an asset.
func ledSite() fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"index.html":        file("<h1>Begin</h1>"),
		"a/taak/index.html": file("<h1>Taak</h1>"),
		"oud/index.html":    file(`<!doctype html><meta http-equiv="refresh" content="0; url=/a/taak/"><h1>Taak</h1>`),
		"data/profile.json": file(`{"tasks": [{"code": "CM-001", "url": "/a/taak/"}]}`),
		"assets/1/js/a.js":  file(""),
	}
}

// reported makes the report of what Netlify says: for each address its answer, as JSON.
func reported(t *testing.T, answers map[string]string) netlifyReport {
	t.Helper()
	var report netlifyReport
	for address, text := range answers {
		var answer netlifyAnswer
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			t.Fatal(err)
		}
		report.addresses, report.Answers = append(report.addresses, address), append(report.Answers, answer)
	}
	return report
}

// wantFaults fails the test unless there is one fault for every text, which it contains.
func wantFaults(t *testing.T, faults []string, wants ...string) {
	t.Helper()
	if len(faults) != len(wants) {
		t.Fatalf("%d faults, want %d: %q", len(faults), len(wants), faults)
	}
	for i, want := range wants {
		if !strings.Contains(faults[i], want) {
			t.Errorf("no %q in %q", want, faults[i])
		}
	}
}

func TestLeads(t *testing.T) {
	leads, err := leadsOf(ledSite())
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, l := range leads {
		got += l.from + " "
		if l.to != "/a/taak/" {
			t.Errorf("%s leads to %s", l.from, l.to)
		}
	}
	if want := "/CM-001 /CM-001/ /cm-001 /cm-001/ /oud /oud/ "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJudgeLeads(t *testing.T) {
	tests := []struct{ name, to, answer, want string }{
		{"right", "/a/taak/", `{"redirect": {"to": "/a/taak/", "status": 301, "force": true}}`, ""},
		{"nowhere", "/a/taak/", `{"redirect": null}`, "/x leads nowhere, want /a/taak/"},
		{"elsewhere", "/a/taak/", `{"redirect": {"to": "/b/", "status": 301, "force": true}}`, "/x leads to /b/, want /a/taak/"},
		{"for now", "/a/taak/", `{"redirect": {"to": "/a/taak/", "status": 302, "force": true}}`, "with status 302"},
		{"not over a file", "/a/taak/", `{"redirect": {"to": "/a/taak/", "status": 301}}`, "forced: false; want 301, forced: true"},
		{"to no page", "/b/", `{"redirect": {"to": "/b/", "status": 301, "force": true}}`, "where no page is"},
		{"to no folder", "/b", `{"redirect": {"to": "/b", "status": 301, "force": true}}`, "where no page is"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			faults := judgeLeads(ledSite(), []lead{{"/x", test.to}}, reported(t, map[string]string{"/x": test.answer}))
			if test.want == "" {
				wantFaults(t, faults)
			} else {
				wantFaults(t, faults, test.want)
			}
		})
	}
}

func TestJudgeHeaders(t *testing.T) {
	need := headerNeed{"/x/", map[string]string{"cache-control": "", "x-a": "1"}, []string{"base-uri 'none'", "!unsafe"}}
	tests := []struct {
		name, headers string
		want          []string
	}{
		{"right", `[{"X-A": "1", "Content-Security-Policy": "base-uri 'none'"}]`, nil},
		{"the last policy counts", `[{"X-A": "1", "Content-Security-Policy": "unsafe"}, {"Content-Security-Policy": "base-uri 'none'"}]`, nil},
		{"another value", `[{"X-A": "2", "Content-Security-Policy": "base-uri 'none'"}]`, []string{`x-a "2", want "1"`}},
		{"too much", `[{"X-A": "1", "Cache-Control": "no-store", "Content-Security-Policy": "base-uri 'none' unsafe"}]`,
			[]string{`cache-control "no-store", want ""`, "want !unsafe"}},
		{"twice", `[{"X-A": "0", "Content-Security-Policy": "base-uri 'none'"}, {"x-a": "1"}]`, []string{"gets x-a from two rules"}},
		{"no rule", `[]`, []string{`x-a "", want "1"`, "want base-uri 'none'"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report := reported(t, map[string]string{"/x/": `{"headers": ` + test.headers + `}`})
			wantFaults(t, judgeHeaders([]headerNeed{need}, report), test.want...)
		})
	}
}

func TestHeaderNeedsNameWhatTheSiteHas(t *testing.T) {
	needs, err := headerNeeds(ledSite())
	if err != nil || needs[1].address != "/a/taak/" || needs[3].address != "/assets/1/js/a.js" {
		t.Errorf("%+v, %v", needs, err)
	}
	if _, err := headerNeeds(fstest.MapFS{"data/profile.json": {Data: []byte(`{"tasks": []}`)}}); err == nil {
		t.Error("a site without tasks passes")
	}
}

func TestJudgeConfig(t *testing.T) {
	const (
		build   = `"build": {"command": "go run ./cmd/profiel build", "publish": "public", "environment": {"GO_VERSION": "1.26.8"}}`
		context = `"context": {"branch-deploy": {"command": ".ci/preview"}, "deploy-preview": {"command": ".ci/preview"}}`
		right   = "{" + build + ", " + context + "}"
	)
	tests := []struct {
		name, old, text string
		want            []string
	}{
		{"right", "", "", nil},
		{"another command", `"go run ./cmd/profiel build"`, `"hugo"`, []string{`the command is "hugo"`}},
		{"another folder", `"public"`, `"."`, []string{`publishes "."`}},
		{"old Go", "1.26.8", "1.25.1", []string{`GO_VERSION is "1.25.1"`}},
		{"unknown key", `"build"`, `"built"`, []string{`unknown field "built"`}},
		{"nothing", right, "", []string{"EOF"}},
		{"another context", `"branch-deploy"`, `"production"`, []string{`are ["deploy-preview" "production"]`, `branch-deploy is ""`}},
		{"a preview as the site", `"branch-deploy": {"command": ".ci/preview"}`, `"branch-deploy": {"command": "hugo"}`, []string{`branch-deploy is "hugo"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			wantFaults(t, judgeConfig(json.RawMessage(strings.Replace(right, test.old, test.text, 1)), "1.26.0"), test.want...)
		})
	}
}
