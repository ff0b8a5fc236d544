package ledger

import (
	"path"
	"slices"
	"strings"
	"testing"

	"beroepsprofiel/cmd/profiel/internal/content"
)

// list is the ledger of these tests: a site with one area with two tasks, and two editions.
const list = `/
/colofon/
/data/diff-oud-nieuw.json
/edities/
/edities/nieuw/
/edities/nieuw/bw-001/
/edities/nieuw/bw-002/
/edities/oud/
/edities/oud-nieuw/
/edities/oud/bw-001/
/edities/oud/matrix/
/embed/bw-001/
/embed/bw-001/oembed.json
/gebieden/
/gebieden/bouwen/
/gebieden/bouwen/metselen/
/gebieden/bouwen/voegen/
/matrix/
/matrix/bouwen/
/over/
/over/foto.png
/bw-001/ /gebieden/bouwen/metselen/
/bw-002/ /gebieden/bouwen/voegen/
`

// now is a site in the making: which files it has, with the codes of tasks and old addresses. What hangs on a file comes along.
type now struct {
	files  map[string]string // by path below content/: the code, or an alias
	edited []string          // tasks that no longer stand in edition oud, by code
	site   Site
}

// whole is the site that list lists.
func whole() now {
	return now{
		files: map[string]string{
			"_index.md": "", "edities/_index.md": "", "edities/oud.md": "", "edities/nieuw.md": "", "gebieden/_index.md": "",
			"gebieden/bouwen/_index.md": "", "gebieden/bouwen/metselen.md": "BW-001", "gebieden/bouwen/voegen.md": "BW-002",
			"over.md": "/colofon/",
		},
		site: Site{Config: content.Config{Language: "nl", Folders: content.Folders{Areas: "gebieden", Editions: "edities"}}},
	}
}

// rename gives a file another name.
func (n *now) rename(from, to string) {
	n.files[to] = n.files[from]
	delete(n.files, from)
}

// published is the site with all its addresses.
func (n *now) published() Site {
	add := func(a Address) { n.site.Addresses = append(n.site.Addresses, a) }
	_, hasOld := n.files["edities/oud.md"]
	_, hasNew := n.files["edities/nieuw.md"]
	for name, what := range n.files {
		file := &content.File{Path: name, URL: content.Address(name)}
		a := Address{URL: file.URL, File: file}
		switch {
		case strings.HasPrefix(what, "/"):
			file.Aliases = []string{what}
			add(Address{URL: what, File: file})
		case what != "":
			a.Code = what
			for edition, has := range map[string]bool{"oud": hasOld && !slices.Contains(n.edited, what) && what == "BW-001", "nieuw": hasNew} {
				if has {
					add(Address{URL: "/edities/" + edition + permanent(what)})
				}
			}
			add(Address{URL: permanent(what), File: file, Code: what, Permanent: true})
			if what == "BW-001" {
				add(Address{URL: "/embed/bw-001/"})
				add(Address{URL: "/embed/bw-001/oembed.json"})
			}
		}
		add(a)
		if strings.HasPrefix(name, "gebieden/") && strings.Count(name, "/") == 2 && path.Base(name) == "_index.md" {
			add(Address{URL: "/matrix/" + path.Base(path.Dir(name)) + "/"})
		}
	}
	if hasOld {
		add(Address{URL: "/edities/oud/matrix/"})
	}
	if hasOld && hasNew {
		add(Address{URL: "/edities/oud-nieuw/"})
		add(Address{URL: "/data/diff-oud-nieuw.json"})
	}
	add(Address{URL: "/matrix/"})
	if _, ok := n.files["over.md"]; ok {
		add(Address{URL: "/over/foto.png"})
	}
	return n.site
}

