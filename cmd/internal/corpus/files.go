package corpus

import (
	"fmt"
	"strings"
)

// page writes front matter, given as lines, and a text.
func page(path, text string, front ...string) file {
	return file{path, "+++\n" + strings.Join(front, "\n") + "\n+++\n\n" + text + "\n"}
}

func key(name string, value any) string {
	if list, ok := value.([]string); ok {
		return fmt.Sprintf("%s = [%s]", name, quoted(list))
	}
	if number, ok := value.(int); ok {
		return fmt.Sprintf("%s = %d", name, number)
	}
	return fmt.Sprintf("%s = %q", name, value)
}

func quoted(list []string) string {
	words := make([]string, len(list))
	for i, word := range list {
		words[i] = fmt.Sprintf("%q", word)
	}
	return strings.Join(words, ", ")
}

// ref is how front matter names a task.
func (w *writer) ref(t task) string {
	if w.reader == Hugo {
		return t.path()
	}
	return t.code
}

func (w *writer) folders() []file {
	files := []file{page("_index.md", w.paragraph(4), key("title", "Beroepsprofiel"), key("summary", "Gebieden, taken en niveaus."))}
	for i, title := range []string{"Aandachtsgebieden", "Niveaus", "Edities", "Vacatures"} {
		files = append(files, page(slug(title)+"/_index.md", w.paragraph(3), key("title", title), key("weight", i+1)))
	}
	return files
}

func (w *writer) areaFiles() []file {
	var files []file
	for i, a := range w.areas {
		text := w.paragraph(4) + "\n\n## Grenzen\n\n" + w.paragraph(4)
		files = append(files, page("aandachtsgebieden/"+a.slug+"/_index.md", text, key("title", a.title), key("summary", w.sentence()), key("weight", i+1)))
	}
	return files
}

// levelFiles are the files of levels and editions. Hugo's layouts find what belongs to them by the name of the file.
func (w *writer) levelFiles() []file {
	var files []file
	for i, level := range levels {
		files = append(files, page("niveaus/"+level+".md", w.paragraph(4), key("title", capital(level)), key("weight", i+1)))
	}
	for i, edition := range editions {
		files = append(files, page("edities/"+edition+".md", w.paragraph(4), key("title", "Editie "+edition), key("weight", i+1)))
	}
	return files
}

// vacancyFiles has six vacancies, each with the first eight tasks of an area at a level in the last edition.
func (w *writer) vacancyFiles() []file {
	var files []file
	for i := range 6 {
		a, level := w.areas[i%len(w.areas)], levels[i%len(levels)]
		var tasks []string
		for _, t := range w.tasks {
			if t.area == a && t.level == level && t.editions[len(t.editions)-1] == editions[1] && len(tasks) < 8 {
				tasks = append(tasks, w.ref(t))
			}
		}
		front := []string{key("title", "Medewerker "+strings.ToLower(a.title)+" "+level), key("weight", i+1), key("tasks", tasks)}
		if w.reader == Profiel {
			front = append(front, key("level", []string{level}), key("areas", []string{a.slug}))
		}
		text := w.paragraph(3) + "\n\n## Wij vragen\n\n- " + w.thing() + "\n- " + w.thing() + "\n\n" + w.paragraph(2)
		files = append(files, page(fmt.Sprintf("vacatures/medewerker-%d.md", i+1), text, front...))
	}
	return files
}

func (w *writer) taskFile(i int) file {
	t := w.tasks[i]
	related := make([]string, 2+w.random.IntN(3))
	for n := range related {
		related[n] = w.ref(w.other(i))
	}
	front := []string{
		key("title", t.title), key("code", t.code), key("level", t.level), key("edition", t.editions), key("weight", i/len(w.areas)+1), key("related", related),
	}
	if t.before != "" {
		front = append(front, "[in."+editions[0]+"]", key("level", t.before))
	}
	return page(t.path()+".md", w.taskText(i), front...)
}

// other is a task that is not the one with this number, where there are several.
func (w *writer) other(i int) task {
	n := w.random.IntN(len(w.tasks))
	if n == i {
		n = (i + 1) % len(w.tasks)
	}
	return w.tasks[n]
}

func (w *writer) taskText(i int) string {
	parts := []string{
		w.paragraph(2) + " Zie ook " + w.other(i).link() + ".",
		"## Resultaat", w.paragraph(2), w.list(3 + w.random.IntN(3)),
		"## Werkwijze", w.paragraph(3) + " Dit sluit aan op " + w.other(i).link() + ".",
	}
	if i%5 == 2 {
		parts = append(parts, w.table())
	}
	if i%10 == 4 {
		parts = append(parts, w.code(w.tasks[i], i%20 == 4))
	}
	return strings.Join(append(parts, "## Voorbeeld", w.paragraph(2)+" Vergelijk "+w.other(i).link()+" en "+w.other(i).link()+"."), "\n\n")
}

func (w *writer) list(items int) string {
	lines := make([]string, items)
	for n := range lines {
		lines[n] = "- " + capital(w.thing()) + " " + w.one(before) + " " + w.thing()
	}
	return strings.Join(lines, "\n")
}

func (w *writer) table() string {
	rows := []string{"| Wat | Wie | Hoe vaak |", "| --- | --- | --- |"}
	for range 3 {
		rows = append(rows, fmt.Sprintf("| %s | %s | %s |", w.thing(), w.one(people), w.one([]string{"wekelijks", "maandelijks", "jaarlijks"})))
	}
	return strings.Join(rows, "\n")
}

func (w *writer) code(t task, isTOML bool) string {
	if isTOML {
		return fmt.Sprintf("```toml\n# zo staat het in het register\n[taak]\ncode = %q\nniveau = %q\nactief = true\nuren = %d\n```", t.code, t.level, 1+w.random.IntN(36))
	}
	return fmt.Sprintf("```html\n<!-- voor op het intranet -->\n<section id=%q>\n  <h2>%s</h2>\n  <p class=\"niveau\">%s &amp; meer</p>\n</section>\n```", t.code, t.title, t.level)
}
