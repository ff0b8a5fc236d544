package corpus

import (
	"strings"
	"testing"
)

func TestFilesAreTheSameEveryTime(t *testing.T) {
	size := Size{Tasks: 100, Areas: 8}
	for _, reader := range []Reader{Profiel, Hugo} {
		first := map[string]string{}
		for name, text := range Files(size, reader) {
			if _, taken := first[name]; taken {
				t.Errorf("%s comes twice", name)
			}
			first[name] = text
		}
		again := 0
		for name, text := range Files(size, reader) {
			if first[name] != text {
				t.Errorf("%s differs from time to time", name)
			}
			again++
		}
		if want := 100 + 8 + 5 + 5 + 6; len(first) != want || again != want {
			t.Errorf("%d files, then %d, want %d", len(first), again, want)
		}
		if _, ok := first[Path(size)]; !ok {
			t.Errorf("there is no %s", Path(size))
		}
	}
}

// The texts are as long as those of real tasks, and have what those have.
func TestTextsAreLikeRealOnes(t *testing.T) {
	words, tasks := 0, 0
	marks := map[string]int{}
	for name, text := range Files(Size{Tasks: 200, Areas: 8}, Profiel) {
		if !strings.Contains(text, "\ncode = ") || strings.HasPrefix(name, "vacatures") {
			continue
		}
		tasks++
		_, body, _ := strings.Cut(text, "\n+++\n")
		words += len(strings.Fields(body))
		for _, mark := range []string{"## ", "](/", "\n- ", "\n| ", "```\n", "**"} {
			marks[mark] += strings.Count(body, mark)
		}
	}
	if mean := words / tasks; tasks != 200 || mean < 200 || mean > 260 {
		t.Errorf("%d tasks of %d words, want 200 of 200 to 260", tasks, mean)
	}
	if marks["## "] != 3*tasks || marks["](/"] != 4*tasks || marks["\n| "] != tasks || marks["```\n"] != tasks/10 || marks["\n- "] < 3*tasks || marks["**"] == 0 {
		t.Errorf("markup: %v", marks)
	}
}
