package steps

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"beroepsprofiel/cmd/dev/internal/tools"
)

func TestNamesAreOneWordAndDiffer(t *testing.T) {
	seen := make(map[string]bool)
	for _, step := range append(All(), Soak()...) {
		if !regexp.MustCompile(`^[a-z]+$`).MatchString(step.Name) || seen[step.Name] || step.About == "" || step.Do == nil {
			t.Errorf("step %+v", step)
		}
		seen[step.Name] = true
	}
}

func TestFormat(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"formatted", "package a\n\nvar x = 1\n", ""},
		{"not formatted", "package a\nvar  x=1\n", "not formatted"},
		{"not Go", "packag a\n", "a.go: 1:"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			machine := tools.New(t.TempDir(), t.TempDir())
			file := filepath.Join(machine.Root, "cmd", "a.go")
			if err := os.Mkdir(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(test.source), 0o644); err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := format(t.Context(), machine, io.Discard); err != nil {
				got = err.Error()
			}
			if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestJudgeMisspelt(t *testing.T) {
	const right = `content/_index.md:5:4: error: unknown word "leeden" [unknown-word]`
	failed := errors.New("exit status 1")
	for _, test := range []struct {
		err  error
		said string
		want bool
	}{
		{failed, right, true},
		{failed, right + "\nx: error: y [bad-layout]", true},
		{nil, right, false},
		{failed, "hunspell is not there", false},
		{failed, right + "\n" + `content/_index.md:5:11: error: unknown word "modereren" [unknown-word]`, false},
	} {
		if got := judgeMisspelt(test.err, test.said) == nil; got != test.want {
			t.Errorf("%v, %q: fine: %v", test.err, test.said, got)
		}
	}
}

func TestJudge(t *testing.T) {
	const (
		missingAlt = `{"type":"error","url":"file:/tmp/s/a/index.html","lastLine":4,"firstColumn":2,` +
			`"message":"no alt","extract":"<img>"}`
		again = `{"type":"error","url":"file:/tmp/s/b/index.html","lastLine":9,"firstColumn":2,` +
			`"message":"no alt","extract":"<img>"}`
		warning = `{"type":"info","subType":"warning","url":"file:/tmp/s/a.html","lastLine":1,"message":"consider h2"}`
		custom  = `{"type":"error","message":"CSS: “a”: The types are incompatible.","extract":"min(1em, var(--b))"}`
		clamped = `{"type":"error","message":"CSS: “padding”: Invalid type: “var(--a), 6%, 1em”.","extract":"1em)"}`
		newer   = `{"type":"error","url":"file:/tmp/s/a.css",` +
			`"message":"CSS: “view-transition-name”: Property “view-transition-name” doesn't exist."}`
	)
	tests := []struct {
		name, messages, wantError string
		wantPrinted               []string
	}{
		{"nothing", "", "", []string{"3 files: 0 errors, 0 warnings"}},
		{"a warning passes", warning, "", []string{"a.html:1:0: warning: consider h2", "0 errors, 1 warnings"}},
		{"the same error twice", missingAlt + "," + again, "2 errors",
			[]string{"a/index.html:4:2: error: no alt", "    <img>", "(2 times)", "2 errors"}},
		{"types that the checker cannot know", custom + "," + clamped, "", []string{"0 errors"}},
		{"CSS that the checker does not know", newer, "", []string{"0 errors"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			findings, err := parseReport([]byte("Picked up options\n{\"messages\":[" + test.messages + "]}"))
			if err != nil {
				t.Fatal(err)
			}
			err = judge(findings, "/tmp/s", 3, &out)
			if got := errorText(err); got != test.wantError {
				t.Errorf("error %q, want %q", got, test.wantError)
			}
			for _, want := range test.wantPrinted {
				if !strings.Contains(out.String(), want) {
					t.Errorf("no %q in\n%s", want, out.String())
				}
			}
		})
	}
}

func TestWhatIsNoReportFails(t *testing.T) {
	if _, err := parseReport([]byte("Exception in thread main")); err == nil {
		t.Error("no error")
	}
}

func TestNothingCheckedFails(t *testing.T) {
	if err := judge(nil, "/tmp/s", 0, io.Discard); err == nil {
		t.Error("no error")
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
