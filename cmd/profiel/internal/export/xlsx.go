package export

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
)

// XLSX writes profile.xlsx: a sheet with the tasks of every edition as a list, and a sheet with the matrix of each edition. Cells
// are texts, never formulas, whatever they start with.
func XLSX(w *bytes.Buffer, s *site.Site) error {
	book, err := newWorkbook(s.Config.Title, s.Config.Language)
	if err != nil {
		return err
	}
	list := taskSheet(s)
	err = errors.Join(book.file.SetSheetName("Sheet1", list.name), book.add(list)) // a new workbook has a sheet
	for _, e := range editions(s.Profile) {
		if e == nil || e.TasksKnown {
			err = errors.Join(err, book.add(matrixSheet(s, e)))
		}
	}
	if err == nil {
		err = book.file.Write(w)
	}
	return errors.Join(err, book.file.Close())
}

// sheet is a table with a header.
type sheet struct {
	name   string
	widths []float64 // of the columns, in characters
	header []string
	rows   [][]cell
}

// mostLinks is how many cells of a sheet lead somewhere at most; in a sheet with more, none do. excelize looks through all links of a
// sheet for each new one, which took a minute at 10,000 tasks. The list of tasks has the addresses as text as well.
const mostLinks = 2000

// links counts the cells that lead somewhere.
func (s sheet) links() int {
	n := 0
	for _, row := range s.rows {
		for _, c := range row {
			if c.url != "" {
				n++
			}
		}
	}
	return n
}

// cell is a text, with an address when it leads somewhere.
type cell struct{ text, url string }

// taskSheet lists what profile.csv lists.
func taskSheet(s *site.Site) sheet {
	text := wordsIn(s.Config.Language)
	list := sheet{name: text.Tasks, header: text.Columns, widths: []float64{10, 16, 50, 18, 14, 50, 40, 90}}
	for _, r := range rows(s) {
		list.rows = append(list.rows, []cell{
			{r.Code, r.Permalink}, {r.Edition, ""}, {r.Title, r.URL}, {r.Area, ""}, {r.Level, ""},
			{r.URL, r.URL}, {r.Permalink, r.Permalink}, {r.Summary, ""},
		})
	}
	return list
}

// matrixSheet is the matrix of one edition: a column a level, and under each other the tasks of an area, for a cell leads to one
// page only. Every row names its area, so that the filter works.
func matrixSheet(s *site.Site, e *profile.Edition) sheet {
	text := wordsIn(s.Config.Language)
	matrix := sheet{name: text.Matrix, header: []string{text.Area}, widths: []float64{18}}
	if e != nil {
		matrix.name = sheetName(text.Matrix+" "+e.Slug, e)
	}
	for _, l := range s.Profile.Levels {
		matrix.header, matrix.widths = append(matrix.header, l.Title), append(matrix.widths, 50)
	}
	for _, a := range s.Profile.Areas {
		for _, versions := range areaRows(s, e, a) {
			row := []cell{{text: a.Title}}
			for _, v := range versions {
				row = append(row, matrixCell(s, v))
			}
			matrix.rows = append(matrix.rows, row)
		}
	}
	return matrix
}

// matrixCell is a task in a matrix; nothing where there is none.
func matrixCell(s *site.Site, v profile.Version) cell {
	switch {
	case v.Task == nil:
		return cell{}
	case v.Edition == nil:
		return cell{v.Task.Code + " " + v.Title, s.Absolute(v.Task.URL)}
	}
	return cell{v.Task.Code + " " + v.Title, s.Absolute(s.VersionURL(v))}
}

// sheetName keeps to the 31 characters that Excel allows; the slug's end tells more of two long ones apart than its start.
func sheetName(name string, e *profile.Edition) string {
	if utf8.RuneCountInString(name) <= excelize.MaxSheetNameLength {
		return name
	}
	return e.Slug[max(0, len(e.Slug)-excelize.MaxSheetNameLength):]
}

// workbook is an Excel file in the making, with its styles.
type workbook struct {
	file               *excelize.File
	header, text, link int
}

func newWorkbook(title, language string) (workbook, error) {
	file := excelize.NewFile()
	b := workbook{file: file}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	var problems [4]error
	problems[0] = file.SetDocProps(&excelize.DocProperties{Title: title, Creator: title, LastModifiedBy: title, Language: language})
	b.header, problems[1] = file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top})
	b.text, problems[2] = file.NewStyle(&excelize.Style{Alignment: top})
	b.link, problems[3] = file.NewStyle(&excelize.Style{Alignment: top, Font: &excelize.Font{Color: "0563C1", Underline: "single"}})
	return b, errors.Join(problems[:]...)
}

// add writes a sheet with a header that stays in view and filters on it.
func (b workbook) add(s sheet) error {
	if _, err := b.file.NewSheet(s.name); err != nil {
		return err
	}
	for i, text := range s.header {
		if err := b.set(s.name, i+1, 1, cell{text: text}, b.header); err != nil {
			return err
		}
		column, _ := excelize.ColumnNumberToName(i + 1)
		if err := b.file.SetColWidth(s.name, column, column, s.widths[i]); err != nil {
			return err
		}
	}
	isLinked := s.links() <= mostLinks
	for y, row := range s.rows {
		for x, c := range row {
			if !isLinked {
				c.url = ""
			}
			if err := b.set(s.name, x+1, y+2, c, b.text); err != nil {
				return err
			}
		}
	}
	last, err := excelize.CoordinatesToCellName(len(s.header), len(s.rows)+1)
	return errors.Join(err, b.file.AutoFilter(s.name, "A1:"+last, nil),
		b.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// set fills the cell in a column and row, both from 1.
func (b workbook) set(name string, column, row int, c cell, style int) error {
	if c.text == "" {
		return nil
	}
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	if c.url != "" {
		style = b.link
		err = b.file.SetCellHyperLink(name, at, c.url, "External")
	}
	if err = errors.Join(err, b.file.SetCellStr(name, at, c.text), b.file.SetCellStyle(name, at, at, style)); err != nil {
		return fmt.Errorf("%s %s: %w", name, at, err)
	}
	return nil
}
