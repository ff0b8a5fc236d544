package layout

import (
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// invoke calls a function, or a method of which the receiver is the first argument.
func (c *compiler) invoke(n parse.Node, name string, f reflect.Value, args []expression) expression {
	typ, at := f.Type(), c.at(n)
	if got, want := len(args), typ.NumIn(); got != want && (!typ.IsVariadic() || got < want-1) {
		at.fail("wrong number of args for %s: want %d got %d", name, want, got)
	}
	if n := typ.NumOut(); n == 0 || n > 2 || n == 2 && typ.Out(1) != errorType {
		at.fail("can't call method/function %q with %d results", name, n)
	}
	args = slices.Clone(args)
	for i := range args {
		args[i] = c.converted(n, args[i], parameter(typ, i))
	}
	if direct := directly(f, args); direct != nil {
		return expression{typ.Out(0), direct}
	}
	return expression{typ.Out(0), func(r *run) reflect.Value {
		values := make([]reflect.Value, len(args))
		for i, arg := range args {
			values[i] = arg.eval(r)
		}
		results := at.calling(name, f, values)
		if len(results) == 2 && !results[1].IsNil() {
			at.fail("error calling %s: %w", name, results[1].Interface().(error))
		}
		return results[0]
	}}
}

// calling calls a function; one that panics is an error at this place.
func (p place) calling(name string, f reflect.Value, values []reflect.Value) []reflect.Value {
	defer func() {
		if thrown := recover(); thrown != nil {
			p.fail("error calling %s: %v", name, thrown)
		}
	}()
	return f.Call(values)
}

// directly calls the commonest kinds of function without package reflect; it is nil for others.
func directly(f reflect.Value, args []expression) func(*run) reflect.Value {
	switch f := f.Interface().(type) {
	case func(string) string:
		return func(r *run) reflect.Value { return reflect.ValueOf(f(args[0].eval(r).String())) }
	case func(int, string, string) string:
		return func(r *run) reflect.Value {
			return reflect.ValueOf(f(int(args[0].eval(r).Int()), args[1].eval(r).String(), args[2].eval(r).String()))
		}
	}
	return nil
}

// parameter is the type that an argument needs.
func parameter(f reflect.Type, i int) reflect.Type {
	if f.IsVariadic() && i >= f.NumIn()-1 {
		return f.In(f.NumIn() - 1).Elem()
	}
	return f.In(i)
}

// converted makes an argument fit its parameter: what is in an interface is looked at when the page is made.
func (c *compiler) converted(n parse.Node, arg expression, want reflect.Type) expression {
	at := c.at(n)
	switch {
	case arg.typ.AssignableTo(want):
		return arg
	case arg.typ.Kind() == reflect.Interface:
		return expression{want, func(r *run) reflect.Value {
			v := arg.eval(r)
			for v.Kind() == reflect.Interface {
				v = v.Elem()
			}
			if !v.IsValid() || !v.Type().AssignableTo(want) {
				at.fail("wrong type for value; expected %s; got %s", want, describe(v))
			}
			return v
		}}
	case arg.typ.Kind() == reflect.Pointer && arg.typ.Elem().AssignableTo(want):
		return expression{want, func(r *run) reflect.Value {
			v := arg.eval(r)
			if v.IsNil() {
				at.fail("dereference of nil pointer of type %s", v.Type())
			}
			return v.Elem()
		}}
	}
	at.fail("wrong type for value; expected %s; got %s", want, arg.typ)
	return expression{}
}

func describe(v reflect.Value) string {
	if !v.IsValid() {
		return "nothing"
	}
	return fmt.Sprint(v.Type())
}
