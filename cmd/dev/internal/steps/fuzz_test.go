package steps

import (
	"slices"
	"testing"
)

func TestFuzzTargets(t *testing.T) {
	got := fuzzTargets("ok  \tx/a\t0.1s\nFuzzFile\nFuzzName\nok  \tx/content\t0.2s\n?   \tx/b\t[no test files]\nFuzzList\nok  \tx/ledger\t0.1s\n")
	if want := []fuzzTarget{{"FuzzFile", "x/content"}, {"FuzzName", "x/content"}, {"FuzzList", "x/ledger"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestExecutionsLeft(t *testing.T) {
	for n, want := range map[int]int{0: 0, 999_999: 0, 1_000_000: 4_000_000, 4_999_999: 1, 6_000_000: 0} {
		if got := executionsLeft(n); got != want {
			t.Errorf("after %d executions %d are left, want %d", n, got, want)
		}
	}
}

func TestExecutions(t *testing.T) {
	for said, want := range map[string]int{"": 0, "fuzz: elapsed: 3s, execs: 102 (34/sec)\nfuzz: elapsed: 6s, execs: 950 (282/sec), new interesting: 3\nPASS\n": 950} {
		if got := executions(said); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}
