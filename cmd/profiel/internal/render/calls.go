package render

import (
	"html/template"
	"text/template/parse"
)

// calls gives a set of templates those of another set that it calls, and what these call. A kind of page calls a third of all
// components, and every set is escaped on its own.
type calls struct {
	set  *template.Template
	todo []string
}

// newCalls starts with what the templates of the set itself call.
func newCalls(set *template.Template) *calls {
	c := &calls{set: set}
	for _, t := range set.Templates() {
		if t.Tree != nil {
			c.read(t.Tree.Root)
		}
	}
	return c
}

func (c *calls) add(name string) { c.todo = append(c.todo, name) }

// from copies what is called and not in the set yet. What other does not have either fails when a page is made.
func (c *calls) from(other *template.Template) error {
	for len(c.todo) > 0 {
		name := c.todo[len(c.todo)-1]
		c.todo = c.todo[:len(c.todo)-1]
		t := other.Lookup(name)
		if c.set.Lookup(name) != nil || t == nil || t.Tree == nil {
			continue
		}
		if _, err := c.set.AddParseTree(name, t.Tree.Copy()); err != nil {
			return err
		}
		c.read(t.Tree.Root)
	}
	return nil
}

// read adds the templates that are called below a node.
func (c *calls) read(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return // there is no else
		}
		for _, child := range n.Nodes {
			c.read(child)
		}
	case *parse.TemplateNode:
		c.add(n.Name)
	case *parse.IfNode:
		c.read(n.List)
		c.read(n.ElseList)
	case *parse.RangeNode:
		c.read(n.List)
		c.read(n.ElseList)
	case *parse.WithNode:
		c.read(n.List)
		c.read(n.ElseList)
	}
}
