package content

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestIgnoredFiles(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"over.md": withFront(`title = "Over"`), "foto.png": "png",
		"over.md~": "oud", "#over.md#": "oud", ".over.md.swp": "oud", ".git/over.md": "oud", LedgerName: "/\n",
	}))
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	if len(tree.Pages) != 1 || !slices.Equal(tree.Assets, []Asset{{Path: "foto.png"}}) {
		t.Errorf("got pages %v, assets %v", tree.Pages, tree.Assets)
	}
}

// TestSiteTOMLFirst holds that a site.toml that cannot be understood is the only problem: without its folders every key of every
// file would be unknown.
func TestSiteTOMLFirst(t *testing.T) {
	for name, c := range map[string]struct{ toml, want string }{
		"no TOML": {"title = \"Proef", "[bad-toml]"},
		"a type":  {"title = \"Proef\"\nedition = 2017", "[wrong-type]"},
		"a table": {"title = \"Proef\"\n[folder]\nareas = \"gebieden\"", `did you mean "folders"? known here: base_url,`},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := site(map[string]string{"gebieden/bouwen/muur.md": withFront("title = \"Muur\"\ncode = \"BW-01\"")})
			fsys["site.toml"] = &fstest.MapFile{Data: []byte(c.toml)}
			tree, problems, err := Load(fsys)
			if err != nil || len(problems) != 1 || !strings.Contains(text(problems), c.want) || len(tree.Files()) > 0 {
				t.Errorf("got %d files, %v and\n%s", len(tree.Files()), err, text(problems))
			}
		})
	}
}

// TestSiteTOMLValues holds that a wrong value in site.toml hides no other problem.
func TestSiteTOMLValues(t *testing.T) {
	fsys := site(map[string]string{"over.md": withFront(`titel = "Over"`)})
	const values = "language = \"fr\"\nbase_url = \"javascript:alert(1)\"\nrepository = \"https://a:b@c.example\"\n"
	fsys["site.toml"] = &fstest.MapFile{Data: []byte(values)}
	_, problems, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range problems.Sorted() {
		names = append(names, p.File+" "+p.Name)
	}
	want := []string{
		"content/over.md unknown-key",
		"site.toml bad-address", "site.toml bad-address", "site.toml missing-title", "site.toml unknown-language",
	}
	slices.Sort(names)
	if !slices.Equal(names, want) {
		t.Errorf("got %v", names)
	}
}

func TestRepository(t *testing.T) {
	for address, want := range map[string]string{
		"":                                      "",
		"https://github.com/vak/profiel":        "",
		"https://github.com/vak/profiel.git":    "",
		"github.com/vak/profiel":                "error bad-address",
		"git@github.com:vak/profiel.git":        "error bad-address",
		"https://a:b@github.com/vak/profiel":    "error bad-address",
		"https://git.example/vak/profiel":       "warning unknown-repository",
		"https://github.com/vak":                "warning unknown-repository",
		"https://github.com/vak/profiel/tree/a": "warning unknown-repository",
	} {
		fsys := site(map[string]string{"over.md": withFront(`title = "Over"`)})
		fsys["site.toml"] = &fstest.MapFile{Data: []byte("title = \"Proef\"\nrepository = \"" + address + "\"\n")}
		_, problems, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range problems {
			got += string(p.Severity) + " " + p.Name
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}

// TestOneMistakeOneProblem holds that a document with a mistake in its front matter still stands in the tree.
func TestOneMistakeOneProblem(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"gebieden/bouwen/_index.md": withFront("title = \"Bouwen\"\nweigth = 10"),
		"niveaus/laag.md":           withFront("weight = 10"),
		"niveaus/hoog.md":           withFront("weight = \"10\""),
	}))
	if err != nil || len(problems) != 3 {
		t.Fatalf("Load: %v\n%s", err, text(problems))
	}
	if len(tree.Areas) != 1 || len(tree.Levels) != 1 || tree.Levels[0].Path != "niveaus/laag.md" {
		t.Errorf("got areas %v, levels %v", tree.Areas, tree.Levels)
	}
}

