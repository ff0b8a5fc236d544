package git

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// LastChanges tells when each file below the given paths last changed, by its path: the date of the last commit that changed
// its text. Files that are gone may be among them; a file that no commit has is not. It is nil in a shallow clone, whose first
// commit seems to add every file, so that most dates would be wrong.
//
// The date is the committer's, with his time zone: the day on which the change came into this branch. The author's may lie
// months before that, when a proposal was long in the making, and who follows the site would never see it as new.
//
// Moving a file as it is changes no text, so such a file has the date from before. Git finds those moves by the names of the
// contents alone, and need not fetch any content in a partial clone. A merge counts only for files that it made what none of its
// parents has. What is not committed counts for nothing: a date tells the same on every machine.
func (r Repo) LastChanges(ctx context.Context, paths ...string) (map[string]time.Time, error) {
	about, err := r.run(ctx, nil, "rev-parse", "--is-shallow-repository", "--show-prefix")
	if err != nil {
		return nil, err
	}
	shallow, prefix, _ := strings.Cut(strings.TrimSuffix(about, "\n"), "\n")
	if shallow != "false" {
		return nil, nil
	}
	// Newest first, and no commit before those that build on it, whatever the clocks said.
	args := []string{"log", "-z", "--date-order", "--format=" + commitMark + "%cI", "-c", "--name-status", "--find-renames=100%", "--no-relative", "--"}
	log, err := r.run(ctx, nil, append(args, paths...)...)
	if err != nil {
		return nil, err
	}
	dates, err := readDates(log)
	return below(prefix, dates), err
}

// What stands in the log beside paths and statuses such as "M", or in a merge "MM", a letter a parent.
const (
	commitMark   = "@"    // before the date of a commit
	movedAsItWas = "R100" // a status with two paths
)

// readDates reads what LastChanges asks for: of each commit its date, and of each file in it a status and a path; all of them end
// in NUL. Paths are those from the top of the repository.
func readDates(log string) (map[string]time.Time, error) {
	lives := lives{dates: map[string]time.Time{}, today: map[string]string{}}
	var date time.Time
	for fields := strings.Split(log, "\x00"); len(fields) > 1; {
		field := strings.TrimPrefix(fields[0], "\n")
		written, isCommit := strings.CutPrefix(field, commitMark)
		var err error
		switch {
		case isCommit:
			date, err = time.Parse(time.RFC3339, written)
			fields = fields[1:]
		case field == "": // between a merge and its files
			fields = fields[1:]
		case field == movedAsItWas && len(fields) > 2:
			lives.moved(fields[1], fields[2])
			fields = fields[3:]
		default:
			lives.changed(field, fields[1], date)
			fields = fields[2:]
		}
		if err != nil {
			return nil, fmt.Errorf("git log: %w", err)
		}
	}
	return lives.dates, nil
}

// lives follows files from today back to where they began. One path may have been several files in turn.
type lives struct {
	dates map[string]time.Time // by the path of today
	today map[string]string    // the path of today for paths of then; "" for a file that today is not there under any name
}

// changed notes that a commit changed a file.
func (l lives) changed(status, path string, date time.Time) {
	name := l.nameOf(path)
	if _, known := l.dates[name]; name != "" && status[0] != 'D' && !known {
		l.dates[name] = date
	}
	if strings.Trim(status, "A") == "" { // what had this path before was another file
		l.today[path] = ""
	}
}

// moved notes that a commit moved a file as it was.
func (l lives) moved(from, to string) {
	name := l.nameOf(to)
	l.today[to] = ""
	l.today[from] = name
}

func (l lives) nameOf(path string) string {
	if name, ok := l.today[path]; ok {
		return name
	}
	return path
}

// below keeps the files below a folder, and names them from there.
func below(prefix string, dates map[string]time.Time) map[string]time.Time {
	if prefix == "" {
		return dates
	}
	kept := make(map[string]time.Time, len(dates))
	for path, date := range dates {
		if name, ok := strings.CutPrefix(path, prefix); ok {
			kept[name] = date
		}
	}
	return kept
}
