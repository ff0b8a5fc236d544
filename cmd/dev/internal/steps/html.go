package steps

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"beroepsprofiel/cmd/dev/internal/tools"
)

// validHTML has the W3C's checker read every HTML, CSS and SVG file of the built site. Errors fail the step; warnings are
// listed.
func validHTML(ctx context.Context, machine *tools.Machine, out io.Writer) error {
	folder, err := builtSite(ctx, machine, out)
	if err != nil {
		return err
	}
	var findings []finding
	checked := 0
	for _, kind := range []struct{ extension, option string }{{".html", "--html"}, {".css", "--css"}, {".svg", "--svg"}} {
		files, err := filesBelow(folder, kind.extension)
		if err != nil {
			return err
		}
		if len(files) == 0 {
			continue
		}
		found, err := askChecker(ctx, machine, out, kind.option, files)
		if err != nil {
			return err
		}
		findings = append(findings, found...)
		checked += len(files)
	}
	return judge(findings, folder, checked, out)
}

// askChecker runs the checker once, over files of one kind: of mixed kinds it gets the line numbers wrong.
func askChecker(ctx context.Context, machine *tools.Machine, out io.Writer, option string, files []string) ([]finding, error) {
	java, err := machine.Java(ctx, out)
	if err != nil {
		return nil, err
	}
	jar, err := machine.VNU(ctx, out)
	if err != nil {
		return nil, err
	}
	args := []string{"-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", option}
	var report bytes.Buffer
	if err := machine.Run(ctx, &report, nil, java, append(args, files...)...); err != nil {
		return nil, fmt.Errorf("the checker did not finish: %s", report.String())
	}
	return parseReport(report.Bytes())
}

// finding is one message of the checker.
type finding struct {
	Type    string `json:"type"`    // "error", "info" or "non-document-error"
	SubType string `json:"subType"` // of info: "warning" or ""
	URL     string `json:"url"`
	Line    int    `json:"lastLine"`
	Column  int    `json:"firstColumn"`
	Message string `json:"message"`
	Extract string `json:"extract"`
}

// parseReport reads what the checker prints, without the messages that are wrong about newer CSS.
func parseReport(report []byte) ([]finding, error) {
	if i := bytes.IndexByte(report, '{'); i > 0 {
		report = report[i:] // after what Java says about itself
	}
	var parsed struct {
		Messages []finding `json:"messages"`
	}
	if err := json.Unmarshal(report, &parsed); err != nil {
		return nil, fmt.Errorf("the checker's report: %w", err)
	}
	return slices.DeleteFunc(parsed.Messages, isKnownLimit), nil
}

// judge prints findings, the same one on many pages once, and fails when one is an error or nothing was checked.
func judge(findings []finding, folder string, files int, out io.Writer) error {
	errorCount := 0
	for _, f := range findings {
		if f.Type != "info" {
			errorCount++
		}
	}
	printFindings(out, findings, folder)
	fmt.Fprintf(out, "%d files: %d errors, %d warnings\n", files, errorCount, len(findings)-errorCount)
	switch {
	case files == 0:
		return errors.New("the built site has no file to check")
	case errorCount > 0:
		return fmt.Errorf("%d errors", errorCount)
	}
	return nil
}

// newerThanChecker are messages about CSS that browsers and the W3C's drafts have and the checker does not know yet.
var newerThanChecker = regexp.MustCompile(`^CSS: (` +
	`Unrecognized at-rule “@(container|property|starting-style|view-transition)”` +
	`|“(container-name|container-type|field-sizing|interpolate-size|view-transition-name)”: Property .* doesn't exist` +
	`|“container”: Parse Error)`)

// isKnownLimit reports whether the checker is wrong: about newer CSS, or about min() and clamp() with a custom property, whose type
// it cannot know.
func isKnownLimit(f finding) bool {
	ofTypes := strings.HasSuffix(f.Message, "The types are incompatible.") || strings.Contains(f.Message, ": Invalid type: “")
	guessedType := ofTypes && strings.Contains(f.Extract+f.Message, "var(--")
	return guessedType || newerThanChecker.MatchString(f.Message)
}

func printFindings(out io.Writer, findings []finding, folder string) {
	type fault struct{ kind, message, extract string }
	first, count := make(map[fault]finding), make(map[fault]int)
	for _, f := range findings {
		key := fault{f.kind(), f.Message, f.Extract}
		if count[key] == 0 {
			first[key] = f
		}
		count[key]++
	}
	var lines []string
	for key, f := range first {
		_, file, _ := strings.Cut(f.URL, folder+"/")
		line := fmt.Sprintf("%s:%d:%d: %s: %s", cmp.Or(file, f.URL), f.Line, f.Column, key.kind, key.message)
		if key.extract != "" {
			line += fmt.Sprintf("\n    %s", strings.Join(strings.Fields(key.extract), " "))
		}
		if count[key] > 1 {
			line += fmt.Sprintf("\n    (%d times)", count[key])
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
}

func (f finding) kind() string {
	if f.Type == "info" {
		return cmp.Or(f.SubType, "info")
	}
	return "error"
}
