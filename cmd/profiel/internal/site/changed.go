package site

import (
	"slices"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// dateChanges gives every page the date of its last change, as far as that is known: the latest of the files that it is made of.
func (b *builder) dateChanges() {
	for _, p := range b.site.Pages {
		for _, f := range b.filesOf(p) {
			if date := b.options.Changed[f.Source()]; date.After(p.Changed) {
				p.Changed = date
			}
		}
	}
}

// filesOf lists the files that a page is made of: its own, or else those of what a generated page shows. The search page and the
// page for a wrong address are about everything and nothing, and have none.
func (b *builder) filesOf(p *Page) []*content.File {
	switch {
	case p.File != nil:
		return []*content.File{p.File}
	case p.Kind == Search || p.Kind == NotFound:
		return nil
	case p.Kind == Pinned || p.Kind == Embed:
		return []*content.File{p.Task.File}
	case p.Kind == Matrix:
		return taskFiles(b.tasksOfMatrix(p))
	case p.Kind == EditionDiff:
		return slices.Concat(taskFiles(p.Diff.From.Tasks), taskFiles(p.Diff.To.Tasks))
	}
	var files []*content.File
	for _, child := range withFile(p.Children) {
		files = append(files, child.File)
	}
	return files
}

// tasksOfMatrix lists the tasks of one edition, those that some edition has in one area, or all.
func (b *builder) tasksOfMatrix(p *Page) []*profile.Task {
	if p.Edition != nil {
		return p.Edition.Tasks
	}
	return slices.DeleteFunc(slices.Clone(b.site.Profile.Tasks), func(t *profile.Task) bool {
		inArea := func(v profile.Version) bool { return v.Area == p.Area }
		return p.Area != nil && t.Area != p.Area && !slices.ContainsFunc(t.Versions, inArea)
	})
}

func taskFiles(tasks []*profile.Task) []*content.File {
	files := make([]*content.File, 0, len(tasks))
	for _, t := range tasks {
		files = append(files, t.File)
	}
	return files
}
