package lint

import (
	"fmt"
	"path"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// checkTitles reports files with the title of another one in their folder: in a list of the folder nobody can tell the two apart.
// In another folder the same title means something else. A task that the profile leaves out has a problem already: of a copy of a
// whole file that is its code.
func checkTitles(tree content.Tree, prof *profile.Profile) diag.List {
	type place struct{ folder, title string }
	first, inProfile := map[place]*content.File{}, map[*content.File]bool{}
	for _, t := range prof.Tasks {
		inProfile[t.File] = true
	}
	var problems diag.List
	for _, f := range tree.Files() {
		leftOut := tree.Config.Folders.KindOf(f.Path) == content.KindTask && !inProfile[f]
		if f.Title == "" || path.Base(f.Path) == "_index.md" || leftOut {
			continue
		}
		at := place{path.Dir(f.Path), strings.ToLower(strings.TrimSpace(f.Title))}
		other, taken := first[at]
		if !taken {
			first[at] = f
			continue
		}
		problems.Add(f.Problem([]string{"title"}, f.Title, diag.Problem{
			Name: "duplicate-title", Message: fmt.Sprintf("%s has the same title, %q", other.Source(), f.Title),
			Hint: "say in one of the titles what sets the two apart; a copy that was not meant can go",
		}))
	}
	return problems
}
