package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Places finds the same as At, wherever marks and lines fall, and the excerpt with its cut leads back to the place.
func TestPlacesInLongText(t *testing.T) {
	long := strings.Repeat("é€😀x", 700)
	text := strings.Repeat("kort\n", 500) + long + "\n" + long + "y\r\n\n" + strings.Repeat("regel é\n", 300) + "eind"
	places := NewPlaces([]byte(text), 3)
	line, column := 3, 1
	for offset, char := range text {
		got, excerpt := places.At(offset, utf8.RuneLen(char))
		want, wantExcerpt := At([]byte(text), offset, utf8.RuneLen(char), 3)
		if got != want || excerpt != wantExcerpt {
			t.Fatalf("byte %d: got %+v %q, At says %+v %q", offset, got, excerpt, want, wantExcerpt)
		}
		if got.Line != line || got.Column != column {
			t.Fatalf("byte %d: got line %d column %d, want %d and %d", offset, got.Line, got.Column, line, column)
		}
		if char == '\n' {
			line, column = line+1, 1
			continue
		}
		column++
		if chars := []rune(excerpt); char != '\r' && chars[got.Column-got.Cut-1] != char || !utf8.ValidString(excerpt) {
			t.Fatalf("byte %d: the excerpt %q, cut by %d, does not have %q at column %d", offset, excerpt, got.Cut, char, got.Column)
		}
		if len(excerpt) > 2*excerptReach {
			t.Fatalf("byte %d: the excerpt has %d bytes", offset, len(excerpt))
		}
	}
}

// However long a text and its lines are, a look-up starts at most this far before the place. That is what keeps a file with
// tens of thousands of problems quick.
func TestPlacesReadLittle(t *testing.T) {
	for _, text := range []string{strings.Repeat("é", 100_000), strings.Repeat("a\n", 100_000), strings.Repeat("\x80", 10_000)} {
		p := NewPlaces([]byte(text), 1)
		if len(p.marks) != (len(text)+markDistance-1)/markDistance {
			t.Errorf("%d marks for %d bytes", len(p.marks), len(text))
		}
		for i, m := range p.marks {
			if far := i*markDistance - m.offset; far < 0 || far >= utf8.UTFMax {
				t.Errorf("mark %d is at byte %d", i, m.offset)
			}
		}
	}
}

// What is printed of a long line is the same as if the excerpt were whole.
func TestPrintPartOfALongLine(t *testing.T) {
	for _, filler := range []string{"a", "é", "€", "😀"} {
		line := strings.Repeat(filler, 1000)
		for _, offset := range []int{0, 90, 91, 100, 101, 399, 400, 401, 500, 950, 999, 1000} {
			position, excerpt := At([]byte(line), offset*len(filler), 3*len(filler), 1)
			whole := Problem{Position: Position{Line: 1, Column: offset + 1, Width: position.Width}, Excerpt: line}
			part := Problem{Position: position, Excerpt: excerpt}
			if got, want := part.String(), whole.String(); got != want {
				t.Errorf("%s at %d:\n%s\nwant\n%s", filler, offset, got, want)
			}
		}
	}
}
