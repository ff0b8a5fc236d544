package export

import (
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// areaRows are the rows of an area in a table with a column a level, the tasks of a level under each other; nil is the edition of
// a site without editions. There is at least one row, for an area without tasks has its place too, and a place without a task has
// none.
func areaRows(s *site.Site, e *profile.Edition, a *profile.Area) [][]profile.Version {
	rows := [][]profile.Version{}
	for column, l := range s.Profile.Levels {
		for i, t := range s.Profile.Cell(e, a, l) {
			if i == len(rows) {
				rows = append(rows, make([]profile.Version, len(s.Profile.Levels)))
			}
			rows[i][column], _ = t.In(e)
		}
	}
	if len(rows) == 0 {
		rows = append(rows, make([]profile.Version, len(s.Profile.Levels)))
	}
	return rows
}
