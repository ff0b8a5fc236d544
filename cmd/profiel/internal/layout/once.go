package layout

import (
	"bytes"
	"reflect"
	"sync"
	"text/template/parse"
)

// memo holds what was made once. See docs/decisions/0015-made-once.md.
type memo struct {
	mutex sync.RWMutex
	made  map[onceKey][]byte
}

// onceKey is a layout with its data: a pointer, or a value that holds nothing but values that can be compared.
type onceKey struct {
	body *body
	data any
}

func (m *memo) forget() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.made = map[onceKey][]byte{}
}

// write writes what was made, or makes it.
func (m *memo) write(r *run, key onceKey, data reflect.Value) {
	m.mutex.RLock()
	made, ok := m.made[key]
	m.mutex.RUnlock()
	if ok {
		r.out.Write(made)
		return
	}
	start := r.out.Len()
	key.body.call(r, data)
	made = bytes.Clone(r.out.Bytes()[start:])
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.made[key] = made
}

// once is {{once "name" data}}: {{template "name" data}} for a layout that is the same on many pages.
func (c *compiler) once(n *parse.ActionNode, name string, commands []*parse.CommandNode, escaping string) step {
	if len(commands) != 1 || len(commands[0].Args) != 3 {
		c.at(n).fail(`once takes a name and data: {{once "name" .}}`)
	}
	if escaping != c.set.escapers.text {
		c.at(n).fail("once stands between elements: use template here")
	}
	if c.set.trees[name] == nil {
		c.at(n).fail("no such template %q", name)
	}
	data := c.operand(commands[0].Args[2])
	if !data.typ.Comparable() {
		c.at(n).fail("data of type %s cannot be told from other data: use template instead of once", data.typ)
	}
	called := c.set.body(bodyKey{name, data.typ})
	made := &c.set.made
	return func(r *run) flow {
		v := data.eval(r)
		made.write(r, onceKey{called, v.Interface()}, v)
		return next
	}
}
