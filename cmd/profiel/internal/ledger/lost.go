package ledger

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// reportLost reports the addresses that would vanish: in the file that can mend it, or else in the list.
func (c *checker) reportLost() {
	var left, gone []group
	for _, g := range c.groups() {
		switch {
		case c.reportChanged(g), c.reportMoved(g), c.reportDraft(g):
		case c.now.Broken && !c.isDocument(g[0].address):
		case c.isUnlisted(g[0].address):
			left = append(left, g)
		default:
			gone = append(gone, g)
		}
	}
	c.reportTogether(left, c.taskLeft, c.manyLeft)
	c.reportTogether(gone, c.gone, c.manyGone)
}

// reportTogether reports each group by itself, and all that stood in one folder at once when those are many.
func (c *checker) reportTogether(groups []group, one func(group) diag.Problem, many func([]group) diag.Problem) {
	for _, together := range gather(groups) {
		if len(together) > few {
			c.problems.Add(many(together))
			continue
		}
		for _, g := range together {
			c.problems.Add(one(g))
		}
	}
}

// gather puts together what stood in one folder.
func gather(groups []group) [][]group {
	var together [][]group
	folder := func(g group) string { return path.Dir(bare(g[0].address)) }
	for _, g := range groups {
		i := slices.IndexFunc(together, func(t []group) bool { return folder(t[0]) == folder(g) })
		if i < 0 {
			together = append(together, []group{g})
			continue
		}
		together[i] = append(together[i], g)
	}
	return together
}

// reportMoved reports a page that lives on at another address.
func (c *checker) reportMoved(g group) bool {
	to, ok := c.heir(g[0].address)
	if !ok {
		return false
	}
	before, _, byGit := c.renamed(g[0].address)
	hint := aliasLine(to.File, g)
	switch {
	case byGit && len(g) > few:
		hint = fmt.Sprintf("what hangs on the name of this file cannot move with it: name it %s/%s again", content.Dir, before)
	case !byGit:
		hint += fmt.Sprintf("; a task of its own needs a code of its own: %s", c.nextCode(to.Code))
	}
	key := "title"
	if len(to.File.Aliases) > 0 {
		key = "aliases"
	}
	c.problems.Add(to.File.Problem([]string{key}, "", diag.Problem{
		Name: "lost-address", Message: fmt.Sprintf("%s: the page is now at %s", vanish(g), to.File.URL), Hint: hint,
	}))
	return true
}

// aliasLine is the line of front matter that keeps the addresses of a group.
func aliasLine(file *content.File, g group) string {
	before := "add below the title: "
	if len(file.Aliases) > 0 {
		before = "write "
	}
	return before + aliases(file.Aliases, g)
}

func aliases(old []string, g group) string {
	all := slices.Clone(old)
	for _, e := range g {
		all = append(all, e.address)
	}
	return `aliases = ["` + strings.Join(all, `", "`) + `"]`
}

// reportDraft reports a page that was published and became a draft.
func (c *checker) reportDraft(g group) bool {
	file := c.draftAt(g[0].address)
	if file == nil {
		return false
	}
	c.problems.Add(file.Problem([]string{"draft"}, "", diag.Problem{
		Name: "lost-address", Message: vanish(g) + ": the page became a draft", Hint: "take draft = true out: what was published stays",
	}))
	return true
}

// inEdition returns the task whose page in an edition has an address, and that edition's page. ok is false of other addresses, and
// when one of the two is not there.
func (c *checker) inEdition(address string) (task, edition Address, ok bool) {
	task, isTask := c.tasks[c.codeIn(address)]
	edition = c.kept[path.Dir(bare(address))]
	return task, edition, isTask && edition.File != nil && c.now.Config.Folders.KindOf(edition.File.Path) == content.KindEdition
}

// isUnlisted reports the page of a task in an edition that no longer lists the task.
func (c *checker) isUnlisted(address string) bool {
	_, _, ok := c.inEdition(address)
	return ok
}

func (c *checker) taskLeft(g group) diag.Problem {
	task, edition, _ := c.inEdition(g[0].address)
	return task.File.Problem([]string{"edition"}, "", diag.Problem{
		Name: "lost-address", Message: vanish(g),
		Hint: fmt.Sprintf("put %q back into edition: a task stays in every edition that it was in", edition.File.Slug()),
	})
}

func (c *checker) manyLeft(together []group) diag.Problem {
	task, edition, _ := c.inEdition(together[0][0].address)
	return edition.File.Problem([]string{"title"}, "", diag.Problem{
		Name: "lost-address", Message: below(together),
		Hint: fmt.Sprintf("put %q back into edition of the tasks that lost it, such as %s", edition.File.Slug(), task.File.Source()),
	})
}

// below says that many addresses of one folder would vanish.
func below(together []group) string {
	n := 0
	for _, g := range together {
		n += len(g)
	}
	first := together[0][0].address
	folder := strings.TrimSuffix(path.Dir(bare(first)), "/") + "/"
	return fmt.Sprintf("%d addresses that belong below %s would vanish, such as %s", n, folder, first)
}

// gone is the problem of a group that no file can mend that is there now.
func (c *checker) gone(g group) diag.Problem {
	hint := "put back what was there"
	if name, ok := c.removed(g[0].address); ok {
		hint = c.restore("put it back", name)
	}
	_, code := c.formerly[c.codeIn(g[0].address)]
	switch {
	case code || c.isTask(g[0].address):
		hint += "; a task that leaves the profile keeps its file: the next edition does not list it, and the file says gone and replaced_by"
	case len(g) <= few:
		hint += "; or write in the file of the page that takes its place: " + aliases(nil, g)
	}
	return g[0].problem(diag.Problem{Name: "lost-address", Message: vanish(g), Hint: hint})
}

func (c *checker) manyGone(together []group) diag.Problem {
	first := together[0][0]
	hint := "put the files back"
	if _, ok := c.removed(first.address); ok {
		hint = c.restore(hint, strings.Trim(path.Dir(bare(first.address)), "/"))
	}
	hint += "; or write in the file of each page that takes the place of one: " + aliases(nil, together[0][:1])
	return first.problem(diag.Problem{Name: "lost-address", Message: below(together), Hint: hint})
}

// restore is the command that puts a file or folder below content/ back.
func (c *checker) restore(what, name string) string {
	return fmt.Sprintf("%s: git restore --source=%s %s", what, c.history.Revision, path.Join(content.Dir, name))
}
