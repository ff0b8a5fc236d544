package scaffold

import (
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"beroepsprofiel/cmd/profiel/internal/content"
	"beroepsprofiel/cmd/profiel/internal/diag"
	"beroepsprofiel/cmd/profiel/internal/profile"
	"beroepsprofiel/cmd/profiel/internal/site"
	"beroepsprofiel/cmd/profiel/internal/smallsite"
)

// load makes a site with its drafts, and returns its problems.
func load(t testing.TB, fsys fstest.MapFS) (*site.Site, diag.List) {
	t.Helper()
	tree, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	prof, found := profile.New(tree)
	problems.Add(found...)
	s, found := site.Build(tree, prof, site.Options{BaseURL: "https://bouw.example"})
	problems.Add(found...)
	return s, problems
}

func small(t testing.TB) *site.Site {
	t.Helper()
	s, problems := load(t, smallsite.New())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

// requests is a good request of every kind for the small site.
func requests() []Request {
	return []Request{
		{Kind: content.KindTask, Title: "Stuken", Areas: []string{"bouwen"}, Levels: []string{"hoog"}},
		{Kind: content.KindArea, Title: "Slopen"},
		{Kind: content.KindLevel, Title: "Hoogst"},
		{Kind: content.KindEdition, Title: "Editie 2030"},
		{Kind: content.KindCompetency, Title: "Sterk", Areas: []string{"bouwen", "schilderen"}},
		{Kind: content.KindCompetency, Title: "Snel"},
		{Kind: content.KindModel, Title: "Drie kerntaken"},
		{Kind: content.KindCoreTask, Title: "Opruimen", Model: "vijf"},
		{Kind: content.KindVacancy, Title: "Schilder gezocht", Areas: []string{"schilderen"}, Levels: []string{"laag", "hoog"}},
	}
}

func TestEveryKindHasARequest(t *testing.T) {
	for _, kind := range Kinds() {
		found := false
		for _, r := range requests() {
			found = found || r.Kind == kind
		}
		if !found {
			t.Errorf("no test makes a %s", kind)
		}
	}
}

// The site with every new file is as good as it was, in both languages, also as a draft and with a title that is hard to write.
func TestNewFilesAreValid(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		for _, hard := range []string{"", ` "a\b" & 'c' <d> ]] +++ #`} {
			for _, draft := range []bool{false, true} {
				fsys := smallsite.New()
				smallsite.Replace(t, fsys, "site.toml", "title = \"Bouwprofiel\"", "title = \"Bouwprofiel\"\nlanguage = \""+language+"\"")
				for _, r := range requests() {
					r.Title, r.Draft = r.Title+hard, draft
					s, _ := load(t, fsys)
					f, err := New(s, r)
					if err != nil {
						t.Fatal(err)
					}
					fsys[f.Source()] = &fstest.MapFile{Data: f.Text, Mode: 0o644}
					s, problems := load(t, fsys)
					if len(problems) > 0 {
						t.Errorf("%s of a %s: %v\n%s", language, r.Kind, problems, f.Text)
					}
					p, ok := s.Page(f.URL)
					if !ok || p.File.Source() != f.Source() || string(p.Kind) != string(r.Kind) || p.Title != r.Title || p.Draft != draft {
						t.Errorf("%s is %+v", f.URL, p)
					}
				}
			}
		}
	}
}

// A link opens a form with the file filled in; hosts refuse addresses that are much longer.
func TestFilesFitInAnAddress(t *testing.T) {
	s := small(t)
	for _, language := range []string{"nl", "en"} {
		s.Config.Language = language
		for _, r := range requests() {
			r.Title += strings.Repeat(" woord", 10)
			f, err := New(s, r)
			if n := len(url.QueryEscape(string(f.Text))); err != nil || n > 6000 {
				t.Errorf("%s of a %s: %d bytes, %v", language, r.Kind, n, err)
			}
		}
	}
}

