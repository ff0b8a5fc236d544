package git

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// day is a moment on a day of March 2026, at noon in the time zone of a Dutch winter.
func day(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.FixedZone("", 60*60)) }

// commit commits everything in the folder on a day. The author wrote it long before.
func (r Repo) commit(t *testing.T, on int) {
	t.Helper()
	r.must(t, "add", "--all")
	r.dated(t, on, "commit", "--quiet", "--message=Wijziging")
}

// dated runs git with a day for the commits that it makes.
func (r Repo) dated(t *testing.T, on int, args ...string) {
	t.Helper()
	env := []string{"GIT_AUTHOR_DATE=2001-01-01T12:00:00+01:00", "GIT_COMMITTER_DATE=" + day(on).Format(time.RFC3339)}
	if _, err := r.run(t.Context(), env, args...); err != nil {
		t.Fatal(err)
	}
}

// move moves a file.
func (r Repo) move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(r.dir, to)), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(r.dir, from), filepath.Join(r.dir, to)); err != nil {
		t.Fatal(err)
	}
}

func (r Repo) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(r.dir, name)); err != nil {
		t.Fatal(err)
	}
}

// changes writes the day of the last change of every file that is there, such as "een.md 3".
func (r Repo) changes(t *testing.T) string {
	t.Helper()
	dates, err := r.LastChanges(t.Context(), "content")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(dates)) {
		if _, err := os.Stat(filepath.Join(r.dir, name)); err != nil {
			continue
		}
		n := dates[name].Day()
		if !dates[name].Equal(day(n)) {
			t.Errorf("%s changed at %s", name, dates[name])
		}
		all = append(all, fmt.Sprintf("%s %d", strings.TrimPrefix(name, "content/"), n))
	}
	return strings.Join(all, ", ")
}

func (r Repo) want(t *testing.T, changes string) {
	t.Helper()
	if got := r.changes(t); got != changes {
		t.Errorf("got %s, want %s", got, changes)
	}
}

func TestLastChanges(t *testing.T) {
	r := repository(t)
	r.write(t, "content/_index.md", "Welkom")
	r.write(t, "content/creëren/één taak.md", "Eén")
	r.write(t, "content/met\nregeleinde.md", "x")
	r.write(t, "layouts/base.html", "elders")
	r.commit(t, 1)
	r.write(t, "content/creëren/één taak.md", "Eén taak")
	r.commit(t, 3)
	r.write(t, "layouts/base.html", "anders")
	r.commit(t, 4)
	r.want(t, "_index.md 1, creëren/één taak.md 3, met\nregeleinde.md 1")

	// What is not committed does not count.
	r.write(t, "content/_index.md", "Hallo")
	r.write(t, "content/nieuw.md", "nieuw")
	r.must(t, "add", "--all")
	r.want(t, "_index.md 1, creëren/één taak.md 3, met\nregeleinde.md 1")
}

// The time zone is that of who committed: it says on what day that was.
func TestLastChangesKeepTheTimeZone(t *testing.T) {
	r := repository(t)
	r.write(t, "content/laat.md", "laat")
	r.commit(t, 1)
	dates, err := r.LastChanges(t.Context(), "content")
	if got := dates["content/laat.md"].Format(time.RFC3339); err != nil || got != "2026-03-01T12:00:00+01:00" {
		t.Errorf("got %s, %v", got, err)
	}
}

// A site may stand in a folder of the repository; that folder is where its paths begin.
func TestLastChangesInAFolder(t *testing.T) {
	r := repository(t)
	r.write(t, "sites/één/content/a.md", "a")
	r.write(t, "content/elders.md", "elders")
	r.commit(t, 1)
	r.write(t, "sites/één/content/a.md", "anders")
	r.commit(t, 2)
	site := Repo{dir: filepath.Join(r.dir, "sites", "één")}
	site.want(t, "a.md 2")
}

