package meaning

import (
	"fmt"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// quoted says that words which the profile holds to the letter changed. The label may be empty.
func (c *comparer) quoted(label, old, now string) []fact {
	old, now = oneLine(old), oneLine(now)
	if old != now && profile.SameWords(old, now) {
		return []fact{{says: about(label, c.words.Quotes)}}
	}
	if old != now && quote(old) == quote(now) {
		return []fact{{says: about(label, c.words.Further)}}
	}
	return c.became(label, quote(old), quote(now))
}

// became says that something went from one value to another; "" is none.
func (c *comparer) became(label, old, now string) []fact {
	old, now = oneLine(old), oneLine(now)
	switch {
	case old == now:
		return nil
	case old == "":
		return []fact{{says: labelled(label, fmt.Sprintf(c.words.Becomes, plain(now)))}}
	case now == "":
		return []fact{{says: labelled(label, fmt.Sprintf(c.words.Ends, plain(old)))}}
	}
	return []fact{{says: labelled(label, plain(old)+" → "+plain(now))}}
}

func labelled(label, says string) string { return strings.TrimSpace(label + " " + says) }

func about(label, says string) string {
	if label == "" {
		return says
	}
	return label + ": " + says
}

// quote puts a text between quotation marks. Of a long one only the beginning is shown.
func quote(text string) string {
	if text == "" {
		return ""
	}
	return "“" + shortened(text) + "”"
}

// longest is the number of characters of a quotation that people still read in a list.
const longest = 160

func shortened(text string) string {
	chars := []rune(text)
	if len(chars) <= longest {
		return text
	}
	return string(chars[:longest]) + "…"
}

// oneLine takes away what white space says nothing.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// name is one of a list, with what tells it from the others.
type name struct{ key, text string }

// named are names that are told apart by themselves.
func named(texts []string) []name {
	names := make([]name, 0, len(texts))
	for _, t := range texts {
		names = append(names, name{oneLine(t), t})
	}
	return names
}

// tasksNamed are tasks, by their codes.
func tasksNamed(tasks []*profile.Task) []name {
	names := make([]name, 0, len(tasks))
	for _, t := range tasks {
		names = append(names, name{t.Code, t.Code})
	}
	return names
}

// oldNames are things of the old profile, by the address that they have now.
func oldNames[T any](c *comparer, all []T, of func(T) profile.Entry) []name {
	names := make([]name, 0, len(all))
	for _, one := range all {
		names = append(names, name{c.today(of(one).URL), of(one).Title})
	}
	return names
}

// newNames are things of the new profile, by their address.
func newNames[T any](all []T, of func(T) profile.Entry) []name {
	names := make([]name, 0, len(all))
	for _, one := range all {
		names = append(names, name{of(one).URL, of(one).Title})
	}
	return names
}

// lists says what a list gained and lost.
func (c *comparer) lists(label string, old, now []name) []fact {
	var facts []fact
	if gained := without(now, old); len(gained) > 0 {
		facts = append(facts, fact{says: fmt.Sprintf(c.words.Gained, label, c.enumerate(gained))})
	}
	if lost := without(old, now); len(lost) > 0 {
		facts = append(facts, fact{says: fmt.Sprintf(c.words.Lost, label, c.enumerate(lost))})
	}
	return facts
}

// without are the names that are not among others.
func without(names, others []name) []name {
	return slices.DeleteFunc(slices.Clone(names), func(n name) bool {
		return slices.ContainsFunc(others, func(o name) bool { return o.key == n.key })
	})
}

// few is the number of names in a list that people still read.
const few = 12

func (c *comparer) enumerate(names []name) string {
	var texts []string
	for _, n := range names[:min(few, len(names))] {
		texts = append(texts, plain(shortened(n.text)))
	}
	list := strings.Join(texts, ", ")
	if rest := len(names) - few; rest > 0 {
		list += fmt.Sprintf(c.words.AndMore, rest)
	}
	return list
}

// merged makes one fact of those that say the same of several editions.
func merged(facts []fact) []fact {
	var all []fact
	for _, f := range facts {
		i := slices.IndexFunc(all, func(o fact) bool { return o.says == f.says && o.detail == f.detail && len(o.in) > 0 })
		if i < 0 {
			all = append(all, f)
			continue
		}
		all[i].in = append(all[i].in, f.in...)
	}
	return all
}