func TestNew(t *testing.T) {
	s := small(t)
	for name, test := range map[string]struct {
		request Request
		path    string
		says    []string // lines of the file
	}{
		"a task": {
			Request{Kind: content.KindTask, Title: " Stuken & pleisteren ", Areas: []string{"bouwen"}, Levels: []string{"hoog"}},
			"gebieden/bouwen/stuken-en-pleisteren.md",
			[]string{
				`title = "Stuken & pleisteren"`, `code = "BW-007"`, `level = "hoog"`, `edition = ["nieuw"]`, "weight = 30",
				`# competencies = ["handig"]`, `# core_tasks = ["vijf/een"]`, "## Verder op dit niveau",
			},
		},
		"a task at a lower level": {
			Request{Kind: content.KindTask, Title: "Stuken", Areas: []string{"bouwen"}, Levels: []string{"laag"}},
			"gebieden/bouwen/stuken.md", []string{"## Wat het volgende niveau vraagt"},
		},
		"a task in other editions, by titles": {
			Request{Kind: content.KindTask, Title: "Stuken", Areas: []string{"BOUWEN"}, Levels: []string{"Hoog"}, Editions: []string{"Oude editie", "nieuw", "oud"}},
			"gebieden/bouwen/stuken.md", []string{`edition = ["oud", "nieuw"]`, `level = "hoog"`},
		},
		"a task with a code and a slug": {
			Request{Kind: content.KindTask, Title: "Stuken", Slug: "stuc", Code: "XY-12", Areas: []string{"bouwen"}, Levels: []string{"hoog"}},
			"gebieden/bouwen/stuc.md", []string{`code = "XY-12"`},
		},
		"a task behind codes of before": {
			Request{Kind: content.KindTask, Title: "Stuken", Areas: []string{"bouwen"}, Levels: []string{"hoog"}, Given: []string{"/bw-017/", "/edities/oud/bw-019/"}},
			"gebieden/bouwen/stuken.md", []string{`code = "BW-020"`},
		},
		"an area":         {Request{Kind: content.KindArea, Title: "Creëren"}, "gebieden/creeren/_index.md", []string{"weight = 30", "# [in.nieuw]"}},
		"a level":         {Request{Kind: content.KindLevel, Title: "Hoogst"}, "niveaus/hoogst.md", []string{"weight = 30"}},
		"an edition":      {Request{Kind: content.KindEdition, Title: "Editie 2030"}, "edities/2030.md", []string{"weight = 40"}},
		"only an edition": {Request{Kind: content.KindEdition, Title: "Editie"}, "edities/editie.md", nil},
		"a competency": {
			Request{Kind: content.KindCompetency, Title: "Sterk", Areas: []string{"bouwen"}},
			"competenties/sterk.md", []string{`areas = ["bouwen"]`, "[area.bouwen]"},
		},
		"a model":     {Request{Kind: content.KindModel, Title: "Drie kerntaken"}, "modellen/drie-kerntaken/_index.md", nil},
		"a core task": {Request{Kind: content.KindCoreTask, Title: "Derde", Model: "Vijf kerntaken"}, "modellen/vijf/derde.md", []string{"weight = 30", "areas = []"}},
		"a vacancy": {
			Request{Kind: content.KindVacancy, Title: "Schilder", Areas: []string{"schilderen"}, Levels: []string{"laag"}},
			"vacatures/schilder.md", []string{`level = ["laag"]`, `areas = ["schilderen"]`, `edition = "nieuw"`, "{taken}", "{niveaus}", "{competenties}", "- {salaris}"},
		},
	} {
		f, err := New(s, test.request)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Path != test.path || f.URL != content.Address(test.path) {
			t.Errorf("%s: %s at %s", name, f.Path, f.URL)
		}
		for _, line := range test.says {
			if !strings.Contains("\n"+string(f.Text), "\n"+line+"\n") {
				t.Errorf("%s does not say %s:\n%s", name, line, f.Text)
			}
		}
	}
}

// Where a sibling has no weight, the order is that of the titles, and the new file has none either.
func TestNewWithoutWeight(t *testing.T) {
	f, err := New(small(t), Request{Kind: content.KindTask, Title: "Behangen", Areas: []string{"schilderen"}, Levels: []string{"laag"}})
	if err != nil || strings.Contains(string(f.Text), "weight") {
		t.Errorf("%v\n%s", err, f.Text)
	}
}

