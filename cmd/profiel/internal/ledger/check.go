package ledger

import (
	"fmt"
	"path"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
)

// few is the number of blocks with about the same text, or of aliases in one line, that a person still reads.
const few = 5

// Check reports what the site would break: addresses of the list that are no longer there, codes that went to another task, and
// tasks that got another code. History is a bonus: with it the cure names the file.
//
// Of a site with errors only what is certain is reported: a file that is gone or moved, or a code. Otherwise a person who removed a
// task would first mend all that refers to it, and only then hear that it should stay.
func (l Ledger) Check(now Site, history History) diag.List {
	c := newChecker(l, now, history)
	c.reportOff()
	c.reportReused()
	c.reportLost()
	return c.problems
}

// Loses reports whether an address of the list is no longer there: only then is there something to ask of history.
func (l Ledger) Loses(now Site) bool { return len(newChecker(l, now, History{}).lost) > 0 }

// checker compares a list with the site as it is now.
type checker struct {
	ledger   Ledger
	now      Site
	history  History
	kept     map[string]Address // what is published, by address without the slash at its end
	tasks    map[string]Address // pages of tasks, by code
	lost     []entry            // in order
	isLost   map[string]bool    // by address
	listed   map[string]bool    // by address
	formerly map[string]string  // by code: the address of the task's page as the list has it
	problems diag.List
}

func newChecker(l Ledger, now Site, history History) *checker {
	c := &checker{
		ledger: l, now: now, history: history, kept: map[string]Address{}, tasks: map[string]Address{},
		isLost: map[string]bool{}, listed: map[string]bool{}, formerly: map[string]string{},
	}
	for _, a := range now.Addresses {
		c.kept[bare(a.URL)] = a
		if a.Code != "" && a.URL == a.File.URL {
			c.tasks[a.Code] = a
		}
	}
	for _, f := range now.Unread {
		c.kept[bare(f.URL)] = Address{URL: f.URL, File: f}
	}
	for _, e := range l.entries {
		c.listed[e.address] = true
		if e.page != "" {
			c.formerly[e.code()] = e.page
		}
		if _, ok := c.kept[bare(e.address)]; !ok {
			c.lost = append(c.lost, e)
			c.isLost[e.address] = true
		}
	}
	return c
}

// bare is an address without the slash at its end.
func bare(address string) string { return strings.TrimSuffix(address, "/") }

// code is the code that an entry is the permanent address of.
func (e entry) code() string { return strings.ToUpper(path.Base(e.address)) }

// permanent is the permanent address of a code.
func permanent(code string) string { return "/" + strings.ToLower(code) + "/" }

// reportOff reports the outputs that are switched off and take addresses with them, one problem each, and takes those addresses
// off the list of what is lost.
func (c *checker) reportOff() {
	for _, output := range c.now.Off {
		would := map[string]bool{}
		for _, address := range output.Addresses {
			would[address] = true
		}
		var gone, rest []entry
		for _, e := range c.lost {
			if would[e.address] {
				gone = append(gone, e)
			} else {
				rest = append(rest, e)
			}
		}
		if len(gone) == 0 {
			continue
		}
		c.lost = rest
		for _, e := range gone {
			delete(c.isLost, e.address)
		}
		c.problems.Add(c.now.Config.Problem([]string{"outputs", output.Key}, "", diag.Problem{
			Name: "lost-address", Message: fmt.Sprintf("without the output %q %s", output.Key, vanish(gone)),
			Hint: fmt.Sprintf("write %s = true: what was published stays", output.Key),
		}))
	}
}

// vanish says which addresses would vanish: the first, and what goes with it.
func vanish(gone []entry) string {
	first, others := gone[0].address, len(gone)-1
	switch others {
	case 0:
		return fmt.Sprintf("the address %s would vanish", first)
	case 1:
		return fmt.Sprintf("the addresses %s and %s would vanish", first, gone[1].address)
	}
	return fmt.Sprintf("the address %s would vanish, and with it %d others, such as %s", first, others, gone[1].address)
}

// heir returns the page that has an address now, or to which it moved as far as anybody can tell: what git says of the file, or
// else the page that the list does not know and that has the code.
func (c *checker) heir(address string) (Address, bool) {
	if a, ok := c.kept[bare(address)]; ok {
		return a, a.File != nil
	}
	if _, to, renamed := c.renamed(address); renamed {
		return to, true
	}
	if _, removed := c.removed(address); removed {
		return Address{}, false
	}
	for _, e := range c.ledger.entries {
		if task, ok := c.tasks[e.code()]; ok && e.page == address && !c.listed[task.URL] {
			return task, true
		}
	}
	return Address{}, false
}

// renamed returns what git says of the page that had an address and whose file has another name now: the name that it had before,
// below content/, and the page as it is now.
func (c *checker) renamed(address string) (before string, to Address, ok bool) {
	for _, change := range c.history.Changes {
		if addressOf(change.From) != address {
			continue
		}
		if to := c.pageOf(change.To); to.File != nil {
			return change.From, to, true
		}
	}
	return "", Address{}, false
}

// pageOf returns the page of a file; of none when it is not published.
func (c *checker) pageOf(name string) Address {
	if path.Ext(name) != ".md" {
		return Address{}
	}
	a := c.kept[bare(content.Address(name))]
	if a.File == nil || a.File.Path != name {
		return Address{}
	}
	return a
}

// removed returns the file or folder below content/ that had an address and is gone.
func (c *checker) removed(address string) (name string, ok bool) {
	for _, change := range c.history.Changes {
		switch from := addressOf(change.From); {
		case c.pageOf(change.To).File != nil:
		case from == address && path.Base(change.From) == "_index.md":
			return path.Dir(change.From), true
		case from == address:
			return change.From, true
		case strings.HasSuffix(address, "/") && strings.HasPrefix(from, address):
			name, ok = strings.Trim(address, "/"), true // a folder without a page of its own
		}
	}
	return name, ok
}

// addressOf is the address of a file below content/.
func addressOf(name string) string {
	if path.Ext(name) == ".md" {
		return content.Address(name)
	}
	return "/" + name
}
