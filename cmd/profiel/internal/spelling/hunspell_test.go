package spelling

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// said is what hunspell 1.7.1 says of the words below.
const said = `@(#) International Ispell Version 3.2.06 (but really Hunspell 1.7.1)
& communty 1 1: community

*

& leeden 3 1: leenden, leden, Meeden

+ zin

# qqqzz 1

& well 2 1: wel, wil
*

`

func TestAnswers(t *testing.T) {
	words := []string{"communty", "één", "leeden", "zinnen", "qqqzz", "well-zo"}
	for name, text := range map[string]string{"lines": said, "lines of Windows": strings.ReplaceAll(said, "\n", "\r\n")} {
		unknown, err := answers(text, words)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := map[string][]string{"communty": {"community"}, "leeden": {"leenden", "leden", "Meeden"}, "qqqzz": nil, "well-zo": {"wel", "wil"}}
		if !maps.EqualFunc(unknown, want, slices.Equal) {
			t.Errorf("%s: got %q", name, unknown)
		}
	}
	if _, err := answers(said, append(words, "meer")); err == nil || !strings.Contains(err.Error(), `"meer"`) {
		t.Errorf("an answer that is not there: %v", err)
	}
}

func TestQuestions(t *testing.T) {
	if got := questions([]string{"één", "foto's"}); got != "^één\n^foto's\n" {
		t.Errorf("got %q", got)
	}
}

// Without the program the error says what to install.
func TestNoHunspell(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Hunspell("nl")(t.Context(), []string{"woord"})
	if err == nil || !strings.Contains(err.Error(), "install Debian's packages hunspell and hunspell-nl") {
		t.Errorf("got %v", err)
	}
}
