package layout

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// builtins are the functions of text/template that are functions here too. and, or, not, eq and the like are compiled: see
// [compiler.function].
var builtins = Functions{
	"print":   fmt.Sprint,
	"printf":  fmt.Sprintf,
	"println": fmt.Sprintln,
}

var errorType = reflect.TypeFor[error]()

// function is a function with its arguments; n is where it is called.
func (c *compiler) function(n parse.Node, name string, args []expression) expression {
	if f, ok := c.set.functions[name]; ok && name != "once" {
		return c.invoke(n, name, reflect.ValueOf(f), args)
	}
	switch name {
	case "and", "or":
		return c.choice(n, args, name == "and")
	case "not":
		c.need(n, name, args, 1)
		return expression{boolType, func(r *run) reflect.Value { return reflect.ValueOf(!truth(args[0].eval(r))) }}
	case "len":
		c.need(n, name, args, 1)
		return c.length(n, args[0])
	case "index":
		c.need(n, name, args, 2)
		return c.index(n, args[0], args[1])
	case "eq", "ne", "lt", "le", "gt", "ge":
		return c.comparison(n, name, args)
	}
	c.at(n).fail("the function %s cannot be used here", name)
	return expression{}
}

func (c *compiler) need(n parse.Node, name string, args []expression, want int) {
	if len(args) != want {
		c.at(n).fail("wrong number of args for %s: want %d got %d", name, want, len(args))
	}
}

// choice is and, which is its first false argument or else the last, or or, which is its first true one.
func (c *compiler) choice(n parse.Node, args []expression, isAnd bool) expression {
	if len(args) == 0 {
		c.at(n).fail("wrong number of args for and, or: want at least 1 got 0")
	}
	typ := args[0].typ
	for _, arg := range args {
		if arg.typ != typ {
			typ = anyType
		}
	}
	return expression{typ, func(r *run) reflect.Value {
		var v reflect.Value
		for _, arg := range args {
			if v = arg.eval(r); truth(v) != isAnd {
				break
			}
		}
		return v
	}}
}

func (c *compiler) length(n parse.Node, arg expression) expression {
	switch arg.typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return expression{intType, func(r *run) reflect.Value { return reflect.ValueOf(arg.eval(r).Len()) }}
	}
	c.at(n).fail("error calling len: len of type %s", arg.typ)
	return expression{}
}

// index is the element of a slice at a number, or of a map at a key: the zero value when it is not there.
func (c *compiler) index(n parse.Node, of, key expression) expression {
	at := c.at(n)
	switch {
	case of.typ.Kind() == reflect.Slice && key.typ == intType:
		return expression{of.typ.Elem(), func(r *run) reflect.Value {
			list, i := of.eval(r), int(key.eval(r).Int())
			if i < 0 || i >= list.Len() {
				at.fail("error calling index: index out of range: %d", i)
			}
			return list.Index(i)
		}}
	case of.typ.Kind() == reflect.Map && key.typ.AssignableTo(of.typ.Key()):
		return expression{of.typ.Elem(), func(r *run) reflect.Value {
			if v := of.eval(r).MapIndex(key.eval(r)); v.IsValid() {
				return v
			}
			return reflect.Zero(of.typ.Elem())
		}}
	}
	at.fail("error calling index: can't index item of type %s with a %s", of.typ, key.typ)
	return expression{}
}

// comparison compares the first argument with the second; eq with each of the others, until one is equal.
func (c *compiler) comparison(n parse.Node, name string, args []expression) expression {
	if len(args) < 2 || len(args) > 2 && name != "eq" {
		c.at(n).fail("wrong number of args for %s: want 2 got %d", name, len(args))
	}
	if strings.ContainsAny(name, "lg") {
		holds := map[string]func(int) bool{
			"lt": func(o int) bool { return o < 0 }, "le": func(o int) bool { return o <= 0 },
			"gt": func(o int) bool { return o > 0 }, "ge": func(o int) bool { return o >= 0 },
		}[name]
		order := c.order(n, name, args[0], args[1])
		return expression{boolType, func(r *run) reflect.Value { return reflect.ValueOf(holds(order(args[0].eval(r), args[1].eval(r)))) }}
	}
	for _, other := range args[1:] {
		if args[0].typ.Kind() != other.typ.Kind() || !args[0].typ.Comparable() || isCompound(args[0].typ) && args[0].typ != other.typ {
			c.at(n).fail("error calling %s: incompatible types for comparison: %s and %s", name, args[0].typ, other.typ)
		}
	}
	wanted := name == "eq"
	return expression{boolType, func(r *run) reflect.Value {
		v := args[0].eval(r)
		for _, other := range args[1:] {
			if equal(v, other.eval(r)) {
				return reflect.ValueOf(wanted)
			}
		}
		return reflect.ValueOf(!wanted)
	}}
}

// isCompound reports whether values of a type are only equal to values of that very type; texts and numbers are equal by what they say.
func isCompound(typ reflect.Type) bool {
	return typ.Kind() != reflect.String && typ.Kind() != reflect.Int && typ.Kind() != reflect.Bool
}

func equal(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.String:
		return a.String() == b.String()
	case reflect.Int:
		return a.Int() == b.Int()
	}
	return a.Equal(b)
}

// order returns how to put two values in order.
func (c *compiler) order(n parse.Node, name string, a, b expression) func(a, b reflect.Value) int {
	switch {
	case a.typ.Kind() == reflect.Int && b.typ.Kind() == reflect.Int:
		return func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
	case a.typ.Kind() == reflect.Float64 && b.typ.Kind() == reflect.Float64:
		return func(a, b reflect.Value) int { return cmp.Compare(a.Float(), b.Float()) }
	case a.typ.Kind() == reflect.String && b.typ.Kind() == reflect.String:
		return func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) }
	}
	c.at(n).fail("error calling %s: incompatible types for comparison: %s and %s", name, a.typ, b.typ)
	return nil
}
