package content

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"

	"beroepsprofiel/cmd/profiel/internal/diag"
)

// kindNames has a file of every kind in the folders of siteTOML.
var kindNames = []string{
	"over.md", "gebieden/bouwen/_index.md", "gebieden/bouwen/muur.md", "niveaus/laag.md", "edities/2017.md", "competenties/handig.md",
	"modellen/vijf/een.md", "vacatures/_index.md", "vacatures/metselaar.md", "vacatures/controle.md",
}

var fuzzConfig = Config{
	Limits: defaultLimits(),
	Folders: Folders{
		Areas: "gebieden", Levels: "niveaus", Editions: "edities", Models: "modellen", Competencies: "competenties", Vacancies: "vacatures",
	},
}

// FuzzFile reads any bytes as a file of any kind. Nothing of what is wrong with it stops the program, and every problem has a name and
// a place in the file, with an excerpt that a terminal can show.
func FuzzFile(f *testing.F) {
	for _, source := range []string{
		"", "+++", "+++\n+++", "+++\ntitle = \"A\"\n+++\nTekst.\n", "\uFEFF+++\r\ntitle = \"A\"\r\n+++\r\n", "+++\rtitle = 1\r+++\r", "---\ntitle: A\n---\n",
		"+++\ntitle = “A”\n+++", "+++\n[in.2017]\nlevel = \"laag\"\n[in.2017.empty]\nhoog = \"x\"\n+++", "+++\ntitle = \"\"\"\nA\n\"\"\"\n+++",
		"+++\nfield.a.label = \"A\"\n[field.b]\nlabel = \"B\"\n+++", "+++\nin = {2017 = {title = \"A\"}}\n+++", "+++\ntitle = \"\\u202e\\u0000\"\n+++\n\x07",
		"+++\n[[in]]\na = 1\n[[in]]\nA = 1\n+++", "+++\n\"a.b\".'c.d' = 1979-05-27T07:32:00Z\n+++", "+++\nweight = 99999999999999999999\n+++", "\xff\xfe+\x00",
		"+++\naliases = [\"/a/\"\n\"/b/\",]\n+++", "+++\ntitle = \"A\"\nTitle = \"B\"\nx = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1\n+++", "+++\nlevel = \n+++\ncode = \"CM-1",
	} {
		for kind := range kindNames {
			f.Add(kind, []byte(source))
		}
	}
	f.Fuzz(func(t *testing.T, kind int, source []byte) {
		name := kindNames[((kind%len(kindNames))+len(kindNames))%len(kindNames)]
		var tree Tree
		var problems diag.List
		result := parse(name, source, fuzzConfig)
		problems.Add(result.problems...)
		result.addTo(&tree)
		if len(tree.Files())+len(tree.LeftOut) != 1 {
			t.Fatalf("the file is %d times in the tree", len(tree.Files())+len(tree.LeftOut))
		}
		if len(tree.LeftOut) == 1 && !problems.HasErrors() {
			t.Errorf("it is left out without a word")
		}
		checkPlaces(t, Dir+"/"+name, source, problems)
		for _, file := range tree.Files() {
			file.Prose()
			file.Addresses()
			file.NamesIn("field")
			if !problems.HasErrors() && (strings.TrimSpace(file.Title) == "" || strings.Contains(file.Title, "\n")) {
				t.Errorf("the title is %q", file.Title)
			}
		}
	})
}

// FuzzConfig does the same for site.toml.
func FuzzConfig(f *testing.F) {
	for _, source := range []string{
		"", siteTOML, "title = \"A\"\n[limits]\nfile = 1\n", "[folder]\nareas = 1", "menu = [\"/a/\"]\nlanguage = \"fr\"", "base_url = \"javascript:x\"",
		"[occupation]\nclose_match = [\"x\"]", "\uFEFFtitle = \"A\"\r\n", "title", "\x00",
	} {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		fsys := fstest.MapFS{ConfigName: {Data: source}, "content/_index.md": {Data: []byte(withFront(`title = "Thuis"`))}}
		tree, problems, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		checkPlaces(t, ConfigName, source, problems)
		if l := tree.Config.Limits; !problems.HasErrors() && l.usable() != l {
			t.Errorf("limits %+v", l)
		}
	})
}

