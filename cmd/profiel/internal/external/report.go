package external

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/markdown"
)

// State is what a reader finds at an address.
type State string

// The states, the worst first.
const (
	Broken  State = "broken"
	Private State = "private"
	Moved   State = "moved"
	Unsure  State = "not sure"
	Fine    State = "fine"
)

func states() []State { return []State{Broken, Private, Moved, Unsure, Fine} }

// Outcome is what came of one address.
type Outcome struct {
	Address  string
	State    State
	Detail   string // why, for people; empty when it is fine
	Answered bool   // it is known: a host said it, or it can be told without
	MovedTo  string // the new address; empty when it did not move for good
	EndedAt  string // where redirects of any kind ended
	Links    []Link // where it stands
}

// Report is what came of all addresses, in their order.
type Report struct{ Outcomes []Outcome }

// Summary counts: "12 external links: 1 broken, 2 not sure, 9 fine".
func (r Report) Summary() string {
	var counts []string
	for _, state := range states() {
		if n := len(r.in(state)); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, state))
		}
	}
	summary := fmt.Sprintf("%d external links", len(r.Outcomes))
	if len(counts) > 0 {
		summary += ": " + strings.Join(counts, ", ")
	}
	return summary
}

// IsOffline reports that of several addresses none got an answer: then it is more likely that this machine reaches nothing.
func (r Report) IsOffline() bool {
	return len(r.Outcomes) > 1 && !slices.ContainsFunc(r.Outcomes, func(o Outcome) bool { return o.Answered })
}

func (r Report) in(state State) []Outcome {
	var found []Outcome
	for _, o := range r.Outcomes {
		if o.State == state {
			found = append(found, o)
		}
	}
	return found
}

// Problems are the outcomes that are not fine, at every place where their address stands.
func (r Report) Problems() diag.List {
	var problems diag.List
	for _, o := range r.Outcomes {
		for _, l := range o.Links {
			if p, found := o.problem(); found {
				p.File, p.Position, p.Excerpt = l.File, l.Position, l.Excerpt
				problems.Add(p)
			}
		}
	}
	return problems
}

func (o Outcome) problem() (p diag.Problem, found bool) {
	switch o.State {
	case Broken:
		p = diag.Problem{Name: "external-broken", Hint: "look for its new address, link to another page, or remove the link"}
	case Private:
		p = diag.Problem{Name: "external-private", Hint: "link to an address that everyone can reach"}
	case Moved:
		p = diag.Problem{Name: "external-moved", Severity: diag.Warning, Hint: o.movedHint()}
	case Unsure:
		p = diag.Problem{Name: "external-unsure", Severity: diag.Warning, Hint: "open it in a browser: some sites refuse programs, or were busy"}
	default:
		return diag.Problem{}, false
	}
	p.Message = o.Address + ": " + o.Detail
	return p, true
}

// movedHint warns of a site that sends its readers to the front page when it no longer has a page.
func (o Outcome) movedHint() string {
	from, err1 := url.Parse(o.Address)
	to, err2 := url.Parse(o.MovedTo)
	if err1 == nil && err2 == nil && len(from.Path) > 1 && len(to.Path) <= 1 {
		return "that is a front page, so the page itself may be gone: look whether it still says what you refer to"
	}
	return "look whether it still says what you refer to, and write the new address"
}

// Markdown is the report for people: what is not fine, what leads elsewhere for now, and the number of all.
func (r Report) Markdown() string {
	var b strings.Builder
	b.WriteString("## External links\n\n" + r.Summary() + "\n")
	for _, state := range states() {
		if state != Fine {
			writeTable(&b, strings.ToUpper(string(state[:1]))+string(state[1:]), r.in(state))
		}
	}
	var led []Outcome
	for _, o := range r.in(Fine) {
		if o.EndedAt != o.Address {
			o.Detail = "leads to " + o.EndedAt
			led = append(led, o)
		}
	}
	writeTable(&b, "Fine, by a redirect that may change", led)
	return b.String()
}

func writeTable(b *strings.Builder, title string, outcomes []Outcome) {
	if len(outcomes) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### %s\n\n| Address | What | Where |\n| --- | --- | --- |\n", title)
	for _, o := range outcomes {
		fmt.Fprintf(b, "| %s | %s | %s |\n", markdown.LinkTo(o.Address, o.Address), markdown.Escape(o.Detail), o.places())
	}
}

func (o Outcome) places() string {
	var places []string
	for _, l := range o.Links {
		places = append(places, fmt.Sprintf("%s:%d", markdown.Escape(l.File), l.Line))
	}
	return strings.Join(slices.Compact(places), ", ")
}
