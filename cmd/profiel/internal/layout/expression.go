package layout

import (
	"reflect"
	"text/template/parse"
)

// expression is something that has a value, of a type that is known beforehand.
type expression struct {
	typ  reflect.Type
	eval func(*run) reflect.Value
}

var anyType = reflect.TypeFor[any]()

// nothing is the data of a layout that is called without.
var nothing = expression{anyType, func(*run) reflect.Value { return reflect.Value{} }}

func constant(value any) expression {
	v := reflect.ValueOf(value)
	return expression{v.Type(), func(*run) reflect.Value { return v }}
}

// pipe compiles commands of which each gets the value of the one before it.
func (c *compiler) pipe(n *parse.PipeNode, commands []*parse.CommandNode) expression {
	var value *expression
	for _, command := range commands {
		v := c.command(command, value)
		value = &v
	}
	if value == nil {
		c.at(n).fail("missing value for command")
	}
	return *value
}

// command is a value, or a function or method with arguments; piped, which may be nil, is the last one.
func (c *compiler) command(n *parse.CommandNode, piped *expression) expression {
	args := n.Args[1:]
	switch first := n.Args[0].(type) {
	case *parse.IdentifierNode:
		return c.function(n, first.Ident, c.arguments(args, piped))
	case *parse.FieldNode:
		return c.chain(first, c.here(), first.Ident, c.arguments(args, piped))
	case *parse.VariableNode:
		return c.chain(first, c.variable(first), first.Ident[1:], c.arguments(args, piped))
	case *parse.ChainNode:
		return c.chain(first, c.operand(first.Node), first.Field, c.arguments(args, piped))
	}
	if len(args) > 0 || piped != nil {
		c.at(n).fail("can't give argument to non-function %s", n.Args[0])
	}
	return c.operand(n.Args[0])
}

func (c *compiler) arguments(nodes []parse.Node, piped *expression) []expression {
	var args []expression
	for _, n := range nodes {
		args = append(args, c.operand(n))
	}
	if piped != nil {
		args = append(args, *piped)
	}
	return args
}

// operand compiles what stands by itself, or as an argument.
func (c *compiler) operand(node parse.Node) expression {
	switch n := node.(type) {
	case *parse.DotNode:
		return c.here()
	case *parse.FieldNode:
		return c.chain(n, c.here(), n.Ident, nil)
	case *parse.VariableNode:
		return c.chain(n, c.variable(n), n.Ident[1:], nil)
	case *parse.ChainNode:
		return c.chain(n, c.operand(n.Node), n.Field, nil)
	case *parse.PipeNode:
		return c.pipe(n, n.Cmds)
	case *parse.IdentifierNode:
		return c.function(n, n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64))
		}
		return constant(n.Float64)
	}
	c.at(node).fail("%s cannot be used in a layout", node)
	return expression{}
}

func (c *compiler) here() expression {
	return expression{c.dot, func(r *run) reflect.Value { return r.dot }}
}

func (c *compiler) variable(n *parse.VariableNode) expression {
	v := c.lookUp(n, n.Ident[0])
	return expression{v.typ, func(r *run) reflect.Value { return r.variables[r.base+v.slot] }}
}

// chain is a.B.C: fields and methods, of which the last gets the arguments.
func (c *compiler) chain(n parse.Node, value expression, names []string, args []expression) expression {
	for i, name := range names {
		var given []expression
		if i == len(names)-1 {
			given = args
		}
		value = c.member(n, value, name, given)
	}
	if len(names) == 0 && len(args) > 0 {
		c.at(n).fail("can't give argument to non-function %s", n)
	}
	return value
}

// member is a method or a field of a value.
func (c *compiler) member(n parse.Node, of expression, name string, args []expression) expression {
	if method, ok := of.typ.MethodByName(name); ok && of.typ.Kind() != reflect.Interface {
		return c.invoke(n, name, method.Func, append([]expression{of}, args...))
	}
	if method, ok := reflect.PointerTo(of.typ).MethodByName(name); ok {
		return c.invoke(n, name, method.Func, append([]expression{c.address(n, of)}, args...))
	}
	if len(args) > 0 {
		c.at(n).fail("%s has arguments but cannot be invoked as function", name)
	}
	return c.field(n, of, name)
}

// address is where a value is kept, for a method of that place.
func (c *compiler) address(n parse.Node, of expression) expression {
	at := c.at(n)
	return expression{reflect.PointerTo(of.typ), func(r *run) reflect.Value {
		v := of.eval(r)
		if !v.CanAddr() {
			at.fail("%s is a copy: its method needs the place where it is kept", v.Type())
		}
		return v.Addr()
	}}
}

// field is a field of a struct, or of what a pointer leads to.
func (c *compiler) field(n parse.Node, of expression, name string) expression {
	structure := of.typ
	if structure.Kind() == reflect.Pointer {
		structure = structure.Elem()
	}
	if structure.Kind() != reflect.Struct {
		c.at(n).fail("can't evaluate field %s in type %s", name, of.typ)
	}
	f, ok := structure.FieldByName(name)
	switch {
	case !ok:
		c.at(n).fail("can't evaluate field %s in type %s", name, of.typ)
	case !f.IsExported():
		c.at(n).fail("%s is an unexported field of struct type %s", name, of.typ)
	}
	at, path, first := c.at(n), f.Index, f.Index[0]
	if of.typ.Kind() != reflect.Pointer && len(path) == 1 {
		return expression{f.Type, func(r *run) reflect.Value { return of.eval(r).Field(first) }}
	}
	return expression{f.Type, func(r *run) reflect.Value {
		v := of.eval(r)
		for _, i := range path {
			if v.Kind() == reflect.Pointer {
				if v.IsNil() {
					at.fail("nil pointer evaluating %s.%s", v.Type(), name)
				}
				v = v.Elem()
			}
			v = v.Field(i)
		}
		return v
	}}
}

// truth tells whether {{if}} takes its first branch: as text/template's IsTrue does.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		return true
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return v.Len() > 0
	case reflect.Interface, reflect.Invalid:
		return v.IsValid() && !v.IsNil()
	}
	return !v.IsZero()
}
