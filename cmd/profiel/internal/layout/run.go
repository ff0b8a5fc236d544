package layout

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"
	"text/template/parse"
)

// deepest is how far layouts may call each other.
const deepest = 1000

// run is one execution: what was written, the data and the variables of the layout that is at work.
type run struct {
	out       *bytes.Buffer
	dot       reflect.Value
	variables []reflect.Value // of all layouts that are at work; those of this one from base on
	base      int
	depth     int
}

// step does what one node of a layout says.
type step func(*run) flow

// flow tells what comes after a step.
type flow int

const (
	next      flow = iota
	leave          // {{break}}
	continue_      // {{continue}}
)

// body is a compiled layout.
type body struct {
	steps     []step
	variables int
	runs      sync.Pool // of *run that ended well
}

// execute runs a layout that no other calls.
func (b *body) execute(out *bytes.Buffer, data any) (err error) {
	defer catch(&err)
	r, ok := b.runs.Get().(*run)
	if !ok {
		r = &run{}
	}
	r.out = out
	b.call(r, reflect.ValueOf(data))
	r.out = nil
	clear(r.variables[:cap(r.variables)])
	b.runs.Put(r)
	return nil
}

// call runs the layout with its data.
func (b *body) call(r *run, data reflect.Value) {
	dot, base := r.dot, r.base
	r.dot, r.base = data, len(r.variables)
	for range b.variables {
		r.variables = append(r.variables, reflect.Value{})
	}
	r.variables[r.base] = data // $
	r.depth++
	runAll(b.steps, r)
	r.depth--
	r.variables = r.variables[:r.base]
	r.dot, r.base = dot, base
}

func runAll(steps []step, r *run) flow {
	for _, s := range steps {
		if f := s(r); f != next {
			return f
		}
	}
	return next
}

// failure is an error on its way up through the steps. Steps have no error to return, since hardly any can fail.
type failure struct{ err error }

// catch turns a failure that was thrown into an error.
func catch(err *error) {
	switch thrown := recover().(type) {
	case nil:
	case failure:
		*err = thrown.err
	default:
		panic(thrown)
	}
}

// place is where something in a layout stands.
type place struct {
	tree *parse.Tree
	node parse.Node
}

// fail throws an error that reads as those of html/template do.
func (p place) fail(format string, args ...any) {
	location, context := p.tree.ErrorContext(p.node)
	panic(failure{fmt.Errorf("template: %s: executing %q at <%s>: %w", location, p.tree.Name, context, fmt.Errorf(format, args...))})
}
