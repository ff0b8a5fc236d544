package render

import (
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// place is an area at one level. Tasks at one place have much in common; since places can be compared, that is made once.
type place struct {
	profile *profile.Profile
	Area    *profile.Area
	Level   *profile.Level // nil: no place
}

// Lower is the same area one level lower; no place when there is no such level, or no task at it.
func (p place) Lower() place { return p.step(-1) }

// Higher is the same area one level higher; otherwise like Lower.
func (p place) Higher() place { return p.step(+1) }

func (p place) step(by int) place {
	number := p.Level.Number + by
	if number < 1 || number > len(p.profile.Levels) {
		return place{}
	}
	next := place{p.profile, p.Area, p.profile.Levels[number-1]}
	if next.Total() == 0 {
		return place{}
	}
	return next
}

// firstTasks is how many tasks of a neighbouring level a task's page names at most, so that it does not grow with the profile.
const firstTasks = 8

// First are the first tasks at the place.
func (p place) First() []*profile.Task { return p.tasks()[:min(p.Total(), firstTasks)] }

// Total is how many tasks there are.
func (p place) Total() int { return len(p.tasks()) }

// All is the address of all tasks; empty when First has them.
func (p place) All() string {
	if p.Total() <= firstTasks {
		return ""
	}
	return site.MatrixURL(p.Area) + "?level=" + p.Level.Slug
}

func (p place) tasks() []*profile.Task { return p.profile.Cell(p.profile.Current, p.Area, p.Level) }