func TestLastChangesOfMovedFiles(t *testing.T) {
	r := repository(t)
	r.write(t, "content/oud/een.md", "een\n")
	r.write(t, "content/oud/twee.md", "twee\n")
	r.write(t, "elders/drie.md", "drie\n")
	r.commit(t, 1)
	r.write(t, "content/oud/een.md", "een, verbeterd\n")
	r.commit(t, 2)
	r.move(t, "content/oud/een.md", "content/tussen/een.md")
	r.commit(t, 3)
	r.move(t, "content/tussen/een.md", "content/één.md")
	r.move(t, "content/oud/twee.md", "content/twee.md")
	r.write(t, "content/twee.md", "twee, verbeterd\n")
	r.move(t, "elders/drie.md", "content/drie.md")
	r.commit(t, 4)
	r.want(t, "drie.md 4, twee.md 4, één.md 2") // drie.md came from outside: here it is new

	// Another file where one was before has a date of its own, and so has a file that left and came back.
	r.write(t, "content/oud/een.md", "een heel andere\n")
	r.remove(t, "content/twee.md")
	r.commit(t, 5)
	r.write(t, "content/twee.md", "twee, opnieuw\n")
	r.commit(t, 6)
	r.want(t, "drie.md 4, oud/een.md 5, twee.md 6, één.md 2")

	// A file that moved to where one was that is gone has the date of its own text.
	r.remove(t, "content/drie.md")
	r.commit(t, 7)
	r.move(t, "content/één.md", "content/drie.md")
	r.commit(t, 8)
	r.want(t, "drie.md 2, oud/een.md 5, twee.md 6")
}

func TestLastChangesWithMerges(t *testing.T) {
	r := repository(t)
	const text = "een\n\ntwee\n\ndrie\n\nvier\n\nvijf\n"
	for _, name := range []string{"beide", "hoofd", "zij", "strijd"} {
		r.write(t, "content/"+name+".md", text)
	}
	r.commit(t, 1)
	r.must(t, "switch", "--quiet", "--create", "zij")
	r.write(t, "content/zij.md", "zij\n")
	r.write(t, "content/beide.md", strings.Replace(text, "een", "EEN", 1))
	r.write(t, "content/strijd.md", "zij\n")
	r.commit(t, 2)
	r.must(t, "switch", "--quiet", "main")
	r.write(t, "content/hoofd.md", "hoofd\n")
	r.write(t, "content/beide.md", strings.Replace(text, "vijf", "VIJF", 1))
	r.write(t, "content/strijd.md", "hoofd\n")
	r.commit(t, 3)
	if _, err := r.run(t.Context(), nil, "merge", "--no-commit", "zij"); err == nil {
		t.Fatal("there is no conflict")
	}
	r.write(t, "content/strijd.md", "samen\n")
	r.commit(t, 4)
	// The merge made what neither side had of beide.md and strijd.md; the others have the date of their own change.
	r.want(t, "beide.md 4, hoofd.md 3, strijd.md 4, zij.md 2")
}

// A clock that ran behind does not put an older change before a newer one.
func TestLastChangesWithAWrongClock(t *testing.T) {
	r := repository(t)
	r.write(t, "content/a.md", "een")
	r.commit(t, 9)
	r.write(t, "content/a.md", "twee")
	r.commit(t, 5)
	r.want(t, "a.md 5")
}

func TestLastChangesWhateverIsConfigured(t *testing.T) {
	r := repository(t)
	r.write(t, "content/oud.md", "een\n")
	r.commit(t, 1)
	r.move(t, "content/oud.md", "content/nieuw.md")
	r.commit(t, 2)
	for _, setting := range []string{
		"log.follow=true", "log.showRoot=false", "diff.renames=false", "diff.relative=true", "log.date=relative", "core.quotePath=true", "color.ui=always",
	} {
		name, value, _ := strings.Cut(setting, "=")
		r.must(t, "config", name, value)
	}
	r.want(t, "nieuw.md 1")
}

// In a shallow clone the first commit seems to add everything, so that nothing is known.
func TestLastChangesInAShallowClone(t *testing.T) {
	r := repository(t)
	for n := range 3 {
		r.write(t, fmt.Sprintf("content/%d.md", n), "tekst")
		r.commit(t, n+1)
	}
	for depth, want := range map[string]string{"--depth=2": "", "--no-local": "0.md 1, 1.md 2, 2.md 3"} {
		clone := Repo{dir: t.TempDir()}
		clone.must(t, "clone", "--quiet", depth, "file://"+r.dir, ".")
		clone.want(t, want)
	}
}

func TestLastChangesWithoutHistory(t *testing.T) {
	if dates, err := repository(t).LastChanges(t.Context(), "content"); err == nil || len(dates) > 0 {
		t.Errorf("without commits: %v, %v", dates, err)
	}
	if dates, err := (Repo{dir: t.TempDir()}).LastChanges(t.Context(), "content"); err == nil || len(dates) > 0 {
		t.Errorf("outside a repository: %v, %v", dates, err)
	}
	r := repository(t)
	r.write(t, "elders.md", "elders")
	r.commit(t, 1)
	r.want(t, "")
}

func TestReadDatesOfAStrangeLog(t *testing.T) {
	for _, log := range []string{"@gisteren\x00", "@\x00\nM\x00a.md\x00"} {
		if dates, err := readDates(log); err == nil {
			t.Errorf("%q: got %v", log, dates)
		}
	}
}
