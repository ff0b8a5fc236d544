package output

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func static(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// example is a static/ folder with a file of every sort.
func example() map[string]string {
	return map[string]string{
		"favicon.svg":             "<svg/>",
		"css/base.css":            "base{}\n",
		"css/layers.css":          "@layer reset, base;\n",
		"css/a.css":               "a{}\n",
		"css/components/card.css": "card{}\n",
		"js/site.js":              "import './search.js'",
		"js/search.js":            "export {}",
		"fonts/inter.woff2":       "font",
	}
}

func assets(t *testing.T, files map[string]string, more string) (Assets, map[string]string) {
	t.Helper()
	a, err := NewAssets(static(files), []byte(more))
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	for _, f := range a.Files {
		var b bytes.Buffer
		if err := f.Make(&b); err != nil {
			t.Fatal(err)
		}
		made[f.Path] = b.String()
	}
	return a, made
}

func TestAssets(t *testing.T) {
	a, made := assets(t, example(), "chroma{}\n")
	if !regexp.MustCompile(`^/assets/[0-9a-f]{12}$`).MatchString(a.Prefix) || a.Stylesheet() != a.Prefix+"/css/site.css" {
		t.Errorf("got %s and %s", a.Prefix, a.Stylesheet())
	}
	folder := strings.TrimPrefix(a.Prefix, "/") + "/"
	want := map[string]string{
		"favicon.svg":                "<svg/>",
		folder + "css/site.css":      "@layer reset, base;\na{}\nbase{}\ncard{}\nchroma{}\n",
		folder + "js/site.js":        "import './search.js'",
		folder + "js/search.js":      "export {}",
		folder + "fonts/inter.woff2": "font",
	}
	if !maps.Equal(made, want) {
		t.Errorf("got %v\nwant %v", made, want)
	}
	addresses := slices.Sorted(slices.Values(a.Addresses()))
	if want := slices.Sorted(func(yield func(string) bool) {
		for name := range want {
			if !yield("/" + name) {
				return
			}
		}
	}); !slices.Equal(addresses, want) {
		t.Errorf("addresses: got %v, want %v", addresses, want)
	}
}

// TestAssetHash holds the folder's name to what is in it: the name must change with the bytes, and only with them.
func TestAssetHash(t *testing.T) {
	first, _ := assets(t, example(), "chroma{}")
	for name, change := range map[string]func(map[string]string) string{
		"a script's text":     func(f map[string]string) string { f["js/site.js"] += " "; return "chroma{}" },
		"a stylesheet's text": func(f map[string]string) string { f["css/a.css"] = "a{b}"; return "chroma{}" },
		"more styles":         func(f map[string]string) string { return "chroma{x}" },
		"a file's name": func(f map[string]string) string {
			f["js/zoek.js"] = f["js/search.js"]
			delete(f, "js/search.js")
			return "chroma{}"
		},
		"a file more": func(f map[string]string) string { f["js/new.js"] = ""; return "chroma{}" },
		"a file less": func(f map[string]string) string { delete(f, "fonts/inter.woff2"); return "chroma{}" },
		"the order of the stylesheets": func(f map[string]string) string {
			f["css/z.css"] = f["css/a.css"]
			delete(f, "css/a.css")
			return "chroma{}"
		},
	} {
		files := example()
		more := change(files)
		if changed, _ := assets(t, files, more); changed.Prefix == first.Prefix {
			t.Errorf("%s: the name of the folder is the same", name)
		}
	}
	files := example()
	files["favicon.svg"] = "<svg></svg>" // at the site's root: not in the folder
	files["js/site.js~"] = "old"
	if same, _ := assets(t, files, "chroma{}"); same.Prefix != first.Prefix {
		t.Error("what is not in the folder changes its name")
	}
	one, _ := assets(t, map[string]string{"js/x": "js/y1"}, "")
	if two, _ := assets(t, map[string]string{"js/x": "", "js/y": "1"}, ""); one.Prefix == two.Prefix {
		t.Error("where a name ends and a text begins makes no difference")
	}
}

// TestAssetHashIgnoresOrder lists the folder in another order.
func TestAssetHashIgnoresOrder(t *testing.T) {
	forward, err := NewAssets(static(example()), nil)
	if err != nil {
		t.Fatal(err)
	}
	backward, err := NewAssets(reversed{static(example())}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if forward.Prefix != backward.Prefix || !slices.Equal(forward.Addresses(), backward.Addresses()) {
		t.Errorf("got %v\nand %v", forward.Addresses(), backward.Addresses())
	}
}

// reversed lists folders in the opposite order.
type reversed struct{ fstest.MapFS }

func (r reversed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := r.MapFS.ReadDir(name)
	slices.Reverse(entries)
	return entries, err
}

func TestAssetsLeaveOut(t *testing.T) {
	_, made := assets(t, map[string]string{
		"js/site.js": "", ".DS_Store": "", "js/.site.js.swp": "", ".git/config": "", "js/site.js~": "", "#a#": "", "css/a.css~": "x",
	}, "")
	for name, text := range made {
		if base := path.Base(name); base != "site.js" && base != "site.css" || text != "" {
			t.Errorf("published %s: %q", name, text)
		}
	}
}

func TestAssetsOfASiteWithoutStatic(t *testing.T) {
	a, err := NewAssets(os.DirFS(t.TempDir()+"/static"), []byte("chroma{}"))
	if err != nil || len(a.Files) != 1 || a.Addresses()[0] != a.Stylesheet() {
		t.Errorf("got %v, %v", a.Addresses(), err)
	}
}

func TestAssetsThatCannotBeRead(t *testing.T) {
	for _, name := range []string{".", "js", "js/site.js"} {
		_, err := NewAssets(broken{static(example()), name}, nil)
		if !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// broken refuses to open one name.
type broken struct {
	fsys fs.FS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.fsys.Open(name)
}
