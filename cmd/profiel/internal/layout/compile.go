package layout

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// compiler makes the steps of one layout for one type of data.
type compiler struct {
	set       *Set
	tree      *parse.Tree
	dot       reflect.Type
	variables []variable // those that can be seen here
	count     int        // of places that variables need
}

// variable is a name with the place where its value is kept.
type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// body returns the compiled layout; html/template has escaped it. A layout that calls itself gets itself, to be complete when it runs.
func (s *Set) body(key bodyKey) *body {
	if made, ok := s.bodies[key]; ok {
		return made
	}
	if !s.ready[key.name] {
		panic(fmt.Sprintf("layout %s is not escaped", key.name)) // this program's mistake, and a dangerous one
	}
	made := &body{}
	s.bodies[key] = made
	c := &compiler{set: s, tree: s.escaped.Lookup(key.name).Tree, dot: key.data}
	c.declare("$", key.data)
	made.steps = c.list(c.tree.Root)
	made.variables = c.count
	return made
}

func (c *compiler) at(n parse.Node) place { return place{c.tree, n} }

// declare makes place for a variable that can be seen from here on.
func (c *compiler) declare(name string, typ reflect.Type) int {
	c.variables = append(c.variables, variable{name, c.count, typ})
	c.count++
	return c.count - 1
}

func (c *compiler) lookUp(n parse.Node, name string) variable {
	for i := len(c.variables) - 1; i >= 0; i-- {
		if c.variables[i].name == name {
			return c.variables[i]
		}
	}
	c.at(n).fail("undefined variable: %s", name)
	return variable{}
}

// list compiles what stands one after another. What it declares cannot be seen behind it.
func (c *compiler) list(n *parse.ListNode) []step {
	if n == nil {
		return nil
	}
	seen := len(c.variables)
	defer func() { c.variables = c.variables[:seen] }()
	var steps []step
	var text []byte
	flush := func() {
		if written := text; len(written) > 0 {
			steps = append(steps, func(r *run) flow { r.out.Write(written); return next })
			text = nil
		}
	}
	for _, child := range n.Nodes {
		switch n := child.(type) {
		case *parse.TextNode:
			text = append(text, n.Text...)
		case *parse.CommentNode:
		default:
			flush()
			steps = append(steps, c.node(n))
		}
	}
	flush()
	return steps
}

func (c *compiler) node(node parse.Node) step {
	switch n := node.(type) {
	case *parse.ActionNode:
		return c.action(n)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.TemplateNode:
		return c.call(n)
	case *parse.BreakNode:
		return func(*run) flow { return leave }
	case *parse.ContinueNode:
		return func(*run) flow { return continue_ }
	}
	c.at(node).fail("%s cannot be used in a layout", node)
	return nil
}

// action is a value that is printed, or kept in a variable.
func (c *compiler) action(n *parse.ActionNode) step {
	if len(n.Pipe.Decl) > 0 {
		value := c.pipe(n.Pipe, n.Pipe.Cmds)
		slot := c.assigned(n.Pipe, value.typ)
		return func(r *run) flow { r.variables[r.base+slot] = value.eval(r); return next }
	}
	commands, escaping := splitEscapers(n.Pipe.Cmds)
	if name, ok := onceName(n); ok {
		return c.once(n, name, commands, escaping)
	}
	return c.print(n, c.pipe(n.Pipe, commands), escaping)
}

// assigned is the place of the variable that a pipeline is assigned to.
func (c *compiler) assigned(n *parse.PipeNode, typ reflect.Type) int {
	name := n.Decl[0].Ident[0]
	if !n.IsAssign {
		return c.declare(name, typ)
	}
	v := c.lookUp(n, name)
	if v.typ != typ {
		c.at(n).fail("%s is a %s and cannot become a %s", name, v.typ, typ)
	}
	return v.slot
}

// branch is {{if}} or {{with}}, of which the latter moves the dot.
func (c *compiler) branch(n *parse.BranchNode, moves bool) step {
	seen, dot := len(c.variables), c.dot
	condition := c.pipe(n.Pipe, n.Pipe.Cmds)
	slot := -1
	if len(n.Pipe.Decl) > 0 {
		slot = c.assigned(n.Pipe, condition.typ)
	}
	if moves {
		c.dot = condition.typ
	}
	then := c.list(n.List)
	c.dot = dot
	otherwise := c.list(n.ElseList)
	c.variables = c.variables[:seen]
	return func(r *run) flow {
		v := condition.eval(r)
		if slot >= 0 {
			r.variables[r.base+slot] = v
		}
		switch {
		case !truth(v):
			return runAll(otherwise, r)
		case !moves:
			return runAll(then, r)
		}
		before := r.dot
		r.dot = v
		f := runAll(then, r)
		r.dot = before
		return f
	}
}

// loop is {{range}}.
func (c *compiler) loop(n *parse.RangeNode) step {
	seen, dot := len(c.variables), c.dot
	over := c.pipe(n.Pipe, n.Pipe.Cmds)
	element, elementAt := c.elements(n, over.typ)
	index, item := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		item = c.declare(decl[0].Ident[0], element)
	case 2:
		index, item = c.declare(decl[0].Ident[0], intType), c.declare(decl[1].Ident[0], element)
	}
	c.dot = element
	each := c.list(n.List)
	c.dot = dot
	otherwise := c.list(n.ElseList)
	c.variables = c.variables[:seen]
	return func(r *run) flow {
		v := over.eval(r)
		count := length(v)
		if count == 0 {
			return runAll(otherwise, r)
		}
		before := r.dot
		for i := range count {
			r.dot = elementAt(v, i)
			if index >= 0 {
				r.variables[r.base+index] = reflect.ValueOf(i)
			}
			if item >= 0 {
				r.variables[r.base+item] = r.dot
			}
			if runAll(each, r) == leave {
				break
			}
		}
		r.dot = before
		return next
	}
}

// elements tells what is in something that can be ranged over: the type, and how to get the one at an index.
func (c *compiler) elements(n *parse.RangeNode, typ reflect.Type) (reflect.Type, func(reflect.Value, int) reflect.Value) {
	switch typ.Kind() {
	case reflect.Slice, reflect.Array:
		return typ.Elem(), reflect.Value.Index
	case reflect.Int:
		return typ, func(_ reflect.Value, i int) reflect.Value { return reflect.ValueOf(i) }
	}
	c.at(n.Pipe).fail("range can't iterate over a %s", typ)
	return nil, nil
}

// length is how often a range goes round.
func length(v reflect.Value) int {
	if v.Kind() == reflect.Int {
		return int(v.Int())
	}
	return v.Len()
}

// call is {{template}}.
func (c *compiler) call(n *parse.TemplateNode) step {
	data := nothing
	if n.Pipe != nil {
		data = c.pipe(n.Pipe, n.Pipe.Cmds)
	}
	called := c.set.body(bodyKey{n.Name, data.typ})
	at := c.at(n)
	return func(r *run) flow {
		if r.depth > deepest {
			at.fail("exceeded maximum template depth (%d)", deepest)
		}
		called.call(r, data.eval(r))
		return next
	}
}
