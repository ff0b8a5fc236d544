package main

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the repository, seen from this package.
const root = "../.."

// A component has one name in layouts/components, static/css/components and static/js, as far as it has a part there.

// fromElsewhere are stylesheets of components that no layout writes, with who does.
var fromElsewhere = map[string]string{}

// texts reads the files of a kind below a folder of the repository, by path.
func texts(t *testing.T, dir, extension string) map[string]string {
	t.Helper()
	fsys := os.DirFS(root)
	found := map[string]string{}
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != extension {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		found[name] = string(text)
		return err
	})
	if err != nil || len(found) == 0 {
		t.Fatalf("%d files in %s: %v", len(found), dir, err)
	}
	return found
}

// nameOf is the component that a file belongs to.
func nameOf(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

// matches collects the first group of a pattern in all texts, each once, in order.
func matches(texts map[string]string, pattern *regexp.Regexp) []string {
	found := map[string]bool{}
	for _, text := range texts {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			found[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

var (
	action        = regexp.MustCompile(`\{\{.*?\}\}`)
	classes       = regexp.MustCompile(`class="([^"]*)"`)
	customElement = regexp.MustCompile(`<([a-z]+(?:-[a-z]+)+)`)
	templateCall  = regexp.MustCompile(`\{\{-?\s*(?:template|once) "([^"]+)"`)
	definition    = regexp.MustCompile(`customElements\.define\(\s*"([^"]+)"`)
	classRule     = regexp.MustCompile(`\.([a-z][a-z-]*)`)
)

// namesInLayouts are the classes and custom elements that layouts write.
func namesInLayouts(t *testing.T) []string {
	layouts := texts(t, "layouts", ".html")
	names := matches(layouts, customElement)
	for _, value := range matches(layouts, classes) {
		names = append(names, strings.Fields(action.ReplaceAllString(value, " "))...)
	}
	return names
}

func TestStylesheetsBelongToComponents(t *testing.T) {
	used := namesInLayouts(t)
	for file, css := range texts(t, "static/css/components", ".css") {
		name := nameOf(file)
		_, listed := fromElsewhere[name]
		switch inLayouts := slices.Contains(used, name); {
		case listed && inLayouts:
			t.Errorf("%s is used by a layout: take it out of the list", file)
		case !listed && !inLayouts:
			t.Errorf("%s: no layout has a class or element %q", file, name)
		}
		ours := slices.ContainsFunc(matches(map[string]string{file: css}, classRule), func(class string) bool { return slices.Contains(used, class) })
		if !ours && !listed && !strings.Contains(css, name+" {") {
			t.Errorf("%s styles nothing that a layout writes", file)
		}
	}
	for name := range fromElsewhere {
		if _, err := os.Stat(path.Join(root, "static/css/components", name+".css")); err != nil {
			t.Errorf("%s is listed and does not exist", name)
		}
	}
}

func TestCustomElementsHaveTheirScript(t *testing.T) {
	layouts, scripts := texts(t, "layouts", ".html"), texts(t, "static/js", ".js")
	elements := matches(layouts, customElement)
	if len(elements) == 0 {
		t.Fatal("the layouts have no custom element")
	}
	for _, name := range elements {
		file := "static/js/" + name + ".js"
		if defined := matches(map[string]string{file: scripts[file]}, definition); !slices.Equal(defined, []string{name}) {
			t.Errorf("<%s>: %s defines %q", name, file, defined)
		}
		site := scripts["static/js/site.js"]
		bySite := strings.Contains(site, `"`+name+`"`) || strings.Contains(site, `"./`+name+`.js"`)
		if !bySite && !strings.Contains(layouts["layouts/components/site-head.html"], "/js/"+name+".js") {
			t.Errorf("<%s>: neither site.js nor site-head.html loads %s", name, file)
		}
	}
	for _, name := range matches(scripts, definition) {
		if !slices.Contains(elements, name) {
			t.Errorf("static/js defines <%s>, which no layout has", name)
		}
	}
}

func TestEveryComponentIsCalled(t *testing.T) {
	called := matches(texts(t, "layouts", ".html"), templateCall)
	components := texts(t, "layouts/components", ".html")
	for file := range components {
		if !slices.Contains(called, nameOf(file)) {
			t.Errorf("no layout calls %s", file)
		}
	}
	for _, name := range called {
		if _, exists := components["layouts/components/"+name+".html"]; !exists && name != "main" {
			t.Errorf("a layout calls %q, which is no component", name)
		}
	}
}

// A module that nothing imports or loads is dead.
func TestEveryScriptIsLoaded(t *testing.T) {
	layouts, scripts := texts(t, "layouts", ".html"), texts(t, "static/js", ".js")
	for file := range scripts {
		name := path.Base(file)
		loaded := strings.Contains(layouts["layouts/components/site-head.html"], "/js/"+name) || strings.Contains(scripts["static/js/site.js"], `"`+nameOf(file)+`"`)
		for other, text := range scripts {
			loaded = loaded || other != file && strings.Contains(text, `"./`+name+`"`)
		}
		if !loaded {
			t.Errorf("nothing loads %s", file)
		}
	}
}
