package render

import (
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// mostTasks is how many tasks a matrix has at most with what other editions have differently. A larger one would be heavy by what nobody
// sees until they choose another edition; there the choice leads to that edition's own matrix.
const mostTasks = 5000

// listLength is how many tasks a list has at most: the browser draws only the lists that are near the window.
const listLength = 40

// Matrix is areas by levels with the tasks in the cells, as the current edition has them. What other editions have differently
// travels along, so that the page can show those as well, unless there are too many tasks. The matrix of one edition is frozen: it shows
// that edition only, leads to what that edition says, and has no filters on what was laid onto the tasks later.
type Matrix struct {
	Area         *profile.Area // nil: all areas
	Levels       []*profile.Level
	Areas        []*profile.Area
	Editions     []*profile.Edition // those with tasks, newest first; of a frozen matrix only its own
	Current      *profile.Edition   // the one that it shows
	Frozen       bool
	Large        bool // too large to show another edition than the current one
	Pinned       bool // tasks have pages of single editions
	Competencies []*profile.Competency
	Models       []*profile.Model
	Rows         []matrixRow
	Total        int // tasks in the current edition
}

type matrixRow struct {
	*profile.Area
	Cells []matrixCell
}

type matrixCell struct {
	Area  *profile.Area
	Level *profile.Level
	Lists []matrixList // one at least
	Shown int          // tasks of the current edition
	Empty []emptyReason
}

// matrixList is a part of a cell's tasks, at most listLength.
type matrixList struct {
	Items []matrixItem
	Shown int // tasks of the current edition
}

// matrixItem is one task in the cell where the current edition, or else the newest that lists it, has it. In the matrix of one
// area, a task that the current edition has in another area stands where the newest edition that has it in this area puts it.
type matrixItem struct {
	Code         string
	Title        string
	Area, Level  string            // slugs
	Editions     string            // slugs, separated by spaces
	Competencies string            // likewise
	CoreTasks    string            // "model/core-task", separated by spaces
	Address      string            // where it leads
	Hidden       bool              // not here in the current edition
	Others       []profile.Version // editions that word or place it differently
}

// emptyReason is why an edition lists no task in a cell.
type emptyReason struct {
	Edition *profile.Edition
	Text    string // empty when the edition does not say
	Hidden  bool   // not the current edition
}

// newMatrix makes the matrix of one area, or of all when area is nil. With an edition it is that edition's.
func newMatrix(s *site.Site, area *profile.Area, edition *profile.Edition) Matrix {
	p := s.Profile
	m := Matrix{Area: area, Levels: p.Levels, Areas: p.Areas, Current: p.Current, Pinned: s.Config.Outputs.Pinned}
	if edition != nil {
		m.Frozen, m.Current, m.Editions = true, edition, []*profile.Edition{edition}
	} else {
		m.Competencies, m.Models, m.Editions = p.Competencies, p.Models, p.Listing()
		slices.Reverse(m.Editions)
	}
	cells := m.cells(s)
	m.limit(cells)
	for _, a := range p.Areas {
		if area != nil && a != area {
			continue
		}
		row := matrixRow{Area: a}
		for _, l := range p.Levels {
			cell := m.newCell(p, a, l, cells[place{Area: a, Level: l}])
			m.Total += cell.Shown
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func (m *Matrix) newCell(p *profile.Profile, a *profile.Area, l *profile.Level, items []matrixItem) matrixCell {
	cell := matrixCell{Area: a, Level: l}
	for part := range slices.Chunk(items, listLength) {
		list := newList(part)
		cell.Shown += list.Shown
		cell.Lists = append(cell.Lists, list)
	}
	if len(items) == 0 {
		cell.Lists = []matrixList{{}} // another edition may have a task here
	}
	for _, e := range m.Editions {
		if len(p.Cell(e, a, l)) == 0 && (!m.Large || e == m.Current) {
			cell.Empty = append(cell.Empty, emptyReason{Edition: e, Text: a.In[e].Empty[l], Hidden: e != m.Current})
		}
	}
	return cell
}

func newList(items []matrixItem) matrixList {
	list := matrixList{Items: items}
	for _, item := range items {
		if !item.Hidden {
			list.Shown++
		}
	}
	return list
}

// limit leaves out of a matrix with many tasks what the current edition does not have. Other editions can be chosen where they have a
// matrix of their own.
func (m *Matrix) limit(cells map[place][]matrixItem) {
	tasks := 0
	for _, items := range cells {
		tasks += len(items)
	}
	m.Large = tasks > mostTasks && len(m.Editions) > 1 && !m.Frozen
	if !m.Large {
		return
	}
	if !m.Pinned {
		m.Editions = []*profile.Edition{m.Current}
	}
	for at, items := range cells {
		items = slices.DeleteFunc(items, func(i matrixItem) bool { return i.Hidden })
		for i := range items {
			items[i].Others = nil
		}
		cells[at] = items
	}
}

// cells sorts the tasks of the matrix into their cells in one pass.
func (m *Matrix) cells(s *site.Site) map[place][]matrixItem {
	cells := map[place][]matrixItem{}
	add := func(shown profile.Version, item matrixItem) {
		at := place{Area: shown.Area, Level: shown.Level}
		cells[at] = append(cells[at], item)
	}
	if m.Frozen {
		for _, t := range m.Current.Tasks {
			v, _ := t.In(m.Current)
			add(v, newItem(v, s.VersionURL(v)))
		}
		return cells
	}
	for _, t := range s.Profile.Tasks {
		if shown, ok := m.shownVersion(t); ok {
			add(shown, m.withOthers(t, shown))
		}
	}
	return cells
}

// newItem makes the item of a task as one edition has it.
func newItem(v profile.Version, address string) matrixItem {
	item := matrixItem{Code: v.Task.Code, Title: v.Title, Area: v.Area.Slug, Level: v.Level.Slug, Address: address}
	editions := make([]string, 0, len(v.Task.Versions))
	for _, other := range v.Task.Versions {
		editions = append(editions, other.Edition.Slug)
	}
	item.Editions = strings.Join(editions, " ")
	return item
}

// withOthers makes the item of a task with what other editions have differently, and with what was laid onto the task.
func (m *Matrix) withOthers(t *profile.Task, shown profile.Version) matrixItem {
	item := newItem(shown, t.URL)
	item.Hidden = shown.Edition != m.Current
	for _, v := range t.Versions {
		if v.Title != shown.Title || v.Area != shown.Area || v.Level != shown.Level {
			item.Others = append(item.Others, v)
		}
	}
	var competencies, coreTasks []string
	for _, c := range t.Competencies {
		competencies = append(competencies, c.Slug)
	}
	for _, c := range t.CoreTasks {
		coreTasks = append(coreTasks, c.ID())
	}
	item.Competencies, item.CoreTasks = strings.Join(competencies, " "), strings.Join(coreTasks, " ")
	return item
}

// shownVersion is the task as the current edition has it, or else the newest that lists it in the area (any area when nil); ok is
// false when there is none.
func (m *Matrix) shownVersion(t *profile.Task) (shown profile.Version, ok bool) {
	if m.Current == nil {
		shown, _ = t.In(nil)
		return shown, m.Area == nil || shown.Area == m.Area
	}
	for _, v := range t.Versions {
		if m.Area != nil && v.Area != m.Area {
			continue
		}
		shown, ok = v, true
		if v.Edition == m.Current {
			break
		}
	}
	return shown, ok
}
