package ledger

import (
	"fmt"
	"maps"
	"slices"

	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
)

// reportReused reports codes that now belong to another task than before.
func (c *checker) reportReused() {
	for _, e := range c.ledger.entries {
		task, ok := c.tasks[e.code()]
		if e.page == "" || !ok || !c.isReused(task) {
			continue
		}
		c.problems.Add(task.File.Problem([]string{"code"}, task.Code, diag.Problem{
			Name: "reused-code", Message: fmt.Sprintf("the code %s belongs to the task that was at %s", task.Code, e.page), Hint: c.reusedCure(task),
		}))
	}
}

// isReused reports a task with a code that the list has for another.
func (c *checker) isReused(task Address) bool {
	page := c.formerly[task.Code]
	heir, ok := c.heir(page)
	return page != "" && !(ok && heir.File == task.File)
}

// reusedCure says which code a task needs.
func (c *checker) reusedCure(task Address) string {
	page := c.formerly[task.Code]
	heir, _ := c.heir(page)
	cure := fmt.Sprintf("a code is given once: give this task %s", c.nextCode(task.Code))
	if before := c.codeBefore(task); before != "" {
		cure = fmt.Sprintf("give this task its own code again: %s", before)
	}
	switch {
	case heir.Code != "":
		cure += fmt.Sprintf(", and write %s again in %s", task.Code, heir.File.Source())
	case c.isLost[page] && !c.listed[task.URL]:
		cure += "; if it is the same task under a new name: " + aliasLine(task.File, group{{address: page}})
	}
	return cure
}

// codeBefore returns the code that a task had; "" when it had none.
func (c *checker) codeBefore(task Address) string {
	for _, e := range c.ledger.entries {
		if heir, ok := c.heir(e.page); e.page != "" && ok && heir.File == task.File && e.code() != task.Code {
			return e.code()
		}
	}
	return ""
}

// nextCode returns the first code after all that were ever given with the letters of another.
func (c *checker) nextCode(like string) string {
	given := slices.Concat(slices.Collect(maps.Keys(c.formerly)), slices.Collect(maps.Keys(c.tasks)))
	return profile.NextCode(like, given)
}

// reportChanged reports a task that has another code than before, with all that hangs on that. Of a page that already was
// another task's, the code that it has is its own.
func (c *checker) reportChanged(g group) bool {
	code := g[0].code()
	page := c.formerly[code]
	if page == "" || g[0].address != permanent(code) {
		return false
	}
	task, ok := c.heir(page)
	if !ok || task.Code == "" || task.File.URL != page && c.listed[task.File.URL] {
		return false
	}
	if c.isReused(task) {
		return true // and told to take its own code back
	}
	c.problems.Add(task.File.Problem([]string{"code"}, task.Code, diag.Problem{
		Name: "changed-code", Message: fmt.Sprintf("this task had the code %s: %s", code, vanish(g)),
		Hint: fmt.Sprintf("write code = %q again: a task keeps its code for ever", code),
	}))
	return true
}
