package profile

import "testing"

func TestDifference(t *testing.T) {
	low, high, area := &Level{Number: 1}, &Level{Number: 2}, &Area{}
	from := Version{Title: "Foto's maken", Level: low, Area: area}
	for _, c := range []struct {
		name                               string
		to                                 Version
		none, level, area, words, drawings bool
	}{
		{"same", from, true, false, false, false, false},
		{"level", Version{Title: from.Title, Level: high, Area: area}, false, true, false, false, false},
		{"area", Version{Title: from.Title, Level: low, Area: &Area{}}, false, false, true, false, false},
		{"words", Version{Title: "Foto's nemen", Level: low, Area: area}, false, false, false, true, false},
		{"apostrophe", Version{Title: "Foto’s maken", Level: low, Area: area}, false, false, false, false, true},
		{"words and apostrophe", Version{Title: "Foto’s nemen", Level: low, Area: area}, false, false, false, true, false},
	} {
		d := Difference{From: from, To: c.to}
		got := [5]bool{d.None(), d.MovedLevel(), d.MovedArea(), d.Reworded(), d.Typography()}
		if want := [5]bool{c.none, c.level, c.area, c.words, c.drawings}; got != want {
			t.Errorf("%s: none, level, area, reworded, typography: got %v, want %v", c.name, got, want)
		}
	}
}
