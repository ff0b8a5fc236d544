//go:build browser

package browsertest

import (
	"io/fs"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beroepsprofiel/cmd/dev/internal/statichost"
)

// plainHost serves a site as a host does that knows no _redirects and no _headers, and returns its base address.
func plainHost(t *testing.T, site fs.FS) string {
	t.Helper()
	server := httptest.NewServer(statichost.Plain(site))
	t.Cleanup(server.Close)
	return server.URL
}

// arriveAtTask waits until the tab shows a task's page.
func (p *page) arriveAtTask(task publishedTask) {
	p.t.Helper()
	p.arriveAt(task.URL)
	equal(p.t, "code", p.attr("article[data-code]", "data-code"), task.Code)
	if p.count("h1") != 1 || p.text("h1") == "" {
		p.t.Errorf("%s has no heading", task.URL)
	}
}

// TestPermanentAddress opens the addresses that stand in job ads, on a host with _redirects and on one without.
func TestPermanentAddress(t *testing.T) {
	task := cm017(t)
	plain := plainHost(t, shared.site)
	tests := []struct {
		name, base, address string
		o                   options
	}{
		{"small", shared.baseURL, "/cm-017/", options{NoJS: true}},
		{"small, no slash", shared.baseURL, "/cm-017", options{NoJS: true}},
		{"capitals", shared.baseURL, "/CM-017", options{NoJS: true}},
		{"capitals, slash", shared.baseURL, "/CM-017/", options{NoJS: true}},
		{"mixed", shared.baseURL, "/Cm-017", options{Status: 404}},
		{"plain host, small", plain, "/cm-017/", options{}},
		{"plain host, small, no JavaScript", plain, "/cm-017/", options{NoJS: true}},
		{"plain host, small, no slash", plain, "/cm-017", options{NoJS: true}},
		{"plain host, capitals", plain, "/CM-017", options{Status: 404}},
		{"plain host, capitals, slash", plain, "/CM-017/", options{Status: 404}},
		{"plain host, mixed", plain, "/Cm-017", options{Status: 404}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			openOn(t, test.base, test.address, test.o).arriveAtTask(task)
		})
	}
}

// TestCapitalsWithoutJavaScript is the one case that a reader must mend: the page says how.
func TestCapitalsWithoutJavaScript(t *testing.T) {
	p := openOn(t, plainHost(t, shared.site), "/CM-017", options{NoJS: true, Status: 404})
	equal(t, "address", p.address(), "/CM-017")
	if text := p.text("code-address"); !strings.Contains(text, "kleine letters") || !strings.Contains(text, "/cm-017/") {
		t.Errorf("the page says %q", text)
	}
}

// TestWrongAddressStays holds that the page for a wrong address leads on once at most.
func TestWrongAddressStays(t *testing.T) {
	tests := []struct{ name, address, want string }{
		{"no such task", "/CM-999", "/cm-999/"},
		{"no such task, small", "/cm-999/", "/cm-999/"},
		{"no code", "/Over-Ons", "/Over-Ons"},
		{"with a query", "/CM-999?a=B#C", "/cm-999/?a=B#C"},
	}
	// leadsOn asks the component once more whether it goes anywhere from here.
	const leadsOn = `(led => {
		navigation.addEventListener("navigate", () => { led = true });
		document.querySelector("code-address").connectedCallback();
		return led;
	})(false)`
	base := plainHost(t, shared.site)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := openOn(t, base, test.address, options{Status: 404})
			p.arriveAt(test.want)
			p.wait(`customElements.get("code-address")`)
			equal(t, "leads on", eval[bool](p, leadsOn), false)
			for _, problem := range p.problems.take() {
				if !strings.Contains(strings.ToLower(problem), base+"/cm-999") || !strings.Contains(problem, "answers with status 404") {
					t.Error(problem)
				}
			}
		})
	}
}

// TestAlias builds the site with a former address and opens it on a host without _redirects.
func TestAlias(t *testing.T) {
	s := copySources(t)
	s.change(huisregelsFile, "\nlevel = \"tactisch\"\n", "\nlevel = \"tactisch\"\naliases = [\"/oud/huisregels/\"]\n")
	folder := filepath.Join(t.TempDir(), "site")
	command := exec.Command("go", "run", "./cmd/profiel", "-C", s.folder, "build", "--out", folder)
	command.Dir = repository
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	base := plainHost(t, os.DirFS(folder))
	for _, o := range []options{{}, {NoJS: true}} {
		p := openOn(t, base, "/oud/huisregels/", o)
		p.arriveAt(huisregels)
		equal(t, "heading", p.text("h1"), "Huisregels bewaken")
	}
}
