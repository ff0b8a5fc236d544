package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"strings"
	"sync"
)

// once makes components that are the same on many pages one time each. A component is a function of its data, so that
// {{once "task-row" .}} in a layout gives what {{template "task-row" .}} does. See docs/decisions/0015-made-once.md.
type once struct {
	sources    fs.FS
	components *template.Template
	mutex      sync.RWMutex
	made       map[onceKey]template.HTML
}

// onceKey is a component with its data: a pointer, or a value that holds nothing but values that can be compared.
type onceKey struct {
	name string
	data any
}

// forget begins anew.
func (o *once) forget() {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.made = map[onceKey]template.HTML{}
}

// component is the HTML of a component. It was made by html/template, so that it can be inserted as it stands between elements;
// in any other place html/template takes the elements out.
func (o *once) component(name string, data any) (template.HTML, error) {
	if t := reflect.TypeOf(data); t == nil || !t.Comparable() {
		return "", fmt.Errorf("data of type %T cannot be told from other data: use template instead of once", data)
	}
	key := onceKey{name, data}
	o.mutex.RLock()
	made, ok := o.made[key]
	o.mutex.RUnlock()
	if ok {
		return made, nil
	}
	var b strings.Builder
	if err := o.components.ExecuteTemplate(&b, name, data); err != nil {
		return "", newLayoutError(o.sources, "", err)
	}
	made = template.HTML(b.String()) //nolint:gosec // made by html/template
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.made[key] = made
	return made, nil
}
