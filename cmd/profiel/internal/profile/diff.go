package profile

import "slices"

// Diff is what changed between two editions that list tasks. Slices stand in the profile's order.
type Diff struct {
	From, To *Edition
	Added    []Version    // as To has them
	Gone     []Version    // as From has them
	Changed  []Difference // in both, and not the same
	Total    DiffCounts
	Areas    []AreaDiff // every area of the profile
}

// DiffCounts counts tasks. One task may have moved and be reworded, so only
// Before = Gone + Changed + Unchanged and After = Added + Changed + Unchanged hold, and these in total only: a task that moved
// to another area is counted before in the one and after in the other.
type DiffCounts struct {
	Before     int // tasks that From lists
	After      int // tasks that To lists
	Added      int
	Gone       int
	Changed    int
	MovedLevel int
	MovedArea  int
	Reworded   int
	Typography int // only quotation marks are drawn differently
	Unchanged  int
}

// AreaDiff counts the tasks of one area: what is gone where From had it, all else where To has it.
type AreaDiff struct {
	Area *Area
	DiffCounts
}

// Diffs compares every pair of editions that list tasks, the older with the newer; pairs in the editions' order.
func (p *Profile) Diffs() []*Diff {
	var diffs []*Diff
	editions := p.Listing()
	for i, from := range editions {
		for _, to := range editions[i+1:] {
			diffs = append(diffs, p.Diff(from, to))
		}
	}
	return diffs
}

// Diff compares two editions.
func (p *Profile) Diff(from, to *Edition) *Diff {
	d := &Diff{From: from, To: to}
	for _, a := range p.Areas {
		d.Areas = append(d.Areas, AreaDiff{Area: a})
	}
	for _, t := range p.Tasks {
		before, wasListed := t.In(from)
		after, isListed := t.In(to)
		if wasListed {
			d.count(before.Area, func(c *DiffCounts) { c.Before++ })
		}
		if isListed {
			d.count(after.Area, func(c *DiffCounts) { c.After++ })
		}
		switch {
		case wasListed && isListed:
			d.compare(Difference{From: before, To: after})
		case isListed:
			d.Added = append(d.Added, after)
			d.count(after.Area, func(c *DiffCounts) { c.Added++ })
		case wasListed:
			d.Gone = append(d.Gone, before)
			d.count(before.Area, func(c *DiffCounts) { c.Gone++ })
		}
	}
	return d
}

// compare adds a task that both editions list.
func (d *Diff) compare(change Difference) {
	if !change.None() {
		d.Changed = append(d.Changed, change)
	}
	d.count(change.To.Area, func(c *DiffCounts) {
		c.Changed += one(!change.None())
		c.MovedLevel += one(change.MovedLevel())
		c.MovedArea += one(change.MovedArea())
		c.Reworded += one(change.Reworded())
		c.Typography += one(change.Typography())
		c.Unchanged += one(change.None())
	})
}

// count adds to the total and to an area.
func (d *Diff) count(a *Area, add func(*DiffCounts)) {
	add(&d.Total)
	if i := slices.IndexFunc(d.Areas, func(area AreaDiff) bool { return area.Area == a }); i >= 0 {
		add(&d.Areas[i].DiffCounts)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Name is the pair's name in addresses: "2017-herzien".
func (d *Diff) Name() string { return d.From.Slug + "-" + d.To.Slug }

// MovedLevel lists the tasks that stand at another level.
func (d *Diff) MovedLevel() []Difference { return d.changed(Difference.MovedLevel) }

// MovedArea lists the tasks that stand in another area.
func (d *Diff) MovedArea() []Difference { return d.changed(Difference.MovedArea) }

// Reworded lists the tasks that have other words.
func (d *Diff) Reworded() []Difference { return d.changed(Difference.Reworded) }

// Typography lists the tasks of which only quotation marks are drawn differently.
func (d *Diff) Typography() []Difference { return d.changed(Difference.Typography) }

func (d *Diff) changed(how func(Difference) bool) []Difference {
	var list []Difference
	for _, change := range d.Changed {
		if how(change) {
			list = append(list, change)
		}
	}
	return list
}
