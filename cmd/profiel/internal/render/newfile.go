package render

import (
	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/scaffold"
)

type (
	// newFiles is what a reader can propose to add.
	newFiles struct {
		Areas   []newTasks
		Vacancy *newFile // nil on a site without vacancies
		Issue   string   // as in [contribution]
	}
	// newTasks are the forms for a task of an area, one a level.
	newTasks struct {
		Area  *profile.Area
		Files []newFile
		Issue string // as in [contribution]
	}
	// newFile is a form for a new file on GitHub, filled in with the same template as profiel new writes.
	newFile struct {
		Level    *profile.Level // of a task
		Address  string
		Template string // to copy into the form, where it makes the address too long; empty otherwise
	}
)

// newFiles is nil when there is nothing to propose.
func (r *Renderer) newFiles() *newFiles {
	files := newFiles{Vacancy: r.newVacancy(), Issue: r.site.Repository.NewIssue()}
	for _, a := range r.site.Profile.Areas {
		if tasks := r.newTasks(a); tasks != nil {
			files.Areas = append(files.Areas, *tasks)
		}
	}
	if files.Vacancy == nil && files.Areas == nil {
		return nil
	}
	return &files
}

// newTasks is nil when nobody knows the repository, and when a task has nothing to begin from: no level, or no code to go on from.
func (r *Renderer) newTasks(a *profile.Area) *newTasks {
	tasks := newTasks{Area: a, Issue: r.site.Repository.NewIssue()}
	for _, l := range r.site.Profile.Levels {
		file := r.newFile(scaffold.Request{Kind: content.KindTask, Areas: []string{a.Slug}, Levels: []string{l.Slug}})
		if file != nil {
			file.Level = l
			tasks.Files = append(tasks.Files, *file)
		}
	}
	if tasks.Files == nil {
		return nil
	}
	return &tasks
}

func (r *Renderer) newVacancy() *newFile {
	return r.newFile(scaffold.Request{Kind: content.KindVacancy})
}

// newFile is nil when nobody knows the repository, and when the site cannot have such a file.
func (r *Renderer) newFile(request scaffold.Request) *newFile {
	if !r.site.Repository.IsKnown() {
		return nil
	}
	request.Given = r.options.Given
	blank, err := scaffold.Blank(r.site, request)
	if err != nil {
		return nil
	}
	address, whole := r.site.NewFile(blank.Source(), string(blank.Text))
	if whole {
		return &newFile{Address: address}
	}
	return &newFile{Address: address, Template: string(blank.Text)}
}
