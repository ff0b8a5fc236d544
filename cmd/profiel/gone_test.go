package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"beroepsprofiel/cmd/profiel/internal/output"
)

// passing are files beside the real content, by path below content/. Each says a word that the content does not have, and so do their names.
var passing = map[string]string{
	"aandachtsgebieden/modereren/zwerfwoord-taak.md": "title = \"Zwerfwoord taak\"\ncode = \"CM-990\"\nlevel = \"operationeel\"\nedition = [\"2017\", \"herzien\"]",
	"over/zwerfwoord-pagina.md":                      "title = \"Zwerfwoord pagina\"",
	"vacatures/zwerfwoord-vacature.md":               "title = \"Zwerfwoord vacature\"\nlevel = [\"operationeel\"]",
}

// TestGoneIsGone publishes three files with this portal, and then makes them drafts or removes them: both times the whole output is, to the
// byte, that of a portal that never had them.
func TestGoneIsGone(t *testing.T) {
	never := outputWith(t, "", false)
	published := outputWith(t, "", true)
	for _, name := range []string{
		"feed.xml", "sitemap.xml", "llms.txt", "matrix/index.html", "_redirects", "data/search.json", "data/profile.json", "data/profile.csv",
		"data/profile.xlsx", "data/profile.ttl", "data/profile.jsonld", "data/vacancies.json", "cm-990/index.html", "edities/2017/cm-990/index.html",
		"over/zwerfwoord-pagina/index.html", "over/zwerfwoord-pagina/index.md",
	} {
		if !names(published[name]) {
			t.Errorf("%s does not name what is published", name)
		}
	}
	for how, made := range map[string]map[string]string{"drafts": outputWith(t, "draft = true", true), "removed": outputWith(t, "", false)} {
		for name, text := range made {
			if text != never[name] || names(name) || names(text) {
				t.Errorf("%s: %s is not as if they had never been", how, name)
			}
		}
		if len(made) != len(never) {
			t.Errorf("%s: %d files, want %d", how, len(made), len(never))
		}
	}
}

// names reports whether a text names one of the files.
func names(text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(text, "zwerfwoord") || strings.Contains(text, "cm-990")
}

// outputWith is every file that this portal is made into, by path, with or without the passing files. more is added to their front matter.
func outputWith(t *testing.T, more string, there bool) map[string]string {
	t.Helper()
	fsys := fstest.MapFS{}
	if err := copyTo(fsys, os.DirFS(root), "site.toml", "content", "layouts", "static"); err != nil {
		t.Fatal(err)
	}
	if there {
		for name, front := range passing {
			fields := ""
			if strings.HasPrefix(name, "vacatures/") { // what a vacancy must ask for
				fields = "\n{organisatie} {doel} {plaats} {uren} {contract} {salaris} {plek} {procedure} {sluitingsdatum}\n"
			}
			fsys["content/"+name] = &fstest.MapFile{Data: []byte("+++\n" + front + "\n" + more + "\n+++\n\nOver een zwerfwoord.\n" + fields), Mode: 0o644}
		}
	}
	changed := map[string]time.Time{}
	for name := range fsys {
		changed[name] = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	}
	for name := range passing {
		changed["content/"+name] = time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	}
	p, problems, err := loadPortal(fsys, portalOptions{BaseURL: portalURL, Changed: changed})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	files, err := output.Memory(p.files)
	if err != nil {
		t.Fatal(err)
	}
	return textsOf(t, files)
}

// textsOf is every file by its path; of one that is an archive, what is in it.
func textsOf(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		texts[name] = string(data)
		if strings.HasSuffix(name, ".xlsx") {
			texts[name] = unpacked(t, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func unpacked(t *testing.T, archive []byte) string {
	t.Helper()
	reader, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range reader.File {
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&all, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
