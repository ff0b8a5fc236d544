package run

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"beroepsprofiel/cmd/dev/internal/tools"
)

func step(name string, live bool, err error) Step {
	return Step{Name: name, About: "about " + name, Live: live,
		Do: func(_ context.Context, _ *tools.Machine, out io.Writer) error {
			fmt.Fprintf(out, "output of %s\n", name)
			return err
		}}
}

func TestEveryStepRunsAndOnlyFailuresSpeak(t *testing.T) {
	var out bytes.Buffer
	steps := []Step{step("quiet", false, nil), step("bad", false, errors.New("it broke")), step("live", true, nil)}
	results := Runner{Out: &out}.Run(t.Context(), nil, steps)
	Table(&out, results)
	if len(results) != 3 || Failed(results) != 1 {
		t.Errorf("results %v", results)
	}
	for _, want := range []string{"output of bad", "bad: it broke", "output of live", "FAILED bad", "steps: 2 passed, 1 failed\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "output of quiet") {
		t.Errorf("a step that passed spoke:\n%s", out.String())
	}
}

func TestVerboseShowsEverything(t *testing.T) {
	var out bytes.Buffer
	Runner{Out: &out, Verbose: true}.Run(t.Context(), nil, []Step{step("quiet", false, nil)})
	if !strings.Contains(out.String(), "output of quiet") {
		t.Errorf("got %s", out.String())
	}
}

func TestStoppedRunFailsWhatIsLeft(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if results := (Runner{Out: io.Discard}).Run(ctx, nil, []Step{step("a", false, nil)}); Failed(results) != 1 {
		t.Errorf("results %v", results)
	}
}

func TestChoose(t *testing.T) {
	all := []Step{step("a", false, nil), step("b", false, nil), step("c", false, nil)}
	tests := []struct {
		names []string
		want  string
		fails bool
	}{
		{nil, "abc", false},
		{[]string{"c", "a"}, "ac", false},
		{[]string{"a", "x"}, "", true},
	}
	for _, test := range tests {
		chosen, err := Choose(all, test.names)
		var got strings.Builder
		for _, s := range chosen {
			got.WriteString(s.Name)
		}
		if got.String() != test.want || (err != nil) != test.fails {
			t.Errorf("Choose(%v) = %q, %v", test.names, got.String(), err)
		}
	}
}
