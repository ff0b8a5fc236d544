// Package corpus makes up a profile of any size, to measure with. The same size gives the same bytes.
//
// A task has a text of some 230 words under three headings, with a list, four links to other tasks and two to four related ones; one in
// five has a table and one in ten a block of code. The texts say nothing, but have the length, the words and the markup of real
// ones. Tasks go round the areas, so that areas are equally large.
package corpus

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
)

// Reader is the program that a profile is written for.
type Reader int

// The readers differ in how front matter refers to a task, and in a key of their own for the place of a file.
const (
	Profiel Reader = iota
	Hugo
)

// Size is how large a profile is.
type Size struct {
	Tasks, Areas int // Areas at most 26 * 26
}

// Levels and editions of every profile.
var (
	levels   = []string{"operationeel", "tactisch", "strategisch"}
	editions = []string{"2017", "2023"}
)

// Files gives every Markdown file, by its path below content/. The order is the same every time.
func Files(size Size, reader Reader) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		w := newWriter(size, reader)
		for _, file := range slices.Concat(w.folders(), w.areaFiles(), w.levelFiles(), w.vacancyFiles()) {
			if !yield(file.path, file.text) {
				return
			}
		}
		for i := range w.tasks {
			if file := w.taskFile(i); !yield(file.path, file.text) {
				return
			}
		}
	}
}

// Path is the path, below content/, of a task that every profile has.
func Path(size Size) string { return newWriter(size, Profiel).tasks[size.Areas].path() + ".md" }

type file struct{ path, text string }

type area struct{ title, slug, prefix string }

type task struct {
	area        area
	title, slug string
	code        string
	level       string
	editions    []string
	before      string // its level in the first edition, when that is another
}

func (t task) path() string { return "aandachtsgebieden/" + t.area.slug + "/" + t.slug }

func (t task) link() string { return "[" + t.title + "](/" + t.path() + "/)" }

// writer makes up texts. What it makes depends on the order in which it is asked.
type writer struct {
	random *rand.Rand
	reader Reader
	areas  []area
	tasks  []task
}

func newWriter(size Size, reader Reader) *writer {
	w := &writer{random: rand.New(rand.NewPCG(1, 2)), reader: reader}
	for i := range size.Areas {
		w.areas = append(w.areas, newArea(i))
	}
	width := len(fmt.Sprint((size.Tasks + size.Areas - 1) / size.Areas))
	for i := range size.Tasks {
		w.tasks = append(w.tasks, w.newTask(w.areas[i%size.Areas], fmt.Sprintf("%0*d", max(width, 2), i/size.Areas+1)))
	}
	return w
}

func newArea(i int) area {
	title := areaNames[i%len(areaNames)]
	if round := i / len(areaNames); round > 0 {
		title += fmt.Sprintf(" in regio %d", round)
	}
	return area{title, slug(title), string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})}
}

func (w *writer) newTask(a area, number string) task {
	title := capital(w.one(nouns)) + " " + w.one(verbs)
	t := task{area: a, title: title, slug: slug(title) + "-" + number, code: a.prefix + "-" + number, level: w.one(levels), editions: editions}
	switch w.random.IntN(4) {
	case 0:
		t.editions = editions[:1]
	case 1:
		t.editions = editions[1:]
	case 2:
		if before := w.one(levels); before != t.level {
			t.before = before
		}
	}
	return t
}

func slug(title string) string {
	return strings.NewReplacer(" ", "-", "ë", "e", "ö", "o", "é", "e").Replace(strings.ToLower(title))
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