func TestCheck(t *testing.T) {
	const metselen, voegen, over = "gebieden/bouwen/metselen.md", "gebieden/bouwen/voegen.md", "over.md"
	for name, test := range map[string]struct {
		change  func(*now)
		history []Change
		want    []string // "file: message [name] hint", each of which the problem must contain, in order
	}{
		"nothing": {change: func(*now) {}},
		"a new page and a new task": {change: func(n *now) {
			n.files["nieuws.md"], n.files["gebieden/bouwen/kalken.md"] = "", "BW-003"
		}},
		"a page is removed": {
			change: func(n *now) { delete(n.files, over) },
			want: []string{
				"addresses.txt:2 | the address /colofon/ would vanish [lost-address] put back what was there; or write",
				`addresses.txt:20 | the addresses /over/ and /over/foto.png would vanish [lost-address] put back what was there; or write in the file of the page that takes its place: aliases = ["/over/", "/over/foto.png"]`,
			},
		},
		"a page is removed, and git knows": {
			change:  func(n *now) { delete(n.files, over) },
			history: []Change{{From: over}, {From: "over/foto.png"}},
			want: []string{
				"/colofon/ would vanish",
				"/over/ and /over/foto.png would vanish [lost-address] put it back: git restore --source=abc content/over.md; or write",
			},
		},
		"only a picture is removed": {
			change: func(n *now) { n.files[over] = ""; n.rename(over, "over/_index.md") },
			history: []Change{
				{From: over, To: "over/_index.md"}, {From: "over/foto.png", To: "over/beeld.png"},
			},
			want: []string{"/colofon/ would vanish", "addresses.txt:21 | the address /over/foto.png would vanish [lost-address] put it back: git restore --source=abc content/over/foto.png"},
		},
		"a page is renamed, and git knows": {
			change:  func(n *now) { n.rename(over, "over-ons.md") },
			history: []Change{{From: over, To: "over-ons.md"}},
			want:    []string{`over-ons.md:1 | the addresses /over/ and /over/foto.png would vanish: the page is now at /over-ons/ [lost-address] write aliases = ["/colofon/", "/over/", "/over/foto.png"]`},
		},
		"a task is removed": {
			change: func(n *now) { delete(n.files, metselen) },
			want: []string{
				"addresses.txt:16 | the address /gebieden/bouwen/metselen/ would vanish, and with it 5 others, such as /edities/nieuw/bw-001/ [lost-address] put back what was there; a task that leaves the profile keeps its file",
			},
		},
		"a task is renamed; git says so": {
			change:  func(n *now) { n.rename(metselen, "gebieden/bouwen/stapelen.md") },
			history: []Change{{From: metselen, To: "gebieden/bouwen/stapelen.md"}},
			want: []string{
				`stapelen.md:1 | the address /gebieden/bouwen/metselen/ would vanish: the page is now at /gebieden/bouwen/stapelen/ [lost-address] add below the title: aliases = ["/gebieden/bouwen/metselen/"]`,
			},
		},
		"a task is renamed; its code says so": {
			change: func(n *now) { n.rename(metselen, "gebieden/bouwen/stapelen.md") },
			want: []string{
				`aliases = ["/gebieden/bouwen/metselen/"]; a task of its own needs a code of its own: BW-003`,
			},
		},
		"a task is renamed and gets another code": {
			change: func(n *now) {
				n.rename(metselen, "gebieden/bouwen/stapelen.md")
				n.files["gebieden/bouwen/stapelen.md"] = "BW-009"
			},
			history: []Change{{From: metselen, To: "gebieden/bouwen/stapelen.md"}},
			want: []string{
				`this task had the code BW-001: the address /bw-001/ would vanish, and with it 4 others, such as /edities/nieuw/bw-001/ [changed-code] write code = "BW-001" again`,
				`the address /gebieden/bouwen/metselen/ would vanish: the page is now at /gebieden/bouwen/stapelen/ [lost-address] add below the title: aliases = ["/gebieden/bouwen/metselen/"]`,
			},
		},
		"a removed task's code is used again; git knows": {
			change: func(n *now) {
				delete(n.files, metselen)
				n.files["gebieden/bouwen/kalken.md"] = "BW-001"
			},
			history: []Change{{From: metselen}},
			want: []string{
				"addresses.txt:16 | the address /gebieden/bouwen/metselen/ would vanish [lost-address] put it back: git restore --source=abc content/gebieden/bouwen/metselen.md; a task",
				`kalken.md:1 | the code BW-001 belongs to the task that was at /gebieden/bouwen/metselen/ [reused-code] a code is given once: give this task BW-003; if it is the same task under a new name: add below the title: aliases = ["/gebieden/bouwen/metselen/"]`,
			},
		},
		"another task that was there takes the code": {
			change: func(n *now) { delete(n.files, metselen); n.files[voegen] = "BW-001" },
			want: []string{
				"/gebieden/bouwen/metselen/ would vanish",
				"voegen.md:1 | the code BW-001 belongs to the task that was at /gebieden/bouwen/metselen/ [reused-code] give this task its own code again: BW-002",
			},
		},
		"two tasks change codes": {
			change: func(n *now) { n.files[metselen], n.files[voegen] = "BW-002", "BW-001" },
			want: []string{
				"metselen.md:1 | the code BW-002 belongs to the task that was at /gebieden/bouwen/voegen/ [reused-code] give this task its own code again: BW-001, and write BW-002 again in content/gebieden/bouwen/voegen.md",
				"voegen.md:1 | the code BW-001 belongs to the task that was at /gebieden/bouwen/metselen/ [reused-code] give this task its own code again: BW-002",
			},
		},
		"a task gets another code": {
			change: func(n *now) { n.files[voegen] = "BW-012" },
			want:   []string{`voegen.md:1 | this task had the code BW-002: the addresses /bw-002/ and /edities/nieuw/bw-002/ would vanish [changed-code] write code = "BW-002" again`},
		},
		"a task goes into another": {
			change: func(n *now) {
				delete(n.files, voegen)
				n.site.Addresses = append(n.site.Addresses, Address{
					URL: "/gebieden/bouwen/voegen/", File: &content.File{Path: metselen, URL: "/gebieden/bouwen/metselen/"}, Code: "BW-001",
				})
			},
			want: []string{"addresses.txt:23 | the addresses /bw-002/ and /edities/nieuw/bw-002/ would vanish [lost-address] put back what was there; a task that leaves"},
		},
		"a task leaves an edition": {
			change: func(n *now) { n.edited = []string{"BW-001"} },
			want:   []string{`metselen.md:1 | the address /edities/oud/bw-001/ would vanish [lost-address] put "oud" back into edition`},
		},
		"an area is removed": {
			change: func(n *now) {
				for _, name := range []string{"gebieden/bouwen/_index.md", metselen, voegen} {
					delete(n.files, name)
				}
			},
			history: []Change{{From: "gebieden/bouwen/_index.md"}, {From: metselen}, {From: voegen}},
			want:    []string{"the address /gebieden/bouwen/ would vanish, and with it 10 others, such as /edities/nieuw/bw-001/ [lost-address] put it back: git restore --source=abc content/gebieden/bouwen"},
		},
		"an area is renamed": {
			change: func(n *now) {
				for _, name := range []string{"_index.md", "metselen.md", "voegen.md"} {
					n.rename("gebieden/bouwen/"+name, "gebieden/maken/"+name)
				}
			},
			history: []Change{
				{"gebieden/bouwen/_index.md", "gebieden/maken/_index.md"}, {metselen, "gebieden/maken/metselen.md"}, {voegen, "gebieden/maken/voegen.md"},
			},
			want: []string{
				`maken/_index.md:1 | the addresses /gebieden/bouwen/ and /matrix/bouwen/ would vanish: the page is now at /gebieden/maken/ [lost-address] add below the title: aliases = ["/gebieden/bouwen/", "/matrix/bouwen/"]`,
				`maken/metselen.md:1 | the address /gebieden/bouwen/metselen/ would vanish`, `maken/voegen.md:1 | the address /gebieden/bouwen/voegen/ would vanish`,
			},
		},
		"an edition is removed": {
			change:  func(n *now) { delete(n.files, "edities/oud.md") },
			history: []Change{{From: "edities/oud.md"}},
			want:    []string{"the address /edities/oud/ would vanish, and with it 4 others, such as /data/diff-oud-nieuw.json [lost-address] put it back: git restore --source=abc content/edities/oud.md"},
		},
		"a page becomes a draft": {
			change: func(n *now) {
				delete(n.files, metselen)
				n.site.Drafts = []*content.File{{Path: metselen, URL: content.Address(metselen)}}
			},
			want: []string{"metselen.md:1 | the address /gebieden/bouwen/metselen/ would vanish, and with it 5 others, such as /edities/nieuw/bw-001/: the page became a draft [lost-address] take draft = true out"},
		},
		"an output is switched off": {
			change: func(n *now) {
				delete(n.files, metselen)
				n.site.Off = []Output{{"embeds", []string{"/embed/bw-001/", "/embed/bw-001/oembed.json"}}, {"search", []string{"/zoeken/"}}}
			},
			want: []string{
				"/gebieden/bouwen/metselen/ would vanish, and with it 3 others",
				`site.toml:1 | without the output "embeds" the addresses /embed/bw-001/ and /embed/bw-001/oembed.json would vanish [lost-address] write embeds = true`,
			},
		},
		"a broken site: what is missing may be there": {
			change: func(n *now) {
				n.site.Broken = true
				n.site.Unread = []*content.File{{Path: metselen, URL: content.Address(metselen)}}
				delete(n.files, metselen)
				delete(n.files, "edities/oud.md")
			},
		},
		"a broken site: what is gone is gone": {
			change:  func(n *now) { n.site.Broken = true; delete(n.files, metselen); delete(n.files, over) },
			history: []Change{{From: over}},
			want:    []string{"/gebieden/bouwen/metselen/ would vanish, and with it 5 others", "/over/ and /over/foto.png would vanish"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			l, problems := Parse([]byte(list))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			n := whole()
			test.change(&n)
			got := l.Check(n.published(), History{Revision: "abc", Changes: test.history}).Sorted()
			if len(got) != len(test.want) {
				t.Fatalf("got %d problems, want %d:\n%s", len(got), len(test.want), got)
			}
			for i, p := range got {
				text := p.File + ":" + strings.Split(strings.TrimPrefix(p.String(), p.File+":"), ":")[0] + " | " + p.Message + " [" + p.Name + "] " + p.Hint
				if !strings.Contains(text, test.want[i]) {
					t.Errorf("got  %s\nwant %s", text, test.want[i])
				}
			}
		})
	}
}