// What a site does not have is not in its files.
func TestNewOnASiteWithLittle(t *testing.T) {
	s, problems := load(t, fstest.MapFS{
		"site.toml":                      {Data: []byte("title = \"Klein\"\n[folders]\nareas = \"gebieden\"\nlevels = \"niveaus\"\n")},
		"content/_index.md":              {Data: []byte("+++\ntitle = \"Klein\"\n+++\n")},
		"content/gebieden/een/_index.md": {Data: []byte("+++\ntitle = \"Een\"\n+++\n")},
		"content/niveaus/laag.md":        {Data: []byte("+++\ntitle = \"Laag\"\n+++\n")},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	task := Request{Kind: content.KindTask, Title: "Eerste", Code: "KL-01", Areas: []string{"een"}, Levels: []string{"laag"}}
	f, err := New(s, task)
	if err != nil || strings.Contains(string(f.Text), "edition") || strings.Contains(string(f.Text), "competencies") {
		t.Errorf("%v\n%s", err, f.Text)
	}
	task.Code = ""
	refused(t, s, task, "this site has no codes to go on from\n  give the first with --code, such as CM-001")
	refused(t, s, Request{Kind: content.KindVacancy, Title: "Baan"},
		"this site has no vacancies\n  add vacancies = \"…\", the name of a folder, to [folders] in site.toml")
}

func refused(t *testing.T, s *site.Site, r Request, want string) {
	t.Helper()
	if _, err := New(s, r); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestRefused(t *testing.T) {
	s := small(t)
	task := Request{Kind: content.KindTask, Title: "Stuken", Areas: []string{"bouwen"}, Levels: []string{"hoog"}}
	for want, change := range map[string]func(*Request){
		"the task has no title\n  write it between quotes: \"Huisregels bewaken\"":                                         func(r *Request) { r.Title = "  " },
		"the title holds a character that cannot be seen\n  write it in one line, without tabs":                            func(r *Request) { r.Title = "a\nb" },
		"unknown area \"bowuen\"\n  did you mean \"bouwen\"?":                                                              func(r *Request) { r.Areas = []string{"bowuen"} },
		"unknown area \"dak\"\n  choose one of bouwen, schilderen":                                                         func(r *Request) { r.Areas = []string{"dak"} },
		"the task has no area\n  --area takes one of bouwen, schilderen":                                                   func(r *Request) { r.Areas = nil },
		"the task has more than one area: bouwen, schilderen\n  choose one of them":                                        func(r *Request) { r.Areas = []string{"bouwen", "schilderen"} },
		"unknown level \"hoo\"\n  did you mean \"hoog\"?":                                                                  func(r *Request) { r.Levels = []string{"hoo"} },
		"the task has no level\n  --level takes one of laag, hoog":                                                         func(r *Request) { r.Levels = nil },
		"unknown edition \"niew\"\n  did you mean \"nieuw\"?":                                                              func(r *Request) { r.Editions = []string{"oud", "niew"} },
		"\"bw1\" is not a code\n  write two to five capitals, a hyphen and two to six digits, such as CM-001":              func(r *Request) { r.Code = "bw1" },
		"the code BW-0001 was given before\n  leave it out: the next free code is BW-007":                                  func(r *Request) { r.Code = "BW-0001" },
		"\"Stuc en zo\" cannot be part of an address\n  use lower-case letters, digits and hyphens":                        func(r *Request) { r.Slug = "Stuc en zo" },
		"the title has nothing to make an address of\n  name the file with --slug: lower-case letters, digits and hyphens": func(r *Request) { r.Title = "?!" },
		"not every system can have a file content/gebieden/bouwen/" + strings.Repeat("a", 98) + ".md\n  give another one, or a shorter one, with --slug": func(r *Request) {
			r.Title = strings.Repeat("a", 98)
		},
		"not every system can have a file content/gebieden/bouwen/con.md\n  give another one, or a shorter one, with --slug": func(r *Request) { r.Title = "Con" },
		"the title has more than 500 characters\n  write the rest in the text below it":                                      func(r *Request) { r.Title, r.Slug = strings.Repeat("é", 501), "lang" },
		"the title is no text\n  write it as UTF-8":                                                                          func(r *Request) { r.Title = "caf\xe9" },
		"content/gebieden/bouwen/wens.md is there already\n  choose another title, or another name with --slug":              func(r *Request) { r.Title = "Wens" },
		"there is a task \"Metselen\" already: content/gebieden/bouwen/metselen.md\n  choose another title, or write in that file": func(r *Request) {
			r.Title, r.Slug = "METSELEN", "iets-anders"
		},
		"the address /edities/oud-nieuw/ is taken by a generated page\n  choose another title, or another name with --slug": func(r *Request) {
			*r = Request{Kind: content.KindEdition, Title: "Oud nieuw"}
		},
		"unknown model \"zes\"\n  choose one of vijf":                                        func(r *Request) { *r = Request{Kind: content.KindCoreTask, Title: "Zesde", Model: "zes"} },
		"the core task has no model\n  --model takes one of vijf":                            func(r *Request) { *r = Request{Kind: content.KindCoreTask, Title: "Zesde"} },
		"a file controle.md describes something else\n  name the file otherwise with --slug": func(r *Request) { *r = Request{Kind: content.KindVacancy, Title: "Controle"} },
		"there is no template for a page":                                                    func(r *Request) { *r = Request{Kind: content.KindPage, Title: "Pagina"} },
	} {
		r := task
		change(&r)
		refused(t, s, r, want)
	}
}

// A former address of another page is no address for a new one.
func TestRefusedAtAFormerAddress(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/gebieden/bouwen/metselen.md", "/stapelen/", "/gebieden/bouwen/stuken/")
	s, _ := load(t, fsys)
	refused(t, s, Request{Kind: content.KindTask, Title: "Stuken", Areas: []string{"bouwen"}, Levels: []string{"hoog"}},
		"the address /gebieden/bouwen/stuken/ leads to /gebieden/bouwen/metselen/\n  choose another title, or another name with --slug")
}

// What belongs to a draft cannot be published before it.
func TestWhatBelongsToADraftIsOne(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/gebieden/slopen/_index.md", "", "+++\ntitle = \"Slopen\"\ndraft = true\n+++\n")
	s, _ := load(t, fsys)
	f, err := New(s, Request{Kind: content.KindTask, Title: "Hakken", Areas: []string{"slopen"}, Levels: []string{"laag"}})
	if err != nil || !f.Draft || !strings.Contains(string(f.Text), "\ndraft = true\n") {
		t.Errorf("%v\n%s", err, f.Text)
	}
}

func TestAVacancyWaitsForItsFields(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/vacatures/_index.md", `title = "Vacatures"`, "title = \"Vacatures\"\ndraft = true")
	s, _ := load(t, fsys)
	f, err := New(s, Request{Kind: content.KindVacancy, Title: "Baan"})
	if err != nil || !f.Draft {
		t.Errorf("%v\n%s", err, f.Text)
	}
}

// A folder with tasks that waits for its own page gets it.
func TestNewAreaOfAFolder(t *testing.T) {
	fsys := smallsite.New()
	smallsite.Replace(t, fsys, "content/gebieden/slopen/hakken.md", "", "+++\ntitle = \"Hakken\"\ncode = \"BW-007\"\nlevel = \"laag\"\nedition = [\"nieuw\"]\n+++\n")
	s, problems := load(t, fsys)
	if !problems.HasErrors() {
		t.Fatal("a task without an area is fine")
	}
	f, err := New(s, Request{Kind: content.KindArea, Title: "Slopen"})
	if err != nil {
		t.Fatal(err)
	}
	fsys[f.Source()] = &fstest.MapFile{Data: f.Text, Mode: 0o644}
	if _, problems := load(t, fsys); len(problems) > 0 {
		t.Error(problems)
	}
}