// checkPlaces holds that every problem stands in its file.
func checkPlaces(t *testing.T, file string, source []byte, problems diag.List) {
	t.Helper()
	lines := bytes.Count(plain(source), []byte("\n")) + 1
	for _, p := range problems {
		switch {
		case p.File != file || p.Name == "" || p.Message == "":
			t.Errorf("no file or name: %+v", p)
		case p.Line < 1 || p.Line > lines || p.Column < 1 || p.Column > len(source)+1:
			t.Errorf("line %d, column %d of %d lines: %+v", p.Line, p.Column, lines, p)
		case !utf8.ValidString(p.String()) || strings.ContainsFunc(strings.ReplaceAll(p.String(), "\n", ""), diag.IsInvisible):
			t.Errorf("what is printed: %q", p.String())
		case strings.Count(p.String(), "\n") > 4:
			t.Errorf("more lines than a block has: %q", p.String())
		}
	}
}

// FuzzName holds that a name is reported or harmless, and that the better name which a problem suggests is one.
func FuzzName(f *testing.F) {
	for _, name := range []string{
		"over.md", "Over Ons.md", "é.md", "e\u0301.png", "con.md", "a.b.md", "_index.md", "_index.markdown", "🎉.md", "a\nb.png", "punt.", "x.MD",
		"\xff.md", "a%2e.png", "\u202egnp.exe", strings.Repeat("a", 200), "-", "İ.png", "ß.md", ".md", "a~", "#a", "nul.tar.gz", "con-.md",
	} {
		f.Add(name, false)
		f.Add(name, true)
	}
	f.Fuzz(func(t *testing.T, name string, isFolder bool) {
		if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") || isIgnored(name) {
			t.Skip("no name of a file")
		}
		entry := dirEntry{name, isFolder}
		problem, bad := checkName(Dir+"/"+name, entry)
		if !bad {
			if !IsPortable(name) || Fold(name) == "" || strings.ContainsAny(name, " \t\r\n") {
				t.Errorf("%q goes through", name)
			}
			return
		}
		ext := path.Ext(name)
		if isFolder {
			ext = ""
		}
		better := properName(name, ext)
		if problem.Name != "bad-file-name" || problem.Hint == "" {
			t.Errorf("got %+v", problem)
		}
		if better != name {
			if _, again := checkName(Dir+"/"+better, dirEntry{better, isFolder}); again {
				t.Errorf("%q should become %q, which is no better", name, better)
			}
		}
	})
}

// dirEntry is a name in a folder.
type dirEntry struct {
	name     string
	isFolder bool
}

func (d dirEntry) Name() string { return d.name }
func (d dirEntry) IsDir() bool  { return d.isFolder }
func (d dirEntry) Type() fs.FileMode {
	if d.isFolder {
		return fs.ModeDir
	}
	return 0
}
func (d dirEntry) Info() (fs.FileInfo, error) { return d, nil }
func (d dirEntry) Size() int64                { return 0 }
func (d dirEntry) Mode() fs.FileMode          { return d.Type() }
func (d dirEntry) ModTime() time.Time         { return time.Time{} }
func (d dirEntry) Sys() any                   { return nil }

// FuzzSlug holds that a slug is one, whatever it is made of, and stays what it is.
func FuzzSlug(f *testing.F) {
	for _, text := range []string{"", "Over Ons", "C&A's café", "a_b", "ĳs", "😀", "--a--", "ﬁ", "\xff", "漢字", "½", "a\u0301", "İ", "@", "€ 5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Slug(text)
		if got != "" && !IsSlug(got) || Slug(got) != got {
			t.Errorf("%q makes %q, and that %q", text, got, Slug(got))
		}
	})
}

// FuzzFold holds that folding is done once and for all, and that capitals make no difference.
func FuzzFold(f *testing.F) {
	for _, text := range []string{"/Over/", "/CAFÉ/", "/cafe\u0301/", "ß", "İ", "ǅ", "ﬁ", "\xff", "ς", "ᾳ", "K", "Ꮃ"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if !utf8.ValidString(text) {
			t.Skip("paths are UTF-8")
		}
		if Fold(folded) != folded {
			t.Errorf("%q folds to %q, and that to %q", text, folded, Fold(folded))
		}
		if isASCII := !slices.ContainsFunc([]byte(text), func(c byte) bool { return c >= 0x80 }); isASCII && Fold(strings.ToUpper(text)) != folded {
			t.Errorf("%q folds to %q, its capitals to %q", text, folded, Fold(strings.ToUpper(text)))
		}
	})
}

// TestFoldEveryLetter holds that no letter differs from its other cases, nor folds to what folds to something else.
func TestFoldEveryLetter(t *testing.T) {
	for r := range unicode.MaxRune {
		if !unicode.IsLetter(r) {
			continue
		}
		letter := string(r)
		folded := Fold(letter)
		for _, other := range []string{folded, string(unicode.SimpleFold(r))} {
			if Fold(other) != folded {
				t.Errorf("%q folds to %q, and %q to %q", letter, folded, other, Fold(other))
			}
		}
	}
}
