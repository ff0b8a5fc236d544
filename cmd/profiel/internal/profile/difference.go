package profile

import "strings"

// Difference is what changed between two versions of one task.
type Difference struct {
	From, To Version
}

// None reports that nothing changed.
func (d Difference) None() bool {
	return !d.MovedLevel() && !d.MovedArea() && d.From.Title == d.To.Title
}

// MovedLevel reports that the task stands at another level.
func (d Difference) MovedLevel() bool { return d.From.Level != d.To.Level }

// MovedArea reports that the task stands in another area.
func (d Difference) MovedArea() bool { return d.From.Area != d.To.Area }

// Reworded reports that the task has other words.
func (d Difference) Reworded() bool { return !SameWords(d.From.Title, d.To.Title) }

// SameWords reports that two texts differ in nothing but how quotation marks are drawn.
func SameWords(a, b string) bool { return a == b || straight(a) == straight(b) }

// Typography reports that only quotation marks were drawn differently: a curly apostrophe is no rewording.
func (d Difference) Typography() bool { return d.From.Title != d.To.Title && !d.Reworded() }

func straight(title string) string { return straightener.Replace(title) }

var straightener = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)
