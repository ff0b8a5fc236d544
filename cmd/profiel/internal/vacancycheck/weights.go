package vacancycheck

import (
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/words"
)

// How often a word of each part of a task counts, how many stems of a task are kept, and what the heaviest word of all weighs.
const (
	titleWeight   = 3
	summaryWeight = 2
	bodyWeight    = 1
	mostStems     = 60
	heaviest      = 99
)

// taskText is a task of the current edition with its page's text.
type taskText struct {
	*profile.Task
	body string
}

// textsOf lists the tasks of the current edition, in its order.
func textsOf(s *site.Site) []taskText {
	bodies := map[*profile.Task]string{}
	for _, page := range s.Pages {
		if page.Kind == site.Task {
			bodies[page.Task] = page.Body.Text()
		}
	}
	var tasks []taskText
	for _, t := range s.Profile.TasksIn(s.Profile.Current) {
		tasks = append(tasks, taskText{t, bodies[t]})
	}
	return tasks
}

// allTexts gives every text whose words the browser must know.
func allTexts(tasks []taskText, check *profile.VacancyCheck) iter.Seq[string] {
	var texts []string
	for _, t := range tasks {
		texts = append(texts, t.Title, t.Summary, t.body)
	}
	lists := [][]string{check.Certain, check.Likely, check.Own, check.Social, check.Aside}
	for _, name := range slices.Sorted(maps.Keys(check.Groups)) {
		lists = append(lists, check.Groups[name])
	}
	for _, c := range check.Cells {
		lists = append(lists, c.Phrases)
	}
	for _, phrase := range slices.Concat(lists...) {
		texts = append(texts, plainWords(phrase))
	}
	return slices.Values(texts)
}

// weigh gives, for each stem, the tasks that it says much of, each with its weight.
func weigh(tasks []taskText, l words.Lexicon) map[string][]int {
	counts := make([]map[string]float64, len(tasks))
	spread := map[string]float64{}
	for i, t := range tasks {
		counts[i] = t.count(l)
		for stem := range counts[i] {
			spread[stem]++
		}
	}
	table := map[string][]int{}
	top := math.Log(1+titleWeight+summaryWeight) * math.Log(float64(len(tasks)))
	for i := range tasks {
		weights := map[string]int{}
		for stem, n := range counts[i] {
			weight := math.Log(1+n) * math.Log(float64(len(tasks))/spread[stem])
			weights[stem] = min(int(math.Round(heaviest*weight/top)), heaviest)
		}
		for _, stem := range heaviestStems(weights) {
			table[stem] = append(table[stem], i, weights[stem])
		}
	}
	return table
}

// count returns how often a task has each stem, title and summary more than once.
func (t taskText) count(l words.Lexicon) map[string]float64 {
	counts := map[string]float64{}
	for _, part := range []struct {
		text   string
		weight float64
	}{{t.Title, titleWeight}, {t.Summary, summaryWeight}, {t.body, bodyWeight}} {
		for _, word := range words.In(part.text) {
			if stem := l.Stem(word); stem != "" && !strings.ContainsAny(stem, "0123456789") {
				counts[stem] += part.weight
			}
		}
	}
	return counts
}

// heaviestStems lists the stems that weigh most, in alphabetical order.
func heaviestStems(weights map[string]int) []string {
	stems := slices.SortedFunc(maps.Keys(weights), func(a, b string) int {
		if weights[a] != weights[b] {
			return weights[b] - weights[a]
		}
		return strings.Compare(a, b)
	})
	stems = slices.DeleteFunc(stems[:min(len(stems), mostStems)], func(stem string) bool { return weights[stem] == 0 })
	slices.Sort(stems)
	return stems
}