// Many pages of one folder are one message, with or without git.
func TestManyAtOnce(t *testing.T) {
	var text strings.Builder
	var history History
	now := Site{Config: content.Config{Folders: content.Folders{Areas: "gebieden", Editions: "edities"}}}
	oud := &content.File{Path: "edities/oud.md", URL: "/edities/oud/"}
	now.Addresses = []Address{{URL: oud.URL, File: oud}}
	for _, letter := range strings.Split("abcdefgh", "") {
		text.WriteString("/over/" + letter + "/\n/edities/oud/bw-00" + letter + "/\n/bw-00" + letter + "/ /gebieden/x/" + letter + "/\n")
		file := &content.File{Path: "gebieden/x/" + letter + ".md", URL: "/gebieden/x/" + letter + "/"}
		code := "BW-00" + strings.ToUpper(letter)
		now.Addresses = append(now.Addresses, Address{URL: file.URL, File: file, Code: code}, Address{URL: permanent(code), File: file, Code: code, Permanent: true})
		history.Changes = append(history.Changes, Change{From: "over/" + letter + ".md"})
	}
	l, _ := Parse([]byte(text.String()))
	check := func(h History, want ...string) {
		t.Helper()
		got := l.Check(now, h).Sorted()
		if len(got) != len(want) {
			t.Fatalf("got %v", got)
		}
		for i, p := range got {
			if !strings.Contains(p.String(), want[i]) {
				t.Errorf("got %s, want %s", p, want[i])
			}
		}
	}
	left := `8 addresses that belong below /edities/oud/ would vanish, such as /edities/oud/bw-00a/ [lost-address]
    +++
    ^^^
    put "oud" back into edition of the tasks that lost it, such as content/gebieden/x/a.md`
	pages := "8 addresses that belong below /over/ would vanish, such as /over/a/ [lost-address]\n    /over/a/\n    ^^^^^^^^\n    put "
	check(History{}, pages+"the files back; or write in the file of each page", left)
	history.Revision = "abc"
	check(history, pages+"the files back: git restore --source=abc content/over; or write in the file of each page", left)
}
