//go:build browser

package browsertest

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// bytesOf is JavaScript for the bytes of a Blob in base64.
const bytesOf = `(async blob => {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	let text = "";
	for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
	return btoa(text);
})`

// docxOf makes the Word file of a state, which is a JavaScript expression, and reads its parts by name.
func docxOf(p *page, state string) map[string]string {
	p.t.Helper()
	coded := eval[string](p, withModules(`await `+bytesOf+`(m.docx.docx(m.document.makeVacancy(`+state+`, catalog, words), new Date("2026-11-15T12:00:00Z")))`))
	content, err := base64.StdEncoding.DecodeString(coded)
	p.must(err)
	return unzip(p.t, content)
}

// unzip reads an archive with another program's reader, which checks the sums.
func unzip(t *testing.T, content []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := make(map[string]string)
	for _, file := range archive.File {
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(reader)
		if err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
		parts[file.Name] = string(text)
	}
	return parts
}

// xmlText is the text of XML; it fails the test when that is not well-formed.
func xmlText(t *testing.T, name, source string) string {
	t.Helper()
	var text strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(source))
	for {
		token, err := decoder.Token()
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			if token.Name.Local == "br" || token.Name.Local == "p" {
				text.WriteString("\n")
			}
		}
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestVacancyDocxKeepsText(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	for name, text := range hostile() {
		parts := docxOf(p, hostileState+"("+quote(text)+")")
		for part, source := range parts {
			xmlText(t, name+" "+part, source)
		}
		want := squeeze(visible(text))
		if got := strings.Count(squeeze(xmlText(t, name, parts["word/document.xml"])), want); got < 10 {
			t.Errorf("%s: the text stands %d times", name, got)
		}
		if got := squeeze(xmlText(t, name, parts["docProps/core.xml"])); !strings.HasPrefix(got, want+want) && !strings.HasPrefix(got, want+" "+want) {
			t.Errorf("%s: title and author are %q", name, got)
		}
	}
}

func TestVacancyDocxSaysWhatItIs(t *testing.T) {
	t.Parallel()
	p := aPage(t)
	parts := docxOf(p, `m.state.readFragment("#v=1&level=tactisch&tasks=CM-079,CM-001&competencies=sociaal&field.organisatie=Buurt%20%26%20Co", catalog).state`)
	for part, wants := range map[string][]string{
		"[Content_Types].xml":          {"/word/document.xml", "/word/numbering.xml"},
		"docProps/core.xml":            {"<dc:creator>Buurt &amp; Co</dc:creator>", "<dc:language>nl-NL</dc:language>", "2026-11-15T12:00:00Z"},
		"word/styles.xml":              {`<w:lang w:val="nl-NL"`},
		"word/document.xml":            {`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/>`, `<w:pStyle w:val="Heading2"/>`, `<w:pStyle w:val="ListBullet"/><w:numPr>`, "<w:hyperlink "},
		"word/_rels/document.xml.rels": {shared.baseURL + "/edities/herzien/cm-079/"},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s has no %s:\n%s", part, want, parts[part])
			}
		}
	}
	anonymous := docxOf(p, `m.state.nothing(catalog)`)
	if strings.Contains(anonymous["docProps/core.xml"], "creator") {
		t.Errorf("a vacancy without an organisation has an author:\n%s", anonymous["docProps/core.xml"])
	}
}
