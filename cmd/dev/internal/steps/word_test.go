package steps

import (
	"strings"
	"testing"
)

// wordAsRead is what LibreOffice writes of a good vacancy, as far as the step looks.
const wordAsRead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="o" xmlns:meta="m" xmlns:dc="d" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:xlink="x">
<office:meta><meta:initial-creator>Stichting Buurtgenoten</meta:initial-creator><dc:language>nl-NL</dc:language></office:meta>
<style:default-style><style:text-properties fo:language="nl" fo:country="NL"/></style:default-style>
<text:h text:outline-level="1">Wat je gaat doen</text:h><text:h text:outline-level="2">Modereren</text:h>
<text:list><text:list-item><text:a xlink:href="https://a.example/edities/herzien/cm-073/">Vragen posten</text:a></text:list-item>
<text:list-item><text:a xlink:href="https://a.example/edities/herzien/cm-074/">b</text:a></text:list-item>
<text:list-item><text:a xlink:href="https://a.example/edities/herzien/cm-075/">c</text:a></text:list-item>
<text:list-item>d</text:list-item><text:list-item>e</text:list-item></text:list></office:document>`

func TestWordFaults(t *testing.T) {
	for _, c := range []struct{ name, old, text, want string }{
		{"as it is", "", "", ""},
		{"no second level", `outline-level="2"`, `outline-level="1"`, `the headings have the levels "1 1", want 1 and 2`},
		{"headings that only look so", "text:h", "text:p", "the headings have the levels"},
		{"paragraphs for items", "<text:list-item>d</text:list-item>", "<text:p>d</text:p>", "4 list items, want the tasks and the facts"},
		{"nobody", "<meta:initial-creator>Stichting Buurtgenoten</meta:initial-creator>", "", `the author is "", want the organisation`},
		{"another language", `fo:country="NL"`, `fo:country="BE"`, `that of the text "nl-BE", want nl-NL`},
		{"dead links", "https://a.example", "", `the link "/edities/herzien/cm-073/" is no whole address`},
		{"other links", "/cm-073/", "/", "2 links to tasks, want 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := strings.ReplaceAll(wordAsRead, c.old, c.text)
			read, err := readOpenDocument([]byte(source))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(read.faults(), "\n"); !strings.Contains(got, c.want) || c.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWordAsPDFAndText(t *testing.T) {
	pdf := "%PDF-1.6 /Lang(nl-NL)" + strings.Repeat("/URI(https://a.example/edities/herzien/cm-073/)", 3)
	if faults := faultsOfPDF([]byte(pdf)); len(faults) > 0 {
		t.Errorf("got %q", faults)
	}
	if faults := faultsOfPDF([]byte("<html>")); len(faults) != 3 {
		t.Errorf("got %q", faults)
	}
	if faults := faultsOfText("  • CM-073 Vragen posten\nbij Stichting Buurtgenoten"); len(faults) > 0 {
		t.Errorf("got %q", faults)
	}
	if faults := faultsOfText("CM-073"); len(faults) != 2 {
		t.Errorf("got %q", faults)
	}
}