func TestOutputsSwitchedOff(t *testing.T) {
	all := reflect.TypeFor[Outputs]()
	if got := (Outputs{}).Off(); len(got) != all.NumField() {
		t.Errorf("%d outputs are off: %q", len(got), got)
	}
	for field := range all.Fields() {
		key := field.Tag.Get("toml")
		with := Outputs{}.With(key)
		if !reflect.ValueOf(with).FieldByIndex(field.Index).Bool() || slices.Contains(with.Off(), key) || len(with.Off()) != all.NumField()-1 {
			t.Errorf("with %s: %+v, off are %q", key, with, with.Off())
		}
	}
}

func TestOutputsAreOnByDefault(t *testing.T) {
	fsys := site(nil)
	fsys["content/_index.md"] = &fstest.MapFile{Data: []byte(withFront(`title = "Thuis"`))}
	fsys["site.toml"] = &fstest.MapFile{Data: []byte("title = \"Proef\"\nbase_url = \"https://a.example/\"\n[outputs]\ndata = false\n")}
	tree, problems, err := Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	want := Outputs{Pinned: true, Permalinks: true, Markdown: true, Cards: true, Embeds: true, Search: true}
	if c := tree.Config; c.Outputs != want || c.Language != "nl" || c.Branch != "main" || c.BaseURL != "https://a.example" {
		t.Errorf("got %+v", c)
	}
}

func TestWithoutDrafts(t *testing.T) {
	tree, problems, err := Load(site(map[string]string{
		"over.md": withFront(`title = "Over"`), "later.md": withFront("title = \"Later\"\ndraft = true"),
		"niveaus/hoog.md": withFront("title = \"Hoog\"\ndraft = true"),
	}))
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", problems, err)
	}
	published := tree.WithoutDrafts()
	if files := published.Files(); len(files) != 1 || files[0].Path != "over.md" {
		t.Errorf("published: %v", files)
	}
	if n := len(tree.Files()); n != 3 {
		t.Errorf("the tree itself lost drafts: %d files are left", n)
	}
}

func TestByWeight(t *testing.T) {
	file := func(weight int, title, path string) *File {
		return &File{Common: Common{Weight: weight, Title: title}, Path: path}
	}
	want := []*File{
		file(-1, "z", "z"), file(1, "z", "z"), file(2, "a", "a"), file(2, "a", "b"), file(2, "b", "a"),
		file(0, "a", "z"), file(0, "b", "a"),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, ByWeight)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLoadReportsWhatCannotBeRead(t *testing.T) {
	for _, name := range []string{"site.toml", "content/over.md", "content/map"} {
		fsys := site(map[string]string{"over.md": withFront(`title = "A"`), "map/een.md": withFront(`title = "B"`)})
		_, _, err := Load(broken{fsys, name})
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

func TestIsWebAddress(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.example": true, "http://localhost:1313": true, "https://a.example/pad/": true,
		"a.example": false, "//a.example": false, "https://": false, "javascript:alert(1)": false, "ftp://a.example": false,
		"https://jan:geheim@a.example": false, "https://a b": false, "": false,
	} {
		if got := IsWebAddress(address); got != want {
			t.Errorf("%q: got %t", address, got)
		}
	}
}

func TestCheckBaseURL(t *testing.T) {
	const path = "goes on after the name of the host"
	for address, want := range map[string]string{
		"https://a.example": "", "https://a.example/": "", "https://a.example//": "", "http://localhost:1313": "", "https://[::1]:80": "",
		"https://a.example/pad": path, "https://a.example/pad/": path, "https://a.example?x": path, "https://a.example/#x": path,
		"a.example": notAddress, "https://jan:geheim@a.example": notAddress, "": notAddress,
	} {
		if got, hint := CheckBaseURL(address); got != want || (hint == "") != (want == "") {
			t.Errorf("%q: got %q with the hint %q", address, got, hint)
		}
	}
}

func TestBaseURLWithAPath(t *testing.T) {
	fsys := site(nil)
	fsys["site.toml"] = &fstest.MapFile{Data: []byte("title = \"Proef\"\nbase_url = \"https://a.example/pad/\"\n")}
	_, problems, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if got := text(problems); !strings.Contains(got, "\nsite.toml:2:1: error: base_url goes on after the name of the host [bad-address]") {
		t.Errorf("got\n%s", got)
	}
}
