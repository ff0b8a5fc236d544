package inputs

import (
	"cmp"
	"path"
	"regexp"
	"strings"
)

// fault is one thing that is wrong with a site.
type fault struct {
	name string
	file string           // below content/
	near string           // of what a message must speak: a folder, or how several files begin; empty: of the file
	line bool             // whether the mistake is in the file, not the file
	text string           // of the file; empty: what do makes
	do   func(site) error // makes the mistake, after the file is there; nil: nothing more
}

// subject is what a message about the fault must speak of.
func (f fault) subject() string { return cmp.Or(f.near, f.file) }

// page is a file with a text that has a mistake.
func page(text string) string { return "+++\ntitle = \"Fout\"\n+++\n\n" + text + "\n" }

// front is a file with front matter that has a mistake.
func front(lines string) string { return "+++\n" + lines + "\n+++\n\nTekst.\n" }

// faults are the 38 inputs. Each is the same for both programs, and each is a mistake that a person would want to hear of.
func faults() []fault {
	many := strings.Repeat
	return []fault{
		{name: "front matter that does not end", file: "fout.md", line: true, text: "+++\ntitle = \"Fout\"\n\nTekst.\n"},
		{name: "front matter without its first `+++`", file: "fout.md", line: true, text: "title = \"Fout\"\n+++\n\nTekst.\n"},
		{name: "a title in curly quotes", file: "fout.md", line: true, text: front("title = “Fout”")},
		{name: "a title with one quote", file: "fout.md", line: true, text: front(`title = "Fout`)},
		{name: "a list that does not end", file: "fout.md", line: true, text: front("title = \"Fout\"\naliases = [\"/oud/\"")},
		{name: "a key twice", file: "fout.md", line: true, text: front("title = \"Fout\"\ntitle = \"Goed\"")},
		{name: "a misspelt key: `darft = true`", file: "fout.md", line: true, text: front("title = \"Fout\"\ndarft = true")},
		{name: "a number in quotes: `weight = \"tien\"`", file: "fout.md", line: true, text: front("title = \"Fout\"\nweight = \"tien\"")},
		{name: "no title", file: "fout.md", line: true, text: front(`summary = "Fout"`)},
		{name: "an empty file", file: "fout.md", line: true, do: func(s site) error { return s.write("fout.md", "") }},
		{name: "a task at a level that is not there", file: aTask(), line: true, do: func(s site) error {
			return s.replace(aTask(), regexp.MustCompile(`(?m)^level = .*`), `level = "taktisch"`)
		}},
		{name: "two tasks with one code", near: path.Dir(aTask()), line: true, do: func(s site) error { return s.copy(aTask(), path.Dir(aTask())+"/dubbel.md") }},
		{name: "a level removed that tasks are at", near: "aandachtsgebieden", line: true, do: func(s site) error { return s.remove("niveaus/tactisch.md") }},
		{name: "`fout.md` and `fout/_index.md`", file: "fout.md", near: "fout", text: page("Een."), do: func(s site) error { return s.write("fout/_index.md", page("Twee.")) }},
		{name: "`fout.md` and `Fout.md`", file: "Fout.md", text: page("Een."), do: func(s site) error { return s.write("fout.md", page("Twee.")) }},
		{name: "`fout.markdwn`", file: "fout.markdwn", text: page("Tekst.")},
		{name: "an alias that is another page", file: "fout.md", line: true, text: front("title = \"Fout\"\naliases = [\"/niveaus/\"]")},
		{name: "an alias of two pages", file: "fout.md", near: "fout", line: true, text: front("title = \"Een\"\naliases = [\"/oud/\"]"), do: func(s site) error {
			return s.write("fout-2.md", front("title = \"Twee\"\naliases = [\"/oud/\"]"))
		}},
		{name: "the alias `/`", file: "fout.md", line: true, text: front("title = \"Fout\"\naliases = [\"/\"]")},
		{name: "the alias `/../../buiten/`", file: "fout.md", line: true, text: front("title = \"Fout\"\naliases = [\"/../../buiten/\"]")},
		{name: "UTF-16", file: "fout.md", line: true, text: "\xff\xfe+\x00+\x00+\x00\n\x00t\x00i\x00"},
		{name: "a text in Latin 1", file: "fout.md", line: true, text: page("Een caf\xe9.")},
		{name: "a NUL in the text", file: "fout.md", line: true, text: page("Een\x00twee.")},
		{name: "a title that turns the direction of writing", file: "fout.md", line: true, text: front("title = \"Foto \u202egnp.exe\"")},
		{name: "`[x](javascript:alert(1))`", file: "fout.md", line: true, text: page("[x](javascript:alert(1))")},
		{name: "`<script>` in the text", file: "fout.md", line: true, text: page("<script>alert(1)</script>")},
		{name: "a heading with a style", file: "fout.md", line: true, text: page("## Kop {style=\"position:fixed;inset:0\"}")},
		{name: "a link to a file that is not there", file: "fout.md", line: true, text: page("[x](nergens.md)")},
		{name: "a link that leads out of the site's folder", file: "fout.md", do: func(s site) error { return s.link("/etc/passwd", "fout.md") }},
		{name: "a pipe", file: "fout.md", do: func(s site) error { return s.pipe("fout.md") }},
		{name: "60 MB of text", file: "fout.md", line: true, do: func(s site) error { return s.repeat("fout.md", page(""), "Tekst.", 10_000_000) }},
		{name: "200,000 keys", file: "fout.md", line: true, text: front("title = \"Fout\"\n" + keys(200_000))},
		{name: "64 KB of `>`", file: "fout.md", line: true, text: page(many(">", 64_000))},
		{name: "20,000 lists in each other", file: "fout.md", line: true, text: page(many("1. ", 20_000))},
		{name: "60,000 times `[`", file: "fout.md", line: true, text: page(many("[", 60_000))},
		{name: "16,000 times `[a](`", file: "fout.md", line: true, text: page(many("[a](", 16_000))},
		{name: "a reference of 20 kB, 10,000 times", file: "fout.md", line: true, text: page("[a]: /niveaus/?" + many("x", 20_000) + "\n\n" + many("[a]\n", 10_000))},
		{name: "a table of 5,000 columns and 20,000 rows, 60 kB", file: "fout.md", line: true, text: page(many("|a", 5000) + "\n" + many("|-", 5000) + many("\na", 20_000))},
	}
}
