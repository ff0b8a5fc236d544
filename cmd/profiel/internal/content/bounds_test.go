package content

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestTooDeep marks with → where a text goes deeper than two levels.
func TestTooDeep(t *testing.T) {
	for _, marked := range []string{
		"a = 1\nb = [1, 2]\n",
		"a = [[1]]",
		"a = [[→[1]]]",
		"a = {b = {c = →[1]}}",
		"a.b = 1\nc.d = 1",
		"a.b→.c = 1",
		"a . b →. c = 1",
		"[a.b→.c]",
		`a."b.b.b.b"→.c = 1`,
		"a = [1.1, 2.2, 3.3, 4.4, 5.5]",
		"a = 1.5 # [[[ a.b.c.d.e",
		"# [[[\na = [[→[1]]]",
		"#\na = [[→[1]]]",
		"a = \"[[[[ a.b.c.d.e \\\" [[[[\"\nb = [[→[1]]]",
		"a = '[[[[ \\'\nb = [[→[1]]]",
		"a = \"\"\nb = [[→[1]]]",
		"a = \"\"\"\n[[[[ \" \"\" \\\"\"\" [[[[\n\"\"\"",
		"a = '''\n[[[[ ' '' [[[[\n'''\nb = [[→[1]]]",
		"a = \"open [[[\nb = [[→[1]]]",
		"a = [1]\nb = [2]\nc = [3]\nd = [4]",
		"a = ]]]]\nb = [[→[1]]]",
		"a = \"\\",
		"a = \"\"\"[[[",
		"#",
		"",
	} {
		want := strings.Index(marked, "→")
		offset, found := tooDeep([]byte(strings.Replace(marked, "→", "", 1)), 2)
		if found != (want >= 0) || found && offset != want {
			t.Errorf("%q: got %d, %t", marked, offset, found)
		}
	}
}

// listed has as many keys of front matter as it is told.
func listed(keys int) string {
	var b strings.Builder
	for i := range keys {
		fmt.Fprintf(&b, "[field.f%d]\n", i)
	}
	return b.String()
}

// TestListsOfVacanciesMayBeLonger holds that limits count for the pages that are lists eight times.
func TestListsOfVacanciesMayBeLonger(t *testing.T) {
	for _, c := range []struct {
		name, front, want string
	}{
		{"over.md", strings.Repeat("# \n", 3000), "front-matter-too-long"},
		{"vacatures/_index.md", strings.Repeat("# \n", 3000), ""},
		{"vacatures/controle.md", strings.Repeat("# \n", 3000), ""},
		{"vacatures/metselaar.md", strings.Repeat("# \n", 3000), "front-matter-too-long"},
		{"vacatures/_index.md", listed(300), ""},
		{"vacatures/_index.md", listed(600), "too-many-keys"},
		{"vacatures/_index.md", "a = " + strings.Repeat("[", 40), "nested-too-deep"},
	} {
		_, problems, err := Load(site(map[string]string{c.name: withFront("title = \"A\"\n" + c.front)}))
		if got := text(problems); err != nil || (got != "") != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %v, got %.300s, want %s", c.name, err, got, c.want)
		}
	}
}

func TestLimitsMayBeRaised(t *testing.T) {
	for setting, want := range map[string]string{
		"file = 65": "", "file = 64": "", "front_matter = 9": "", "keys = 100": "", "nesting = 33": "",
		"file = 63": "bad-limit", "file = 0": "bad-limit", "keys = -1": "bad-limit", "nesting = 31": "bad-limit",
		"front_matter = 1000001": "bad-limit", "columns = \"veel\"": "wrong-type", "colums = 40": "unknown-key", "file = \"64 KiB\"": "wrong-type",
	} {
		fsys := site(nil)
		fsys["content/_index.md"] = &fstest.MapFile{Data: []byte(withFront(`title = "A"`))}
		fsys["site.toml"] = &fstest.MapFile{Data: []byte(siteTOML + "[limits]\n" + setting + "\n")}
		_, problems, err := Load(fsys)
		if got := text(problems); err != nil || (got != "") != (want != "") || !strings.Contains(got, want) {
			t.Errorf("%s: %v, got %q, want %s", setting, err, got, want)
		}
	}
}

// endless is a file system in which site.toml is a file without an end.
type endless struct{ fs.FS }

func (e endless) Open(name string) (fs.File, error) {
	if name == ConfigName {
		return zeros{}, nil
	}
	return e.FS.Open(name)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
func (zeros) Close() error               { return nil }
func (zeros) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

func TestAFileWithoutEnd(t *testing.T) {
	start := time.Now()
	_, problems, err := Load(endless{site(nil)})
	if got := text(problems); err != nil || !strings.Contains(got, "[file-too-long]") || time.Since(start) > 10*time.Second {
		t.Errorf("%v, got %.300s", err, got)
	}
}

// TestWhatIsNoFile has entries that no operating system is needed for.
func TestWhatIsNoFile(t *testing.T) {
	fsys := site(map[string]string{"over.md": withFront(`title = "A"`)})
	for name, mode := range map[string]fs.FileMode{
		"pijp.md": fs.ModeNamedPipe, "doos.svg": fs.ModeSocket, "ding.png": fs.ModeDevice | fs.ModeCharDevice, "map/link.md": fs.ModeSymlink,
	} {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte("nergens"), Mode: mode}
	}
	tree, problems, err := Load(fsys)
	if err != nil || strings.Count(text(problems), "[not-a-file]") != 4 || len(problems) != 4 {
		t.Errorf("%v, got\n%s", err, text(problems))
	}
	if len(tree.Files()) != 1 || len(tree.Assets) > 0 {
		t.Errorf("read %v and %v", tree.Files(), tree.Assets)
	}
}

func TestContentIsAFile(t *testing.T) {
	fsys := fstest.MapFS{"site.toml": {Data: []byte(siteTOML)}, "content": {Data: []byte("geen map")}}
	_, problems, err := Load(fsys)
	if err != nil || len(problems) != 1 || problems[0].Name != "missing-content" {
		t.Errorf("%v, got %v", err, problems)
	}
}
