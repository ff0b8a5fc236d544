package steps

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// word opens in LibreOffice the Word file that a browser test downloads from the vacancy builder, and reads back what LibreOffice
// made of it: as an OpenDocument text, as a PDF and as plain text.
func word(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	office, err := machine.LibreOffice(ctx, out)
	if err != nil {
		return err
	}
	file, err := downloadedWord(ctx, machine, out)
	if err != nil {
		return err
	}
	var converted [3][]byte
	for i, format := range []string{"fodt", "pdf", "txt:Text (encoded):UTF8"} {
		if converted[i], err = convert(ctx, machine, out, office, file, format); err != nil {
			return err
		}
	}
	read, err := readOpenDocument(converted[0])
	if err != nil {
		return err
	}
	faults := append(read.faults(), faultsOfPDF(converted[1])...)
	faults = append(faults, faultsOfText(string(converted[2]))...)
	return sumUp(out, faults, "%d headings, %d list items, %d links", len(read.headings), read.items, len(read.links))
}

// What the browser test fills in, as far as this step looks for it.
const (
	wordOrganisation = "Stichting Buurtgenoten"
	wordTask         = "Vragen posten"
)

// wordFile is where the browser step leaves the Word file.
func wordFile(machine *tools.Machine) string { return filepath.Join(machine.Temp, "vacature.docx") }

// downloadedWord returns the Word file, after running the one test that makes it when the browser step did not.
func downloadedWord(ctx context.Context, machine *tools.Machine, out io.Writer) (string, error) {
	file := wordFile(machine)
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	if err := machine.Chromium(ctx, out); err != nil {
		return "", err
	}
	env := []string{"PROFIEL_WORD=" + file}
	err := machine.Run(ctx, out, env, "go", "test", withBrowserTests, "-count=1", "-run=^TestBuilderDownload$", "./cmd/dev/browsertest")
	return file, err
}

// convert has LibreOffice write a file in another format, and returns it. It uses a profile of its own.
func convert(ctx context.Context, machine *tools.Machine, out io.Writer, office, file, format string) ([]byte, error) {
	extension, _, _ := strings.Cut(format, ":")
	converted := strings.TrimSuffix(file, filepath.Ext(file)) + "." + extension
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(machine.Temp, "office"))
	err := machine.Run(ctx, out, nil, office, profile, "--headless", "--convert-to", format, "--outdir", filepath.Dir(file), file)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(converted)
	if err != nil {
		return nil, fmt.Errorf("LibreOffice made no %s of the Word file: %w", extension, err)
	}
	return content, nil
}

// openDocument is what LibreOffice understood of a document.
type openDocument struct {
	headings []string // their levels
	items    int
	links    []string
	author   string
	language string // of the document's description
	spoken   string // of its paragraphs, as nl-NL
}

// readOpenDocument reads a flat OpenDocument text.
func readOpenDocument(source []byte) (openDocument, error) {
	var d openDocument
	decoder := xml.NewDecoder(bytes.NewReader(source))
	var inside string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err != nil {
			return d, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local
			d.start(token)
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			d.text(inside, string(token))
		}
	}
}

func (d *openDocument) start(element xml.StartElement) {
	attributes := make(map[string]string)
	for _, a := range element.Attr {
		attributes[a.Name.Local] = a.Value
	}
	switch element.Name.Local {
	case "h":
		d.headings = append(d.headings, attributes["outline-level"])
	case "list-item":
		d.items++
	case "a":
		d.links = append(d.links, attributes["href"])
	case "text-properties":
		if language := attributes["language"]; language != "" && d.spoken == "" {
			d.spoken = language + "-" + attributes["country"]
		}
	}
}

func (d *openDocument) text(element, text string) {
	switch element {
	case "initial-creator":
		d.author += text
	case "language":
		d.language += text
	}
}

// faults says what a vacancy needs and LibreOffice does not see.
func (d openDocument) faults() []string {
	var faults []string
	need := func(is bool, format string, values ...any) {
		if !is {
			faults = append(faults, fmt.Sprintf(format, values...))
		}
	}
	levels := strings.Join(d.headings, " ")
	need(strings.Contains(levels, "1") && strings.Contains(levels, "2"), "the headings have the levels %q, want 1 and 2", levels)
	need(d.items >= 5, "%d list items, want the tasks and the facts", d.items)
	need(d.author == wordOrganisation, "the author is %q, want the organisation, %q", d.author, wordOrganisation)
	need(d.language == "nl-NL" && d.spoken == "nl-NL", "the language is %q and that of the text %q, want nl-NL", d.language, d.spoken)
	tasks := 0
	for _, link := range d.links {
		need(strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://"), "the link %q is no whole address", link)
		if strings.Contains(link, "/cm-") {
			tasks++
		}
	}
	need(tasks >= 3, "%d links to tasks, want 3", tasks)
	return faults
}

var pdfTaskLink = regexp.MustCompile(`/URI\(https?://[^)]*/cm-\d+/\)`)

// faultsOfPDF says what is not in the PDF: live links and the language.
func faultsOfPDF(pdf []byte) []string {
	var faults []string
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		faults = append(faults, "LibreOffice made no PDF")
	}
	if links := len(pdfTaskLink.FindAll(pdf, -1)); links < 3 {
		faults = append(faults, fmt.Sprintf("the PDF has %d links to tasks, want 3", links))
	}
	if !bytes.Contains(pdf, []byte("/Lang(nl-NL)")) {
		faults = append(faults, "the PDF is not in nl-NL")
	}
	return faults
}

// faultsOfText says which words are not in the plain text.
func faultsOfText(text string) []string {
	var faults []string
	for _, want := range []string{wordOrganisation, "• CM-073 " + wordTask} {
		if !strings.Contains(text, want) {
			faults = append(faults, fmt.Sprintf("the text has no %q", want))
		}
	}
	return faults
}
