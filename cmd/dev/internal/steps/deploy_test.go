package steps

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func TestJudgeDeployments(t *testing.T) {
	const (
		canonical = canonicalTag + siteAddress + `/">`
		elsewhere = canonicalTag + `https://voorstel.netlify.example/">`
		note      = `<aside ` + previewClass + `><a href="` + changedPage + `">`
		robots    = "/*\n  " + noIndexHeader + "\n"
	)
	site, preview := deployment{context: "production"}, deployment{context: "deploy-preview", proposal: "12"}
	tests := []struct {
		name                string
		d                   deployment
		home, page, headers string
		want                []string
	}{
		{"the site", site, canonical, canonical + noIndexTag, "/*\n", nil},
		{"a preview", preview, canonical + noIndexTag + note, noIndexTag + note, robots, nil},
		{"nothing", site, "", "", "", []string{"there is no home page"}},
		{"a preview as the site", site, canonical + note, "", robots, []string{"index.html: it says that it is a preview", "_headers has X-Robots-Tag: noindex: true, want false"}},
		{"the site as a preview", preview, canonical, noIndexTag + note, "/*\n", []string{
			"index.html: it does not say that it is a preview", "index.html: search engines may list it",
			"_headers has X-Robots-Tag: noindex: false, want true", "do not list the page that changed",
		}},
		{"an address of its own", preview, elsewhere + noIndexTag + note, "", robots, []string{"index.html: the address for search engines is not on"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			published := fstest.MapFS{"_headers": {Data: []byte(test.headers)}, "oud/index.html": {Data: []byte(canonical + refreshTag)}}
			for name, text := range map[string]string{"index.html": test.home, "a/b/index.html": test.page} {
				if text != "" {
					published[name] = &fstest.MapFile{Data: []byte(text)}
				}
			}
			faults, err := test.d.judge(published)
			if err != nil {
				t.Fatal(err)
			}
			wantFaults(t, faults, test.want...)
		})
	}
}

// What the preview changes is there to be changed, and what it runs can be run.
func TestDeploymentsHaveWhatTheyNeed(t *testing.T) {
	const root = "../../../.."
	to := t.TempDir()
	if err := copySources(to, root); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(to, changedFile)); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(filepath.Join(to, previewCommand)); err != nil || info.Mode()&0o111 == 0 {
		t.Errorf("%s cannot be run: %v", previewCommand, err)
	}
}
