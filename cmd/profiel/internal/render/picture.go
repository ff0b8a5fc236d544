package render

import "beroepsprofiel/cmd/profiel/internal/profile"

// Picture is the matrix as a drawing: a row an area, a column a level, a tile a task. Lengths are in the drawing's own units,
// about one pixel on a wide screen.
type Picture struct {
	Width, Height       int
	LabelWidth          int // of an area's name
	RowHeight, TileSize int
	Tasks               int // in all
	PerTile             int // tasks that a tile stands for; the last one of a cell may stand for fewer
	Columns             []pictureColumn
	Rows                []pictureRow
}

type pictureColumn struct {
	*profile.Level
	X int
}

type pictureRow struct {
	*profile.Area
	Y     int // upper edge
	TextY int // base line of the name
	TileY int // upper edge of the tiles
	Cells []pictureCell
}

type pictureCell struct {
	X, Width int // of the touch area
	Level    *profile.Level
	URL      string
	Tasks    int
	Tiles    []int // x of each tile
}

// Measures of the drawing. A row is high enough to be touched on a screen of 320 pixels.
const (
	pictureLabel  = 112 // room for the areas' names
	pictureHeader = 34  // room for the levels' names
	pictureRowH   = 44
	pictureTile   = 16
	pictureGap    = 4
	pictureGutter = 16 // between columns
	pictureLeast  = 84 // width of a column, at least
	pictureMost   = 16 // tiles in a cell, at most
)

// newPicture draws the current edition, or all tasks of a site without editions.
func newPicture(p *profile.Profile) Picture {
	most := 0
	for _, a := range p.Areas {
		for _, l := range p.Levels {
			most = max(most, len(p.Cell(p.Current, a, l)))
		}
	}
	perTile := max(tilesOf(most, pictureMost), 1)
	width := max(tilesOf(most, perTile)*(pictureTile+pictureGap)-pictureGap, pictureLeast)
	x := func(column int) int { return pictureLabel + column*(width+pictureGutter) }
	picture := Picture{
		Width: x(len(p.Levels)) - pictureGutter, Height: pictureHeader + len(p.Areas)*pictureRowH,
		LabelWidth: pictureLabel - pictureGutter/2, RowHeight: pictureRowH, TileSize: pictureTile, Tasks: len(p.TasksIn(p.Current)), PerTile: perTile,
	}
	for i, l := range p.Levels {
		picture.Columns = append(picture.Columns, pictureColumn{Level: l, X: x(i)})
	}
	for i, a := range p.Areas {
		row := pictureRow{Area: a, Y: pictureHeader + i*pictureRowH}
		row.TextY = row.Y + pictureRowH/2 + 5
		row.TileY = row.Y + (pictureRowH-pictureTile)/2
		for j, l := range p.Levels {
			cell := pictureCell{X: x(j), Width: width, Level: l, URL: a.URL + "#" + l.Slug}
			cell.Tasks = len(p.Cell(p.Current, a, l))
			for n := range tilesOf(cell.Tasks, perTile) {
				cell.Tiles = append(cell.Tiles, cell.X+n*(pictureTile+pictureGap))
			}
			row.Cells = append(row.Cells, cell)
		}
		picture.Rows = append(picture.Rows, row)
	}
	return picture
}

// tilesOf is how many tiles some tasks need, or how many tasks a tile stands for when there are so many tiles.
func tilesOf(tasks, perTile int) int { return (tasks + perTile - 1) / perTile }
