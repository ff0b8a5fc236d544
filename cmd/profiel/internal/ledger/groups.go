package ledger

import (
	"path"
	"slices"
	"strings"

	"beroepsprofiel/cmd/profiel/internal/content"
)

// group is a lost address, first, with the others that are lost with it: one message is enough for them.
type group []entry

// groups hangs every lost address below the one that it goes with.
func (c *checker) groups() []group {
	members := map[string]group{}
	for _, e := range c.lost {
		head := e.address
		for owner := c.owner(head); owner != ""; owner = c.owner(head) {
			head = owner
		}
		members[head] = append(members[head], e)
	}
	var groups []group
	for _, e := range c.lost {
		if g, ok := members[e.address]; ok {
			others := slices.DeleteFunc(g, func(o entry) bool { return o == e })
			groups = append(groups, append(group{e}, others...))
		}
	}
	return groups
}

// owner returns the lost address that another lost one goes with; "" for one that stands by itself. What hangs on a code goes with
// its task's page or, where that is still there or moved, with the code's permanent address.
func (c *checker) owner(address string) string {
	if code := c.codeIn(address); code != "" && c.isLost[permanent(code)] && c.formerly[code] != address {
		page := c.formerly[code]
		if _, moved := c.heir(page); c.isLost[page] && !moved {
			return page
		}
		if permanent(code) != address {
			return permanent(code)
		}
		return ""
	}
	if c.hasCure(address) {
		return ""
	}
	if above := c.ownerAbove(address); above != "" {
		return above
	}
	return c.ownerByName(address)
}

// codeIn returns the code of the list that is a part of an address; "" when there is none.
func (c *checker) codeIn(address string) string {
	for part := range strings.SplitSeq(address, "/") {
		if code := strings.ToUpper(part); c.formerly[code] != "" {
			return code
		}
	}
	return ""
}

// hasCure reports a page that a file of its own can mend: it moved there, or it became a draft.
func (c *checker) hasCure(address string) bool {
	_, moved := c.heir(address)
	return moved || c.draftAt(address) != nil
}

// ownerAbove returns the nearest lost page above an address. A document does not go with a page that a file can mend.
func (c *checker) ownerAbove(address string) string {
	for dir := path.Dir(bare(address)); dir != "/" && dir != "."; dir = path.Dir(dir) {
		if above := dir + "/"; c.isLost[above] && !(c.hasCure(above) && c.isDocument(address)) {
			return above
		}
	}
	return ""
}

// ownerByName returns the lost area or edition that is named in the last part of an address, as in /matrix/<area>/ and
// /data/diff-<edition>-<edition>.json.
func (c *checker) ownerByName(address string) string {
	if c.isDocument(address) {
		return ""
	}
	name := strings.TrimSuffix(path.Base(address), path.Ext(address))
	for _, e := range c.lost {
		slug := path.Base(e.address)
		named := slug == name && !c.inProfile(address) || strings.Contains("-"+name+"-", "-"+slug+"-") && slug != name
		if named && c.inProfile(e.address) {
			return e.address
		}
	}
	return ""
}

// inProfile reports an address right below the folder of the areas or that of the editions.
func (c *checker) inProfile(address string) bool {
	folders := c.now.Config.Folders
	switch path.Dir(bare(address)) {
	case "/" + folders.Areas, "/" + folders.Editions:
		return path.Ext(address) == ""
	}
	return false
}

// isDocument reports an address that a Markdown file had.
func (c *checker) isDocument(address string) bool {
	return c.isTask(address) || slices.ContainsFunc(c.history.Changes, func(change Change) bool {
		return path.Ext(change.From) == ".md" && content.Address(change.From) == address
	})
}

// isTask reports an address that a task's page had.
func (c *checker) isTask(address string) bool {
	return slices.ContainsFunc(c.ledger.entries, func(e entry) bool { return e.page == address })
}

// draftAt returns the draft that has an address; nil when there is none.
func (c *checker) draftAt(address string) *content.File {
	i := slices.IndexFunc(c.now.Drafts, func(f *content.File) bool { return f.URL == address })
	if i < 0 {
		return nil
	}
	return c.now.Drafts[i]
}
