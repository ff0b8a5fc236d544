package output

import (
	"bytes"
	"strings"
	"testing"
)

func text(t *testing.T, f File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Make(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRedirects(t *testing.T) {
	f := Redirects([]Redirect{{"/cm-001/", "/gebieden/a/"}, {"/CM-001/", "/gebieden/a/"}})
	if want := "/cm-001/ /gebieden/a/ 301!\n/CM-001/ /gebieden/a/ 301!\n"; f.Path != "_redirects" || text(t, f) != want {
		t.Errorf("%s: got\n%s", f.Path, text(t, f))
	}
	if got := text(t, Redirects(nil)); got != "" {
		t.Errorf("without redirects: got %q", got)
	}
}

// TestHeaders holds what the pages rely on: nothing inline, nothing from another host, assets kept for ever.
func TestHeaders(t *testing.T) {
	f := Headers(false)
	got := text(t, f)
	if f.Path != "_headers" || strings.Contains(got, "unsafe") {
		t.Errorf("%s: got\n%s", f.Path, got)
	}
	for _, want := range []string{
		"/*\n  Content-Security-Policy: default-src 'none';", "\n  X-Content-Type-Options: nosniff\n", "\n  X-Frame-Options: DENY\n",
		"\n/embed/*\n  Content-Security-Policy: default-src 'none';", "; frame-ancestors *\n  Access-Control-Allow-Origin: *\n",
		"\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
		"\n/data/*\n  Access-Control-Allow-Origin: *\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestHeadersOfAPreview(t *testing.T) {
	all, _, _ := strings.Cut(text(t, Headers(true)), "\n/")
	if !strings.HasSuffix(all, "\n  X-Robots-Tag: noindex") || strings.ReplaceAll(text(t, Headers(true)), "  X-Robots-Tag: noindex\n", "") != text(t, Headers(false)) {
		t.Errorf("got\n%s", text(t, Headers(true)))
	}
}

func TestLocalHeaders(t *testing.T) {
	at := func(address string) map[string]string {
		headers := map[string]string{}
		for _, rule := range LocalHeaders() {
			for _, h := range rule.Headers {
				if strings.HasPrefix(address, rule.Start) {
					headers[h.Name] = h.Value
				}
			}
		}
		return headers
	}
	page, asset, card := at("/matrix/"), at("/assets/a1/css/site.css"), at("/embed/cm-001/")
	if page[policyName] != contentPolicy || page["X-Frame-Options"] != "DENY" || page["Access-Control-Allow-Origin"] != "" {
		t.Errorf("a page: %q", page)
	}
	if asset[policyName] != contentPolicy || asset[cacheName] != "" || asset[transportName] != "" {
		t.Errorf("an asset: %q", asset)
	}
	if !strings.HasSuffix(card[policyName], "; frame-ancestors *") || card["Access-Control-Allow-Origin"] != "*" {
		t.Errorf("a card: %q", card)
	}
}

// TestOnlyThePolicyIsSetTwice keeps hosts that join the values of two rules from making nonsense of a header: the rules for
// folders repeat nothing else of the one for /*.
func TestOnlyThePolicyIsSetTwice(t *testing.T) {
	everywhere, folders, _ := strings.Cut(strings.TrimPrefix(text(t, Headers(false)), "/*\n"), "\n/")
	names := 0
	for line := range strings.Lines(everywhere) {
		name, _, _ := strings.Cut(line, ":")
		names++
		if name != "  Content-Security-Policy" && strings.Contains(folders, name+":") {
			t.Errorf("%s is set twice", name)
		}
	}
	if names != 8 || !strings.Contains(folders, "Cache-Control:") || strings.Contains(folders, "!") {
		t.Errorf("%d headers everywhere, and then\n%s", names, folders)
	}
}
