package profile

import "slices"

// EventKind tells what an edition made of a task.
type EventKind string

// What an edition can make of a task.
const (
	First     EventKind = "first"     // the oldest edition that lists tasks lists it
	Added     EventKind = "added"     // no edition before listed it
	Unchanged EventKind = "unchanged" // as in the edition before
	Changed   EventKind = "changed"   // moved or reworded since the edition before
	Gone      EventKind = "gone"      // the edition before listed it, this one does not
	Back      EventKind = "back"      // listed again, as an edition before the one before did
)

// Event is what one edition made of a task.
type Event struct {
	Kind    EventKind
	Edition *Edition
	Version Version    // as the edition has the task; of one that is gone, as it was last listed
	Change  Difference // since it was last listed; only of Changed, Unchanged and Back
	Reason  string     // why it is gone; may be empty
}

// Listing returns the editions that list tasks, oldest first: only those can be compared.
func (p *Profile) Listing() []*Edition {
	var list []*Edition
	for _, e := range p.Editions {
		if len(e.Tasks) > 0 {
			list = append(list, e)
		}
	}
	return list
}

// Latest is a task as the current edition has it, or else as the newest edition that lists it; as its file says on a site without
// editions.
func (p *Profile) Latest(t *Task) Version {
	if now, ok := t.In(p.Current); ok || len(t.Versions) == 0 {
		return now
	}
	return t.Versions[len(t.Versions)-1]
}

// History tells what each edition made of a task, oldest first: from the first edition that lists it, and none for an edition
// in which it stays away.
func (p *Profile) History(t *Task) []Event {
	var events []Event
	for i, e := range p.Listing() {
		v, listed := t.In(e)
		if len(events) == 0 {
			if listed {
				events = append(events, Event{Kind: firstKind(i), Edition: e, Version: v})
			}
			continue
		}
		last := events[len(events)-1]
		switch {
		case !listed && last.Kind != Gone:
			events = append(events, Event{Kind: Gone, Edition: e, Version: last.Version, Reason: t.Gone[e]})
		case listed:
			events = append(events, stayed(last, v))
		}
	}
	return events
}

// firstKind is the kind of the first event, in the edition with this index among those that list tasks.
func firstKind(index int) EventKind {
	if index == 0 {
		return First
	}
	return Added
}

// stayed is the event that an edition lists a task which an edition before it listed too.
func stayed(last Event, v Version) Event {
	e := Event{Kind: Unchanged, Edition: v.Edition, Version: v, Change: Difference{From: last.Version, To: v}}
	switch {
	case last.Kind == Gone:
		e.Kind = Back
	case !e.Change.None():
		e.Kind = Changed
	}
	return e
}

// Left returns the event by which a task left the profile: an edition up to the current one listed it, and the current one does
// not. ok is false for a task that is still there, or still to come.
func (p *Profile) Left(t *Task) (left Event, ok bool) {
	if _, listed := t.In(p.Current); listed {
		return Event{}, false
	}
	now := slices.Index(p.Editions, p.Current)
	for _, event := range p.History(t) {
		if slices.Index(p.Editions, event.Edition) <= now {
			left, ok = event, event.Kind == Gone
		}
	}
	return left, ok
}
