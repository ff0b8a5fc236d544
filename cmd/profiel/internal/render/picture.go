package render

import (
	"fmt"

	"beroepsprofiel/cmd/profiel/internal/profile"
)

// Picture is the matrix as a drawing: a row an area, a column a level, a tile a task.
type Picture struct {
	Width, Height int
	Label         string // what it shows, in words
	Columns       []pictureColumn
	Rows          []pictureRow
}

type pictureColumn struct {
	*profile.Level
	X int
}

type pictureRow struct {
	*profile.Area
	Y, TextY int
	Cells    []pictureCell
}

type pictureCell struct {
	X, Width int // of the touch area
	Level    *profile.Level
	URL      string
	Label    string
	Tiles    []int // x of each tile
}

// Measures of the drawing, in its own units: about one pixel on a wide screen.
const (
	pictureLabel  = 112 // room for the areas' names
	pictureHeader = 34  // room for the levels' names
	pictureRowH   = 40
	pictureTile   = 16
	pictureGap    = 4
	pictureGutter = 16 // between columns
)

// newPicture draws the current edition, or all tasks of a site without editions.
func newPicture(p *profile.Profile) Picture {
	most := mostTasks(p)
	column := max(most*(pictureTile+pictureGap)-pictureGap, 84)
	picture := Picture{
		Width:  pictureLabel + len(p.Levels)*(column+pictureGutter) - pictureGutter,
		Height: pictureHeader + len(p.Areas)*pictureRowH,
		Label: fmt.Sprintf("De matrix van het profiel: %d aandachtsgebieden, %d niveaus en %d taken. Elk blokje is een taak.",
			len(p.Areas), len(p.Levels), len(p.TasksIn(p.Current))),
	}
	x := func(i int) int { return pictureLabel + i*(column+pictureGutter) }
	for i, l := range p.Levels {
		picture.Columns = append(picture.Columns, pictureColumn{Level: l, X: x(i)})
	}
	for i, a := range p.Areas {
		row := pictureRow{Area: a, Y: pictureHeader + i*pictureRowH}
		row.TextY = row.Y + pictureRowH/2 + 5
		for j, l := range p.Levels {
			row.Cells = append(row.Cells, newPictureCell(p, a, l, x(j), column))
		}
		picture.Rows = append(picture.Rows, row)
	}
	return picture
}

func newPictureCell(p *profile.Profile, a *profile.Area, l *profile.Level, x, width int) pictureCell {
	n := len(p.Cell(p.Current, a, l))
	cell := pictureCell{
		X: x, Width: width, Level: l, URL: a.URL + "#" + l.Slug,
		Label: fmt.Sprintf("%s, %s: %s", a.Title, l.Title, count(n, "taak", "taken")),
	}
	for i := range n {
		cell.Tiles = append(cell.Tiles, x+i*(pictureTile+pictureGap))
	}
	return cell
}

func mostTasks(p *profile.Profile) int {
	most := 1
	for _, a := range p.Areas {
		for _, l := range p.Levels {
			most = max(most, len(p.Cell(p.Current, a, l)))
		}
	}
	return most
}
