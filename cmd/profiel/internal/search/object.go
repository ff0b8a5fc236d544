package search

import (
	"bytes"
	"encoding/json"
	"iter"
)

// object writes an object in JSON, field by field: package json would make all of it before it writes any.
type object struct {
	b       *bytes.Buffer
	encoder *json.Encoder
	err     error // the first one
}

func newObject(b *bytes.Buffer) *object {
	b.WriteByte('{')
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	return &object{b: b, encoder: encoder}
}

// add writes a field.
func (o *object) add(name string, value any) {
	o.name(name)
	o.value(value)
	o.b.WriteByte(',')
}

// addList writes a field that is a list, whose values come one by one.
func (o *object) addList(name string, values iter.Seq[any]) {
	o.name(name)
	o.b.WriteByte('[')
	for value := range values {
		o.value(value)
		o.b.WriteByte(',')
	}
	o.close(']')
	o.b.WriteByte(',')
}

// addPlain writes a field that is a text in which JSON escapes nothing.
func (o *object) addPlain(name string, write func(b *bytes.Buffer)) {
	o.name(name)
	o.b.WriteByte('"')
	write(o.b)
	o.b.WriteString(`",`)
}

func (o *object) name(name string) {
	o.value(name)
	o.b.WriteByte(':')
}

func (o *object) value(value any) {
	if err := o.encoder.Encode(value); err != nil && o.err == nil {
		o.err = err
	}
	o.b.Truncate(len(bytes.TrimSuffix(o.b.Bytes(), []byte("\n"))))
}

// end ends the object, and says whether all of it could be written.
func (o *object) end() error {
	o.close('}')
	return o.err
}

// close puts a bracket in the place of the last comma, if there is one.
func (o *object) close(bracket byte) {
	o.b.Truncate(len(bytes.TrimSuffix(o.b.Bytes(), []byte(","))))
	o.b.WriteByte(bracket)
}
