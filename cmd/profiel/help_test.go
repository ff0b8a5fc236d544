package main

import (
	"os"
	"testing"
)

// The preview leads from every problem to what this portal says about it.
func TestHelp(t *testing.T) {
	p := mustPortal(t).portal
	code, err := namesInCode(os.DirFS("."))
	if err != nil || len(code.names) == 0 {
		t.Fatalf("%d names, %v", len(code.names), err)
	}
	for name := range code.names {
		if got, want := p.help(name), "/bijdragen/meldingen/#"+name; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := p.help("no-such-name"); got != "" {
		t.Errorf("got %q for a name that is not explained", got)
	}
}

func TestHelpOnASiteWithoutExplanations(t *testing.T) {
	p, _, err := loadPortal(os.DirFS("testdata/site"), portalOptions{})
	if err != nil || p.help("unknown-level") != "" {
		t.Errorf("got %q, %v", p.help("unknown-level"), err)
	}
}
