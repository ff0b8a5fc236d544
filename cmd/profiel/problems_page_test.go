package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const problemsPage = "../../content/bijdragen/meldingen.md"

var (
	problemHeading = regexp.MustCompile("^### `([a-z0-9-]+)`$")
	printedName    = regexp.MustCompile(`: (?:error|warning): .* \[([a-z0-9-]+)\]$`)
)

func TestEveryProblemIsExplained(t *testing.T) {
	code, err := namesInCode(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range code.unclear {
		t.Errorf("%s: cannot find out the name of this problem; write it in the literal, a variable or an argument", place)
	}
	explained := map[string]bool{}
	for number, line := range pageLines(t, problemsPage) {
		heading := problemHeading.FindStringSubmatch(line)
		switch {
		case heading == nil && strings.HasPrefix(line, "###"):
			t.Errorf("%s:%d: a heading of level 3 is one name of a problem: ### `name`", problemsPage, number+1)
		case heading != nil && explained[heading[1]]:
			t.Errorf("%s:%d: %q is explained twice", problemsPage, number+1, heading[1])
		case heading != nil:
			explained[heading[1]] = true
		}
		if printed := printedName.FindStringSubmatch(line); printed != nil && !code.names[printed[1]] {
			t.Errorf("%s:%d: the example shows %q, which the code does not have", problemsPage, number+1, printed[1])
		}
	}
	compare(t, problemsPage, "problem", code.names, explained)
}

func TestSaid(t *testing.T) {
	for source, want := range map[string]saying{
		`diag.Problem{Name: "a-b", Message: "wat?", Hint: "zo"}`:                                     {`wat\?`, "zo"},
		`diag.Problem{Name: "a-b", Message: "x " + y, Hint: fmt.Sprintf("%[1]q of %s", a, b) + "!"}`: {"x .*", ".* of .*!"},
		`diag.Problem{Name: "a-b", Message: f("x"), Hint: fmt.Sprintf(format, a)}`:                   {".*", ".*"},
		`diag.Problem{Name: "a-b"}`: {".*", ".*"},
	} {
		found, err := namesInCode(fstest.MapFS{"x.go": {Data: []byte("package x; var p = " + source)}})
		if err != nil || !slices.Equal(found.said["a-b"], []saying{want}) {
			t.Errorf("%s: got %q, %v", source, found.said["a-b"], err)
		}
	}
}

// explanation is what the page says of one name.
type explanation struct {
	line  int
	prose string
	block []string // of the first example
}

// explanations reads the page, by name.
func explanations(t *testing.T) map[string]explanation {
	t.Helper()
	all := map[string]explanation{}
	name, inBlock, blocks := "", false, 0
	for number, line := range pageLines(t, problemsPage) {
		heading := problemHeading.FindStringSubmatch(line)
		e := all[name]
		switch {
		case heading != nil:
			name, blocks = heading[1], 0
			e = explanation{line: number + 1}
		case strings.HasPrefix(line, "## "):
			name = ""
		case strings.HasPrefix(line, "```"):
			if inBlock = !inBlock; inBlock {
				blocks++
			}
		case inBlock && blocks == 1:
			e.block = append(e.block, line)
		case !inBlock:
			e.prose += line + " "
		}
		if name != "" {
			all[name] = e
		}
	}
	return all
}

// printedProblem is the first line of a problem.
var printedProblem = regexp.MustCompile(`^[^:]+(?::(\d+):(\d+))?: (error|warning): (.*) \[([a-z0-9-]+)\]$`)

// Every name has words of explanation and an example that the program could have printed: with its own name, at a place that the
// caret points at, with a message and a cure that the code has.
func TestEveryProblemHasAnExample(t *testing.T) {
	code, err := namesInCode(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range explanations(t) {
		place := fmt.Sprintf("%s:%d", problemsPage, e.line)
		if n := len(strings.Fields(e.prose)); n < 8 {
			t.Errorf("%s: %q is explained in %d words", place, name, n)
		}
		var printed []string
		if len(e.block) > 0 {
			printed = printedProblem.FindStringSubmatch(e.block[0])
		}
		if printed == nil || printed[5] != name {
			t.Errorf("%s: %q has no example, or that of another name first", place, name)
			continue
		}
		if isWarning := printed[3] == "warning"; isWarning != strings.HasPrefix(strings.TrimSpace(e.prose), "Een waarschuwing") {
			t.Errorf("%s: %q: the example is a %s, the words say otherwise", place, name, printed[3])
		}
		hint := exampleHint(t, place, printed, e.block[1:])
		if !slices.ContainsFunc(code.said[name], func(w saying) bool { return canSay(w.message, printed[4]) && canSay(w.hint, hint) }) {
			t.Errorf("%s: %q: the code does not say %q with the cure %q; it says %+v", place, name, printed[4], hint, code.said[name])
		}
	}
}

// exampleHint returns the cure of an example, behind the excerpt with its caret if there is one.
func exampleHint(t *testing.T, place string, printed, rest []string) string {
	t.Helper()
	for i, line := range rest {
		if caret := strings.Index(line, "^"); i == 1 && strings.Trim(line, " ^") == "" {
			isPart := len([]rune(rest[0])) >= 100 // of a long line
			if column := fmt.Sprint(caret - 3); column != printed[2] && !isPart {
				t.Errorf("%s: the caret stands at column %s, the message says %s", place, column, printed[2])
			}
			rest = rest[2:]
			break
		}
	}
	return strings.TrimSpace(strings.Join(rest, " "))
}

func canSay(pattern, text string) bool {
	if text == "" {
		return true // often set elsewhere, or none
	}
	return regexp.MustCompile("^(" + pattern + ")$").MatchString(text)
}
